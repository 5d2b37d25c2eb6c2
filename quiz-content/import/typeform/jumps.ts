import { child, itemsOf, type Path, type Spot, textOf } from '#compiler/spot.ts';
import type { DraftCondition, DraftQuestion } from '../draft.ts';
import type { Notes } from '../notes.ts';
import { type Guard, guardOf } from './condition.ts';

/** A jump that passes over the questions between its own and the one it leads to. */
interface Jump {
  readonly from: number;
  /** The place of the question it leads to; the number of questions when it leads to the end. */
  readonly to: number;
  readonly guard: Guard;
  readonly path: Path;
}

/** A condition with its number of parts; a condition may be used many times before it is written once. */
interface Sized {
  readonly condition: DraftCondition;
  readonly size: number;
}

const MOST_PARTS = 60;
const MOST_ACTIONS = 200;

const sizeOf = (condition: DraftCondition): number => {
  if ('not' in condition) return 1 + sizeOf(condition.not);
  const inner = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  return inner.reduce((sum, one) => sum + sizeOf(one), 1);
};

const both = (parts: readonly Guard[]): Guard => {
  const said = parts.filter((part) => part !== 'always');
  const [only] = said;
  return only === undefined ? 'always' : said.length === 1 ? only : { all: said };
};

/** Where a jump leads: a later field, or the end. Null: back, or to somewhere that is not asked. */
const targetOf = (action: Spot, from: number, placeOf: ReadonlyMap<string, number>, end: number): number | null => {
  const to = child(child(action, 'details'), 'to');
  if (textOf(child(to, 'type')) === 'thankyou') return end;
  const place = placeOf.get(textOf(child(to, 'value')) ?? '');
  return place !== undefined && place > from ? place : null;
};

/** The jumps after one field. Its actions are tried in order, so each holds only where those before do not. */
const jumpsAfter = (
  logic: Spot,
  from: number | null,
  placeOf: ReadonlyMap<string, number>,
  questions: ReadonlyMap<string, DraftQuestion>,
  notes: Notes,
): readonly Jump[] => {
  const jumps: Jump[] = [];
  const before: DraftCondition[] = [];
  for (const action of itemsOf(child(logic, 'actions')).slice(0, MOST_ACTIONS)) {
    if (textOf(child(action, 'action')) !== 'jump') continue;
    const guard = guardOf(child(action, 'condition'), questions);
    const to = from === null ? null : targetOf(action, from, placeOf, questions.size);
    // After a field that terminals do not ask there is nothing to hang a condition on.
    if (guard === null || from === null || to === null) {
      notes.note(action.path, { variant: 'IMPORT_CONDITION/jump' });
      // What holds after this one cannot be told any more.
      return jumps;
    }
    jumps.push({ from, to, guard: both([...before.map((one): DraftCondition => ({ not: one })), guard]), path: action.path });
    if (guard === 'always') return jumps;
    before.push(guard);
  }
  return jumps;
};

/** Does it only hold where the question was answered? Then nobody needs to say that it was asked. */
const isAnswerOf = (guard: Guard, question: string): boolean => {
  if (guard === 'always' || 'not' in guard) return false;
  if ('all' in guard) return guard.all.some((part) => isAnswerOf(part, question));
  if ('any' in guard) return guard.any.every((part) => isAnswerOf(part, question));
  return guard.question === question && !('answered' in guard && !guard.answered);
};

/**
 * When each question is asked, out of the jumps: a question is passed over when one of the jumps over it is made, and a jump is
 * made when its own question is asked and its condition holds. A question that no jump passes over has no condition.
 */
export const conditionsOfJumps = (
  root: Spot,
  asked: readonly DraftQuestion[],
  placeOf: ReadonlyMap<string, number>,
  notes: Notes,
): readonly ({ readonly condition: DraftCondition; readonly path: Path } | undefined)[] => {
  const questions = new Map(asked.map((question) => [question.name, question]));
  const indexes = new Map(asked.map(({ name }, index) => [name, index]));
  const jumps = itemsOf(child(root, 'logic')).flatMap((logic) => {
    const from = indexes.get(textOf(child(logic, 'ref')) ?? '') ?? null;
    return jumpsAfter(logic, from, placeOf, questions, notes);
  });
  const made: (Sized | undefined)[] = [];
  const lost = new Set<Jump>();
  return asked.map((_, index) => {
    const over = jumps.filter(({ from, to }) => from < index && index < to);
    const passed: DraftCondition[] = [];
    let size = 1;
    for (const jump of over) {
      const own = made[jump.from];
      const isSaid = own === undefined || isAnswerOf(jump.guard, asked[jump.from]?.name ?? '');
      const parts = own === undefined || isSaid ? [jump.guard] : [own.condition, jump.guard];
      const whole = both(parts);
      size +=
        (whole === 'always' ? 0 : 2) + (jump.guard === 'always' ? 0 : sizeOf(jump.guard)) + (own === undefined || isSaid ? 0 : own.size);
      if (whole === 'always' || size > MOST_PARTS) {
        // A question that nobody is asked has no place in a quiz, and one whose condition nobody could read has none either.
        if (!lost.has(jump)) notes.note(jump.path, { variant: 'IMPORT_CONDITION/jump' });
        lost.add(jump);
        made[index] = undefined;
        return undefined;
      }
      passed.push(whole);
    }
    const [only] = passed;
    if (only === undefined) return undefined;
    const condition: DraftCondition = { not: passed.length === 1 ? only : { any: passed } };
    made[index] = { condition, size };
    return { condition, path: over[0]?.path ?? [] };
  });
};
