import { LOCALES, type Locale } from '#fields/types.ts';
import type { Print } from './cache.ts';
import type { Gap } from './content/fill-gaps.ts';
import type { WorkingContent } from './content/working-content.ts';
import type { Flaw } from './finding.ts';

/** The same view in several languages. */
export type Readings = ReadonlyMap<Locale, Print>;

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
/** Without the signs around it: the page puts names in brackets. */
const bare = (text: string): string => text.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isLocale = (key: string): key is Locale => LOCALES.some((locale) => locale === key);

/** Everything that somebody wrote, by the language it is written in; names belong to all of them. */
const writtenIn = (content: WorkingContent): ((locale: Locale) => ReadonlySet<string>) => {
  const [names, byLocale] = [new Set<string>(), new Map(LOCALES.map((locale) => [locale, new Set<string>()] as const))];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') names.add(bare(plain(value)));
    else if (Array.isArray(value)) value.forEach(collect);
    else if (isRecord(value))
      for (const [key, one] of Object.entries(value))
        if (isLocale(key) && typeof one === 'string') byLocale.get(key)?.add(bare(plain(one)));
        else collect(one);
  };
  collect([content.quiz, content.brands.map(({ brand }) => brand), content.sites]);
  return (locale) => new Set([...names, ...(byLocale.get(locale) ?? [])]);
};

/** One word may be the same in many languages, so may the name of a place; two words with a space between them seldom are. */
const isSentence = (text: string): boolean => text.split(' ').filter((word) => /\p{L}{2}/u.test(word)).length >= 2;

/** Texts of the content that a language lacks, on the views that show another one in their place. */
const gapsOn = (print: Print, locale: Locale, gaps: readonly Gap[]): Flaw[] =>
  gaps
    .filter((gap) => gap.locale === locale)
    .flatMap((gap) => {
      const at = print.texts.find(({ text }) => plain(text) === plain(gap.text));
      return at === undefined
        ? []
        : [{ said: { variant: 'PROOF_UNTRANSLATED/content' as const, text: gap.text, locale }, text: gap.text, box: at.box }];
    });

/** Finds what stands on a view in a language that is not the one chosen. */
export const untranslatedIn = (content: WorkingContent) => {
  const written = writtenIn(content);
  const order: readonly Locale[] = [content.quiz.defaultLocale, ...LOCALES.filter((locale) => locale !== content.quiz.defaultLocale)];
  return (readings: Readings, locale: Locale): Flaw[] => {
    const print = readings.get(locale);
    if (print === undefined) return [];
    const flaws = gapsOn(print, locale, content.gaps);
    const own = written(locale);
    // Of two languages that say the same, the one that came later is the one that lacks its words.
    const earlier = order.slice(0, order.indexOf(locale)).flatMap((one) => [...(readings.get(one)?.texts ?? [])]);
    for (const { text, lang, box } of print.texts) {
      const words = plain(text);
      if (lang !== locale || !isSentence(words) || own.has(bare(words)) || flaws.some((flaw) => flaw.text === text)) continue;
      // The sentence of a longer text that was translated.
      if ([...own].some((one) => one.includes(bare(words)))) continue;
      const same = earlier.find((one) => plain(one.text) === words && one.lang !== locale);
      if (same === undefined) continue;
      flaws.push({ said: { variant: 'PROOF_UNTRANSLATED/page', text: words, locale, same: same.lang }, text, box });
    }
    return flaws;
  };
};
