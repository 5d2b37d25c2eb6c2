import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isFontName } from '#contract/content.ts';
import type { Locale } from '#fields/types.ts';
import type { Diagnostic } from './diagnostic.ts';
import { filesIn, leaves, type Media, plainName } from './media.ts';
import type { Said } from './messages/said.ts';
import { insteadOf } from './nearest.ts';
import type { Source } from './source.ts';
import { child, textOf } from './spot.ts';
import { lackingIn } from './woff2.ts';

/** Many times what one weight of a Latin family takes. Larger files carry scripts that no terminal speaks. */
const MAX_FONT_BYTES = 300 * 1024;

/** What every title may hold, besides the letters of its language. */
const SHARED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;!?…’\'"“”-–()&/%+€°';
/** The letters and quotes that each language has of its own. */
const OWN: Readonly<Record<Locale, string>> = {
  fr: 'àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜ«»',
  en: '‘’',
  nl: 'áéíóúàèäëïöüÁÉÍÓÚÀÈÄËÏÖÜ‘’',
  de: 'äöüßÄÖÜ„“‚‘',
};
const NEEDED: readonly string[] = [...new Set([SHARED, ...Object.values(OWN)].join(''))];

const fontFault = (name: string, bytes: Uint8Array): Said | null => {
  if (bytes.length > MAX_FONT_BYTES) return { variant: 'CONTENT_TOO_LARGE/font', name, bytes: bytes.length, most: MAX_FONT_BYTES };
  const lacking = lackingIn(bytes, NEEDED);
  if (!lacking.ok) return { variant: 'CONTENT_FONT_BROKEN', name, fault: lacking.error };
  return lacking.value.length === 0 ? null : { variant: 'CONTENT_FONT_CHARACTERS', name, lacking: lacking.value };
};

/** Reads the font of a brand's titles: there, really a WOFF2, small enough, and with the letters of every language that terminals speak. */
export const readFont = async (
  source: Source,
  folder: { readonly path: string; readonly shown: string },
): Promise<{ readonly media: Media; readonly diagnostics: readonly Diagnostic[] }> => {
  const spot = child(child(child(source.root, 'font'), 'headings'), 'file');
  const found = (said: Said) => ({ media: new Map<string, Uint8Array>(), diagnostics: [source.finding(spot.path, said)] });
  const name = textOf(spot);
  if (name === null || name.trim() === '') return { media: new Map(), diagnostics: [] };
  if (leaves(name)) return found({ variant: 'CONTENT_FONT_OUTSIDE', name });
  if (!/\.woff2$/i.test(name)) return found({ variant: 'CONTENT_FONT_BROKEN', name, fault: 'no-woff2' });
  if (!isFontName(name)) return found({ variant: 'CONTENT_FORM/media-name', name, plain: plainName(name) });
  const there = filesIn(folder.path);
  if (!there.includes(name)) {
    const fonts = there.filter((one) => /\.woff2$/i.test(one));
    return found({ variant: 'CONTENT_FONT_MISSING', name, folder: folder.shown, ...insteadOf(name, fonts) });
  }
  const bytes = await readFile(join(folder.path, name));
  const fault = fontFault(name, bytes);
  return fault === null ? { media: new Map([[name, bytes]]), diagnostics: [] } : found(fault);
};
