import type { LocalText } from '#contract/compiled-quiz.ts';
import { distanceWords, durationWords, fullDateWords, listWords, monthWords, weekdayWords } from '#contract/measure-words.ts';
import { type Place, WEEKDAYS } from '#contract/place.ts';
import { textIn } from '#play/answers.ts';
import type { Reason, Recommendation } from '#play/recommend.ts';
import type { Locale } from '../locales/locale.ts';
import type { Say, TextKey } from '../locales/texts.ts';
import { typeset } from '../locales/typeset.ts';

/** What is needed to say something of a place. */
export interface PlaceSay {
  readonly say: Say;
  readonly locale: Locale;
}

/** What the visitor answered, as it stands in a sentence. A value that a newer dictionary brings says nothing. */
const THEMES: Readonly<Record<string, TextKey>> = {
  sea_beach_sun: 'theme.sea_beach_sun',
  wide_open_spaces: 'theme.wide_open_spaces',
  freedom: 'theme.freedom',
  wellbeing: 'theme.wellbeing',
  bike: 'theme.bike',
  sport_nature: 'theme.sport_nature',
  heritage: 'theme.heritage',
  events: 'theme.events',
  food: 'theme.food',
  family: 'theme.family',
  shopping: 'theme.shopping',
};
const PARTIES: Readonly<Record<string, TextKey>> = {
  single: 'why.party.single',
  couple: 'why.party.couple',
  family: 'why.party.family',
  group: 'why.party.group',
  local_population: 'why.party.local_population',
  other: 'why.party.other',
};
const STAYS: Readonly<Record<string, TextKey>> = {
  camping: 'why.stay.camping',
  hotel: 'why.stay.hotel',
  club_residence: 'why.stay.club_residence',
  second_home: 'why.stay.second_home',
  rental: 'why.stay.rental',
  friends_family: 'why.stay.friends_family',
  b_and_b: 'why.stay.b_and_b',
  motorhome: 'why.stay.motorhome',
  none_day: 'why.stay.none_day',
};

/** A text of a place: it speaks the language shown, else it would not be shown. */
export const placeText = (text: LocalText, locale: Locale): string => typeset(textIn(text, locale, locale), locale);

const sentenceOf = (reason: Exclude<Reason, { kind: 'theme' }>, { open }: Place, { say, locale }: PlaceSay): string | null => {
  const known = (key: TextKey | undefined): string | null => (key === undefined ? null : say(key));
  switch (reason.kind) {
    case 'outcome':
      return say('why.outcome');
    case 'party':
      return known(PARTIES[reason.value]);
    case 'stay':
      return known(STAYS[reason.value]);
    case 'loved-by':
      return say('why.loved', { who: placeText(reason.who, locale) });
    case 'today':
      return say('why.today');
    case 'near':
      return say('why.near');
    case 'open':
      return open.months.length === 12 ? say('why.always') : say('why.open', { month: monthWords(reason.month, locale) });
  }
};

/** Why a place is shown: a sentence for each reason, the heaviest first; all themes are one. That it is open is said where nothing else is. */
export const reasonWords = ({ place, reasons }: Pick<Recommendation, 'place' | 'reasons'>, speaking: PlaceSay): readonly string[] => {
  const { say, locale } = speaking;
  const themes = reasons.flatMap((reason) => {
    const key = reason.kind === 'theme' ? THEMES[reason.value] : undefined;
    return key === undefined ? [] : [say(key)];
  });
  const sentences: string[] = [];
  for (const reason of reasons) {
    if (reason.kind === 'open' && sentences.length > 0) continue;
    const said = reason.kind === 'theme' ? null : sentenceOf(reason, place, speaking);
    if (said !== null) sentences.push(said);
    else if (themes.length > 0 && reason.kind === 'theme')
      sentences.push(say('why.themes', { themes: listWords(themes.splice(0), locale) }));
  }
  return sentences;
};

export const awayWords = (metres: number, { say, locale }: PlaceSay): string => {
  const distance = distanceWords(metres, locale);
  return distance === null ? say('places.here') : say('places.away', { distance });
};

/** The first day of this name after a Sunday: what it is called is all that counts. */
const SOME_MONDAY = 4;
const dayName = (weekday: (typeof WEEKDAYS)[number], locale: Locale): string =>
  weekdayWords(`2027-01-${String(SOME_MONDAY + WEEKDAYS.indexOf(weekday)).padStart(2, '0')}`, locale);

const agesOf = ({ min, max }: Place['audience']['ages'], say: Say): string | null => {
  if (min !== null && max !== null) return say('places.agesBetween', { min, max });
  if (min !== null) return say('places.agesFrom', { min });
  return max === null ? null : say('places.agesTo', { max });
};

/** What one should know before one goes: shown, never guessed. */
export const factWords = ({ open, audience, minutes, cost }: Place, { say, locale }: PlaceSay): readonly string[] => {
  const hours = open.hours === null ? null : placeText(open.hours, locale);
  return [
    hours !== null && !/[.!?…]$/.test(hours) ? `${hours}.` : hours,
    open.weekdays.length === 0
      ? null
      : say('places.days', {
          days: listWords(
            open.weekdays.map((one) => dayName(one, locale)),
            locale,
          ),
        }),
    minutes === null ? null : say('places.lasts', { duration: durationWords(minutes, locale) }),
    cost === null ? null : say(`places.cost.${cost}`),
    agesOf(audience.ages, say),
    ...audience.accessibility.map((one) => say(`places.gets.${one}`)),
  ].filter((one) => one !== null);
};

/** Whose words they are; null: the office's own. */
export const creditWords = ({ credits }: Place, { say, locale }: PlaceSay): readonly string[] => {
  if (credits === null) return [];
  const { source, licence, updated, machineTranslated } = credits;
  return [
    say('places.source', { source, licence, date: fullDateWords(updated, locale) }),
    ...(machineTranslated.includes(locale) ? [say('places.machine')] : []),
  ];
};
