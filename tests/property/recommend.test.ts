import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf } from '#contract/ids.ts';
import { metresBetween, type Place } from '#contract/place.ts';
import { around, type Recommendation, recommend, type Situation, secretFor } from '#play/recommend.ts';
import { dayOf } from '#play/stay-months.ts';
import { places, secrets, situations, TOWN } from './support/places.ts';

const SEASONS: Readonly<Record<string, readonly number[]>> = { high: [7, 8], mid: [4, 5, 6, 9, 10], low: [11, 12, 1, 2, 3] };
const saidOf = ({ fields }: Situation, key: string): unknown => fields.find((field) => field.key === key)?.value;
const monthOf = (day: string): number => Number(day.slice(5, 7));

/** Every day of the visit, one by one: the slow way to say when the visitor is here. Of a season to come: the first day of each month. */
const daysOf = (situation: Situation): { readonly days: readonly string[]; readonly all: boolean } => {
  const today = dayOf(situation.today);
  const said = saidOf(situation, 'stay_period');
  if (typeof said !== 'string') return { days: [today], all: false };
  const season = SEASONS[said];
  if (season?.includes(monthOf(today))) return { days: [today], all: false };
  const days: string[] = [];
  const at = new Date(situation.today.getFullYear(), situation.today.getMonth(), situation.today.getDate(), 12);
  for (let step = 0; step < 366 * 3; step += 1) {
    const day = dayOf(at);
    at.setDate(at.getDate() + 1);
    if (season !== undefined) {
      if (day.endsWith('-01') && season.includes(monthOf(day)) && days.length < season.length) days.push(day);
      continue;
    }
    const [from = '', to] = said.split('/');
    if (to === undefined ? day.startsWith(from) : day >= from && day <= to) days.push(day);
  }
  return days.length === 0 ? { days: [today], all: false } : { days, all: season !== undefined };
};

const isThere = (place: Place, day: string): boolean =>
  place.open.months.includes(monthOf(day)) && (place.expires === null || day <= place.expires);
/** Stays of years are looked at for a year: what opens later is not promised now. */
const aYear = (days: readonly string[]): readonly string[] =>
  days.filter((day) => day < `${Number(days[0]?.slice(0, 4)) + 1}${days[0]?.slice(4, 7)}`);
const mayBeShown = (place: Place, situation: Situation): boolean => {
  const { days, all } = daysOf(situation);
  if (!place.locales.includes(situation.locale)) return false;
  return all ? days.every((day) => isThere(place, day)) : aYear(days).some((day) => isThere(place, day));
};

const isTrue = ({ place, metres, reasons }: Recommendation, situation: Situation): boolean =>
  reasons.every((reason) => {
    switch (reason.kind) {
      case 'outcome':
        return place.outcomes.some(({ outcome }) => outcome === reason.outcome) && situation.outcome?.outcome === reason.outcome;
      case 'theme':
        return place.themes.includes(reason.value) && [saidOf(situation, 'themes')].flat().includes(reason.value);
      case 'party':
        return place.audience.parties.includes(reason.value) && saidOf(situation, 'party_type') === reason.value;
      case 'stay':
        return place.audience.stays.includes(reason.value) && saidOf(situation, 'accommodation_type') === reason.value;
      case 'loved-by':
        return place.lovedBy?.who === reason.who;
      case 'near':
        return reason.metres === metres && metres === metresBetween(TOWN, place.coordinates) && metres <= 1200;
      case 'today': {
        const name = situation.today.toLocaleDateString('en-GB', { weekday: 'short' }).toLowerCase();
        return (
          reason.weekday === name && place.open.weekdays.includes(reason.weekday) && daysOf(situation).days.includes(dayOf(situation.today))
        );
      }
      default:
        return daysOf(situation).days.some((day) => monthOf(day) === reason.month && isThere(place, day));
    }
  });

