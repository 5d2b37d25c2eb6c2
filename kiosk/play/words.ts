import type { Answer, AnswerValue } from '#contract/answer.ts';
import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import { countryName } from '#fields/countries.ts';
import { departmentName } from '#fields/departments.ts';
import { unreachable } from '#fields/result.ts';
import type { Locale } from '#fields/types.ts';
import { labelOfValue } from '#fields/values.ts';
import { chosenOf, textIn } from './answers.ts';

export interface AnswerWord {
  readonly id: string;
  readonly label: string;
}

/** An answer in words, as reports keep it and as later texts name it. A skipped one has none. */
export const wordsOfAnswer = (question: CompiledQuestion, value: AnswerValue, locale: Locale, fallback: Locale): readonly AnswerWord[] => {
  switch (value.kind) {
    case 'choices':
      return chosenOf(question, value).map(({ id, text }) => ({ id, label: textIn(text, locale, fallback) }));
    case 'number':
      return [{ id: String(value.number), label: String(value.number) }];
    case 'department':
      return [{ id: value.code, label: departmentName(value.code) }];
    case 'country':
      return [{ id: value.code, label: countryName(value.code, locale) }];
    case 'commune': {
      const commune = question.kind === 'commune' ? question.communes.find((one) => one.code === value.code) : undefined;
      return [{ id: value.code, label: commune?.name ?? value.code }];
    }
    case 'month':
      return [{ id: value.month, label: labelOfValue('stay_period', value.month, locale) }];
    case 'skipped':
      return [];
    default:
      return unreachable(value);
  }
};

/** `{answer:question-id}` in a text stands for what was answered before. The compiler checks that the question exists and is always asked. */
export const PIPE = /\{answer:([a-z0-9_-]+)\}/g;

/** The text with earlier answers in their places. An answer that is not there leaves its place empty. */
export const withAnswers = (text: string, quiz: CompiledQuiz, answers: readonly Answer[], locale: Locale): string =>
  text.replace(PIPE, (_, id: string) => {
    const question = quiz.questions.find((one) => one.id === id);
    const answer = answers.find((one) => one.question === id);
    if (question === undefined || answer === undefined) return '';
    return wordsOfAnswer(question, answer.value, locale, quiz.defaultLocale)
      .map((word) => word.label)
      .join(', ');
  });
