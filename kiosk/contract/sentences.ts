import type { Locale } from '#fields/types.ts';

/** A long text as it is shown and said: a sentence a paragraph; a very short one goes with the next. */
export const sentencesOf = (text: string, locale: Locale): readonly string[] => {
  const paragraphs: string[] = [];
  let begun = '';
  for (const { segment } of new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)) {
    begun += segment;
    if (begun.trim().length < 24) continue;
    paragraphs.push(begun.trim());
    begun = '';
  }
  return begun.trim() === '' ? paragraphs : [...paragraphs, begun.trim()];
};
