import type { CompiledOutcome, CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Brand } from '#contract/content.ts';
import type { Locale } from '#fields/types.ts';
import { textIn } from './answers.ts';

/**
 * What a phone reads from the code on the result card: the brand's own page for this result, or the words of the card where the
 * brand has none, so that it works without any network. It says nothing about the visitor, and the terminal is not told who read it.
 */
export const takeHomeOf = (quiz: CompiledQuiz, outcome: CompiledOutcome, brand: Brand, locale: Locale): string => {
  const values: Readonly<Record<string, string>> = { quiz: quiz.id, outcome: outcome.id, language: locale };
  if (brand.resultPage !== null)
    return brand.resultPage.replace(/\{(quiz|outcome|language)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  const words = [outcome.title, outcome.card ?? outcome.text].map((text) => textIn(text, locale, quiz.defaultLocale));
  return [...words, brand.name].join('\n');
};
