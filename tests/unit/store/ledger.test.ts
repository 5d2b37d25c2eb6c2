import { describe, expect, test } from 'vitest';
import { beginIncarnation, currentPosition } from '#store/incarnation.ts';
import { ledgerOf, noteLoss } from '#store/ledger.ts';
import { purgeSent, releaseParked, settle } from '#store/outbox.ts';
import { clearTrouble, noteTrouble, troublesOf } from '#store/trouble.ts';
import { waitingEvents } from '#tests/support/outbox.ts';
import { incarnationLedger, MOST_INCARNATIONS, MOST_RANGES, type SeqRanges } from '#wire/ledger.ts';
import { terminalTrouble } from '#wire/trouble.ts';
import { AT, captureOne, id, useStore } from './support/rows.ts';

const under = useStore();
const [FIRST, SECOND, THIRD] = [id(900), id(901), id(902)];

/** Captures the numbers of an incarnation, each in the state that the letter says: waiting, sent, parked. */
const capture = (incarnation: string, states: string, from = 0): void => {
  for (const [at, state] of [...states].entries()) {
    captureOne(under.store, incarnation, from + at, state === 's' ? AT : null);
    if (state === 'p') settle(under.store, [{ id: id(from + at), state: 'parked', reason: 'rejected: form' }], AT);
  }
};
const allOf = (ranges: SeqRanges): number[] =>
  ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));

describe('the ledger', () => {
  test('is empty on a store that captured nothing, however often it was opened', () => {
    beginIncarnation(under.store, FIRST, AT);
    expect(ledgerOf(under.store)).toEqual([]);
  });

  test('says of each incarnation what waits, what is parked, what was lost; the rest was sent', () => {
    beginIncarnation(under.store, FIRST, AT);
    capture(FIRST, 'sswwsppw');
    beginIncarnation(under.store, SECOND, AT);
    capture(SECOND, 'ss', 20);
    beginIncarnation(under.store, THIRD, AT);
    capture(THIRD, 's', 30);
    const settled = { waiting: [], parked: [], lost: [] };
    expect(ledgerOf(under.store)).toEqual([
      { incarnation: THIRD, captured: 1, ...settled },
      {
        incarnation: FIRST,
        captured: 8,
        waiting: [
          [3, 4],
          [8, 8],
        ],
        parked: [[6, 7]],
        lost: [],
      },
      { incarnation: SECOND, captured: 2, ...settled },
    ]);
    expect(ledgerOf(under.store).map((one) => incarnationLedger.parse(one))).toHaveLength(3);
  });

  test('counts lost numbers as captured, merges them, and never calls lost what is there', () => {
    beginIncarnation(under.store, FIRST, AT);
    capture(FIRST, 'www');
    noteLoss(under.store, { incarnation: FIRST, first: 3, last: 5, at: AT });
    noteLoss(under.store, { incarnation: FIRST, first: 6, last: 7, at: AT });
    noteLoss(under.store, { incarnation: FIRST, first: 6, last: 6, at: AT });
    expect(ledgerOf(under.store)).toMatchObject([{ captured: 7, waiting: [[1, 3]], lost: [[4, 7]] }]);
    expect(currentPosition(under.store)).toEqual({ incarnation: FIRST, seq: 7 });
  });

  test('tells what was lost of an incarnation whose row is gone, and the next one goes on behind it', () => {
    noteLoss(under.store, { incarnation: FIRST, first: 1, last: 4, at: AT });
    beginIncarnation(under.store, SECOND, AT);
    capture(SECOND, 'w');
    expect(ledgerOf(under.store)).toMatchObject([
      { incarnation: SECOND, captured: 1 },
      { incarnation: FIRST, captured: 4, lost: [[1, 4]] },
    ]);
    const [first] = waitingEvents(under.store, 1);
    expect(JSON.parse(first?.body ?? '')).toMatchObject({ predecessor: { incarnation: FIRST, seq: 4 } });
  });

  test('that has more ranges than fit ends where the list ends: what is in no list was really sent', () => {
    beginIncarnation(under.store, FIRST, AT);
    under.store.db.transaction(() => capture(FIRST, 'ws'.repeat(MOST_RANGES + 50)))();
    const [one] = ledgerOf(under.store);
    expect(incarnationLedger.parse(one)).toMatchObject({ captured: 2 * MOST_RANGES - 1 });
    expect(one?.waiting).toHaveLength(MOST_RANGES);
    const told = new Set(allOf(one?.waiting ?? []));
    for (let seq = 1; seq <= (one?.captured ?? 0); seq += 1) expect(told.has(seq)).toBe(seq % 2 === 1);
  });

  test('that has more incarnations than fit leaves the settled ones out first, never the newest', () => {
    for (let number = 0; number < MOST_INCARNATIONS + 20; number += 1) {
      beginIncarnation(under.store, id(1000 + number), AT);
      capture(id(1000 + number), number < 5 ? 'w' : 's', 10 * number);
    }
    const told = ledgerOf(under.store);
    expect(told).toHaveLength(MOST_INCARNATIONS);
    expect(told[0]?.incarnation).toBe(id(1000 + MOST_INCARNATIONS + 19));
    expect(told.slice(1, 6).map(({ incarnation }) => incarnation)).toEqual([4, 3, 2, 1, 0].map((number) => id(1000 + number)));
  });

  test('reads what is not sent from an index alone', () => {
    const asked: string[] = [];
    const told = new Proxy(under.store.db, {
      get: (db, name) => {
        if (name === 'prepare') return (sql: string) => asked.push(sql) && db.prepare(sql);
        const member: unknown = Reflect.get(db, name, db);
        return typeof member === 'function' ? member.bind(db) : member;
      },
    });
    ledgerOf({ ...under.store, db: told });
    const plan = asked.map((sql) => JSON.stringify(under.store.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all())).join('\n');
    expect(plan).toContain('COVERING INDEX event_open');
    expect(plan).not.toMatch(/SCAN event(?! USING COVERING INDEX event_open)/);
  });
});

