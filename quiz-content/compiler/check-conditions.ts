import { isId } from '#contract/ids.ts';
import { isCountry } from '#fields/countries.ts';
import { isDepartment } from '#fields/departments.ts';
import { COMPARISONS, JOINTS } from '#format/condition.ts';
import { communes } from './communes.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Mentions } from './mentions.ts';
import type { Said } from './messages/said.ts';
import { insteadOf } from './nearest.ts';
import { choiceIdsOf, type Named, type Questions } from './questions-by-id.ts';
import type { Source } from './source.ts';
import { child, has, isObject, itemsOf, keysOf, numberAt, numberOf, type Spot, textOf } from './spot.ts';

/** A condition that compares. */
interface Leaf {
  readonly spot: Spot;
  readonly comparison: (typeof COMPARISONS)[number];
}

/** What is wrong with the keys of a condition as a whole. */
const keysFault = (spot: Spot): Said | null => {
  const compared = COMPARISONS.filter((key) => has(spot, key));
  const joined = JOINTS.filter((key) => has(spot, key));
  const named = has(spot, 'question') ? ['question'] : [];
  if (joined.length > 1 || compared.length > 1 || (joined.length === 1 && compared.length + named.length > 0))
    return { variant: 'CONTENT_CONDITION/mixed', keys: joined.length > 0 ? [...named, ...compared, ...joined] : compared };
  const known = named.length + compared.length + joined.length;
  // A key that the format does not know is said already, and is what lacks here.
  if (keysOf(spot).length > known || joined.length === 1) return null;
  if (known === 0) return { variant: 'CONTENT_CONDITION/empty' };
  const [alone] = [...named, ...compared];
  return known === 1 && alone !== undefined ? { variant: 'CONTENT_CONDITION/alone', key: alone } : null;
};

/** Walks through a condition: what is wrong with its form, and the comparisons in it. */
const partsOf = (source: Source, spot: Spot, leaves: Leaf[]): Diagnostic[] => {
  if (!isObject(spot)) return [];
  const fault = keysFault(spot);
  if (fault !== null) return [source.finding(spot.path, fault)];
  const comparison = COMPARISONS.find((key) => has(spot, key));
  if (comparison !== undefined && has(spot, 'question')) leaves.push({ spot, comparison });
  const inner = [...itemsOf(child(spot, 'all')), ...itemsOf(child(spot, 'any')), child(spot, 'not')];
  return inner.flatMap((one) => partsOf(source, one, leaves));
};

const isMonth = (text: string): boolean => /^20\d\d-(?:0[1-9]|1[0-2])$/.test(text);

/** Why a question cannot be answered like this, as far as the question is readable. */
const answerFault = (name: string, { spot, kind }: Named, answer: Spot): ((places: number) => Said) | null => {
  const text = textOf(answer);
  const number = numberOf(answer);
  if (text === null && number === null) return null;
  const written = JSON.stringify(answer.value);
  if (kind === 'number' || kind === 'scale') {
    const [min, max] = [numberAt(spot, 'min'), numberAt(spot, 'max')];
    if (min === null || max === null || min > max) return null;
    const fits = number !== null && Number.isInteger(number) && number >= min && number <= max;
    return fits ? null : () => ({ variant: 'CONTENT_ANSWER_UNKNOWN/number', question: name, written, min, max });
  }
  if (kind === 'origin') {
    if (!has(spot, 'countries')) return null;
    const fits = text !== null && (isDepartment(text) || isCountry(text));
    return fits ? null : () => ({ variant: 'CONTENT_ANSWER_UNKNOWN/place', question: name, written });
  }
  if (kind === 'commune') {
    if (!has(spot, 'shortcuts')) return null;
    const departments = itemsOf(child(spot, 'departments')).flatMap((item) => textOf(item) ?? []);
    const fits = departments.length === 0 || departments.includes(communes().get(text ?? '')?.department ?? '');
    return fits ? null : () => ({ variant: 'CONTENT_ANSWER_UNKNOWN/commune', question: name, written });
  }
  if (kind === 'month' && !has(spot, 'months')) return null;
  if (kind === 'month')
    return text !== null && isMonth(text) ? null : () => ({ variant: 'CONTENT_ANSWER_UNKNOWN/month', question: name, written });
  const ids = choiceIdsOf(spot);
  if (ids === null || (text !== null && ids.includes(text))) return null;
  const said = text ?? written;
  return (places) => ({ variant: 'CONTENT_ANSWER_UNKNOWN', question: name, written: said, places, ...insteadOf(said, ids) });
};

/** `holder`: the place of the question that the condition belongs to. */
const checkLeaf = (source: Source, { spot, comparison }: Leaf, holder: number, questions: Questions, wrong: Mentions): Diagnostic[] => {
  const question = child(spot, 'question');
  const name = textOf(question);
  if (name === null || !isId('question', name)) return [];
  const named = questions.byId.get(name);
  if (named === undefined) {
    if (questions.isWhole)
      wrong.note(`question ${name}`, question.path, (places) => ({
        variant: 'CONTENT_QUESTION_UNKNOWN',
        name,
        places,
        ...insteadOf(name, [...questions.byId.keys()].slice(0, holder)),
      }));
    return [];
  }
  if (named.index === holder) return [source.finding(question.path, { variant: 'CONTENT_QUESTION_LATER/itself', name })];
  if (named.index > holder) {
    wrong.note(`later ${name}`, question.path, () => ({ variant: 'CONTENT_QUESTION_LATER/condition', name }));
    return [];
  }
  const compared = child(spot, comparison);
  if (comparison === 'atLeast') {
    const [least, max] = [numberOf(compared), numberAt(named.spot, 'max')];
    // A question of numbers that says another kind has a finding of its own.
    const isNumeric = named.kind === 'number' || named.kind === 'scale' || (has(named.spot, 'max') && !has(named.spot, 'choices'));
    if (named.kind !== null && !isNumeric)
      return [source.finding(question.path, { variant: 'CONTENT_CONDITION/no-number', question: name, kind: named.kind })];
    return least === null || max === null || least <= max
      ? []
      : [source.finding(compared.path, { variant: 'CONTENT_CONDITION/never', question: name, max })];
  }
  for (const answer of comparison === 'is' ? [compared] : itemsOf(compared)) {
    const fault = answerFault(name, named, answer);
    if (fault !== null) wrong.note(`answer ${name} ${JSON.stringify(answer.value)}`, answer.path, fault);
  }
  return [];
};

/** Conditions have a form, and name earlier questions and answers that these can have. What is named in vain goes to `wrong`. */
export const checkConditions = (source: Source, questions: Questions, wrong: Mentions): Diagnostic[] =>
  itemsOf(child(source.root, 'questions')).flatMap((question, index) => {
    if (!has(question, 'when')) return [];
    const leaves: Leaf[] = [];
    const found = partsOf(source, child(question, 'when'), leaves);
    return [...found, ...leaves.flatMap((leaf) => checkLeaf(source, leaf, index, questions, wrong))];
  });
