import type { Path } from '#compiler/spot.ts';
import { LOCALES, type Locale } from '#fields/types.ts';
import type { Notes } from './notes.ts';

/** The language of terminals that a source means: `fr-CA` is French. Null when terminals do not speak it. */
export const localeIn = (written: string | null): Locale | null => {
  const [language] = (written ?? '').toLowerCase().split(/[-_]/);
  return LOCALES.find((locale) => locale === language) ?? null;
};

const OTHERWISE: Locale = 'fr';

/** The language of texts that do not say theirs: what was asked for, else what the source says. A guess is noted. */
export const languageOf = (asked: Locale | null, written: string | null, path: Path, notes: Notes): Locale => {
  const known = asked ?? localeIn(written);
  if (known === null) notes.note(path, { variant: 'IMPORT_LANGUAGE/unsaid', taken: OTHERWISE });
  return known ?? OTHERWISE;
};
