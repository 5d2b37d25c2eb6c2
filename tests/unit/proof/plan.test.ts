import { expect, test } from 'vitest';
import { idOf } from '#contract/ids.ts';
import type { Place } from '#contract/place.ts';
import { planOf } from '#proof/plan.ts';
import { SAMPLE_DESK } from '#tests/fixtures/desk.ts';
import { SAMPLE_BRAND, SAMPLE_QUIZ, SAMPLE_SITE, t } from '#tests/fixtures/sample-kiosk.ts';

const NOW = new Date('2027-07-10T10:00:00Z');
const place = (id: string, part: Partial<Place> = {}): Place => ({
  ...{
    id: idOf('place', id),
    kind: 'activity',
    locales: ['fr', 'en', 'nl', 'de'],
    name: t(id, id, id, id),
    text: t(id, id, id, id),
    tip: null,
  },
  coordinates: SAMPLE_SITE.coordinates,
  open: { months: [7], weekdays: [], hours: null },
  audience: { parties: [], stays: [], ages: { min: null, max: null }, accessibility: [] },
  ...{ themes: [], outcomes: [], minutes: null, cost: null, link: null, lovedBy: null, credits: null, expires: null },
  ...part,
});
const near = [place('one'), place('two'), place('three')];
const far = place('four', { coordinates: { latitude: 47.4, longitude: -2.06 } });

/** What the picture of the result shows, as the proof compares it. */
const resultWith = (places: readonly Place[], now = NOW): string => {
  const manifest = { formatVersion: 1, version: 'v', packs: [], brands: [], sites: [], files: [] } as const;
  const content = { manifest, quizzes: [SAMPLE_QUIZ], brands: [SAMPLE_BRAND], sites: [SAMPLE_SITE], files: new Map(), warnings: [] };
  const plays = [{ answers: [], outcome: 'haute' }];
  const shots = planOf({ variant: { content: { ...content, places }, site: SAMPLE_SITE }, plays, now });
  return JSON.stringify(shots.find(({ id }) => id === 'result-haute')?.content);
};

test('a result is pictured anew when what it recommends changes, and only then', () => {
  const before = resultWith([...near, far]);
  const [first, ...others] = near;
  if (first === undefined) throw new Error('there are places');
  expect(resultWith([{ ...first, name: t('Autre', 'Other', 'Ander', 'Andere') }, ...others, far])).not.toBe(before);
  expect(resultWith([...near, { ...far, name: t('Autre', 'Other', 'Ander', 'Andere') }])).toBe(before);
  expect(resultWith([far, ...near])).toBe(before);
});

test('a result is pictured anew when the season closes a place, and when a secret comes to be told', () => {
  expect(resultWith(near, new Date('2027-11-10T10:00:00Z'))).not.toBe(resultWith(near));
  expect(resultWith([...near, place('hush', { kind: 'secret' })])).not.toBe(resultWith(near));
});

test('the attract loop is pictured anew when there is somebody to ask', () => {
  const manifest = { formatVersion: 1, version: 'v', packs: [], brands: [], sites: [], files: [] } as const;
  const attractWith = (brand: typeof SAMPLE_BRAND): string => {
    const content = { manifest, quizzes: [SAMPLE_QUIZ], brands: [brand], sites: [SAMPLE_SITE], places: [], files: new Map(), warnings: [] };
    const shots = planOf({ variant: { content, site: SAMPLE_SITE }, plays: [], now: NOW });
    return JSON.stringify(shots.find(({ id }) => id === 'attract')?.content);
  };
  expect(attractWith({ ...SAMPLE_BRAND, desk: SAMPLE_DESK })).not.toBe(attractWith({ ...SAMPLE_BRAND, desk: null }));
});
