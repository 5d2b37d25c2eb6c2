import { z } from 'zod';
import { WEEKDAYS, type Weekday } from '#contract/place.ts';
import { WEB_PAGE } from './place.ts';
import { localText } from './texts.ts';

const DAY_OF_YEAR = '(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const dayOfYear = (description: string) =>
  z
    .string()
    .regex(new RegExp(`^${DAY_OF_YEAR}$`), { error: 'day-of-year' })
    .describe(description);
const day = (description: string) =>
  z
    .string()
    .regex(new RegExp(`^(?:20\\d{2}-)?${DAY_OF_YEAR}$`), { error: 'day-or-date' })
    .describe(description);

/** From a minute of the day up to another one; 24:00 is the midnight at its end. */
export const OPEN_SPAN = /^(?<from>(?:[01]\d|2[0-3]):[0-5]\d)-(?<to>(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
const spans = (description: string) =>
  z
    .array(z.string().regex(OPEN_SPAN, { error: 'open-span' }))
    .min(1)
    .max(4)
    .optional()
    .describe(description);

const onThisDay = spans('When somebody is there, as "09:00-12:30"; nobody when it is not said.');
const week = z
  .strictObject({
    ...{ mon: onThisDay, tue: onThisDay, wed: onThisDay, thu: onThisDay, fri: onThisDay, sat: onThisDay, sun: onThisDay },
  } satisfies Record<Weekday, unknown>)
  .describe(`The hours of each day of the week: ${WEEKDAYS.join(', ')}. A day that is not said is closed.`);

const season = z
  .strictObject({
    from: dayOfYear('The first day, each year, as 04-01; the whole year when it is not said.').optional(),
    to: dayOfYear('The last day, each year, as 09-30. May lie in the next year.').optional(),
    week,
  })
  .describe('A part of the year with its week. Of two that cover a day the first one counts.');

const exception = z
  .strictObject({
    on: day('The day: 2027-03-29, or 12-25 for every year.'),
    until: day('The last day, where there are several; in the form of the first.').optional(),
    open: spans('When somebody is there all the same, as "10:00-12:00"; closed when it is not said.'),
    why: localText(40, 'What this day is, where visitors should know.').optional(),
  })
  .describe('Days that are not like the others. They win over the week.');

/** A number that every telephone in the world can dial. */
const TELEPHONE = /^\+[1-9]\d{6,14}$/;
const EMAIL = /^[^\s@"<>(),;:\\[\]]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

/** The people behind a terminal, as a brand names them. */
export const desk = z
  .strictObject({
    name: localText(60, 'Who is there, as it stands in a sentence: « l’accueil de l’office ».'),
    where: localText(80, 'Where to find them.').optional(),
    answersWithinMinutes: z
      .int()
      .min(1)
      .max(2880)
      .describe('How soon somebody answers while the desk is open. Visitors read it as a promise.'),
    hours: z.array(season).min(1).max(8).describe('When somebody is there, by the clocks of Paris.'),
    exceptions: z.array(exception).max(60).optional().describe('Holidays, fairs, closures.'),
    telephone: z
      .string()
      .regex(TELEPHONE, { error: 'telephone' })
      .describe('The number, as +33251590000. Phones get it as a code.')
      .optional(),
    email: z.string().max(120).regex(EMAIL, { error: 'email' }).describe('The address. Phones get it as a code.').optional(),
    chat: z
      .strictObject({
        name: localText(30, 'What it is called: WhatsApp, a chat.'),
        page: z.string().max(200).regex(WEB_PAGE, { error: 'https-address' }).describe('The page that a phone opens: https://…'),
      })
      .describe('A way to write that opens as a page. Phones get it as a code.')
      .optional(),
    callBack: localText(
      200,
      'The exact words with which a visitor asks to be called back; they are sealed with the request. Nobody calls back when it is not said.',
    ).optional(),
  })
  .describe('The people behind the terminal: when they are there and how to reach them. Without it the terminal offers nobody.');

export type DeskSource = z.output<typeof desk>;
