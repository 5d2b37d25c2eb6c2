import type { Desk, DeskChannel } from '#contract/desk.ts';
import { dayMonthWords, durationWords, nearDayWords, timeWords, weekdayWords } from '#contract/measure-words.ts';
import { type DeskDay, deskState, type WallMoment } from '#play/desk-hours.ts';
import { type PlaceSay, placeText } from './place-words.ts';

const timeOf = (minute: number, { say, locale }: PlaceSay): string => timeWords(minute, locale, say('desk.midnight'));

/** Which day, as one says it today: tomorrow, on Monday, on 3 January. */
export const dayWords = ({ day, ahead }: Pick<WallMoment, 'day' | 'ahead'>, { say, locale }: PlaceSay): string => {
  if (ahead < 2) return nearDayWords(ahead, locale);
  return ahead < 7 ? say('desk.weekday', { weekday: weekdayWords(day, locale) }) : say('desk.date', { date: dayMonthWords(day, locale) });
};

/** Is somebody there, until when or when next; then what is promised. */
export const deskWords = (desk: Desk, now: Date, speaking: PlaceSay): readonly [state: string, promise: string] => {
  const { say, locale } = speaking;
  const state = deskState(desk, now);
  const duration = durationWords(desk.answersWithinMinutes, locale);
  if (state.kind === 'open') {
    const said = state.until === null ? say('desk.openAlways') : say('desk.open', { time: timeOf(state.until.minute, speaking) });
    return [said, say('desk.promise', { duration })];
  }
  const { next, why } = state;
  const closed =
    next === null ? say('desk.closedLong') : say('desk.closed', { day: dayWords(next, speaking), time: timeOf(next.minute, speaking) });
  return [why === null ? closed : `${placeText(why, locale)} ${closed}`, say('desk.promiseLater', { duration })];
};

/** The hours of a day; its reason, where it is not like the others. */
export const hoursWords = ({ spans, why }: DeskDay, speaking: PlaceSay): string => {
  const { say, locale } = speaking;
  const said =
    spans.length === 0 ? say('desk.shut') : spans.map(({ from, to }) => `${timeOf(from, speaking)} – ${timeOf(to, speaking)}`).join(', ');
  return why === null ? said : `${said} · ${placeText(why, locale)}`;
};

export const channelName = ({ kind, label }: DeskChannel, { say, locale }: PlaceSay): string => {
  if (label !== null) return placeText(label, locale);
  return say(kind === 'telephone' ? 'desk.telephone' : 'desk.email');
};

/** What one could write down: a page's address has only its code. */
export const channelAddress = ({ kind, address }: DeskChannel): string | null => {
  if (kind === 'web') return null;
  return kind === 'email' ? address : address.replace(/^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '+33 $1 $2 $3 $4 $5');
};
