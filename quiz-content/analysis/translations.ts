import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Locale } from '#fields/types.ts';
import { type Finding, finding } from './finding.ts';
import { type QuizText, textsOf } from './quiz-texts.ts';
import { wordCount } from './reading.ts';

/** How far one language of the quiz is its own. */
export interface Coverage {
  readonly locale: Locale;
  /** Texts that are not empty in the quiz's own language. */
  readonly texts: number;
  readonly missing: number;
  /** The same, letter by letter, as in another language: names of one or two words often are, and rightly. */
  readonly same: number;
  readonly words: number;
}

export interface Translations {
  readonly coverage: readonly Coverage[];
  readonly findings: readonly Finding[];
}

/** Names and words that two languages share are shorter than that. */
const LEFT_OVER_WORDS = 3;

const plain = (text: string | undefined): string => (text ?? '').trim().toLowerCase();

const sameIn = ({ text }: QuizText, locale: Locale, others: readonly Locale[]): Locale | null =>
  plain(text[locale]) === '' ? null : (others.find((other) => other !== locale && plain(text[other]) === plain(text[locale])) ?? null);

const untranslated = (quiz: CompiledQuiz, one: QuizText): readonly Finding[] =>
  quiz.locales.flatMap((locale, index) => {
    const other = sameIn(one, locale, quiz.locales.slice(0, index));
    if (other === null || wordCount(one.text[locale] ?? '') < LEFT_OVER_WORDS) return [];
    return [
      finding('ANALYSIS_TEXT_UNTRANSLATED', {
        path: [...one.path, locale],
        where: one.where,
        message: { fr: `le texte est le même en ${other} et en ${locale}`, en: `the text is the same in ${other} and in ${locale}` },
        fix: { fr: 'traduisez celui qui est resté', en: 'translate the one that was left' },
      }),
    ];
  });

/** Two rows that say the same in one language and not in another. Short ones count only where a visitor sees them side by side. */
const copied = (quiz: CompiledQuiz, texts: readonly QuizText[]): readonly Finding[] =>
  quiz.locales.flatMap((locale) => {
    const rows = Map.groupBy(
      texts.filter(({ text }) => plain(text[locale]) !== ''),
      ({ text }) => plain(text[locale]),
    );
    return [...rows.values()].flatMap(([first, ...copies]) =>
      copies.flatMap((copy) => {
        if (first === undefined) return [];
        const near = first.group !== '' && first.group === copy.group;
        const other = quiz.locales.find((one) => plain(first.text[one]) !== plain(copy.text[one]));
        // The same row in every language was meant so, unless nobody could tell the two apart.
        if (other === undefined ? !near || locale !== quiz.defaultLocale : !near && wordCount(copy.text[locale] ?? '') < LEFT_OVER_WORDS) {
          return [];
        }
        const differs = other === undefined ? { fr: '', en: '' } : { fr: ` ; en ${other} ils diffèrent`, en: `; in ${other} they differ` };
        return [
          finding('ANALYSIS_TEXT_COPIED', {
            path: [...copy.path, locale],
            where: copy.where,
            message: {
              fr: `en ${locale}, le texte est celui de : ${first.where.fr}${differs.fr}`,
              en: `in ${locale} the text is that of: ${first.where.en}${differs.en}`,
            },
            fix: { fr: 'écrivez ce que ce texte doit dire', en: 'write what this text should say' },
          }),
        ];
      }),
    );
  });

/** How complete each language is, and what was left over from writing it. */
export const translationsOf = (quiz: CompiledQuiz): Translations => {
  const texts = textsOf(quiz).filter(({ text }) => plain(text[quiz.defaultLocale]) !== '');
  return {
    coverage: quiz.locales.map((locale) => ({
      locale,
      texts: texts.length,
      missing: texts.filter(({ text }) => plain(text[locale]) === '').length,
      same: texts.filter((one) => sameIn(one, locale, quiz.locales) !== null).length,
      words: texts.reduce((sum, { text }) => sum + wordCount(text[locale] ?? ''), 0),
    })),
    findings: [...texts.flatMap((one) => untranslated(quiz, one)), ...copied(quiz, texts)],
  };
};
