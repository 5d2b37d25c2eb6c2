/** A month as answers carry it: `YYYY-MM`. */
export type Month = string;

/** The months of one calendar year, in their order. */
export interface YearOfMonths {
  readonly year: number;
  readonly months: readonly Month[];
}

/** As many months as asked for, from the one that `today` lies in, by year. The day is that of the place where the page is. */
export const monthsFrom = (today: Date, count: number): readonly YearOfMonths[] => {
  const first = today.getFullYear() * 12 + today.getMonth();
  const years: { year: number; months: Month[] }[] = [];
  for (let at = first; at < first + count; at += 1) {
    const year = Math.floor(at / 12);
    if (years.at(-1)?.year !== year) years.push({ year, months: [] });
    years.at(-1)?.months.push(`${year}-${String((at % 12) + 1).padStart(2, '0')}`);
  }
  return years;
};

/** At most `size` months a page, their years kept: what a low display can show at once. */
export const pagesOfMonths = (years: readonly YearOfMonths[], size: number): readonly (readonly YearOfMonths[])[] => {
  const pages: { year: number; months: Month[] }[][] = [];
  let room = 0;
  for (const { year, months } of years)
    for (const month of months) {
      if (room === 0) {
        pages.push([]);
        room = size;
      }
      const page = pages.at(-1) ?? [];
      if (page.at(-1)?.year !== year) page.push({ year, months: [] });
      page.at(-1)?.months.push(month);
      room -= 1;
    }
  return pages;
};
