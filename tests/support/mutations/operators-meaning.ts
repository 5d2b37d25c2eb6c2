import type { Chance } from '#play/chance.ts';
import { at, type Draft, keyOf, type Mutation, pick, spanOf, withKey, without, withProperty, withValue } from './draft.ts';
import { misspelt } from './misspell.ts';

const words = (draft: Draft, ...forms: readonly string[]): readonly string[] => at(draft, ...forms).map(({ node }) => String(node.value));
const QUESTION_IDS = 'questions/*/id';
const outcomesOf = (draft: Draft): readonly string[] => at(draft, 'outcomes/*').map(({ path }) => String(path[1]));

/** The line of the id itself, or any place that names it. */
const outcomeRenamed = (draft: Draft, chance: Chance): Mutation | null => {
  const outcome = pick(at(draft, 'outcomes/*'), chance);
  const key = outcome === null ? null : keyOf(outcome);
  const slip = key === null ? null : misspelt(String(key.value), outcomesOf(draft), chance);
  if (key === null || slip === null) return null;
  const mutation = withKey(draft, key, slip);
  const shift = mutation.text.length - draft.text.length;
  const references = draft.all.filter(
    (placed) =>
      (placed.path[0] === 'tieOrder' && placed.node.value === key.value) ||
      (placed.path.at(-2) === 'weights' && placed.path.at(-1) === key.value),
  );
  return { ...mutation, spans: [...mutation.spans, ...references.map(({ node }) => [node.offset + shift, node.offset + shift] as const)] };
};

const weightOnMissingOutcome = (draft: Draft, chance: Chance): Mutation | null => {
  const weight = pick(at(draft, 'questions/*/choices/*/weights/*'), chance);
  const key = weight === null ? null : keyOf(weight);
  const slip = key === null ? null : misspelt(String(key.value), outcomesOf(draft), chance);
  return key === null || slip === null ? null : withKey(draft, key, slip);
};

const tieOrderLosesOne = (draft: Draft, chance: Chance): Mutation | null => {
  const entry = pick(at(draft, 'tieOrder/*'), chance);
  return entry === null ? null : without(draft, entry);
};

const idTwice = (draft: Draft, chance: Chance): Mutation | null => {
  const second = pick(at(draft, QUESTION_IDS, 'questions/*/choices/*/id'), chance);
  if (second === null) return null;
  const siblings = at(draft, ...(second.path.length === 3 ? [QUESTION_IDS] : [`questions/${second.path[1]}/choices/*/id`]));
  const first = pick(
    siblings.filter(({ node }) => node !== second.node),
    chance,
  );
  // An id that a condition names is no longer the same mistake when it goes.
  const isNamed = draft.all.some(({ path, node }) => path.includes('when') && node.value === second.node.value);
  if (first === null || isNamed) return null;
  const mutation = withValue(draft, second, first.node.value);
  const shift = first.node.offset > second.node.offset ? mutation.text.length - draft.text.length : 0;
  return { ...mutation, spans: [...mutation.spans, [first.node.offset + shift, first.node.offset + shift]] };
};

const fieldMisspelt = (draft: Draft, chance: Chance): Mutation | null => {
  const field = pick(at(draft, 'questions/*/field'), chance);
  const slip = field === null ? null : misspelt(String(field.node.value), [], chance);
  return field === null || slip === null ? null : withValue(draft, field, slip);
};

const valueMisspelt = (draft: Draft, chance: Chance): Mutation | null => {
  const values = at(draft, 'questions/*/choices/*/value', 'questions/*/choices/*/value/*').filter(({ node }) => node.type === 'string');
  const value = pick(values, chance);
  const slip = value === null ? null : misspelt(String(value.node.value), ['none'], chance);
  return value === null || slip === null ? null : withValue(draft, value, slip);
};

const pictureRenamed = (draft: Draft, chance: Chance): Mutation | null => {
  const file = pick(
    draft.all.filter(({ path }) => path.at(-1) === 'file'),
    chance,
  );
  const name = String(file?.node.value ?? '').replace(/\.\w+$/, '');
  const slip = misspelt(name, [], chance);
  const taken =
    file === null || slip === null || words(draft, 'outcomes/*/picture/file', 'questions/*/choices/*/picture/file').includes(`${slip}.svg`);
  return taken ? null : withValue(draft, file, `${slip}.svg`);
};

const pictureOutside = (draft: Draft, chance: Chance): Mutation | null => {
  const file = pick(
    draft.all.filter(({ path }) => path.at(-1) === 'file'),
    chance,
  );
  return file === null ? null : withValue(draft, file, `../${String(file.node.value)}`);
};

/** A question that comes later than another one, and the ids before and after it. */
const laterQuestion = (draft: Draft, chance: Chance) => {
  const questions = at(draft, 'questions/*').filter(({ path }) => {
    const [id = ''] = words(draft, `questions/${path[1]}/id`);
    // A question that a text quotes must always be asked: a condition there would be a second mistake.
    return path[1] !== 0 && at(draft, `questions/${path[1]}/when`).length === 0 && !draft.text.includes(`{answer:${id}}`);
  });
  const question = pick(questions, chance);
  if (question === null) return null;
  const ids = words(draft, QUESTION_IDS);
  const index = Number(question.path[1]);
  return { question, earlier: ids.slice(0, index), from: ids.slice(index) };
};

