import { describe, expect, test } from 'vitest';
import { SET_BY_TERMINAL } from '#analysis/groups.ts';
import { idOf } from '#contract/ids.ts';
import { FIELDS } from '#fields/dictionary.ts';
import { makeSessionEvent } from '#host/session-event.ts';
import { smallKiosk } from '#tests/fixtures/small-quiz.ts';
import { analysisOf, choice, codesOf, multiple, number, origin, quizOf, single } from './support/quizzes.ts';

const stay = single('stay', [choice('week', {}, 'n4_7'), choice('here', {}, 'resident')], { field: 'stay_duration' });
const season = single('season', [choice('summer', {}, 'high'), choice('winter', {}, 'low')], { field: 'stay_period' });
const party = number('party', [1, 6], { field: 'party_size' });
const wishes = multiple('wishes', [choice('bike', {}, ['bike']), choice('food', {}, ['food'])], [1, 2], { field: 'themes' });
const resident = { question: idOf('question', 'stay'), is: 'here' } as const;

test('what the terminal sets is what the host writes into every session', () => {
  const event = makeSessionEvent(
    {
      id: '01900000-0000-7000-8000-000000000001',
      campaign: 'ete',
      quiz: 'petit',
      quizVersion: 'v1',
      quizLabel: 'Petit',
      locale: 'fr',
      startedAt: '2026-07-01T10:00:00Z',
      endedAt: null,
    },
    [],
    {
      terminal: 'terminal',
      app: '1',
      endedAt: '2026-07-01T10:01:00Z',
      endedBy: 'finished',
      lastView: 'thanks',
      site: smallKiosk.site,
      quiz: null,
      sealed: false,
      request: null,
    },
    { incarnation: '01900000-0000-7000-8000-000000000002', seq: 1 },
  );
  const strategic = new Set<string>(FIELDS.filter(({ group }) => group !== null).map(({ key }) => key));
  const written = event.fields.filter(({ key }) => strategic.has(key)).map(({ key, value, provenance }) => ({ key, value, provenance }));
  expect(written).toEqual(SET_BY_TERMINAL);
});

describe('qualification', () => {
  test('a quiz that asks the five groups qualifies every visit by both rules', () => {
    const { yield: yielded } = analysisOf(quizOf([origin('home'), stay, season, party, wishes]));
    expect(yielded.qualified).toEqual({ all_eight: expect.closeTo(1, 12), declared_five: expect.closeTo(1, 12) });
    expect(yielded.worst?.filled).toHaveLength(8);
    expect(yielded.findings).toEqual([]);
  });

  test('the worst visit skips what may be skipped; the best does not', () => {
    const { yield: yielded } = analysisOf(quizOf([origin('home', { optional: true }), stay, season, party, wishes]));
    expect(yielded.best?.filled).toHaveLength(8);
    expect(yielded.worst?.filled).not.toContain('origin');
    expect(yielded.qualified.all_eight).toBeCloseTo(2 / 3, 12);
  });

  test('a number that says nothing fills no group', () => {
    const { yield: yielded } = analysisOf(quizOf([number('party', [0, 3], { field: 'party_size' })]));
    expect(yielded.groups.find(({ group }) => group === 'party_size')?.share).toBeCloseTo(3 / 4, 12);
  });

  test('each path has its own yield', () => {
    const { yield: yielded } = analysisOf(quizOf([origin('home'), stay, { ...season, when: { not: resident } }, party, wishes]));
    const paths = yielded.paths.map(({ leftOut, qualified, fewest }) => [leftOut.map(({ id }) => id), qualified.all_eight, fewest.length]);
    expect(paths).toEqual([
      [[], expect.closeTo(1, 12), 8],
      [['season'], 0, 7],
    ]);
  });

  test('a quiz that cannot qualify anybody says so, as a note that is not counted', () => {
    const { findings } = analysisOf(quizOf([stay]));
    expect(findings).toMatchObject([{ code: 'ANALYSIS_NEVER_QUALIFIED', severity: 'note' }]);
    expect(findings[0]?.message.en).toContain('origin, stay_period, party_size, themes');
  });
});

describe('a field that is filled twice', () => {
  const again = single('again', [choice('one', {}, 'n1_3'), choice('two', {}, 'n4_7')], { field: 'stay_duration' });

  test('is found at the later question when one visit meets both', () => {
    const { findings } = analysisOf(quizOf([stay, again]));
    const twice = findings.filter(({ code }) => code === 'ANALYSIS_FIELD_TWICE');
    expect(twice).toMatchObject([{ path: ['questions', 1] }]);
    expect(twice[0]?.message.en).toContain('100.0');
  });

  test('is none when no visit meets both', () => {
    const ask = single('ask', [choice('a'), choice('b')]);
    const first = { ...stay, when: { question: idOf('question', 'ask'), is: 'a' } };
    const second = { ...again, when: { not: { question: idOf('question', 'ask'), is: 'a' } } };
    expect(codesOf(analysisOf(quizOf([ask, first, second])))).not.toContain('ANALYSIS_FIELD_TWICE');
  });

  test('is none for a list, which may be asked in parts', () => {
    const more = single('more', [choice('sea', {}, ['sea_beach_sun']), choice('no')], { field: 'themes' });
    expect(codesOf(analysisOf(quizOf([wishes, more])))).not.toContain('ANALYSIS_FIELD_TWICE');
  });
});
