import type { Desk, DeskChannel, OpenSpan } from '#contract/desk.ts';
import { WEEKDAYS, type Weekday } from '#contract/place.ts';
import type { Locale } from '#fields/types.ts';
import { type DeskSource, OPEN_SPAN } from '#format/desk.ts';
import { compileText } from './compile-texts.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Source } from './source.ts';
import { child, has, itemsOf, type Spot, textOf } from './spot.ts';

/** Hours are written by people who look at a clock in Paris. */
const TIME_ZONE = 'Europe/Paris';

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const spanOf = (written: string): OpenSpan | null => {
  const { from, to } = OPEN_SPAN.exec(written)?.groups ?? {};
  return from === undefined || to === undefined ? null : { from: minutesOf(from), to: minutesOf(to) };
};
const spansOf = (written: readonly string[] = []): readonly OpenSpan[] => written.flatMap((one) => spanOf(one) ?? []);

/** The desk as terminals have it, in these languages. */
export const compileDesk = (source: DeskSource, locales: readonly Locale[]): Desk => {
  const text = (words: DeskSource['where']) => (words === undefined ? null : compileText(words, locales));
  const channels: readonly (DeskChannel | null)[] = [
    source.telephone === undefined ? null : { kind: 'telephone', address: source.telephone, label: null },
    source.email === undefined ? null : { kind: 'email', address: source.email, label: null },
    source.chat === undefined ? null : { kind: 'web', address: source.chat.page, label: compileText(source.chat.name, locales) },
  ];
  const weekOf = (week: DeskSource['hours'][number]['week']): Record<Weekday, readonly OpenSpan[]> => {
    const { mon, tue, wed, thu, fri, sat, sun } = week;
    return {
      mon: spansOf(mon),
      tue: spansOf(tue),
      wed: spansOf(wed),
      thu: spansOf(thu),
      fri: spansOf(fri),
      sat: spansOf(sat),
      sun: spansOf(sun),
    };
  };
  return {
    name: compileText(source.name, locales),
    where: text(source.where),
    timeZone: TIME_ZONE,
    answersWithinMinutes: source.answersWithinMinutes,
    seasons: source.hours.map(({ from = '01-01', to = '12-31', week }) => ({ from, to, week: weekOf(week) })),
    exceptions: (source.exceptions ?? []).map(({ on, until, open, why }) => ({
      from: on,
      to: until ?? on,
      open: spansOf(open),
      why: text(why),
    })),
    channels: channels.flatMap((one) => one ?? []),
    callBack: text(source.callBack),
  };
};

/** The texts of a desk that are there. */
export const deskTexts = (desk: Spot): readonly Spot[] => [
  ...['name', 'where', 'callBack'].filter((key) => has(desk, key)).map((key) => child(desk, key)),
  ...(has(child(desk, 'chat'), 'name') ? [child(child(desk, 'chat'), 'name')] : []),
  ...itemsOf(child(desk, 'exceptions'))
    .filter((one) => has(one, 'why'))
    .map((one) => child(one, 'why')),
];

/** What the form alone does not see: hours that end before they begin, and last days that come before the first. */
export const checkDesk = (source: Source, desk: Spot): Diagnostic[] => {
  const exceptions = itemsOf(child(desk, 'exceptions'));
  const weeks = itemsOf(child(desk, 'hours')).map((season) => child(season, 'week'));
  const written = [...weeks.flatMap((week) => WEEKDAYS.map((day) => child(week, day))), ...exceptions.map((one) => child(one, 'open'))];
  const spans = written.flatMap(itemsOf).flatMap((spot) => {
    const text = textOf(spot) ?? '';
    const span = spanOf(text);
    return span === null || span.from < span.to
      ? []
      : [source.finding(spot.path, { variant: 'CONTENT_FORM', written: text, form: 'open-span' })];
  });
  const days = exceptions.flatMap((one) => {
    const [on, until] = [textOf(child(one, 'on')), textOf(child(one, 'until'))];
    if (on === null || until === null) return [];
    // Days of every year may go over the new year; days of one year cannot.
    const isWrong = on.length !== until.length || (on.length === 10 && until < on);
    return isWrong ? [source.finding(child(one, 'until').path, { variant: 'CONTENT_FORM', written: until, form: 'last-day' })] : [];
  });
  return [...spans, ...days];
};
