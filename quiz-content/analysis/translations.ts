import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Locale } from '#fields/types.ts';
import { type Finding, finding } from './finding.ts';
import type { QuizText, WordCounts } from './quiz-texts.ts';
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

/** A text, made ready for being compared: `plain` in the order of the quiz's languages, "" where it is missing. */
interface Row extends QuizText {
  readonly plain: readonly string[];
  /** For each language the first other one that says the same, letter by letter; null: all differ. */
  readonly same: readonly (Locale | null)[] | null;
}

const plainIn = (text: string | undefined): string => (text === undefined ? '' : text.trim().toLowerCase());

const isTwice = (plain: readonly string[]): boolean => {
  for (let at = 1; at < plain.length; at += 1) if (plain.indexOf(plain[at] ?? '') < at) return true;
  return false;
};

const rowOf = ({ text, place, group }: QuizText, locales: readonly Locale[]): Row => {
  const plain = locales.map((locale) => plainIn(text[locale]));
  const same = isTwice(plain)
    ? plain.map((words, at) => (words === '' ? null : (locales.find((_, other) => other !== at && plain[other] === words) ?? null)))
    : null;
  return { text, place, group, plain, same };
};

const untranslated = ({ locales }: CompiledQuiz, { text, place, same }: Row): readonly Finding[] =>
  locales.flatMap((locale, at) => {
    const other = same?.[at] ?? null;
    // Of two languages that say the same the later one is named.
    if (other === null || locales.indexOf(other) > at || wordCount(text[locale] ?? '') < LEFT_OVER_WORDS) return [];
    const { path, where } = place();
    return [
      finding('ANALYSIS_TEXT_UNTRANSLATED', {
        path: [...path, locale],
        where,
        message: { fr: `le texte est le même en ${other} et en ${locale}`, en: `the text is the same in ${other} and in ${locale}` },
        fix: { fr: 'traduisez celui qui est resté', en: 'translate the one that was left' },
      }),
    ];
  });

/** A row that says in one language what an earlier one says. Short ones count only where a visitor sees them side by side. */
const copyOf = (quiz: CompiledQuiz, locale: Locale, first: Row, copy: Row): readonly Finding[] => {
  const near = first.group !== '' && first.group === copy.group;
  const other = quiz.locales.find((_, at) => first.plain[at] !== copy.plain[at]);
  // The same row in every language was meant so, unless nobody could tell the two apart.
  if (other === undefined ? !near || locale !== quiz.defaultLocale : !near && wordCount(copy.text[locale] ?? '') < LEFT_OVER_WORDS)
    return [];
  const differs = other === undefined ? { fr: '', en: '' } : { fr: ` ; en ${other} ils diffèrent`, en: `; in ${other} they differ` };
  const [before, here] = [first.place(), copy.place()];
  return [
    finding('ANALYSIS_TEXT_COPIED', {
      path: [...here.path, locale],
      where: here.where,
      message: {
        fr: `en ${locale}, le texte est celui de : ${before.where.fr}${differs.fr}`,
        en: `in ${locale} the text is that of: ${before.where.en}${differs.en}`,
      },
      fix: { fr: 'écrivez ce que ce texte doit dire', en: 'write what this text should say' },
    }),
  ];
};

/** Two rows that say the same in one language and not in another. */
const copied = (quiz: CompiledQuiz, rows: readonly Row[]): readonly Finding[] =>
  quiz.locales.flatMap((locale, at) => {
    const found: Finding[] = [];
    const firsts = new Map<string, Row>();
    for (const row of rows) {
      const plain = row.plain[at] ?? '';
      if (plain === '') continue;
      const first = firsts.get(plain);
      if (first === undefined) firsts.set(plain, row);
      else found.push(...copyOf(quiz, locale, first, row));
    }
    return found;
  });

const coverageOf = (rows: readonly Row[], words: WordCounts, locale: Locale, at: number): Coverage => {
  const counted = { missing: 0, same: 0, words: 0 };
  for (const { text, plain, same } of rows) {
    if (plain[at] === '') counted.missing += 1;
    if (same !== null && same[at] !== null) counted.same += 1;
    counted.words += words.get(text)?.[at] ?? 0;
  }
  return { locale, texts: rows.length, ...counted };
};

/** How complete each language is, and what was left over from writing it. */
export const translationsOf = (quiz: CompiledQuiz, texts: readonly QuizText[], words: WordCounts): Translations => {
  const { locales, defaultLocale } = quiz;
  const home = locales.indexOf(defaultLocale);
  const rows = texts.map((one) => rowOf(one, locales)).filter(({ plain }) => plain[home] !== '');
  return {
    coverage: locales.map((locale, at) => coverageOf(rows, words, locale, at)),
    findings: [...rows.flatMap((one) => (one.same === null ? [] : untranslated(quiz, one))), ...copied(quiz, rows)],
  };
};
