/**
 * Every finding of the analysis. The table in `quiz-content/README.md` lists the same codes;
 * `tests/architecture/error-codes.test.ts` holds both equal. A note says something worth knowing and is not counted as a finding.
 */
export const ANALYSIS_CODES = {
  ANALYSIS_QUESTION_UNREACHABLE: { severity: 'error', text: 'No answers lead to this question: nobody is ever asked it.' },
  ANALYSIS_CONDITION_NEVER: { severity: 'warning', text: 'A part of a condition never holds.' },
  ANALYSIS_CONDITION_ALWAYS: { severity: 'warning', text: 'A condition, or a part of one, always holds: it decides nothing.' },
  ANALYSIS_PATH_UNDECIDED: { severity: 'warning', text: 'Some answer sets bring no outcome any points: the tie order alone decides.' },
  ANALYSIS_OUTCOME_UNREACHABLE: { severity: 'error', text: 'No answers lead to this outcome: nobody ever gets it.' },
  ANALYSIS_OUTCOME_RARE: { severity: 'warning', text: 'Fewer than 8 % of the answer sets lead to this outcome.' },
  ANALYSIS_OUTCOME_DOMINANT: { severity: 'warning', text: 'More than 40 % of the answer sets lead to this outcome.' },
  ANALYSIS_NEVER_QUALIFIED: { severity: 'note', text: 'No way through the quiz makes a qualified profile.' },
  ANALYSIS_TIME_OVER_BUDGET: { severity: 'warning', text: 'The longest way through the quiz takes longer than its budget of time.' },
  ANALYSIS_TEXT_UNTRANSLATED: { severity: 'warning', text: 'A text is the same in two languages: one of them was left over.' },
  ANALYSIS_TEXT_COPIED: {
    severity: 'warning',
    text: 'Two texts that differ in one language are the same in another: a copy was left over.',
  },
  ANALYSIS_ANSWER_UNUSED: {
    severity: 'warning',
    text: 'Nothing uses the answer to this question: no field, no points, no condition, no text.',
  },
  ANALYSIS_FIELD_TWICE: {
    severity: 'warning',
    text: 'On one way through the quiz two questions fill the same field: the later answer replaces the earlier.',
  },
} as const satisfies Record<string, { severity: 'error' | 'warning' | 'note'; text: string }>;

export type AnalysisCode = keyof typeof ANALYSIS_CODES;
