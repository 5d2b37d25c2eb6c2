import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Condition } from '#contract/condition.ts';
import { conditionInWords, partsOf } from './condition-parts.ts';
import { type Exploration, explore, type Held, type Terrain } from './explore.ts';
import { atQuestion, type Finding, finding } from './finding.ts';

export interface Reach {
  /** The share of visits that come to each question, in the order of the quiz. */
  readonly asked: readonly { readonly question: CompiledQuestion; readonly share: number }[];
  readonly simulated: number | null;
  readonly findings: readonly Finding[];
}

/** Shares are sums of products of fractions: what they miss of 0 or 1 is rounding. */
const ROUNDING = 1e-9;

/** The smallest parts of a condition that are always the same, from the whole down. */
const constantParts = (condition: Condition, held: Held): readonly { readonly part: Condition; readonly always: boolean }[] => {
  const share = held.get(condition) ?? 0;
  if (share < ROUNDING) return [{ part: condition, always: false }];
  if (share > 1 - ROUNDING) return [{ part: condition, always: true }];
  return partsOf(condition).flatMap((part) => constantParts(part, held));
};

const inSome = (simulated: number | null): { fr: string; en: string } =>
  simulated === null ? { fr: '', en: '' } : { fr: ` (sur ${simulated} visites simulées)`, en: ` (in ${simulated} simulated visits)` };

const findingsOn = (quiz: CompiledQuiz, question: CompiledQuestion, held: Held, simulated: number | null): readonly Finding[] => {
  const { when } = question;
  if (when === null) return [];
  const place = atQuestion(quiz, question);
  const at = { ...place, path: [...place.path, 'when'] };
  const seen = inSome(simulated);
  return constantParts(when, held).map(({ part, always }) => {
    const words = conditionInWords(part);
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
export const reachOf = (terrain: Terrain): Reach => {
  const { quiz } = terrain;
  const { held, simulated }: Exploration<null> = explore(terrain, {
    start: null,
    brings: () => '',
    add: () => null,
    keyOf: () => '',
  });
  return {
    asked: quiz.questions.map((question) => ({
      question,
      share: question.when === null ? 1 : (held.get(question.id)?.get(question.when) ?? 0),
    })),
    simulated,
    findings: quiz.questions.flatMap((question) => findingsOn(quiz, question, held.get(question.id) ?? new Map(), simulated)),
  };
};
