import type { Diagnostic } from './diagnostic.ts';
import { type Bounds, bestScore } from './maximum.ts';
import { insteadOf, nearest } from './nearest.ts';
import type { Source } from './source.ts';
import { answersOf, child, has, isObject, itemsOf, keysOf, numberAt, type Spot, textAt, textOf } from './spot.ts';

const answersIn = (quiz: Spot): readonly Spot[] => itemsOf(child(quiz, 'questions')).flatMap(answersOf);

/** A survey asks and does not judge. One finding: the first thing that scores. */
const checkSurvey = (source: Source, quiz: Spot): Diagnostic[] => {
  const scoring = [
    ...['outcomes', 'tieOrder'].filter((key) => has(quiz, key)).map((key) => child(quiz, key)),
    ...answersIn(quiz)
      .filter((choice) => has(choice, 'weights'))
      .map((choice) => child(choice, 'weights')),
  ];
  const [first] = scoring;
  if (first === undefined) return [];
  return [source.finding(first.path, { variant: 'CONTENT_SURVEY_SCORES', more: scoring.length - 1 }, 'key')];
};

/** Every outcome that points or the tie order name and the quiz does not have: said once, at its first place. */
const unknownOutcomes = (source: Source, quiz: Spot, outcomes: readonly string[]): Diagnostic[] => {
  const places = new Map<string, { spot: Spot; at: 'key' | 'value'; count: number }>();
  const note = (name: string, spot: Spot, at: 'key' | 'value'): void => {
    const known = places.get(name);
    if (known === undefined) places.set(name, { spot, at, count: 1 });
    else known.count += 1;
  };
  for (const answer of answersIn(quiz)) {
    const weights = child(answer, 'weights');
    for (const name of keysOf(weights)) if (!outcomes.includes(name)) note(name, child(weights, name), 'key');
  }
  for (const entry of itemsOf(child(quiz, 'tieOrder'))) {
    const name = textOf(entry);
    if (name !== null && !outcomes.includes(name)) note(name, entry, 'value');
  }
  return [...places].map(([name, { spot, at, count }]) =>
    source.finding(spot.path, { variant: 'CONTENT_OUTCOME_UNKNOWN', name, places: count, ...insteadOf(name, outcomes) }, at),
  );
};

const tieOrder = (source: Source, quiz: Spot, outcomes: readonly string[]): Diagnostic[] => {
  const order = child(quiz, 'tieOrder');
  if (!Array.isArray(order.value)) return [];
  const named = itemsOf(order).flatMap((entry) => textOf(entry) ?? []);
  const strange = named.filter((name) => !outcomes.includes(name));
  // A mistyped entry is one mistake, not also a missing one; the same for one that stands twice, or is no text, in the place of another.
  const twice = named.length - new Set(named).size;
  const noText = itemsOf(order).length - named.length;
  const missing = outcomes.filter((name) => !named.includes(name) && !strange.some((other) => nearest(other, outcomes) === name));
  if (missing.length <= strange.filter((other) => nearest(other, outcomes) === null).length + twice + noText) return [];
  return [source.finding(order.path, { variant: 'CONTENT_TIE_ORDER', outcomes: missing })];
};

interface Scoring {
  /** What each answer gives, as far as it can be read. */
  readonly weights: readonly Spot[];
  readonly bounds: Bounds;
}

const scoringOf = (question: Spot): Scoring => {
  const kind = textAt(question, 'kind');
  const places = kind === 'ranking' ? numberAt(question, 'places') : null;
  const several = kind === 'multiple' ? [numberAt(question, 'min') ?? 1, numberAt(question, 'max') ?? Number.POSITIVE_INFINITY] : [1, 1];
  const [min = 1, max = 1] = places === null ? several : [places, places];
  const optional = child(question, 'optional').value === true || has(question, 'when');
  return {
    weights: answersOf(question).map((answer) => child(answer, 'weights')),
    bounds: { min, max, optional, ranked: places !== null },
  };
};

/** The outcomes that some answer brings points for and none takes any from: whoever gives that answer has some. */
const surelyReached = (quiz: Spot): ReadonlySet<string> => {
  const [given, taken] = [new Set<string>(), new Set<string>()];
  for (const answer of answersIn(quiz)) {
    const weights = child(answer, 'weights');
    for (const outcome of keysOf(weights)) {
      const points = numberAt(weights, outcome) ?? 0;
      if (points !== 0) (points > 0 ? given : taken).add(outcome);
    }
  }
  for (const outcome of taken) given.delete(outcome);
  return given;
};

const unreachable = (source: Source, quiz: Spot, outcomes: readonly string[]): Diagnostic[] => {
  const reached = surelyReached(quiz);
  const open = outcomes.filter((outcome) => !reached.has(outcome));
  const questions = open.length === 0 ? [] : itemsOf(child(quiz, 'questions')).map(scoringOf);
  return open.flatMap((outcome) => {
    const best = ({ weights, bounds }: Scoring): number =>
      bestScore(
        weights.map((weight) => numberAt(weight, outcome) ?? 0),
        bounds,
      );
    const maximum = questions.reduce((sum, question) => sum + best(question), 0);
    return maximum > 0 ? [] : [source.finding(['outcomes', outcome], { variant: 'CONTENT_OUTCOME_UNREACHABLE', outcome }, 'key')];
  });
};

/** Outcomes, points and tie order fit together. `isWhole`: the file has the form of a quiz, so its points can be added up. */
export const checkOutcomes = (source: Source, isWhole: boolean): Diagnostic[] => {
  const quiz = source.root;
  const kind = textAt(quiz, 'kind');
  if (kind === 'survey') return checkSurvey(source, quiz);
  if (kind !== 'personality') return [];
  const missing = ['outcomes', 'tieOrder'].filter((key) => !has(quiz, key) && !keysOf(quiz).some((name) => nearest(name, [key]) === key));
  const found = missing.length === 0 ? [] : [source.finding([], { variant: 'CONTENT_KEY_MISSING/personality', keys: missing })];
  if (!isObject(child(quiz, 'outcomes'))) return found;
  const outcomes = keysOf(child(quiz, 'outcomes'));
  if (outcomes.length < 2 || outcomes.length > 12) {
    found.push(source.finding(['outcomes'], { variant: 'CONTENT_COUNT', there: outcomes.length, least: 2, most: 12 }));
  }
  const unknown = unknownOutcomes(source, quiz, outcomes);
  found.push(...unknown, ...tieOrder(source, quiz, outcomes));
  // Points that went to a mistyped name are what an outcome lacks: that is one mistake.
  return unknown.length > 0 || !isWhole ? found : [...found, ...unreachable(source, quiz, outcomes)];
};
