import type { CompiledQuestion } from '#contract/compiled-quiz.ts';
import { atQuestion, type Finding, finding } from './finding.ts';
import type { Table } from './table.ts';

/** What the answer to a question is good for. */
export interface Use {
  readonly question: CompiledQuestion;
  readonly fields: readonly string[];
  readonly points: boolean;
  readonly conditions: boolean;
  readonly texts: boolean;
}

export interface Uses {
  readonly questions: readonly Use[];
  readonly findings: readonly Finding[];
}

const isUsed = ({ fields, points, conditions, texts }: Use): boolean => fields.length > 0 || points || conditions || texts;

/** Every question that is asked must be good for something. `piped`: the questions whose answers stand in later texts. */
export const usesOf = ({ quiz, questions: all, fields }: Table, piped: ReadonlySet<string>): Uses => {
  const questions = all.map(
    ({ question, classes, filled, seenUntil }): Use => ({
      question,
      fields: filled.flatMap((place) => fields[place]?.key ?? []),
      points: classes.some(({ points }) => points.some((one) => one !== 0)),
      conditions: seenUntil !== -1,
      texts: piped.has(question.id),
    }),
  );
  return {
    questions,
    findings: questions
      .filter((use) => !isUsed(use))
      .map(({ question }) =>
        finding('ANALYSIS_ANSWER_UNUSED', {
          ...atQuestion(quiz, question),
          message: {
            fr: 'rien n’utilise la réponse : ni champ, ni points, ni condition, ni texte',
            en: 'nothing uses the answer: no field, no points, no condition, no text',
          },
          fix: {
            fr: 'donnez-lui un usage, ou ne posez pas la question : on ne demande que ce qui sert',
            en: 'give it a use, or do not ask: only what is used is asked for',
          },
        }),
      ),
  };
};
