/** A command as its words; quotes keep spaces together. No shell reads it, so a text in it is never a command. */
export const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, plain]) => double ?? single ?? plain ?? '');

/** The words with the places filled. */
export const filledWith = (words: readonly string[], values: Readonly<Record<string, string>>): readonly string[] =>
  words.map((word) => word.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole));
