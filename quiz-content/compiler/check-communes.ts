import { communes } from './communes.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Source } from './source.ts';
import { child, itemsOf, type Spot, textOf } from './spot.ts';

const checkShortcut = (source: Source, shortcut: Spot, departments: readonly string[]): Diagnostic[] => {
  const written = textOf(shortcut);
  if (written === null || !/^(?:\d{2}|2[AB])\d{3}$/.test(written)) return [];
  const commune = communes().get(written);
  if (commune !== undefined) {
    if (departments.includes(commune.department)) return [];
    const said = { commune: `${commune.name} (${written})`, department: commune.department };
    return [source.finding(shortcut.path, { variant: 'CONTENT_PLACE_UNKNOWN/elsewhere', ...said })];
  }
  const meant = [...communes().values()].filter(({ postcodes }) => postcodes.includes(written));
  if (meant.length === 0) return [source.finding(shortcut.path, { variant: 'CONTENT_PLACE_UNKNOWN/commune', written })];
  const codes = meant.map(({ code, name }) => `${code} (${name})`);
  return [source.finding(shortcut.path, { variant: 'CONTENT_PLACE_UNKNOWN/postcode', written, communes: codes })];
};

/** The communes offered first exist, and lie in the départements whose communes can be chosen. */
export const checkCommunes = (source: Source): Diagnostic[] =>
  itemsOf(child(source.root, 'questions')).flatMap((question) => {
    if (textOf(child(question, 'kind')) !== 'commune') return [];
    const departments = itemsOf(child(question, 'departments')).flatMap((item) => textOf(item) ?? []);
    if (departments.length === 0) return [];
    return itemsOf(child(question, 'shortcuts')).flatMap((shortcut) => checkShortcut(source, shortcut, departments));
  });
