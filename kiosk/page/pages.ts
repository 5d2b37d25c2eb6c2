/** Where something stands in what is paged, from the top of it. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
}

/** What one page shows. */
export interface PageOfIt {
  readonly from: number;
  readonly to: number;
}

/** Above the first thing of a page stays as much of its ground. */
const MARGIN = 24;

/** Goes up from `at` until nothing is cut in two there; what begins above `from` is larger than a page and cannot be helped. */
const wholeUpTo = (blocks: readonly Block[], from: number, at: number): number => {
  const cut = blocks.filter(({ top, bottom }) => top > from + MARGIN && top < at && bottom > at);
  return cut.length === 0 ? at : wholeUpTo(blocks, from, Math.min(...cut.map(({ top }) => top)));
};

/** Goes down from `at` until nothing is cut in two there. */
const wholeFrom = (blocks: readonly Block[], at: number): number => {
  const cut = blocks.filter(({ top, bottom }) => top < at && bottom > at);
  return cut.length === 0 ? at : wholeFrom(blocks, Math.max(...cut.map(({ bottom }) => bottom)));
};

/**
 * Cuts what is `length` high into pages of `height`, between the blocks: no line of words and no control is ever cut in two.
 * The last page is as full as it can be, so it may show again what stood on the one before.
 */
export const pagesOf = (blocks: readonly Block[], length: number, height: number): readonly PageOfIt[] => {
  if (length <= height) return [{ from: 0, to: length }];
  const pages: PageOfIt[] = [];
  let from = 0;
  while (from + height < length) {
    const to = wholeUpTo(blocks, from, from + height);
    pages.push({ from, to });
    const next = blocks.filter(({ bottom }) => bottom > to + 1).map(({ top }) => top);
    if (next.length === 0) return pages;
    from = Math.max(to, Math.min(...next) - MARGIN);
  }
  const before = pages.at(-1);
  const last = wholeFrom(blocks, length - height);
  // A block larger than a page leaves no whole place to begin at.
  return [...pages, { from: before !== undefined && last > from ? from : last, to: length }];
};
