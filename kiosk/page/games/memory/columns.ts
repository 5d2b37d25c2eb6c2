/** How much wider than high a card should be. */
const CARD = 0.92;

/**
 * How many columns let so many cards fill a place best. `ratio`: how much wider than high the place is. Only whole rows, so that no card
 * lies alone: an odd one out would seem to mean something.
 */
export const columnsFor = (cards: number, ratio: number): number => {
  const wanted = Math.sqrt((cards * ratio) / CARD);
  const whole = Array.from({ length: cards }, (_, at) => at + 1).filter((columns) => cards % columns === 0);
  const miss = (columns: number): number => Math.abs(Math.log(columns / wanted));
  return whole.reduce((best, columns) => (miss(columns) < miss(best) ? columns : best), 1);
};
