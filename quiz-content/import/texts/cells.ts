/** What a spreadsheet takes for a formula. What we put before it counts as well, so that taking it away gives back what was there. */
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;

/** A text as a cell that no spreadsheet runs. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text of a cell. */
export const unguarded = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell);

/** A cell in quotes (RFC 4180). */
export const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
