import type { LocalText } from '#contract/compiled-quiz.ts';
import { DAY_MINUTES, type Desk, type OpenSpan } from '#contract/desk.ts';
import { WEEKDAYS } from '#contract/place.ts';

/** A moment by the clock on the wall: there is no other that a visitor could look at. */
export interface WallMoment {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** After midnight; 1440 is the midnight at the day's end. */
  readonly minute: number;
  /** How many days after today. */
  readonly ahead: number;
}

export type DeskState =
  /** Somebody is there; `until` null: day and night. */
  | { readonly kind: 'open'; readonly until: WallMoment | null }
  /** Nobody is there. `next` null: not within a year. `why`: what today is. */
  | { readonly kind: 'closed'; readonly next: WallMoment | null; readonly why: LocalText | null };

export interface DeskDay {
  readonly day: string;
  readonly spans: readonly OpenSpan[];
  /** What makes this day another one; null: nothing. */
  readonly why: LocalText | null;
}

/** Farther than this nobody looks: a desk that closes for longer has closed. */
const MOST_DAYS = 366;

/** The date and the time on a wall of that time zone. The zone's own rules say what summer time does to it. */
export const wallClock = (timeZone: string, now: Date): Pick<WallMoment, 'day' | 'minute'> => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return {
    day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
};

const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** So many days after a day. Dates have no hours here, so no change of the clocks can lose one. */
export const dayAfter = (day: string, days: number): string => {
  const date = noonOf(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

/** Spans that touch or overlap are one, in the order of the day. */
const joined = (spans: readonly OpenSpan[]): readonly OpenSpan[] => {
  const whole: OpenSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last !== undefined && span.from <= last.to) whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else whole.push(span);
  }
  return whole;
};

const lies = (at: string, from: string, to: string): boolean => (from <= to ? from <= at && at <= to : at >= from || at <= to);
/** A date without a year is that day of every year. */
const covers = (day: string, { from, to }: { readonly from: string; readonly to: string }): boolean =>
  lies(from.length === 5 ? day.slice(5) : day, from, to);

/** When the desk is open on a day. An exception wins over the season; a day of no season is closed. */
export const deskDay = ({ seasons, exceptions }: Desk, day: string): DeskDay => {
  const exception = exceptions.find((one) => covers(day, one));
  if (exception !== undefined) return { day, spans: joined(exception.open), why: exception.why };
  const weekday = WEEKDAYS[(noonOf(day).getUTCDay() + 6) % 7];
  const season = seasons.find((one) => covers(day, one));
  return { day, spans: season === undefined || weekday === undefined ? [] : joined(season.week[weekday]), why: null };
};

/** The days from today on. */
export const deskDays = (desk: Desk, now: Date, count: number): readonly DeskDay[] => {
  const { day } = wallClock(desk.timeZone, now);
  return Array.from({ length: count }, (_, ahead) => deskDay(desk, dayAfter(day, ahead)));
};

/** Until when somebody stays who is there at `from` on `day`: over midnight, where the next day begins with it. */
const closing = (desk: Desk, day: string, to: number): WallMoment | null => {
  let end = to;
  for (let ahead = 0; ahead <= MOST_DAYS; ahead += 1) {
    const next = end === DAY_MINUTES ? deskDay(desk, dayAfter(day, ahead + 1)).spans.find(({ from }) => from === 0) : undefined;
    if (next === undefined) return { day: dayAfter(day, ahead), minute: end, ahead };
    end = next.to;
  }
  return null;
};

/** Is somebody there now, and until when; else when somebody is there next. Pure: the clock is passed in. */
export const deskState = (desk: Desk, now: Date): DeskState => {
  const { day, minute } = wallClock(desk.timeZone, now);
  const today = deskDay(desk, day);
  const present = today.spans.find(({ from, to }) => from <= minute && minute < to);
  if (present !== undefined) return { kind: 'open', until: closing(desk, day, present.to) };
  for (let ahead = 0; ahead <= MOST_DAYS; ahead += 1) {
    const then = dayAfter(day, ahead);
    const next = deskDay(desk, then).spans.find(({ from }) => ahead > 0 || from > minute);
    if (next !== undefined) return { kind: 'closed', next: { day: then, minute: next.from, ahead }, why: today.why };
  }
  return { kind: 'closed', next: null, why: today.why };
};
