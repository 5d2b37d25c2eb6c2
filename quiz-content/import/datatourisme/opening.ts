import type { Locale } from '#fields/types.ts';
import type { PlaceSource } from '#format/place.ts';
import { type Node, namesAt, nodesAt, textAt, valuesOf } from './linked-data.ts';

interface Period {
  /** An event that is held then, and not something that is open then. */
  readonly isEvent: boolean;
  /** `YYYY-MM-DD`; null: open at that end. */
  readonly from: string | null;
  readonly to: string | null;
  readonly weekdays: readonly string[];
  /** `10:00–18:00`; null: not said. */
  readonly hours: string | null;
}

const DAYS: Readonly<Record<string, NonNullable<PlaceSource['open']['weekdays']>[number]>> = {
  Monday: 'mon',
  Tuesday: 'tue',
  Wednesday: 'wed',
  Thursday: 'thu',
  Friday: 'fri',
  Saturday: 'sat',
  Sunday: 'sun',
};
const WEEK = Object.values(DAYS);
const DAY = /^(\d{4})-(\d{2})-(\d{2})(?:$|T)/;

/** `YYYY-MM-DD` of a date or a time; null where it is no day of the calendar. */
export const dayIn = (text: string | null): string | null => {
  const [, year = '', month = '', day = ''] = DAY.exec(text ?? '') ?? [];
  if (year === '') return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const written = `${year}-${month}-${day}`;
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== written ? null : written;
};

const clock = (text: string | null): string | null => /^(\d{2}:\d{2})(?::\d{2})?/.exec(text ?? '')?.[1] ?? null;

const periodsOf = (offer: Node): readonly Period[] => {
  const opened = nodesAt(offer, 'isLocatedAt', 'openingHoursSpecification').map((hours): Period => {
    const [opens, closes] = [clock(textAt(hours, 'opens')), clock(textAt(hours, 'closes'))];
    return {
      isEvent: false,
      from: dayIn(textAt(hours, 'validFrom')),
      to: dayIn(textAt(hours, 'validThrough')),
      weekdays: namesAt(hours, 'dayOfWeek').flatMap((name) => DAYS[name] ?? []),
      hours: opens === null || closes === null ? null : `${opens}–${closes}`,
    };
  });
  const held = nodesAt(offer, 'takesPlaceAt').map((time): Period => {
    const from = dayIn(textAt(time, 'startDate'));
    return { isEvent: true, from, to: dayIn(textAt(time, 'endDate')) ?? from, weekdays: [], hours: null };
  });
  const [starts, ends] = [valuesOf(offer, 'startDate'), valuesOf(offer, 'endDate')];
  const dated = starts.map((start, index): Period => {
    const from = dayIn(typeof start === 'string' ? start : null);
    const end = ends[index];
    return { isEvent: true, from, to: dayIn(typeof end === 'string' ? end : null) ?? from, weekdays: [], hours: null };
  });
  // The days of an event are said twice; its opening hours, where it has any, say less.
  if (held.length > 0) return held;
  return dated.length > 0 ? dated : opened;
};

const monthsIn = (from: string, to: string | null): readonly number[] => {
  const first = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  const last = to === null ? first + 11 : Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - 1;
  return Array.from({ length: Math.min(12, last - first + 1) }, (_, step) => ((first + step) % 12) + 1);
};

const sameFor = <Value>(values: readonly Value[]): Value | null => (new Set(values).size === 1 ? (values[0] ?? null) : null);

/** The days of an event, in each language: whoever comes on another one of the month would stand there alone. */
const daysOf = (periods: readonly Period[], locales: readonly Locale[]): PlaceSource['open']['hours'] => {
  const days = periods.flatMap(({ from, to }) => (from === null || to === null ? [] : [{ from: new Date(from), to: new Date(to) }]));
  const told = days.toSorted((a, b) => a.from.getTime() - b.from.getTime()).slice(0, 2);
  const inLocale = (locale: Locale): string => {
    const inWords = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' });
    return told.map(({ from, to }) => inWords.formatRange(from, to)).join(' · ') + (days.length > told.length ? ' …' : '');
  };
  return Object.fromEntries(locales.map((locale) => [locale, inLocale(locale)]));
};

export type Opening =
  | { readonly kind: 'open'; readonly open: PlaceSource['open']; readonly expires: string | null }
  /** Every period that the register gives is over. */
  | { readonly kind: 'over' }
  /** The register says nothing about it. */
  | { readonly kind: 'unknown' };

/** When an offer is there from a day on, as far as the register says; an event in words of these languages. */
export const openingOf = (offer: Node, today: string, locales: readonly Locale[]): Opening => {
  const said = periodsOf(offer).filter(({ from, to }) => from !== null || to !== null);
  if (said.length === 0) return { kind: 'unknown' };
  const periods = said.filter(({ from, to }) => (to === null || to >= today) && (from === null || to === null || from <= to));
  if (periods.length === 0) return { kind: 'over' };
  const months = new Set(periods.flatMap(({ from, to }) => monthsIn(from === null || from < today ? today : from, to)));
  const weekdays = periods.some((period) => period.weekdays.length === 0)
    ? []
    : WEEK.filter((day) => periods.some((period) => period.weekdays.includes(day)));
  const hours = periods.some(({ isEvent }) => isEvent) ? daysOf(periods, locales) : sameFor(periods.map((period) => period.hours));
  const ends = periods.map(({ to }) => to);
  return {
    kind: 'open',
    open: {
      months: [...months].toSorted((a, b) => a - b),
      ...(weekdays.length > 0 && weekdays.length < WEEK.length ? { weekdays } : {}),
      ...(hours === null || hours === undefined ? {} : { hours }),
    },
    expires: ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null),
  };
};
