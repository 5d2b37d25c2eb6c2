import { countAll, type Held, type Terrain } from './count-all.ts';
import { playVisits } from './play-visits.ts';
import { joined, type Table, type TableQuestion } from './table.ts';
import type { AnswerClass } from './table-question.ts';

/** Who comes where: what does not hang on points or fields. */
export interface Routes {
  /** The share of visits that come to each question, in the order of the quiz. */
  readonly asked: readonly number[];
  readonly held: Held;
  /** For each of the costs, the most that the questions of one visit add up to. */
  readonly longest: readonly number[];
  /** How many visits were played by chance where not everything could be counted. */
  readonly simulated: number | null;
  /** The places of the questions whose figures come from those. */
  readonly uncertain: ReadonlySet<number>;
}

/** Questions that conditions link with each other. Groups know nothing of each other: what is answered in one never decides in another. */
const linkedGroups = ({ questions }: Table): readonly (readonly TableQuestion[])[] => {
  const above = questions.map((_, index) => index);
  const topOf = (index: number): number => {
    let top = index;
    while (above[top] !== top) top = above[top] ?? top;
    above[index] = top;
    return top;
  };
  for (const { index, sees } of questions) for (const other of sees) above[topOf(other)] = topOf(index);
  return [...Map.groupBy(questions, ({ index }) => topOf(index)).values()];
};

const byLook = ({ classes }: TableQuestion): readonly AnswerClass[] => joined(classes, ({ look }) => String(look));

/** `costs`: for each kind of cost what being asked a question adds. */
export const routesOf = (terrain: Terrain, costs: readonly Float64Array[]): Routes => {
  const { table, exactSteps } = terrain;
  const held: Held = new Map();
  const longest = costs.map(() => 0);
  const addLongest = (more: (kind: number) => number): void => {
    for (const kind of longest.keys()) longest[kind] = (longest[kind] ?? 0) + more(kind);
  };
  const uncounted: TableQuestion[] = [];
  const groups = linkedGroups(table);
  const conditional = groups.filter((group) => group.some(({ when }) => when !== null));
  for (const group of groups)
    if (!conditional.includes(group)) for (const { index } of group) addLongest((kind) => costs[kind]?.[index] ?? 0);
  // The steps are for all groups together.
  const share = { table, exactSteps: Math.floor(exactSteps / Math.max(1, conditional.length)) };
  for (const group of conditional) {
    const counted = countAll(share, group, { width: 0, classesOf: byLook, addFor: () => null, costs });
    if (counted === null) {
      uncounted.push(...group);
      continue;
    }
    for (const [part, often] of counted.held) held.set(part, often);
    addLongest((kind) => counted.longest[kind] ?? 0);
  }
  if (uncounted.length > 0) {
    const played = playVisits(terrain, { routes: { questions: uncounted, costs } });
    for (const [part, often] of played.held) held.set(part, often);
    addLongest((kind) => played.longest[kind] ?? 0);
  }
  return {
    asked: table.questions.map(({ when }) => (when === null ? 1 : (held.get(when) ?? 0))),
    held,
    longest,
    simulated: uncounted.length > 0 ? terrain.visits : null,
    uncertain: new Set(uncounted.map(({ index }) => index)),
  };
};