describe('recommending', () => {
  it('never shows what is closed, over, secret or in another language, and leaves out nothing that is there', () => {
    fc.assert(
      fc.property(places, situations, (all, situation) => {
        const shown = recommend(all, situation, all.length).map(({ place }) => place.id);
        const wanted = all.filter((place) => place.kind !== 'secret' && mayBeShown(place, situation)).map(({ id }) => id);
        expect(shown.toSorted()).toEqual(wanted.toSorted());
      }),
      { numRuns: 400 },
    );
  });

  it('always says why, and every reason is true', () => {
    fc.assert(
      fc.property(places, situations, (all, situation) => {
        for (const one of recommend(all, situation, all.length)) {
          expect(one.reasons.length).toBeGreaterThan(0);
          expect(isTrue(one, situation), JSON.stringify(one.reasons)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same for the same, in whatever order the places come; fewer are the first of more', () => {
    const shuffled = places.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(shuffled, situations, fc.integer({ min: 0, max: 5 }), ([all, mixed], situation, most) => {
        const whole = recommend(all, situation, all.length);
        expect(recommend(mixed, situation, all.length)).toEqual(whole);
        expect(recommend(all, situation, most)).toEqual(whole.slice(0, most));
        expect(around(mixed, situation, 99).map(({ metres }) => metres)).toEqual(
          whole.map(({ metres }) => metres).toSorted((a, b) => a - b),
        );
      }),
    );
  });

  it('of two places that are alike the nearer one comes first', () => {
    fc.assert(
      fc.property(places, situations, fc.double({ min: 0, max: 1, noNaN: true }), ([first], situation, part) => {
        if (first === undefined) return;
        const { latitude, longitude } = first.coordinates;
        // On the way to it, so never farther.
        const nearer = {
          latitude: TOWN.latitude + (latitude - TOWN.latitude) * part,
          longitude: TOWN.longitude + (longitude - TOWN.longitude) * part,
        };
        const twin: Place = { ...first, id: idOf('place', 'z-twin'), kind: 'activity', coordinates: nearer };
        const [one, other] = recommend([{ ...first, kind: 'activity' }, twin], situation, 2);
        if (one !== undefined && other !== undefined) expect(one.metres).toBeLessThanOrEqual(other.metres);
      }),
    );
  });

  it('another reason never pushes a place down', () => {
    fc.assert(
      fc.property(places, situations, (all, situation) => {
        const listed = all.filter(({ kind }) => kind !== 'secret');
        const rankOf = (those: readonly Place[], id: string): number =>
          recommend(those, situation, 99).findIndex(({ place }) => place.id === id);
        const [first, ...others] = listed;
        if (first === undefined || rankOf(listed, first.id) === -1) return;
        const loved: Place = { ...first, lovedBy: { who: { fr: 'Moi' }, text: null } };
        expect(rankOf([loved, ...others], first.id)).toBeLessThanOrEqual(rankOf(listed, first.id));
      }),
    );
  });
});

describe('a secret', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  it('is one, is there, is told for a true reason, and the same chance tells the same', () => {
    fc.assert(
      fc.property(places, situations, chance, (all, situation, drawn) => {
        const told = secretFor(all, situation, drawn, null);
        expect(secretFor(all.toReversed(), situation, drawn, null)).toEqual(told);
        if (told === null) expect(all.some((place) => place.kind === 'secret' && mayBeShown(place, situation))).toBe(false);
        else expect([told.place.kind, mayBeShown(told.place, situation), isTrue(told, situation)]).toEqual(['secret', true, true]);
      }),
    );
  });

  it('is never told twice in a row where there is another, however chance falls', () => {
    fc.assert(
      fc.property(secrets, situations, fc.array(chance, { minLength: 2, maxLength: 12 }), (all, situation, chances) => {
        const there = all.filter((place) => mayBeShown(place, situation));
        let last: Place['id'] | null = null;
        for (const drawn of chances) {
          const told: Recommendation | null = secretFor(all, situation, drawn, last);
          expect(told === null).toBe(there.length === 0);
          if (there.length > 1) expect(told?.place.id).not.toBe(last);
          last = told?.place.id ?? null;
        }
      }),
    );
  });

  it('of many each has its chance', () => {
    const situation: Situation = { fields: [], outcome: null, locale: 'fr', from: TOWN, today: new Date(2027, 5, 15) };
    fc.assert(
      fc.property(secrets, (all) => {
        const there = all.filter((place) => mayBeShown(place, situation)).map(({ id }) => id);
        const told = Array.from({ length: 100 }, (_, step) => secretFor(all, situation, step / 100, null)?.place.id);
        expect(new Set(told)).toEqual(new Set(there.length === 0 ? [undefined] : there));
      }),
    );
  });
});
