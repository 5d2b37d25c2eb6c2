import { describe, expect, it } from 'vitest';
import type { Desk, OpenSpan } from '#contract/desk.ts';
import { dayAfter, deskDay, deskDays, deskState, wallClock } from '#play/desk-hours.ts';

const at = (from: number, to: number): OpenSpan => ({ from: from * 60, to: to * 60 });
const week = (spans: readonly OpenSpan[], sunday: readonly OpenSpan[] = spans): Desk['seasons'][number]['week'] => ({
  ...{ mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: sunday },
});
const YEAR = { from: '01-01', to: '12-31' };
const desk = (part: Partial<Desk> = {}): Desk => ({
  name: { fr: "l'accueil" },
  where: null,
  timeZone: 'Europe/Paris',
  answersWithinMinutes: 15,
  seasons: [{ ...YEAR, week: week([at(9, 12), at(14, 18)], []) }],
  exceptions: [],
  channels: [],
  callBack: null,
  ...part,
});
const NIGHT_AND_DAY = desk({ seasons: [{ ...YEAR, week: week([at(0, 24)]) }] });

describe('the clock on the wall', () => {
  it('follows the time zone of the desk, not that of the machine', () => {
    expect(wallClock('Europe/Paris', new Date('2027-07-01T22:30:00Z'))).toEqual({ day: '2027-07-02', minute: 30 });
    expect(wallClock('Europe/Paris', new Date('2027-01-01T22:30:00Z'))).toEqual({ day: '2027-01-01', minute: 23 * 60 + 30 });
  });

  it('has no hour in the night in which it goes forward, and one twice when it goes back', () => {
    const forward = ['2027-03-28T00:59:00Z', '2027-03-28T01:00:00Z'].map((now) => wallClock('Europe/Paris', new Date(now)).minute);
    expect(forward).toEqual([119, 180]);
    const back = ['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z'].map((now) => wallClock('Europe/Paris', new Date(now)).minute);
    expect(back).toEqual([150, 150]);
  });

  it('counts days over the change of the clocks without losing one', () => {
    expect([1, 2, 3].map((days) => dayAfter('2027-03-27', days))).toEqual(['2027-03-28', '2027-03-29', '2027-03-30']);
    expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29');
    expect(dayAfter('2027-12-31', 1)).toBe('2028-01-01');
  });
});

describe('is somebody there', () => {
  it('opens with the first minute and closes with the last', () => {
    // Friday, in winter: one hour before UTC.
    expect(deskState(desk(), new Date('2027-01-08T07:59:59Z'))).toMatchObject({ kind: 'closed', next: { minute: 540, ahead: 0 } });
    expect(deskState(desk(), new Date('2027-01-08T08:00:00Z'))).toMatchObject({ kind: 'open', until: { minute: 720, ahead: 0 } });
    expect(deskState(desk(), new Date('2027-01-08T10:59:59Z'))).toMatchObject({ kind: 'open', until: { minute: 720 } });
    expect(deskState(desk(), new Date('2027-01-08T11:00:00Z'))).toMatchObject({ kind: 'closed', next: { minute: 840, ahead: 0 } });
  });

  it('says the same hour in summer and in winter', () => {
    expect(deskState(desk(), new Date('2027-07-09T07:00:00Z')).kind).toBe('open');
    expect(deskState(desk(), new Date('2027-01-08T07:00:00Z')).kind).toBe('closed');
  });

  it('leads over a closed day to the next one that is open', () => {
    const saturdayEvening = deskState(desk(), new Date('2027-01-09T19:00:00Z'));
    expect(saturdayEvening).toMatchObject({ kind: 'closed', next: { day: '2027-01-11', minute: 540, ahead: 2 } });
  });

  it('stays open over midnight where the next day begins with it, and closes at midnight where it does not', () => {
    const bar = desk({ seasons: [{ ...YEAR, week: week([at(0, 2), at(18, 24)]) }] });
    expect(deskState(bar, new Date('2027-01-08T22:00:00Z'))).toMatchObject({
      kind: 'open',
      until: { day: '2027-01-09', minute: 120, ahead: 1 },
    });
    const late = desk({ seasons: [{ ...YEAR, week: week([at(18, 24)]) }] });
    expect(deskState(late, new Date('2027-01-08T22:59:00Z'))).toMatchObject({ kind: 'open', until: { minute: 1440, ahead: 0 } });
    expect(deskState(late, new Date('2027-01-08T23:00:00Z'))).toMatchObject({ kind: 'closed', next: { minute: 1080, ahead: 0 } });
  });

  it('has no end where it never closes, and no beginning where it never opens', () => {
    expect(deskState(NIGHT_AND_DAY, new Date('2027-01-08T12:00:00Z'))).toEqual({ kind: 'open', until: null });
    expect(deskState(desk({ seasons: [] }), new Date('2027-01-08T12:00:00Z'))).toEqual({ kind: 'closed', next: null, why: null });
  });

  it('keeps to the shorter hours of a holiday, and says which one it is', () => {
    const why = { fr: 'Lundi de Pâques' };
    const easter = desk({ exceptions: [{ from: '2027-03-29', to: '2027-03-29', open: [at(10, 12)], why }] });
    expect(deskState(easter, new Date('2027-03-29T07:30:00Z'))).toEqual({
      kind: 'closed',
      next: { day: '2027-03-29', minute: 600, ahead: 0 },
      why,
    });
    expect(deskState(easter, new Date('2027-03-29T09:00:00Z'))).toMatchObject({ kind: 'open', until: { minute: 720 } });
    // The Easter of another year is another day.
    expect(deskState(easter, new Date('2028-03-29T07:30:00Z')).kind).toBe('open');
  });

  it('closes every year on a day without a year, over the new year too', () => {
    const rest = desk({ exceptions: [{ from: '12-24', to: '01-02', open: [], why: null }] });
    for (const day of ['2026-12-24', '2027-12-31', '2028-01-01', '2028-01-02']) expect(deskDay(rest, day).spans, day).toEqual([]);
    expect(deskDay(rest, '2028-01-03').spans).toHaveLength(2);
    expect(deskState(rest, new Date('2027-12-23T19:00:00Z'))).toMatchObject({ kind: 'closed', next: { day: '2028-01-03', ahead: 11 } });
  });

  it('takes the hours of the season, in winter over the new year', () => {
    const seasons = desk({
      seasons: [
        { from: '04-01', to: '10-31', week: week([at(9, 19)]) },
        { from: '11-01', to: '03-31', week: week([at(10, 17)]) },
      ],
    });
    expect(deskDay(seasons, '2027-10-31').spans).toEqual([at(9, 19)]);
    expect(deskDay(seasons, '2027-11-01').spans).toEqual([at(10, 17)]);
    expect(deskDay(seasons, '2028-02-29').spans).toEqual([at(10, 17)]);
    expect(deskDay(seasons, '2028-03-31').spans).toEqual([at(10, 17)]);
  });

  it('makes one of spans that touch, whatever their order', () => {
    const odd = desk({ seasons: [{ ...YEAR, week: week([at(14, 18), at(9, 14), at(10, 11)]) }] });
    expect(deskState(odd, new Date('2027-01-08T12:00:00Z'))).toMatchObject({ kind: 'open', until: { minute: 1080 } });
  });

  it('shows the week from today on where the desk is', () => {
    const days = deskDays(desk(), new Date('2027-01-08T23:30:00Z'), 7);
    expect(days[0]?.day).toBe('2027-01-09');
    expect(days.map(({ spans }) => spans.length)).toEqual([2, 0, 2, 2, 2, 2, 2]);
  });
});
