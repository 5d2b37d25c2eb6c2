import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import { fieldsOfAnswer } from '#play/answers.ts';
import { PIPE } from '#play/words.ts';
import { possibleAnswers } from './answer-space.ts';
import { atomsAbout } from './condition-parts.ts';
import { atQuestion, type Finding, finding } from './finding.ts';
import { pointsOf } from './points.ts';
import { textsOf } from './quiz-texts.ts';

/** The ids of the questions whose answers stand in some text of the quiz. */
export const pipedIn = (quiz: CompiledQuiz): ReadonlySet<string> =>
  new Set(textsOf(quiz).flatMap(({ text }) => Object.values(text).flatMap((words) => [...words.matchAll(PIPE)].map(([, id = '']) => id))));

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

/** Every question that is asked must be good for something. `firstMonth` is the month that the terminal offers first. */
export const usesOf = (quiz: CompiledQuiz, firstMonth: string): Uses => {
  const piped = pipedIn(quiz);
  const questions = quiz.questions.map((question): Use => {
    const values = possibleAnswers(question, firstMonth).map(({ value }) => value);
    return {
      question,
      fields: [...new Set(values.flatMap((value) => fieldsOfAnswer(question, value).map(({ key }) => key)))],
      points: values.some((value) => pointsOf(quiz, question, value).some((points) => points !== 0)),
      conditions: atomsAbout(quiz, question.id).length > 0,
      texts: piped.has(question.id),
    };
  });
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
