export interface Typed {
  readonly text: string;
  readonly caret: number;
}

/** The key that takes away instead of adding. */
export const ERASE = 'erase';

/** What a key of the on-screen keyboard makes of a text: it replaces the selection, or erases it, or the letter before the caret. */
export const insertAt = (text: string, from: number, to: number, key: string): Typed => {
  if (key !== ERASE) return { text: text.slice(0, from) + key + text.slice(to), caret: from + key.length };
  if (from !== to) return { text: text.slice(0, from) + text.slice(to), caret: from };
  // One letter as the visitor sees it, even when it is made of two code units.
  const before = [...text.slice(0, from)].slice(0, -1).join('');
  return { text: before + text.slice(to), caret: before.length };
};
