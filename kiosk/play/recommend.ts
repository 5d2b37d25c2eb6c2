import type { RecordedField } from '#contract/answer.ts';
import type { LocalText } from '#contract/compiled-quiz.ts';
import type { OutcomeId, PackId, PlaceId } from '#contract/ids.ts';
import { type Coordinates, metresBetween, type Place, WEEKDAYS, type Weekday } from '#contract/place.ts';
import type { Locale } from '#fields/types.ts';
import { type Stay, stayOf } from './stay-months.ts';

/** What a recommendation may lean on: what the visitor gave in this visit, and where and when the terminal stands. */
export interface Situation {
  readonly fields: readonly Pick<RecordedField, 'key' | 'value'>[];
  /** What the visitor got; null: nothing yet, or a quiz without outcomes. */
  readonly outcome: { readonly pack: PackId; readonly outcome: OutcomeId } | null;
  readonly locale: Locale;
  /** Where the terminal stands. Nobody asks where the visitor is. */
  readonly from: Coordinates;
  /** Today where the terminal stands. */
  readonly today: Date;
}

/** Why a place is shown. The page makes a sentence of each; all of them are true. */
export type Reason =
  /** It goes with the visitor's result. */
  | { readonly kind: 'outcome'; readonly outcome: OutcomeId }
  /** The visitor chose this theme. */
  | { readonly kind: 'theme'; readonly value: string }
  /** It was made for people who come like this. */
  | { readonly kind: 'party'; readonly value: string }
  /** It is handy for who sleeps like this. */
  | { readonly kind: 'stay'; readonly value: string }
  | { readonly kind: 'loved-by'; readonly who: LocalText }
  /** So near that one walks. */
  | { readonly kind: 'near'; readonly metres: number }
  /** It is only there on some days, and today is one of them. */
  | { readonly kind: 'today'; readonly weekday: Weekday }
  /** It is there when the visitor is: in this month. */
  | { readonly kind: 'open'; readonly month: number };

export interface Recommendation {
  readonly place: Place;
  /** As the gull flies from the terminal. */
  readonly metres: number;
  /** Never empty; the one that weighs most comes first. */
  readonly reasons: readonly Reason[];
}

/** As many as one reads at the end of a game. */
export const MOST_IDEAS = 3;

/** How much a reason weighs. A theme that was chosen is worth a detour of twelve kilometres. */
const WEIGHTS: Readonly<Record<Reason['kind'], number>> = {
  outcome: 4,
  theme: 3,
  party: 2,
  stay: 1,
  'loved-by': 1,
  today: 1,
  near: 0,
  open: 0,
};
/** Themes beyond the second say nothing new: a place for everything would win over one that is just right. */
const MOST_THEMES = 2;
const METRES_A_POINT = 4000;
/** A quarter of an hour on foot. */
const NEAR_METRES = 1200;

const saidIn = ({ fields }: Situation, key: RecordedField['key']): readonly string[] =>
  fields.flatMap((field) => {
    if (field.key !== key) return [];
    return typeof field.value === 'object' ? field.value : [String(field.value)];
  });

/** The month of the stay in which a place is there; null: it is closed or expired, as far as anybody knows. */
const openMonth = ({ open, expires }: Place, { holds, months }: Stay): number | null => {
  const there = months.filter(({ month, from }) => open.months.includes(month) && (expires === null || from <= expires));
  return holds === 'every' && there.length < months.length ? null : (there[0]?.month ?? null);
};

