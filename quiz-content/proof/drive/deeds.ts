import type { Answer } from '#contract/answer.ts';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Locale } from '#fields/types.ts';
import { wordsOfAnswer } from '#play/words.ts';
import type { Deed } from './journey.ts';

/** What a finger has to press for these answers, in the words of a language. */
export const deedsOf = (quiz: CompiledQuiz, answers: readonly Answer[], locale: Locale): Readonly<Record<string, Deed>> =>
  Object.fromEntries(
    answers.map(({ question: id, value }): [string, Deed] => {
      const question = quiz.questions.find((one) => one.id === id);
      if (question === undefined || value.kind === 'skipped') return [id, { skip: true }];
      return [id, { press: wordsOfAnswer(question, value, locale, quiz.defaultLocale).map(({ label }) => label) }];
    }),
  );
