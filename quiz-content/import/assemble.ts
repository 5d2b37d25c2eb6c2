import { LOCALES, type Locale } from '#fields/types.ts';
import type { ConditionSource } from '#format/condition.ts';
import { NONE } from '#format/questions.ts';
import { QUIZ_FORMAT_VERSION } from '#format/quiz.ts';
import { idsFrom } from '#format/slug.ts';
import { conditionIn, isTooDeep } from './assemble-condition.ts';
import { choicesOf, type Draft, type DraftChoice, type DraftPicture, type DraftQuestion, type Words } from './draft.ts';
import { mediaNames, type TakeFile } from './media-names.ts';
import type { Notes } from './notes.ts';

interface NotesOfBoth {
  readonly source: Notes;
  readonly quiz: Notes;
}

export interface Assembled {
  /** The text of `quiz.json`. */
  readonly quiz: string;
  readonly media: ReadonlyMap<string, Uint8Array>;
}

const wordsIn = (draft: Draft): readonly Words[] => [
  draft.title,
  ...draft.outcomes.flatMap(({ title, text }) => [title, text]),
  ...draft.questions.flatMap((question) => [question.text, ...choicesOf(question).map(({ text }) => text)]),
];

/** The languages that texts of the source speak; that of the plain ones first. */
const localesOf = (draft: Draft): readonly Locale[] => {
  const spoken = new Set(wordsIn(draft).flatMap((words) => Object.keys(words)));
  return [draft.locale, ...LOCALES.filter((locale) => locale !== draft.locale && spoken.has(locale))];
};

/** Ids by name, of the first thing with each name. An earlier answer in the words is no part of an id. */
const idsByName = (
  things: readonly { readonly name: string; readonly idFrom?: string }[],
  otherwise: string,
  pipe: RegExp | null = null,
) => {
  const ids = idsFrom(
    things.map(({ name, idFrom = name }) => (pipe === null ? idFrom : idFrom.replaceAll(pipe, ' '))),
    otherwise,
  );
  const byName = new Map<string, string>();
  for (const [index, { name }] of things.entries()) if (!byName.has(name)) byName.set(name, ids[index] ?? '');
  return { ids, byName };
};

