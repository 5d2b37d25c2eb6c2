import { describe, expect, it } from 'vitest';
import { idOf } from '#contract/ids.ts';
import type { Place } from '#contract/place.ts';
import { around, recommend, type Situation, secretFor } from '#play/recommend.ts';
import { stayOf } from '#play/stay-months.ts';
import { NEW_VISIT, situationOf } from '#play/visit.ts';
import { smallKiosk } from '#tests/fixtures/small-quiz.ts';

const SITE = { latitude: 46.79, longitude: -2.06 };
const KILOMETRE = 1 / 111.195;

const place = (id: string, parts: Partial<Place> = {}, kilometres = 5): Place => ({
  id: idOf('place', id),
  kind: 'activity',
  locales: ['fr', 'en', 'nl', 'de'],
  name: { fr: id },
  text: { fr: id },
  tip: null,
  coordinates: { latitude: SITE.latitude + kilometres * KILOMETRE, longitude: SITE.longitude },
  open: { months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], weekdays: [], hours: null },
  audience: { parties: [], stays: [], ages: { min: null, max: null }, accessibility: [] },
  themes: ['heritage'],
  outcomes: [],
  minutes: null,
  cost: null,
  link: null,
  lovedBy: null,
  credits: null,
  expires: null,
  ...parts,
});
const openIn = (...months: number[]): Partial<Place> => ({ open: { months, weekdays: [], hours: null } });

const situation = (parts: Partial<Situation> = {}): Situation => ({
  fields: [],
  outcome: null,
  locale: 'fr',
  from: SITE,
  // A Saturday.
  today: new Date(2027, 4, 15, 10),
  ...parts,
});
const during = (value: string): Situation => situation({ fields: [{ key: 'stay_period', value }] });
const shown = (places: readonly Place[], where: Situation): readonly string[] => recommend(places, where, 9).map((one) => one.place.id);

describe('what is recommended', () => {
  it('fits the result first, then what was chosen, then who comes, then how near it is', () => {
    const [pack, outcome] = [idOf('pack', 'quiz'), idOf('outcome', 'wave')];
    const places = [
      place('near', {}, 1),
      place('for-us', { audience: { ...place('x').audience, parties: ['family'] } }),
      place('chosen', { themes: ['bike'] }),
      place('result', { outcomes: [{ pack, outcome }] }),
      place('of-another-quiz', { outcomes: [{ pack: idOf('pack', 'other'), outcome }] }),
    ];
    const fields = [{ key: 'themes', value: ['bike'] } as const, { key: 'party_type', value: 'family' } as const];
    const ranked = recommend(places, situation({ fields, outcome: { pack, outcome } }), 9);
    expect(ranked.map((one) => one.place.id)).toEqual(['result', 'chosen', 'for-us', 'near', 'of-another-quiz']);
    expect(ranked[0]?.reasons).toEqual([
      { kind: 'outcome', outcome },
      { kind: 'open', month: 5 },
    ]);
    expect(ranked[1]?.reasons[0]).toEqual({ kind: 'theme', value: 'bike' });
    expect(ranked[2]?.reasons[0]).toEqual({ kind: 'party', value: 'family' });
    expect(ranked[3]?.reasons[0]).toMatchObject({ kind: 'near' });
  });

  it('is worth a detour, but not any detour: a chosen theme wins by up to twelve kilometres', () => {
    const here = place('here', {}, 1);
    expect(shown([here, place('far', { themes: ['bike'] }, 12)], situation({ fields: [{ key: 'themes', value: ['bike'] }] }))[0]).toBe(
      'far',
    );
    expect(shown([here, place('far', { themes: ['bike'] }, 14)], situation({ fields: [{ key: 'themes', value: ['bike'] }] }))[0]).toBe(
      'here',
    );
  });

  it('is called near when one walks there in a quarter of an hour', () => {
    const near = (kilometres: number) => recommend([place('a', {}, kilometres)], situation(), 1)[0]?.reasons.map(({ kind }) => kind);
    expect([near(1.19), near(1.21)]).toEqual([['near', 'open'], ['open']]);
  });

  it('keeps its order when two are alike in everything', () => {
    const places = ['c', 'a', 'b'].map((id) => place(id));
    expect([shown(places, situation()), shown(places.toReversed(), situation())]).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
    expect(around(places, situation(), 9).map((one) => one.place.id)).toEqual(['a', 'b', 'c']);
  });

  it('leans on what was given in this visit, and on nothing else', () => {
    const today = new Date(2027, 4, 15);
    const kiosk = smallKiosk;
    const answers = [{ question: idOf('question', 'combien'), value: { kind: 'number', number: 3 } }] as const;
    const visit = { ...NEW_VISIT, campaign: kiosk.campaigns[0] ?? null, answers, outcome: idOf('outcome', 'vague') };
    const { fields, ...rest } = situationOf({ kiosk, locale: 'fr', visit }, today);
    expect(fields.map(({ key, value }) => [key, value])).toEqual([['party_size', 3]]);
    expect(rest).toEqual({ outcome: { pack: 'petit', outcome: 'vague' }, locale: 'fr', from: kiosk.site.coordinates, today });
    expect(situationOf({ kiosk, locale: 'fr', visit: NEW_VISIT }, today)).toMatchObject({ fields: [], outcome: null });
  });

  it('says that it is there today only to somebody who is here today', () => {
    const market = place('market', { open: { months: [5, 7], weekdays: ['wed', 'sat'], hours: null } });
    const kinds = (where: Situation) => recommend([market], where, 1)[0]?.reasons.map(({ kind }) => kind);
    expect(kinds(situation())).toEqual(['today', 'open']);
    expect(kinds(situation({ today: new Date(2027, 4, 16) }))).toEqual(['open']);
    expect(kinds(during('2027-07'))).toEqual(['open']);
  });

  it('is told around the terminal by distance alone', () => {
    const places = [place('far', { themes: ['bike'] }, 3), place('near', {}, 1), place('secret', { kind: 'secret' }, 0)];
    const told = around(places, situation({ fields: [{ key: 'themes', value: ['bike'] }] }), 9);
    expect(told.map((one) => one.place.id)).toEqual(['near', 'far']);
    expect(Math.round(told[0]?.metres ?? 0)).toBe(1000);
  });
});

