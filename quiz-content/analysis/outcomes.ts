import type { Answer } from '#contract/answer.ts';
import type { CompiledOutcome, CompiledQuiz } from '#contract/compiled-quiz.ts';
import { errorOf, percentWithError } from './error-bar.ts';
import { atOutcome, type Finding, finding, percent, THE_QUIZ } from './finding.ts';
import type { OutcomeTally } from './outcome-tally.ts';

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

const CLOSEST = 5;

const findingOn = ({ outcome, share, error }: OutcomeShare, { low, high }: Limits, simulated: number | null): readonly Finding[] => {
  const at = atOutcome(outcome);
  const give = (language: 'fr' | 'en'): string => percentWithError(share, error, language);
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
  // What chance played must be sure to be out of bounds.
  if (share + error < low) {
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
  if (share - error > high) {
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

/** Is it sure of every outcome whether it comes, and keeps to its limits? */
export const isSettled = ({ shares, limits: { low, high }, simulated }: Outcomes): boolean =>
  simulated === null ||
  shares.every(({ share, error }) => share > 0 && [low, high].every((limit) => share + error < limit || share - error > limit));

const undecidedFinding = (share: number, simulated: number | null): readonly Finding[] => {
  if (share === 0) return [];
  const give = (language: 'fr' | 'en'): string => percentWithError(share, errorOf(share, simulated), language);
  return [
    finding('ANALYSIS_PATH_UNDECIDED', {
      ...THE_QUIZ,
      message: {
        fr: `${give('fr')} des jeux de réponses n’apportent de points à aucun résultat : seul tieOrder décide`,
        en: `${give('en')} of the answer sets bring no outcome any points: tieOrder alone decides`,
      },
      fix: {
        fr: 'donnez des points à une question que tous rencontrent',
        en: 'give points in a question that everybody comes to',
      },
    }),
  ];
};

/** Which outcome how many answer sets lead to, and how firmly. Null for a quiz without outcomes. */
export const outcomesOf = (quiz: CompiledQuiz, { won, ties, nearest, undecided, simulated }: OutcomeTally): Outcomes | null => {
  if (quiz.outcomes.length === 0) return null;
  const outcomeAt = (place: number): CompiledOutcome => {
    const outcome = quiz.outcomes[place];
    if (outcome === undefined) throw new RangeError(`the quiz has no outcome at ${place}`);
    return outcome;
  };
  const limits = limitsFor(quiz.outcomes.length);
  const shares = won.map((share, place): OutcomeShare => ({ outcome: outcomeAt(place), share, error: errorOf(share, simulated) }));
  return {
    shares,
    limits,
    simulated,
    tied: ties.reduce((sum, { share }) => sum + share, 0),
    ties: ties
      .map(({ won: winner, lost, share }): Tie => ({ won: outcomeAt(winner), lost: outcomeAt(lost), share }))
      .toSorted((a, b) => b.share - a.share),
    // The most frequent first among equally near ones.
    closest: nearest
      .toSorted((a, b) => a.margin - b.margin || b.share - a.share)
      .slice(0, CLOSEST)
      .map(
        ({ first, second, margin, answers }): Close => ({ answers: answers(), first: outcomeAt(first), second: outcomeAt(second), margin }),
      ),
    findings: [...shares.flatMap((one) => findingOn(one, limits, simulated)), ...undecidedFinding(undecided, simulated)],
  };
};
