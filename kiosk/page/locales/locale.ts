import type { StartSession } from '#contract/host-api.ts';

/** A language the page can be shown in. */
export type Locale = StartSession['locale'];

/** Each language in its own words: who looks for theirs finds it. */
export const OWN_NAMES: Readonly<Record<Locale, string>> = { fr: 'Français', en: 'English', nl: 'Nederlands', de: 'Deutsch' };

export const isLocale = (text: string): text is Locale => text in OWN_NAMES;

/** The language of a browser's tag (`de-AT`), English when the page does not speak it. */
export const localeOfBrowser = (tag: string): Locale => {
  const language = tag.slice(0, 2).toLowerCase();
  return isLocale(language) ? language : 'en';
};
