import type { Answer } from '#contract/answer.ts';
import type { Chance } from '#play/chance.ts';
import type { Looks } from './condition-parts.ts';
import type { Answers, End, Gathering, Held, Terrain } from './count-all.ts';
import type { Table, TablePart, TableQuestion } from './table.ts';

/** What is gathered of each visit, and who takes it. */
export interface Observer {
  readonly gathering: Gathering;
  readonly take: (end: End) => void;
}

/** Questions of which nobody knows exactly who comes to them. */
interface UncountedRoutes {
  readonly questions: readonly TableQuestion[];
  readonly costs: readonly Float64Array[];
}

interface Wanted {
  readonly routes?: UncountedRoutes;
  readonly observers?: readonly Observer[];
}

interface Played {
  readonly held: Held;
  readonly longest: readonly number[];
}

/** Answers with their shares, made ready for drawing one in a single look: each place holds an answer, and one that takes over from it. */
interface Lots {
  readonly keeps: Float64Array;
  readonly other: Int16Array;
}

/** Vose's alias method: what is below the mean is filled up from what is above it. Null where all have the same share. */
const lotsOf = ({ classes }: TableQuestion): Lots | null => {
  const first = classes[0]?.share;
  if (classes.every(({ share }) => share === first)) return null;
  const keeps = Float64Array.from(classes, ({ share }) => share * classes.length);
  const other = Int16Array.from(classes, (_, at) => at);
  const [low, high]: [number[], number[]] = [[], []];
  for (const [at, share] of keeps.entries()) (share < 1 ? low : high).push(at);
  for (;;) {
    const rich = high.at(-1);
    const poor = rich === undefined ? undefined : low.pop();
    if (rich === undefined || poor === undefined) break;
    other[poor] = rich;
    const left = (keeps[rich] ?? 1) - (1 - (keeps[poor] ?? 1));
    keeps[rich] = left;
    if (left < 1) {
      high.pop();
      low.push(rich);
    }
  }
  // What is left over is 1 but for rounding.
  for (const at of [...low, ...high]) keeps[at] = 1;
  return { keeps, other };
};

const NO_PARTS: readonly TablePart[] = [];
const NOT_ASKED = -1;
/** Visits played side by side: one question of all of them, then the next. A large quiz is read once for so many. */
const SIDE_BY_SIDE = 500;

/** The room in which some visits are played; each question has its answers, and what conditions see of them, one visit after another. */
interface Room {
  readonly visits: number;
  readonly given: Int16Array;
  readonly looks: Looks;
  readonly numbers: readonly Float64Array[];
}

const roomFor = ({ questions }: Table, visits: number, observers: readonly Observer[]): Room => ({
  visits,
  given: new Int16Array(questions.length * visits).fill(NOT_ASKED),
  looks: { of: new Int32Array(questions.length * visits), visits },
  numbers: observers.map(({ gathering }) => new Float64Array(gathering.width * visits)),
});

const answersIn = ({ questions }: Table, { given, visits }: Room, visit: number): readonly Answer[] =>
  questions.flatMap(({ question, classes, index }) => {
    const answer = classes[given[index * visits + visit] ?? NOT_ASKED];
    return answer === undefined ? [] : [{ question: question.id, value: answer.value }];
  });

/** Asks the question in every visit of the room that comes to it. */
const askAll = (
  question: TableQuestion,
  { visits, given, looks, numbers }: Room,
  observers: readonly Observer[],
  chance: Chance,
  share: number,
): void => {
  const { index, classes, when, seenUntil } = question;
  const lots = lotsOf(question);
  const adds = observers.flatMap(({ gathering }, at) => {
    const add = gathering.addFor(question);
    const into = numbers[at];
    return add === null || into === undefined ? [] : [{ add, into, width: gathering.width }];
  });
  for (let visit = 0; visit < visits; visit += 1) {
    if (when !== null && !when.test(looks, visit)) continue;
    const place = chance() * classes.length;
    const whole = Math.floor(place);
    const drawn = lots === null || place - whole < (lots.keeps[whole] ?? 1) ? whole : (lots.other[whole] ?? whole);
    const answer = classes[drawn];
    if (answer === undefined) continue;
    given[index * visits + visit] = drawn;
    if (seenUntil !== -1) looks.of[index * visits + visit] = answer.look;
    for (let at = 0; at < adds.length; at += 1) {
      const one = adds[at];
      if (one !== undefined) one.add(one.into, visit * one.width, answer, share);
    }
  }
};

/** Plays visits by chance. */
export const playVisits = ({ table, chance, visits, progress }: Terrain, { routes, observers = [] }: Wanted): Played => {
  const { questions } = table;
  const watched = new Set(routes?.questions.map(({ index }) => index));
  const costs = routes?.costs ?? [];
  const longest = costs.map(() => 0);
  const held: Held = new Map();
  const share = 1 / visits;
  for (let played = 0; played < visits; played += SIDE_BY_SIDE) {
    const room = roomFor(table, Math.min(SIDE_BY_SIDE, visits - played), observers);
    const { given, looks } = room;
    for (const question of questions) {
      for (const part of watched.has(question.index) ? question.parts : NO_PARTS)
        for (let visit = 0; visit < room.visits; visit += 1) if (part.test(looks, visit)) held.set(part, (held.get(part) ?? 0) + share);
      askAll(question, room, observers, chance, share);
    }
    for (let visit = 0; visit < room.visits; visit += 1) {
      const isAsked = (index: number): boolean => given[index * room.visits + visit] !== NOT_ASKED;
      const keep = (): Answers => () => answersIn(table, room, visit);
      for (const [at, { gathering, take }] of observers.entries()) {
        const numbers = room.numbers[at]?.subarray(visit * gathering.width, (visit + 1) * gathering.width);
        if (numbers !== undefined) take({ share, numbers, keep });
      }
      for (const [kind, cost] of costs.entries()) {
        let sum = 0;
        for (const index of watched) if (isAsked(index)) sum += cost[index] ?? 0;
        longest[kind] = Math.max(longest[kind] ?? 0, sum);
      }
    }
    progress?.(Math.min(visits, played + SIDE_BY_SIDE));
  }
  return { held, longest };
};
