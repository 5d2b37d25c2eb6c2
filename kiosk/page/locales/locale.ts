import type { StartSession } from '#contract/host-api.ts';

/** A language the page can be shown in. */
export type Locale = StartSession['locale'];

/** Each language in its own words: who looks for theirs finds it. */
export const OWN_NAMES: Readonly<Record<Locale, string>> = { fr: 'Français', en: 'English', nl: 'Nederlands', de: 'Deutsch' };
