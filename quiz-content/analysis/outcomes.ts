import type { Answer, AnswerValue } from '#contract/answer.ts';
import type { CompiledOutcome, CompiledQuestion } from '#contract/compiled-quiz.ts';
import { outcomeOf, sharesOf } from '#play/scoring.ts';
import { type End, type Exploration, explore, type Terrain } from './explore.ts';
import { atOutcome, type Finding, finding, percent, THE_QUIZ } from './finding.ts';
import { pointsOf } from './points.ts';

export interface OutcomeShare {
  readonly outcome: CompiledOutcome;
  /** Of all answer sets. */
  readonly share: number;
  /** Half the width of the 95 % interval; 0 where the share is exact. */
  readonly error: number;
}

/** Two outcomes between which the tie order decides. */
export interface Tie {
  readonly won: CompiledOutcome;
  readonly lost: CompiledOutcome;
  /** Of all answer sets. */
  readonly share: number;
}

/** An answer set in which the first two outcomes are near each other. */
export interface Close {
  readonly answers: readonly Answer[];
  readonly first: CompiledOutcome;
  readonly second: CompiledOutcome;
  /** The first's share of its points less the second's: 0 is a tie. */
  readonly margin: number;
}

export interface Outcomes {
  readonly shares: readonly OutcomeShare[];
  readonly limits: Limits;
  readonly simulated: number | null;
  /** How much of all answer sets the tie order decides. */
  readonly tied: number;
  readonly ties: readonly Tie[];
  readonly closest: readonly Close[];
  readonly findings: readonly Finding[];
}

/** What an outcome's share should keep to. */
export interface Limits {
  readonly low: number;
  readonly high: number;
}

/** 8 to 40 %, wider where the number of outcomes leaves no room for that: of two, one always has half. */
export const limitsFor = (outcomes: number): Limits => ({
  low: Math.min(0.08, 0.5 / outcomes),
  high: outcomes === 1 ? 1 : outcomes === 2 ? 0.7 : 0.4,
});

/** Half the 95 % interval of a share that was measured on `visits` (Wilson's: it does not shrink to nothing at 0 and at 1). */
export const errorOf = (share: number, visits: number): number => {
  const z = 1.96;
  return (z / (1 + z ** 2 / visits)) * Math.sqrt((share * (1 - share)) / visits + z ** 2 / (4 * visits ** 2));
};

/** Points so far, in the order of the outcomes; then, where conditions make it differ from visit to visit, the most there could have been. */
type Score = readonly number[];

const scoreOf = (terrain: Terrain): Exploration<Score> => {
  const { quiz } = terrain;
  const bestDiffers = quiz.questions.some(({ when, best }) => when !== null && Object.values(best).some((points) => points !== 0));
  const known = new Map<AnswerValue, readonly number[]>();
  const brought = (question: CompiledQuestion, value: AnswerValue): readonly number[] => {
    const best = bestDiffers ? quiz.outcomes.map(({ id }) => question.best[id] ?? 0) : [];
    const found = known.get(value) ?? [...pointsOf(quiz, question, value), ...best];
    known.set(value, found);
    return found;
  };
  return explore<Score>(terrain, {
    start: [...quiz.outcomes, ...(bestDiffers ? quiz.outcomes : [])].map(() => 0),
    brings: (question, value) => brought(question, value).join(' '),
    add: (score, question, value) => {
      const more = brought(question, value);
      return score.map((sum, index) => sum + (more[index] ?? 0));
    },
    keyOf: (score) => score.join(' '),
  });
};

const CLOSEST = 5;

interface Ending {
  readonly end: End<Score>;
  readonly won: CompiledOutcome;
  readonly second: CompiledOutcome | null;
  /** The share of its points that the first one got. */
  readonly best: number;
  readonly margin: number;
}

const endingOf = (terrain: Terrain, end: End<Score>): Ending | null => {
  const won = outcomeOf(terrain.quiz, end.answers);
  if (won === null) return null;
  const shares = sharesOf(terrain.quiz, end.answers);
  const best = shares.find(({ outcome }) => outcome === won)?.share ?? 0;
  const others = shares.filter(({ outcome }) => outcome !== won).toSorted((a, b) => b.share - a.share);
  const [second] = others;
  return { end, won, second: second?.outcome ?? null, best, margin: best - (second?.share ?? 0) };
};

const tiesOf = (endings: readonly Ending[]): readonly Tie[] => {
  const ties = new Map<string, Tie>();
  for (const { end, won, second, margin } of endings) {
    if (second === null || margin > 0) continue;
    const key = `${won.id} ${second.id}`;
    ties.set(key, { won, lost: second, share: (ties.get(key)?.share ?? 0) + end.weight });
  }
  return [...ties.values()].toSorted((a, b) => b.share - a.share);
};

