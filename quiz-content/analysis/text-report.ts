import type { Analysis } from './analyse.ts';
import type { Finding, ReportLanguage } from './finding.ts';
import { type PlaceOf, sayIn, type Table, titleOf, verdictOf } from './report.ts';
import { sectionsOf } from './sections.ts';

const lengthOf = (text: string): number => [...text].length;

/** The words of a text in lines of at most `width`. A word that is longer stands alone. */
const wrap = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && lengthOf(last) + 1 + lengthOf(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

const GAP = 2;
const NARROWEST = 30;

/** A table for a terminal of `width` characters: the last column wraps, whatever else is too wide stays whole. */
export const textTable = ({ columns, rows }: Table, width: number): string => {
  const widths = columns.map(({ title }, index) => Math.max(lengthOf(title), ...rows.map((row) => lengthOf(row[index] ?? ''))));
  const before = widths.slice(0, -1).reduce((sum, one) => sum + one + GAP, 0);
  const lastWidth = Math.max(NARROWEST, width - before);
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ numeric }, index) => {
        const cell = cells[index] ?? '';
        const space = ' '.repeat(Math.max(0, (widths[index] ?? 0) - lengthOf(cell)));
        if (numeric === true) return space + cell;
        return index === columns.length - 1 ? cell : cell + space;
      })
      .join(' '.repeat(GAP))
      .trimEnd();
  const body = rows.flatMap((row) => {
    const [first = '', ...more] = wrap(row.at(-1) ?? '', lastWidth);
    return [line([...row.slice(0, -1), first]), ...more.map((text) => ' '.repeat(before) + text)];
  });
  const head = line(columns.map(({ title }) => title));
  const longest = [head, ...body].reduce((most, one) => Math.max(most, lengthOf(one)), 0);
  return [head, '─'.repeat(Math.min(longest, width)), ...body].join('\n');
};

/** A finding on one line, in the form that editors make clickable: the same that `check` prints. */
const findingLine = ({ code, severity, path, where, message, fix }: Finding, placeOf: PlaceOf, language: ReportLanguage): string => {
  const colon = sayIn(language)(' :', ':');
  return `${placeOf(path) ?? ''}  ${severity} ${code}  ${where[language]}${colon} ${message[language]} → ${fix[language]}`;
};

/** The report for a terminal. */
export const textReport = (analysis: Analysis, placeOf: PlaceOf, language: ReportLanguage, width: number): string => {
  const { quiz, findings } = analysis;
  const title = `${titleOf(quiz, language)} (${quiz.id})${sayIn(language)(' :', ':')} ${verdictOf(analysis, language)}`;
  const sections = sectionsOf(analysis, placeOf, language)
    .filter(({ id }) => id !== 'findings')
    .map(({ title: name, lead, tables }) =>
      [`■ ${name}`, ...(lead === '' ? [] : [wrap(lead, width).join('\n')]), ...tables.map((table) => `\n${textTable(table, width)}`)].join(
        '\n',
      ),
    );
  const found = findings.map((one) => findingLine(one, placeOf, language));
  return [title, '═'.repeat(Math.min(lengthOf(title), width)), ...found, '', sections.join('\n\n')].join('\n');
};