/** Makes the quiz of a draft: ids for names, files for pictures, conditions and earlier answers in the ids of the quiz. */
export const assemble = (draft: Draft, id: string, takeFile: TakeFile, notes: NotesOfBoth): Assembled => {
  const locales = localesOf(draft);
  const questions = idsByName(draft.questions, 'question', draft.pipe);
  const outcomes = idsByName(draft.outcomes, 'outcome');
  const choices = draft.questions.map((question) => idsByName(choicesOf(question), 'answer'));
  const indexOf = new Map([...draft.questions.entries()].toReversed().map(([index, { name }]) => [name, index]));
  const media = mediaNames(takeFile, notes.source);

  const text = (words: Words, path: readonly (string | number)[]): Words | string => {
    const piped = (written: string): string =>
      draft.pipe === null
        ? written
        : written.replaceAll(draft.pipe, (whole: string, name: string) => {
            const question = questions.byName.get(name.trim());
            if (question === undefined) notes.quiz.note(path, { variant: 'IMPORT_PIPE', written: whole });
            return question === undefined ? whole : `{answer:${question}}`;
          });
    const entries = locales.flatMap((locale) => {
      const written = words[locale];
      return written === undefined || written === '' ? [] : [[locale, piped(written)] as const];
    });
    // An empty text is for the author to write: the check names its place.
    return entries.length === 0 ? '' : Object.fromEntries(entries);
  };

  const picture = (drawn: DraftPicture | undefined, wanted: string) =>
    drawn === undefined
      ? { file: `${wanted}.svg`, alt: '' }
      : { file: media.fileFor(drawn, wanted), alt: Object.keys(drawn.alt).length === 0 ? '' : text(drawn.alt, []) };

  const weightsOf = (weights: DraftChoice['weights']) => {
    const known = [...weights].flatMap(([name, points]) => {
      const outcome = outcomes.byName.get(name);
      return outcome === undefined ? [] : [[outcome, points] as const];
    });
    return known.length === 0 ? {} : { weights: Object.fromEntries(known) };
  };

  const choice = (index: number, drafted: DraftChoice, at: number) => {
    const choiceId = choices[index]?.ids[at] ?? '';
    return {
      id: choiceId,
      text: text(drafted.text, ['questions', index, 'choices', at, 'text']),
      ...(drafted.picture === undefined ? {} : { picture: picture(drafted.picture, `${questions.ids[index]}-${choiceId}`) }),
      ...weightsOf(drafted.weights),
    };
  };

  const asked = (question: DraftQuestion, index: number) => {
    const { asks } = question;
    if (asks.kind === 'scale') {
      const [low, high] = [text(asks.low, ['questions', index, 'low']), text(asks.high, ['questions', index, 'high'])];
      return { min: asks.min, max: asks.max, low, high };
    }
    const { kind, ...bounds } = asks;
    return 'choices' in bounds ? { ...bounds, choices: bounds.choices.map((one, at) => choice(index, one, at)) } : bounds;
  };

  const when = (question: DraftQuestion, index: number): { when?: ConditionSource } => {
    if (question.when === undefined) return {};
    if (isTooDeep(question.when.condition)) {
      notes.source.note(question.when.path, { variant: 'IMPORT_CONDITION/deep' });
      return {};
    }
    const made = conditionIn(question.when.condition, {
      question: (name) => ((indexOf.get(name) ?? index) < index ? (questions.byName.get(name) ?? null) : null),
      answer: (name, answer) => {
        const at = indexOf.get(name) ?? -1;
        const known = choices[at]?.byName ?? new Map();
        return known.size === 0 ? answer : (known.get(String(answer)) ?? null);
      },
    });
    if (!('unknown' in made)) return { when: made };
    notes.source.note(question.when.path, { variant: 'IMPORT_CONDITION/question', name: made.unknown });
    return {};
  };

  const question = (drafted: DraftQuestion, index: number) => {
    const questionId = questions.ids[index] ?? '';
    if (indexOf.get(drafted.name) !== index) notes.source.note(drafted.path, { variant: 'IMPORT_CHANGED/name-twice', name: drafted.name });
    notes.quiz.note(['questions', index, 'field'], { variant: 'IMPORT_FIELD_OPEN', id: questionId });
    return {
      id: questionId,
      kind: drafted.asks.kind,
      text: text(drafted.text, ['questions', index, 'text']),
      ...(drafted.hint === undefined ? {} : { hint: text(drafted.hint, ['questions', index, 'hint']) }),
      ...(drafted.optional ? { optional: true } : {}),
      ...when(drafted, index),
      field: NONE,
      ...asked(drafted, index),
    };
  };

  const outcome = ({ title, text: said, picture: drawn }: Draft['outcomes'][number], index: number) => {
    const outcomeId = outcomes.ids[index] ?? '';
    const shown = {
      title: text(title, ['outcomes', outcomeId, 'title']),
      text: text(said, ['outcomes', outcomeId, 'text']),
      advice: '',
      picture: picture(drawn, `outcome-${outcomeId}`),
    };
    return [outcomeId, shown] as const;
  };

  const isPersonality = draft.outcomes.length > 0;
  if (isPersonality) notes.quiz.note(['tieOrder'], { variant: 'IMPORT_TIES' });
  const quiz = {
    $schema: './quiz.schema.json',
    formatVersion: QUIZ_FORMAT_VERSION,
    id,
    kind: isPersonality ? 'personality' : 'survey',
    locales,
    defaultLocale: draft.locale,
    title: text(draft.title, ['title']),
    invitation: '',
    ...(isPersonality ? { outcomes: Object.fromEntries(draft.outcomes.map(outcome)), tieOrder: outcomes.ids } : {}),
    questions: draft.questions.map(question),
  };
  return { quiz: `${JSON.stringify(quiz, null, 2)}\n`, media: media.taken };
};
