import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { LeaderboardLine } from '#contract/leaderboard.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { call, events, openAgain, start, useHostKiosk } from './support/host-kiosk.ts';

const kiosk = useHostKiosk();
const DAY_MS = 86_400_000;

const board = z.strictObject({
  lines: z.array(z.strictObject({ place: z.number(), initials: z.string(), points: z.number(), own: z.boolean() })),
});
const linesOf = (json: unknown): readonly LeaderboardLine[] => board.parse(json).lines;
const enter = (session: string, initials: string, points: number) => call('PUT', `/api/sessions/${session}/score`, { initials, points });
const shown = async () => linesOf((await call('GET', '/api/leaderboards/petit')).json);
const rows = (): unknown => kiosk.beside.db.prepare('SELECT count(*) FROM score').pluck().get();

describe('the day’s leaderboard', () => {
  test('has the best first, of equal ones the earlier, and each game its own', async () => {
    for (const [initials, points] of [
      ['ANA', 3],
      ['BOB', 7],
      ['CLO', 3],
    ] as const)
      expect((await enter(await start(), initials, points)).status).toBe(200);
    expect((await shown()).map(({ place, initials, points }) => [place, initials, points])).toEqual([
      [1, 'BOB', 7],
      [2, 'ANA', 3],
      [2, 'CLO', 3],
    ]);
    expect(linesOf((await call('GET', '/api/leaderboards/another')).json)).toEqual([]);
  });

  test('shows a session its own line even where five are better, and to nobody else as theirs', async () => {
    for (let points = 10; points < 16; points += 1) await enter(await start(), 'TOP', points);
    const own = linesOf((await enter(await start(), 'LOW', 1)).json);
    expect(own).toHaveLength(6);
    expect(own.at(-1)).toEqual({ place: 7, initials: 'LOW', points: 1, own: true });
    expect(own.filter((line) => line.own)).toHaveLength(1);
    const others = await shown();
    expect(others).toHaveLength(5);
    expect(others.some((line) => line.own)).toBe(false);
  });

  test('has one line for a session: written again it is changed', async () => {
    const session = await start();
    await enter(session, 'ANA', 3);
    await enter(session, 'EVA', 3);
    expect(await shown()).toEqual([{ place: 1, initials: 'EVA', points: 3, own: false }]);
  });

  test('outlives a restart of the terminal within the day', async () => {
    await enter(await start(), 'ANA', 3);
    kiosk.host.close();
    kiosk.host = openAgain();
    expect((await shown()).map(({ initials }) => initials)).toEqual(['ANA']);
  });

  test('is forgotten when the day is over where the terminal stands, also when nobody asks for it', async () => {
    await enter(await start(), 'ANA', 3);
    const late = new Date(kiosk.now);
    late.setHours(23, 59, 59, 0);
    kiosk.now = late.getTime();
    expect(await shown()).toHaveLength(1);
    kiosk.now += 1_500;
    await waitUntil(() => rows() === 0, 'the day’s scores to be gone', { withinMs: 3_000 });
    expect(await shown()).toEqual([]);
  });

  test('of a terminal that was off at midnight is forgotten when it starts', async () => {
    await enter(await start(), 'ANA', 3);
    kiosk.host.close();
    kiosk.now += DAY_MS;
    kiosk.host = openAgain();
    expect(rows()).toBe(0);
  });

  test('leads to nobody: the row has letters, points, a game and a day, and no event carries them', async () => {
    const session = await start();
    await enter(session, 'QZX', 3);
    await call('POST', `/api/sessions/${session}/end`, { endedBy: 'finished', lastView: 'result' });
    expect(kiosk.beside.db.prepare('SELECT * FROM score').all()).toEqual([
      { id: 1, day: '2026-07-14', pack: 'petit', initials: 'QZX', points: 3 },
    ]);
    expect(events()).toHaveLength(1);
    expect(JSON.stringify(events())).not.toContain('QZX');
    expect(kiosk.logged.join('\n')).not.toContain('QZX');
    // Nothing of it is left in the file once it is forgotten.
    kiosk.now += DAY_MS;
    await waitUntil(() => rows() === 0, 'the day’s scores to be gone', { withinMs: 3_000 });
    kiosk.beside.db.pragma('wal_checkpoint(TRUNCATE)');
    expect(readFileSync(join(kiosk.data, 'kiosk.sqlite')).includes('QZX')).toBe(false);
  });
});

describe('what is refused', () => {
  test.each([
    ['a word nobody should read', 'CUL', 3, 422, 'KIOSK_BAD_INITIALS'],
    ['the same in another language', 'FOT', 3, 422, 'KIOSK_BAD_INITIALS'],
    ['two letters', 'AB', 3, 422, 'KIOSK_BAD_INITIALS'],
    ['signs', '<B>', 3, 422, 'KIOSK_BAD_INITIALS'],
    ['small letters, which the board does not offer', 'abc', 3, 422, 'KIOSK_BAD_INITIALS'],
    ['more points than any game gives', 'ANA', 1_001, 400, 'KIOSK_BAD_REQUEST'],
    ['half a point', 'ANA', 0.5, 400, 'KIOSK_BAD_REQUEST'],
  ])('%s', async (_, initials, points, status, code) => {
    const refused = await enter(await start(), initials, points);
    expect(refused).toMatchObject({ status, json: { code } });
    expect(rows()).toBe(0);
    expect(refused.text).not.toContain(initials);
  });

  test('a session that has ended, or never was', async () => {
    const session = await start();
    await call('POST', `/api/sessions/${session}/end`, { endedBy: 'finished', lastView: 'result' });
    expect((await enter(session, 'ANA', 3)).json).toMatchObject({ code: 'KIOSK_SESSION_ENDED' });
    expect((await enter('01900000-0000-7000-8000-000000000000', 'ANA', 3)).json).toMatchObject({ code: 'KIOSK_UNKNOWN_SESSION' });
  });
});
