/** Names that stand together in a list from A to Z. */
export interface LetterSpan {
  /** The first letters of its first and last name. */
  readonly from: string;
  readonly to: string;
  /** Where its first name stands in the list. */
  readonly at: number;
}

/** The letter under which one looks for a name: "Égypte" stands under E. */
const letterOf = (name: string): string => (name.normalize('NFD')[0] ?? '').toLocaleUpperCase();

/** Cuts a list from A to Z into so many parts of much the same length. A letter is never cut in two. */
export const letterSpans = (names: readonly string[], parts: number): readonly LetterSpan[] => {
  const spans: LetterSpan[] = [];
  for (const [index, name] of names.entries()) {
    const letter = letterOf(name);
    const last = spans.at(-1);
    const isDue = index >= (spans.length * names.length) / parts;
    if (last === undefined || (last.to !== letter && isDue)) spans.push({ from: letter, to: letter, at: index });
    else spans[spans.length - 1] = { ...last, to: letter };
  }
  return spans;
};
