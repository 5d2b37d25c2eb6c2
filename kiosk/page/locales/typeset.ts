import type { Locale } from './locale.ts';

const HARD_SPACE = '\u00a0';

/** French puts a space before its tall signs and inside its quotes; no line may break there. */
export const typeset = (text: string, locale: Locale): string =>
  locale === 'fr' ? text.replace(/ (?=[?!:;»…])/g, HARD_SPACE).replace(/(?<=«) /g, HARD_SPACE) : text;