/** The nearest answer sets, the most frequent first among equally near ones, at most one for each pair of outcomes. */
const closestOf = (endings: readonly Ending[]): readonly Close[] => {
  const nearest = new Map<string, Ending & { readonly second: CompiledOutcome }>();
  for (const ending of endings) {
    const { second, won, margin, end } = ending;
    if (second === null) continue;
    const key = [won.id, second.id].toSorted().join(' ');
    const before = nearest.get(key);
    const nearer = before === undefined || margin < before.margin || (margin === before.margin && end.weight > before.end.weight);
    if (nearer) nearest.set(key, { ...ending, second });
  }
  return [...nearest.values()]
    .toSorted((a, b) => a.margin - b.margin || b.end.weight - a.end.weight)
    .slice(0, CLOSEST)
    .map(({ end, won, second, margin }) => ({ answers: end.answers, first: won, second, margin }));
};

const findingOn = ({ outcome, share, error }: OutcomeShare, { low, high }: Limits, simulated: number | null): readonly Finding[] => {
  const at = atOutcome(outcome);
  const give = (language: 'fr' | 'en'): string => percent(share, language) + (error > 0 ? ` ± ${percent(error, language)}` : '');
  if (share === 0) {
    return [
      finding('ANALYSIS_OUTCOME_UNREACHABLE', {
        ...at,
        message: {
          fr:
            simulated === null ? 'aucune réponse ne mène à ce résultat' : `aucune des ${simulated} visites simulées ne mène à ce résultat`,
          en: simulated === null ? 'no answers lead to this outcome' : `none of ${simulated} simulated visits leads to this outcome`,
        },
        fix: {
          fr: 'donnez-lui des points qu’aucun autre résultat ne reçoit aussi souvent',
          en: 'give it points that no other outcome gets as often',
        },
      }),
    ];
  }
  if (share < low) {
    return [
      finding('ANALYSIS_OUTCOME_RARE', {
        ...at,
        message: { fr: `rare : ${give('fr')} des jeux de réponses`, en: `rare: ${give('en')} of the answer sets` },
        fix: {
          fr: `visez au moins ${percent(low, 'fr', 0)} : donnez-lui plus de réponses, ou des réponses qu’il ne partage pas`,
          en: `aim at ${percent(low, 'en', 0)} at least: give it more answers, or answers it does not share`,
        },
      }),
    ];
  }
  if (share > high) {
    return [
      finding('ANALYSIS_OUTCOME_DOMINANT', {
        ...at,
        message: { fr: `trop fréquent : ${give('fr')} des jeux de réponses`, en: `too frequent: ${give('en')} of the answer sets` },
        fix: {
          fr: `visez au plus ${percent(high, 'fr', 0)} : donnez une part de ses points à d’autres, ou descendez-le dans tieOrder`,
          en: `aim at ${percent(high, 'en', 0)} at most: give some of its points to others, or move it down in tieOrder`,
        },
      }),
    ];
  }
  return [];
};

const undecided = (endings: readonly Ending[]): readonly Finding[] => {
  const share = endings.filter(({ best }) => best <= 0).reduce((sum, { end }) => sum + end.weight, 0);
  if (share === 0) return [];
  return [
    finding('ANALYSIS_PATH_UNDECIDED', {
      ...THE_QUIZ,
      message: {
        fr: `${percent(share, 'fr')} des jeux de réponses n’apportent de points à aucun résultat : seul tieOrder décide`,
        en: `${percent(share, 'en')} of the answer sets bring no outcome any points: tieOrder alone decides`,
      },
      fix: {
        fr: 'donnez des points à une question que tous rencontrent',
        en: 'give points in a question that everybody comes to',
      },
    }),
  ];
};

/** Which outcome how many answer sets lead to, and how firmly. Null for a quiz without outcomes. */
export const outcomesOf = (terrain: Terrain): Outcomes | null => {
  const { quiz } = terrain;
  if (quiz.outcomes.length === 0) return null;
  const { ends, simulated } = scoreOf(terrain);
  const endings = ends.flatMap((end) => endingOf(terrain, end) ?? []);
  const limits = limitsFor(quiz.outcomes.length);
  const shares = quiz.outcomes.map((outcome): OutcomeShare => {
    const share = endings.filter(({ won }) => won === outcome).reduce((sum, { end }) => sum + end.weight, 0);
    return { outcome, share, error: simulated === null ? 0 : errorOf(share, simulated) };
  });
  const ties = tiesOf(endings);
  return {
    shares,
    limits,
    simulated,
    tied: ties.reduce((sum, { share }) => sum + share, 0),
    ties,
    closest: closestOf(endings),
    findings: [...shares.flatMap((one) => findingOn(one, limits, simulated)), ...undecided(endings)],
  };
};