describe('what was purged', () => {
  test('is noted as far as it has no gap', () => {
    beginIncarnation(under.store, FIRST, AT);
    capture(FIRST, 'sspss');
    beginIncarnation(under.store, SECOND, AT);
    capture(SECOND, 'sss', 20);
    expect(purgeSent(under.store, '2026-08-01T00:00:00.000Z')).toBe(7);
    expect(under.store.db.prepare('SELECT purged_to FROM incarnation ORDER BY rowid').pluck().all()).toEqual([2, 3]);
  });
});

describe('parked events', () => {
  test('wait again when they are released, by id or all of them, and nothing else does', () => {
    beginIncarnation(under.store, FIRST, AT);
    capture(FIRST, 'pspw');
    expect(releaseParked(under.store, [id(0), id(1), id(3), id(77)])).toBe(1);
    expect(waitingEvents(under.store, 10).map((item) => item.id)).toEqual([id(0), id(3)]);
    expect(releaseParked(under.store, 'all')).toBe(1);
    expect(ledgerOf(under.store)).toMatchObject([
      {
        waiting: [
          [1, 1],
          [3, 4],
        ],
        parked: [],
      },
    ]);
    expect(under.store.db.prepare('SELECT reason FROM event WHERE id = ?').pluck().get(id(2))).toBeNull();
  });

  test('an event whose text the disk has changed is told as damaged, not sent as if somebody had answered so', () => {
    beginIncarnation(under.store, FIRST, AT);
    capture(FIRST, 'ww');
    under.store.db.prepare("UPDATE event SET body = replace(body, '1', '2') WHERE id = ?").run(id(0));
    expect(waitingEvents(under.store, 10).map((item) => item.damage)).toEqual([expect.stringContaining('disk'), null]);
  });
});

describe('troubles', () => {
  test('hold since they were first noted, until they are cleared', () => {
    noteTrouble(under.store, 'TERMINAL_DISK_LOW', AT, '19 % free');
    noteTrouble(under.store, 'TERMINAL_DISK_LOW', '2026-07-15T10:00:00.000Z', 'x'.repeat(900));
    const [only] = troublesOf(under.store);
    expect(terminalTrouble.parse(only)).toEqual({ code: 'TERMINAL_DISK_LOW', since: AT, detail: 'x'.repeat(500) });
    expect(clearTrouble(under.store, 'TERMINAL_DISK_LOW')).toBe(true);
    expect(clearTrouble(under.store, 'TERMINAL_DISK_LOW')).toBe(false);
    expect(troublesOf(under.store)).toEqual([]);
  });
});