const reasonsFor = (place: Place, situation: Situation, stay: Stay, month: number, metres: number): readonly Reason[] => {
  const { outcome, today } = situation;
  const goesWith = place.outcomes.find((one) => one.pack === outcome?.pack && one.outcome === outcome.outcome);
  const weekday = WEEKDAYS[(today.getDay() + 6) % 7];
  const themes = place.themes.filter((theme) => saidIn(situation, 'themes').includes(theme));
  return [
    ...(goesWith === undefined ? [] : [{ kind: 'outcome', outcome: goesWith.outcome } as const]),
    ...themes.map((value) => ({ kind: 'theme', value }) as const),
    ...place.audience.parties
      .filter((party) => saidIn(situation, 'party_type').includes(party))
      .map((value) => ({ kind: 'party', value }) as const),
    ...place.audience.stays
      .filter((one) => saidIn(situation, 'accommodation_type').includes(one))
      .map((value) => ({ kind: 'stay', value }) as const),
    ...(place.lovedBy === null ? [] : [{ kind: 'loved-by', who: place.lovedBy.who } as const]),
    ...(stay.today && weekday !== undefined && place.open.weekdays.includes(weekday) ? [{ kind: 'today', weekday } as const] : []),
    ...(metres <= NEAR_METRES ? [{ kind: 'near', metres } as const] : []),
    { kind: 'open', month },
  ];
};

const pointsOf = ({ reasons, metres }: Recommendation): number => {
  let themes = 0;
  let points = 0;
  for (const { kind } of reasons) {
    if (kind === 'theme') themes += 1;
    if (kind !== 'theme' || themes <= MOST_THEMES) points += WEIGHTS[kind];
  }
  return points - metres / METRES_A_POINT;
};

const byId = (a: Place, b: Place): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Everything that is there for this visitor, best first. Order of the input does not matter. */
const ranked = (places: readonly Place[], situation: Situation): readonly Recommendation[] => {
  const stay = stayOf(situation.fields, situation.today);
  return places
    .flatMap((place): Recommendation[] => {
      const month = place.locales.includes(situation.locale) ? openMonth(place, stay) : null;
      if (month === null) return [];
      const metres = metresBetween(situation.from, place.coordinates);
      return [{ place, metres, reasons: reasonsFor(place, situation, stay, month, metres) }];
    })
    .map((one) => ({ one, points: pointsOf(one) }))
    .sort((a, b) => b.points - a.points || a.one.metres - b.one.metres || byId(a.one.place, b.one.place))
    .map(({ one }) => one);
};

/**
 * At most so many places for this visitor, best first, each with why. Never one that is closed when the visitor is here, that has
 * expired, that does not speak the visitor's language, or that is a secret.
 */
export const recommend = (places: readonly Place[], situation: Situation, most: number): readonly Recommendation[] =>
  ranked(
    places.filter(({ kind }) => kind !== 'secret'),
    situation,
  ).slice(0, Math.max(0, most));

/** « Autour de moi »: the same places by distance alone, each still with why. */
export const around = (places: readonly Place[], situation: Situation, most: number): readonly Recommendation[] =>
  ranked(
    places.filter(({ kind }) => kind !== 'secret'),
    situation,
  )
    .toSorted((a, b) => a.metres - b.metres || byId(a.place, b.place))
    .slice(0, Math.max(0, most));

/** One place with how far it is and why it suits this visitor; null: it is not there for them. */
export const recommendationOf = (places: readonly Place[], situation: Situation, id: PlaceId): Recommendation | null =>
  ranked(
    places.filter((place) => place.id === id),
    situation,
  )[0] ?? null;

/**
 * One secret for one visitor; null when there is none for now. `chance` is from 0 (included) to 1, drawn once for the visit. `last` is the
 * secret that this terminal told the visitor before: it is told again only where there is no other. Secrets about what the visitor
 * likes, or that go with the result, come before the others.
 */
export const secretFor = (places: readonly Place[], situation: Situation, chance: number, last: PlaceId | null): Recommendation | null => {
  const secrets = ranked(
    places.filter(({ kind }) => kind === 'secret'),
    situation,
  ).toSorted((a, b) => byId(a.place, b.place));
  const others = secrets.filter(({ place }) => place.id !== last);
  const toTell = others.length > 0 ? others : secrets;
  const fitting = toTell.filter(({ reasons }) => reasons.some(({ kind }) => kind === 'theme' || kind === 'outcome'));
  const drawn = fitting.length > 0 ? fitting : toTell;
  return drawn[Math.min(drawn.length - 1, Math.max(0, Math.floor(chance * drawn.length)))] ?? null;
};
