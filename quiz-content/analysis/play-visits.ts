import type { Answer } from '#contract/answer.ts';
import type { Answers, End, Gathering, Held, Terrain } from './count-all.ts';
import type { Table, TablePart, TableQuestion } from './table.ts';
import type { AnswerClass } from './table-question.ts';

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

/** Vose's alias method: what is below the mean is filled up from what is above it. */
const lotsOf = ({ classes }: TableQuestion): Lots => {
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

const answersOf = ({ questions }: Table, given: Int16Array): readonly Answer[] =>
  questions.flatMap(({ question, classes }, index) => {
    const answer = classes[given[index] ?? -1];
    return answer === undefined ? [] : [{ question: question.id, value: answer.value }];
  });

const NO_PARTS: readonly TablePart[] = [];
const NOT_ASKED = -1;
const TOLD_EVERY = 1_000;

/** A question, ready to be answered by chance. */
interface Step {
  readonly when: TablePart | null;
  /** The parts of the condition that somebody wants to know about. */
  readonly parts: readonly TablePart[] | null;
  readonly classes: readonly AnswerClass[];
  readonly lots: Lots;
  readonly adds: readonly ((answer: AnswerClass) => void)[];
}

const stepOf = (
  question: TableQuestion,
  observers: readonly (Pick<Observer, 'gathering'> & { readonly numbers: Float64Array })[],
  share: number,
  isWatched: boolean,
): Step => ({
  when: question.when,
  parts: isWatched ? question.parts : null,
  classes: question.classes,
  lots: lotsOf(question),
  adds: observers.flatMap(({ gathering, numbers }) => {
    const add = gathering.addFor(question);
    return add === null ? [] : [(answer: AnswerClass): void => add(numbers, answer, share)];
  }),
});

/** Plays visits by chance. */
export const playVisits = ({ table, chance, visits, progress }: Terrain, { routes, observers = [] }: Wanted): Played => {
  const watched = new Set(routes?.questions.map(({ index }) => index));
  const costs = routes?.costs ?? [];
  const longest = costs.map(() => 0);
  const watching = observers.map(({ gathering, take }) => ({ gathering, take, numbers: new Float64Array(gathering.width) }));

  const held: Held = new Map();
  const share = 1 / visits;
  const steps = table.questions.map((question) => stepOf(question, watching, share, watched.has(question.index)));
  const looks = new Int32Array(steps.length);
  const given = new Int16Array(steps.length);
  const keep = (): Answers => {
    const kept = given.slice();
    return () => answersOf(table, kept);
  };
  for (let visit = 0; visit < visits; visit += 1) {
    for (const { numbers } of watching) numbers.fill(0);
    for (let index = 0; index < steps.length; index += 1) {
      const step = steps[index];
      if (step === undefined) continue;
      for (const part of step.parts ?? NO_PARTS) if (part.test(looks)) held.set(part, (held.get(part) ?? 0) + share);
      if (step.when !== null && !step.when.test(looks)) {
        looks[index] = 0;
        given[index] = NOT_ASKED;
        continue;
      }
      const { keeps, other } = step.lots;
      const place = chance() * keeps.length;
      const whole = Math.floor(place);
      const drawn = place - whole < (keeps[whole] ?? 1) ? whole : (other[whole] ?? whole);
      given[index] = drawn;
      const answer = step.classes[drawn];
      if (answer === undefined) continue;
      looks[index] = answer.look;
      for (let at = 0; at < step.adds.length; at += 1) step.adds[at]?.(answer);
    }
    for (const { take, numbers } of watching) take({ share, numbers, keep });
    for (const [kind, cost] of costs.entries()) {
      let sum = 0;
      for (const index of watched) if (given[index] !== NOT_ASKED) sum += cost[index] ?? 0;
      longest[kind] = Math.max(longest[kind] ?? 0, sum);
    }
    if (progress !== undefined && (visit + 1) % TOLD_EVERY === 0) progress(visit + 1);
  }
  return { held, longest };
};