const conditionOnUnknown = (draft: Draft, chance: Chance): Mutation | null => {
  const later = laterQuestion(draft, chance);
  const known = later === null ? null : pick(later.earlier, chance);
  const slip = known === null ? null : misspelt(known, words(draft, QUESTION_IDS), chance);
  return later === null || slip === null ? null : withProperty(draft, later.question, 'when', { question: slip, answered: true });
};

const conditionOnLater = (draft: Draft, chance: Chance): Mutation | null => {
  const later = laterQuestion(draft, chance);
  const id = later === null ? null : pick(later.from, chance);
  return later === null || id === null ? null : withProperty(draft, later.question, 'when', { question: id, answered: true });
};

const conditionOnUnknownChoice = (draft: Draft, chance: Chance): Mutation | null => {
  const later = laterQuestion(draft, chance);
  if (later === null) return null;
  const choices = at(draft, 'questions/*/choices/*/id').filter(({ path }) => Number(path[1]) < Number(later.question.path[1]));
  const choice = pick(choices, chance);
  if (choice === null) return null;
  const siblings = words(draft, `questions/${choice.path[1]}/choices/*/id`);
  const slip = misspelt(String(choice.node.value), siblings, chance);
  const question = words(draft, `questions/${choice.path[1]}/id`)[0];
  return slip === null || question === undefined ? null : withProperty(draft, later.question, 'when', { question, is: slip });
};

const unknownPlace = (draft: Draft, chance: Chance): Mutation | null => {
  const place = pick(at(draft, 'questions/*/departments/*', 'questions/*/countries/*'), chance);
  return place === null ? null : withValue(draft, place, 'XX');
};

export const MEANING_OPERATORS = {
  'an outcome is renamed': outcomeRenamed,
  'points for a missing outcome': weightOnMissingOutcome,
  'the tie order loses one': tieOrderLosesOne,
  'an id stands twice': idTwice,
  'a field is misspelt': fieldMisspelt,
  'a field value is misspelt': valueMisspelt,
  'a picture is misnamed': pictureRenamed,
  'a picture from outside': pictureOutside,
  'condition on an unknown question': conditionOnUnknown,
  'condition on a later question': conditionOnLater,
  'condition on an unknown choice': conditionOnUnknownChoice,
  'an unknown département or country': unknownPlace,
} as const;

const TEXTS = [
  'title',
  'invitation',
  'outcomes/*/title',
  'outcomes/*/text',
  'outcomes/*/advice',
  'questions/*/text',
  'questions/*/hint',
  'questions/*/choices/*/text',
];
const perLanguage = TEXTS.map((form) => `${form}/*`);

const translationDropped = (draft: Draft, chance: Chance): Mutation | null => {
  const text = pick(at(draft, ...perLanguage, 'outcomes/*/picture/alt/*'), chance);
  if (text === null) return null;
  const map = text.node.parent?.parent;
  const mutation = without(draft, text);
  return map === undefined
    ? mutation
    : { ...mutation, spans: [[spanOf(map)[0], spanOf(map)[1] - (draft.text.length - mutation.text.length)]] };
};

const languageMisspelt = (draft: Draft, chance: Chance): Mutation | null => {
  const text = pick(at(draft, ...perLanguage), chance);
  const key = text === null ? null : keyOf(text);
  return key === null
    ? null
    : withKey(draft, key, pick([`${key.value}${key.value}`, `x${String(key.value)[1]}`, String(key.value).toUpperCase()], chance) ?? 'xx');
};

const textEmptied = (draft: Draft, chance: Chance): Mutation | null => {
  const text = pick(at(draft, ...perLanguage), chance);
  return text === null ? null : withValue(draft, text, pick(['', '   '], chance));
};

const textTooLong = (draft: Draft, chance: Chance): Mutation | null => {
  const text = pick(at(draft, ...perLanguage), chance);
  return text === null ? null : withValue(draft, text, `${String(text.node.value)} `.repeat(700));
};

const languageUnlisted = (draft: Draft, chance: Chance): Mutation | null => {
  const locale = pick(at(draft, 'locales/*'), chance);
  return locale === null ? null : withValue(draft, locale, 'eo');
};

const pipedUnknown = (draft: Draft, chance: Chance): Mutation | null => {
  const text = pick(at(draft, 'outcomes/*/advice/*'), chance);
  const id = pick(words(draft, QUESTION_IDS), chance);
  const slip = id === null ? null : misspelt(id, words(draft, QUESTION_IDS), chance);
  return text === null || slip === null ? null : withValue(draft, text, `{answer:${slip}} ${String(text.node.value)}`.slice(0, 200));
};

export const TEXT_OPERATORS = {
  'a translation is dropped': translationDropped,
  'a language key is misspelt': languageMisspelt,
  'a listed language is unknown': languageUnlisted,
  'a text is emptied': textEmptied,
  'a text is too long': textTooLong,
  'an unknown answer in a text': pipedUnknown,
} as const;
