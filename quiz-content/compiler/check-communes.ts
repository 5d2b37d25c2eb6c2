import type { Commune } from '#contract/compiled-quiz.ts';
import { communes } from './communes.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Source } from './source.ts';
import { child, itemsOf, type Spot, textAt, textOf } from './spot.ts';

/** The communes that have these digits as their postcode. */
const postedAt = (postcode: string): readonly Commune[] => [...communes().values()].filter(({ postcodes }) => postcodes.includes(postcode));

const named = ({ code, name }: Commune): string => `${code} (${name})`;

/**
 * One of twelve INSEE codes is also the postcode of other communes: 85160 is Nesmy, and what is written on letters to Saint-Jean-de-Monts.
 * Nobody but the author knows which was meant, so it is said and not counted; and not said to somebody who offers the other one as well.
 */
const ambiguity = (
  source: Source,
  shortcut: Spot,
  commune: Commune,
  departments: readonly string[],
  offered: readonly string[],
): Diagnostic[] => {
  if (commune.postcodes.includes(commune.code)) return [];
  const others = postedAt(commune.code).filter(({ department }) => departments.includes(department));
  if (others.length === 0 || others.some(({ code }) => offered.includes(code))) return [];
  const said = { commune: commune.name, written: commune.code, communes: others.map(named) };
  return [source.finding(shortcut.path, { variant: 'CONTENT_PLACE_AMBIGUOUS', ...said })];
};

const checkShortcut = (source: Source, shortcut: Spot, departments: readonly string[], offered: readonly string[]): Diagnostic[] => {
  const written = textOf(shortcut);
  if (written === null || !/^(?:\d{2}|2[AB])\d{3}$/.test(written)) return [];
  const commune = communes().get(written);
  if (commune !== undefined) {
    if (departments.includes(commune.department)) return ambiguity(source, shortcut, commune, departments, offered);
    const said = { commune: `${commune.name} (${written})`, department: commune.department };
    return [source.finding(shortcut.path, { variant: 'CONTENT_PLACE_UNKNOWN/elsewhere', ...said })];
  }
  const meant = postedAt(written);
  if (meant.length === 0) return [source.finding(shortcut.path, { variant: 'CONTENT_PLACE_UNKNOWN/commune', written })];
  return [source.finding(shortcut.path, { variant: 'CONTENT_PLACE_UNKNOWN/postcode', written, communes: meant.map(named) })];
};

/** The communes offered first exist, and lie in the départements whose communes can be chosen. */
export const checkCommunes = (source: Source): Diagnostic[] =>
  itemsOf(child(source.root, 'questions')).flatMap((question) => {
    if (textAt(question, 'kind') !== 'commune') return [];
    const departments = itemsOf(child(question, 'departments')).flatMap((item) => textOf(item) ?? []);
    if (departments.length === 0) return [];
    const shortcuts = itemsOf(child(question, 'shortcuts'));
    const offered = shortcuts.flatMap((shortcut) => textOf(shortcut) ?? []);
    return shortcuts.flatMap((shortcut) => checkShortcut(source, shortcut, departments, offered));
  });
