import type { Diagnostic } from './diagnostic.ts';
import type { Source } from './source.ts';
import { child, textOf } from './spot.ts';

/** The two colours that no brand replaces: light text stands on the brand's surfaces, its sun stands on night. */
const FOAM = '#F6FBFA';
const NIGHT = '#071A26';
const PAIRS = [
  ['atlantic', 'foam', FOAM],
  ['lagoon', 'foam', FOAM],
  ['coral', 'foam', FOAM],
  ['sun', 'night', NIGHT],
] as const;
const LEAST = 4.5;

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** The contrast of two colours as WCAG 2 counts it, from 1 to 21. */
const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
};

/** Every colour of a brand is legible with the text that stands on or over it. */
export const checkColours = (source: Source): Diagnostic[] =>
  PAIRS.flatMap(([name, ground, other]) => {
    const spot = child(child(source.root, 'colours'), name);
    const colour = textOf(spot);
    if (colour === null || !/^#[0-9a-f]{6}$/i.test(colour)) return [];
    const ratio = contrast(colour, other);
    if (ratio >= LEAST) return [];
    // Rounded down: 4.49 is not 4.5.
    const shown = (Math.floor(ratio * 100) / 100).toFixed(2);
    const measured = { colour, ground, other, ratio: shown, least: LEAST, lighter: name === 'sun' };
    return [source.finding(spot.path, { variant: 'CONTENT_CONTRAST', ...measured })];
  });
