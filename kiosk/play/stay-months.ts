import type { RecordedField } from '#contract/answer.ts';

/** A month that the visitor may be here, and the first day of it that still lies ahead. */
export interface StayMonth {
  /** 1 to 12. */
  readonly month: number;
  /** `YYYY-MM-DD`. */
  readonly from: string;
}

/** When the visitor is here: `some` of these months, or any one of them (`every`: a place must be there in all of them to be there for sure). */
export interface Stay {
  readonly holds: 'some' | 'every';
  readonly months: readonly StayMonth[];
  /** Is the visitor here today, as far as is known? */
  readonly today: boolean;
}

/** What the season words of the dictionary mean. */
const SEASONS: Readonly<Record<string, readonly number[]>> = {
  high: [7, 8],
  mid: [4, 5, 6, 9, 10],
  low: [11, 12, 1, 2, 3],
};

const two = (number: number): string => String(number).padStart(2, '0');

/** `YYYY-MM-DD` of the place where the page is. */
export const dayOf = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

const monthOf = (day: string): number => Number(day.slice(5, 7));
const firstOf = (year: number, month: number): string => `${year}-${two(month)}-01`;
const later = (a: string, b: string): string => (a > b ? a : b);

/** The months from one day to another, at most a year of them. */
const between = (from: string, to: string): readonly StayMonth[] => {
  const months: StayMonth[] = [];
  const first = Number(from.slice(0, 4)) * 12 + monthOf(from) - 1;
  for (let at = first; at < first + 12; at += 1) {
    const start = firstOf(Math.floor(at / 12), (at % 12) + 1);
    if (start > to) break;
    months.push({ month: (at % 12) + 1, from: later(from, start) });
  }
  return months;
};

/** The months of a season, each the next time it comes. */
const seasonAfter = (today: string, season: readonly number[]): readonly StayMonth[] => {
  const year = Number(today.slice(0, 4));
  return season.map((month) => ({ month, from: firstOf(month > monthOf(today) ? year : year + 1, month) }));
};

const PERIOD = /^(?<from>\d{4}-\d{2}(?:-\d{2})?)(?:\/(?<to>\d{4}-\d{2}-\d{2}))?$/;

/**
 * When the visitor is here, from what they said of their stay. Whoever said nothing, or speaks of the past, is here today; so is
 * whoever names the season that it is. Of another season nobody knows which of its months it will be.
 */
export const stayOf = (fields: readonly Pick<RecordedField, 'key' | 'value'>[], now: Date): Stay => {
  const today = dayOf(now);
  const here: Stay = { holds: 'some', months: [{ month: monthOf(today), from: today }], today: true };
  const said = fields.find(({ key }) => key === 'stay_period')?.value;
  if (typeof said !== 'string') return here;
  const season = Object.hasOwn(SEASONS, said) ? SEASONS[said] : undefined;
  if (season !== undefined)
    return season.includes(monthOf(today)) ? here : { holds: 'every', months: seasonAfter(today, season), today: false };
  const { from = '', to } = PERIOD.exec(said)?.groups ?? {};
  // A month as a whole ends on its last day; its 31st sorts behind every day it has.
  const [first, last] = to === undefined ? [`${from}-01`, `${from}-31`] : [from, to];
  if (from === '' || last < today) return here;
  return { holds: 'some', months: between(later(first, today), last), today: first <= today };
};
