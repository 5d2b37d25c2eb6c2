import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import { conditionInWords } from './condition-parts.ts';
import type { Held } from './count-all.ts';
import { errorOf } from './error-bar.ts';
import { atQuestion, type Finding, finding, inVisits } from './finding.ts';
import type { Routes } from './routes.ts';
import type { Table, TablePart, TableQuestion } from './table.ts';

export interface Reach {
  /** The share of visits that come to each question, in the order of the quiz. */
  readonly asked: readonly { readonly question: CompiledQuestion; readonly share: number; readonly error: number }[];
  /** How many visits were played where conditions link too many answers to count; null: every share is exact. */
  readonly simulated: number | null;
  readonly findings: readonly Finding[];
}

/** Shares are sums of products of fractions: what they miss of 0 or 1 is rounding. */
const ROUNDING = 1e-9;

/** The smallest parts of a condition that are always the same, from the whole down. */
const constantParts = (part: TablePart, held: Held): readonly { readonly part: TablePart; readonly always: boolean }[] => {
  const share = held.get(part) ?? 0;
  if (share < ROUNDING) return [{ part, always: false }];
  if (share > 1 - ROUNDING) return [{ part, always: true }];
  return part.parts.flatMap((one) => constantParts(one, held));
};

const findingsOn = (
  quiz: CompiledQuiz,
  { question, when, sees }: TableQuestion,
  asked: readonly number[],
  held: Held,
  simulated: number | null,
): readonly Finding[] => {
  // That nobody comes to a question is said there; what hangs on its answer follows from it.
  if (when === null || sees.some((index) => (asked[index] ?? 0) < ROUNDING)) return [];
  const place = atQuestion(quiz, question);
  const at = { ...place, path: [...place.path, 'when'] };
  const seen = inVisits(simulated);
  return constantParts(when, held).map(({ part, always }) => {
    const words = conditionInWords(part.condition);
    if (always) {
      return finding('ANALYSIS_CONDITION_ALWAYS', {
        ...at,
        message: { fr: `la condition « ${words} » est toujours vraie${seen.fr}`, en: `the condition "${words}" always holds${seen.en}` },
        fix: { fr: 'retirez-la, ou corrigez ce qu’elle compare', en: 'take it out, or correct what it compares' },
      });
    }
    if (part === when) {
      return finding('ANALYSIS_QUESTION_UNREACHABLE', {
        ...at,
        message: {
          fr: `personne n’arrive à cette question : sa condition « ${words} » n’est jamais vraie${seen.fr}`,
          en: `nobody comes to this question: its condition "${words}" never holds${seen.en}`,
        },
        fix: { fr: 'corrigez la condition, ou retirez la question', en: 'correct the condition, or take the question out' },
      });
    }
    return finding('ANALYSIS_CONDITION_NEVER', {
      ...at,
      message: { fr: `la condition « ${words} » n’est jamais vraie${seen.fr}`, en: `the condition "${words}" never holds${seen.en}` },
      fix: { fr: 'retirez-la, ou corrigez ce qu’elle compare', en: 'take it out, or correct what it compares' },
    });
  });
};

/** Which questions visitors come to, and which conditions decide nothing. */
export const reachOf = ({ quiz, questions }: Table, { asked, held, simulated, uncertain }: Routes): Reach => ({
  asked: questions.map(({ question, index }) => {
    const share = asked[index] ?? 0;
    return { question, share, error: uncertain.has(index) && question.when !== null ? errorOf(share, simulated) : 0 };
  }),
  simulated,
  findings: questions.flatMap((one) => findingsOn(quiz, one, asked, held, uncertain.has(one.index) ? simulated : null)),
});