describe('when the visitor is here', () => {
  const summer = place('summer', openIn(7, 8));
  const [may, autumn] = [place('may', openIn(5)), place('autumn', openIn(9, 10))];

  it.each([
    ['nothing was said: today', situation(), ['may']],
    ['in July', during('2027-07'), ['summer']],
    ['from the end of June on', during('2027-06-28/2027-07-04'), ['summer']],
    ['in a season to come: only what is there all through it', during('high'), ['summer']],
    ['in the season that it is: today', during('mid'), ['may']],
    ['in winter', during('low'), []],
    ['last month, which is over: today', during('2027-04'), ['may']],
    ['in words that nobody knows: today', during('soon'), ['may']],
  ])('%s', (_, where, wanted) => {
    expect(shown([summer, may, autumn], where)).toEqual(wanted);
  });

  it('what ends before the stay is over by then, and what ends during it is not', () => {
    const until = (expires: string) => place('exhibition', { expires });
    expect(shown([until('2027-05-15')], situation())).toEqual(['exhibition']);
    expect(shown([until('2027-05-14')], situation())).toEqual([]);
    expect(shown([until('2027-06-30')], during('2027-07'))).toEqual([]);
    expect(shown([until('2027-07-01')], during('2027-07'))).toEqual(['exhibition']);
    expect(shown([until('2027-07-20')], during('high'))).toEqual([]);
  });

  it('a season is the next one, also over the turn of the year', () => {
    const { months } = stayOf([{ key: 'stay_period', value: 'low' }], new Date(2027, 9, 31));
    expect(months.map(({ from }) => from)).toEqual(['2027-11-01', '2027-12-01', '2028-01-01', '2028-02-01', '2028-03-01']);
  });
});

describe('the secret', () => {
  const secrets = ['a', 'b', 'c'].map((id) => place(id, { kind: 'secret', themes: [id === 'c' ? 'bike' : 'food'] }));

  it('falls as chance does, and turns away from the last one', () => {
    const told = (chance: number, last: string | null): string | undefined =>
      secretFor(secrets, situation(), chance, last === null ? null : idOf('place', last))?.place.id;
    expect([told(0, null), told(0.4, null), told(0.99, null)]).toEqual(['a', 'b', 'c']);
    expect([told(0, 'a'), told(0.99, 'c')]).toEqual(['b', 'b']);
  });

  it('is about what the visitor likes, where there is such a one', () => {
    const cyclist = situation({ fields: [{ key: 'themes', value: ['bike'] }] });
    expect(secretFor(secrets, cyclist, 0, null)?.place.id).toBe('c');
    expect(secretFor(secrets, cyclist, 0, idOf('place', 'c'))?.place.id).toBe('a');
  });

  it('is told again where it is the only one, and there is none where none is open', () => {
    const only = place('only', { kind: 'secret', ...openIn(5) });
    expect(secretFor([only], situation(), 0.5, only.id)?.place.id).toBe('only');
    expect(secretFor([only], during('2027-06'), 0.5, null)).toBeNull();
    expect(secretFor([], situation(), 0.5, null)).toBeNull();
  });
});
