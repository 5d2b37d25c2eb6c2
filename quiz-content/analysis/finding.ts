import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import { ANALYSIS_CODES, type AnalysisCode } from './codes.ts';

/** The languages reports are written in. */
export type ReportLanguage = 'fr' | 'en';
export type InBoth = Readonly<Record<ReportLanguage, string>>;

/** Something about a quiz that its author should know. */
export interface Finding {
  readonly code: AnalysisCode;
  readonly severity: 'error' | 'warning' | 'note';
  /** The place in the file, as keys and places in lists from the top. */
  readonly path: readonly (string | number)[];
  readonly where: InBoth;
  readonly message: InBoth;
  readonly fix: InBoth;
}

export const finding = (code: AnalysisCode, said: Omit<Finding, 'code' | 'severity'>): Finding => ({
  code,
  severity: ANALYSIS_CODES[code].severity,
  ...said,
});

/** Do these findings count? Notes do not. */
export const counts = ({ severity }: Finding): boolean => severity !== 'note';

export const THE_QUIZ: Pick<Finding, 'path' | 'where'> = { path: [], where: { fr: 'le quiz', en: 'the quiz' } };

export const atQuestion = (quiz: CompiledQuiz, question: Pick<CompiledQuestion, 'id'>): Pick<Finding, 'path' | 'where'> => {
  const index = quiz.questions.findIndex(({ id }) => id === question.id);
  return {
    path: ['questions', index],
    where: { fr: `question ${index + 1} (${question.id})`, en: `question ${index + 1} (${question.id})` },
  };
};

export const atOutcome = (outcome: { readonly id: string }): Pick<Finding, 'path' | 'where'> => ({
  path: ['outcomes', outcome.id],
  where: { fr: `résultat « ${outcome.id} »`, en: `outcome "${outcome.id}"` },
});

/** A share as a percentage: `12,3 %` or `12.3 %`. One that is there and too small to show is not shown as nothing. */
export const percent = (share: number, language: ReportLanguage, digits = 1): string => {
  const write = (part: number): string =>
    `${new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(part * 100)}\u00a0%`;
  const smallest = 10 ** -(digits + 2);
  return share > 0 && share < smallest / 2 ? `<\u00a0${write(smallest)}` : write(share);
};

/** Said of what was not seen when visits were played by chance; nothing where all were counted. */
export const inVisits = (simulated: number | null): InBoth =>
  simulated === null ? { fr: '', en: '' } : { fr: ` (sur ${simulated} visites simulées)`, en: ` (in ${simulated} simulated visits)` };
