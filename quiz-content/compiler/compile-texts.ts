import type { LocalText, Picture } from '#contract/compiled-quiz.ts';
import { LOCALES, type Locale } from '#fields/types.ts';
import type { PictureSource } from '#format/quiz.ts';
import type { TextSource } from '#format/texts.ts';

/** A text in exactly these languages, in the order of the dictionary. One string stands for all of them. */
export const compileText = (text: TextSource, locales: readonly Locale[]): LocalText => {
  const compiled: Partial<Record<Locale, string>> = {};
  for (const locale of LOCALES) {
    if (!locales.includes(locale)) continue;
    compiled[locale] = typeof text === 'string' ? text : (text[locale] ?? '');
  }
  return compiled;
};

export const compilePicture = (picture: PictureSource, locales: readonly Locale[]): Picture => ({
  file: picture.file,
  alt: compileText(picture.alt, locales),
});
