import type { ContentCode } from '#compiler/codes.ts';
import { at, type Draft } from './packs.ts';

const text = (words: string): Draft => ({ fr: `${words} (fr)`, en: `${words} (en)` });

/** A place that is right, with every key there is; every call makes a new one, for a test to break. */
export const validPlace = (): Draft => ({
  formatVersion: 1,
  id: 'market',
  kind: 'activity',
  name: text('The market'),
  text: text('Taste before you buy'),
  tip: text('Come early'),
  coordinates: { latitude: 46.79, longitude: -2.06 },
  open: { months: [4, 5, 6, 7, 8, 9], weekdays: ['sat', 'wed'], hours: text('In the morning') },
  for: { parties: ['family'], stays: ['camping'], ages: { min: 3, max: 99 }, accessibility: ['pushchair', 'wheelchair'] },
  themes: ['food', 'shopping'],
  goesWith: { small: ['wave'] },
  minutes: 60,
  cost: 'free',
  link: 'https://www.example.org/market',
  lovedBy: { who: text('The team'), text: text('For the brioche') },
  credits: {
    source: 'An open register',
    licence: 'Licence Ouverte 2.0',
    updated: '2026-10-01',
    page: 'https://data.example.org/1',
    machineTranslated: ['en'],
  },
  expires: '2999-12-31',
});

/** Breaks a right place once: which single finding must come, where in words, and what its advice must say. */
export const BROKEN_PLACES: readonly (readonly [mistake: string, ContentCode, where: string, fix: RegExp, (place: Draft) => void])[] = [
  ['a mistyped key', 'CONTENT_KEY_UNKNOWN', 'themse', /"themes"/, (p) => Object.assign(p, { themse: p.themes ?? null, themes: undefined })],
  ['no months', 'CONTENT_KEY_MISSING', 'open', /"months"/, (p) => delete at(p, 'open').months],
  ['a kind there is not', 'CONTENT_VALUE', 'kind', /"secret"/, (p) => Object.assign(p, { kind: 'secrt' })],
  ['a theme that visitors cannot choose', 'CONTENT_VALUE', 'themes 2', /"food"/, (p) => Object.assign(p, { themes: ['bike', 'foood'] })],
  [
    'a party that describes nobody',
    'CONTENT_VALUE',
    'for, parties 1',
    /family/,
    (p) => Object.assign(at(p, 'for'), { parties: ['not_specified'] }),
  ],
  ['a thirteenth month', 'CONTENT_RANGE', 'open, months 1', /at most 12/, (p) => Object.assign(at(p, 'open'), { months: [13] })],
  ['no month at all', 'CONTENT_COUNT', 'open, months', /add/, (p) => Object.assign(at(p, 'open'), { months: [] })],
  [
    'a text for two plates',
    'CONTENT_TEXT_TOO_LONG',
    'text, fr',
    /by 1 character/,
    (p) => Object.assign(at(p, 'text'), { fr: 'x'.repeat(161) }),
  ],
  ['a text that one language lacks', 'CONTENT_TRANSLATION_MISSING', 'tip', /"en"/, (p) => delete at(p, 'tip').en],
  ['a link without a lock', 'CONTENT_FORM', 'link', /https:/, (p) => Object.assign(p, { link: 'http://example.org' })],
  ['a link that runs something', 'CONTENT_FORM', 'link', /https:/, (p) => Object.assign(p, { link: 'javascript:alert(1)' })],
  ['a day that the calendar lacks', 'CONTENT_FORM', 'expires', /2027-06-30/, (p) => Object.assign(p, { expires: '2027-02-29' })],
  [
    'the oldest younger than the youngest',
    'CONTENT_BOUNDS_IMPOSSIBLE',
    'for, ages',
    /swap/,
    (p) => Object.assign(at(p, 'for', 'ages'), { max: 2 }),
  ],
  ['a pack there is not', 'CONTENT_PACK_UNKNOWN', 'goesWith, smal', /"small"/, (p) => Object.assign(p, { goesWith: { smal: ['wave'] } })],
  [
    'an outcome there is not',
    'CONTENT_OUTCOME_UNKNOWN',
    'goesWith, small 1',
    /"wave"/,
    (p) => Object.assign(p, { goesWith: { small: ['wav'] } }),
  ],
  ['a name that turns the line', 'CONTENT_TEXT_CHARACTER', 'name', /remove it/, (p) => Object.assign(p, { name: 'The \u202etekram' })],
  ['another name than its file', 'CONTENT_ID_FOLDER', 'id', /"market"/, (p) => Object.assign(p, { id: 'fair' })],
  [
    'latitude and longitude swapped',
    'CONTENT_PLACE_FAR',
    'coordinates',
    /swap/,
    (p) => Object.assign(p, { coordinates: { latitude: -2.06, longitude: 46.79 } }),
  ],
  [
    'a place on another coast',
    'CONTENT_PLACE_FAR',
    'coordinates',
    /correct the coordinates/,
    (p) => Object.assign(p, { coordinates: { latitude: 43.3, longitude: 5.37 } }),
  ],
  ['a place that is over', 'CONTENT_PLACE_EXPIRED', 'expires', /remove the file/, (p) => Object.assign(p, { expires: '2020-12-31' })],
  [
    'a language that only the quiz speaks',
    'CONTENT_PLACE_LANGUAGES',
    'text',
    /translate every text of the place to en/,
    (p) => {
      for (const [holder, key] of [
        [p, 'name'],
        [p, 'text'],
        [p, 'tip'],
        [at(p, 'open'), 'hours'],
        [at(p, 'lovedBy'), 'who'],
        [at(p, 'lovedBy'), 'text'],
      ] as const)
        holder[key] = { fr: 'En français' };
    },
  ],
];
