import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountOf, type KnownIncarnation, standingOf, terminalAccount } from '#central/ledger.ts';
import { countOf, MOST_RANGES, rangesOf, type SeqRanges, union } from '#wire/ledger.ts';

/** What one terminal really did, and what central knows of it, message by message. */
interface Incarnation {
  captured: number;
  readonly state: Map<number, 'waiting' | 'sent' | 'parked' | 'lost'>;
  /** Gone from the terminal without a trace: a loss that nobody noted. */
  readonly vanished: Set<number>;
  readonly endedAt: number | null;
}
interface Told {
  readonly captured: number;
  readonly waiting: readonly number[];
  readonly parked: readonly number[];
  readonly lost: readonly number[];
}
type Heartbeat = ReadonlyMap<number, Told>;

const STEPS = ['capture', 'send', 'answer-lost', 'reject', 'note-loss', 'vanish', 'beat', 'late-beat', 'restart', 'release'] as const;
type Step = { readonly kind: (typeof STEPS)[number]; readonly pick: number };

class World {
  readonly terminal: Incarnation[] = [{ captured: 0, state: new Map(), vanished: new Set(), endedAt: null }];
  readonly here = new Map<number, Set<number>>();
  readonly told = new Map<number, Told>();
  mentioned: ReadonlySet<number> = new Set();
  hasTold = false;
  held: Heartbeat | null = null;

  private pick(state: string, at: number): readonly [Incarnation, number, number] | null {
    const all = this.terminal.flatMap((one, index) =>
      [...one.state].filter(([, is]) => is === state).map(([seq]) => [one, seq, index] as const),
    );
    return all[at % Math.max(1, all.length)] ?? null;
  }
  private arrive(index: number, seq: number): void {
    this.here.set(index, (this.here.get(index) ?? new Set()).add(seq));
  }
  private heartbeat(): Heartbeat {
    const seqs = (one: Incarnation, wanted: string) => [...one.state].filter(([, is]) => is === wanted).map(([seq]) => seq);
    return new Map(
      this.terminal.flatMap((one, index) =>
        one.captured === 0
          ? []
          : [[index, { captured: one.captured, waiting: seqs(one, 'waiting'), parked: seqs(one, 'parked'), lost: seqs(one, 'lost') }]],
      ),
    );
  }
  private hear(beat: Heartbeat): void {
    for (const [index, told] of beat) this.told.set(index, told);
    this.mentioned = new Set(beat.keys());
    this.hasTold = true;
  }
  step({ kind, pick }: Step): void {
    const now = this.terminal.at(-1);
    if (now === undefined) return;
    if (kind === 'capture') {
      now.captured += 1;
      now.state.set(now.captured, 'waiting');
    } else if (kind === 'send' || kind === 'answer-lost') {
      const found = this.pick('waiting', pick);
      if (found === null) return;
      const [one, seq, index] = found;
      this.arrive(index, seq);
      if (kind === 'send') one.state.set(seq, 'sent');
    } else if (kind === 'reject' || kind === 'note-loss') {
      const found = this.pick('waiting', pick);
      found?.[0].state.set(found[1], kind === 'reject' ? 'parked' : 'lost');
    } else if (kind === 'release') {
      const found = this.pick('parked', pick);
      found?.[0].state.set(found[1], 'waiting');
    } else if (kind === 'vanish') {
      const found = this.pick('waiting', pick);
      found?.[0].state.delete(found[1]);
      found?.[0].vanished.add(found[1]);
    } else if (kind === 'beat') {
      this.held ??= this.heartbeat();
      this.hear(this.heartbeat());
    } else if (kind === 'late-beat') {
      // Built before, and heard only now, before any newer one.
      if (this.held === null) this.held = this.heartbeat();
      else {
        if (!this.hasTold) this.hear(this.held);
        this.held = null;
      }
    } else if (now.captured > 0) {
      this.terminal[this.terminal.length - 1] = { ...now, endedAt: now.captured };
      this.terminal.push({ captured: 0, state: new Map(), vanished: new Set(), endedAt: null });
    }
  }
  known(): KnownIncarnation[] {
    return this.terminal.flatMap((one, index): KnownIncarnation[] => {
      const told = this.told.get(index);
      const here = this.here.get(index) ?? new Set();
      // Central learns where one ended from the first event of the next.
      const linked = one.endedAt !== null && (this.here.get(index + 1)?.has(1) ?? false);
      if (told === undefined && here.size === 0 && !linked) return [];
      return [
        {
          id: String(index),
          here: rangesOf([...here]),
          quarantined: [],
          told:
            told === undefined
              ? null
              : {
                  captured: told.captured,
                  said: told.captured,
                  waiting: rangesOf(told.waiting),
                  parked: rangesOf(told.parked),
                  lost: rangesOf(told.lost),
                },
          isCurrent: this.mentioned.has(index),
          endedAt: linked ? one.endedAt : null,
          endIsTold: linked && this.told.has(index + 1),
        },
      ];
    });
  }
  /** Numbers that are nowhere: neither at central, nor on the terminal, nor noted as lost. */
  nowhere(index: number): number[] {
    const here = this.here.get(index);
    return [...(this.terminal[index]?.vanished ?? [])].filter((seq) => !here?.has(seq));
  }
}

const steps = fc.array(fc.record({ kind: fc.constantFrom(...STEPS), pick: fc.nat(1000) }), { maxLength: 60 });
const after = (schedule: readonly Step[]): World => {
  const world = new World();
  for (const step of schedule) world.step(step);
  return world;
};

test('whatever crosses whatever, nothing is called a gap that is not gone', () => {
  fc.assert(
    fc.property(steps, (schedule) => {
      const world = after(schedule);
      for (const known of world.known()) {
        const account = accountOf(known, MOST_RANGES);
        expect(account.gap).toBeLessThanOrEqual(world.nowhere(Number(known.id)).length);
      }
    }),
    { numRuns: 3000 },
  );
});

test('after the terminal has spoken, it is even only when nothing is gone, and every loss of before is a gap', () => {
  fc.assert(
    fc.property(steps, (schedule) => {
      const world = after(schedule);
      world.step({ kind: 'beat', pick: 0 });
      const account = terminalAccount(world.known(), world.hasTold, MOST_RANGES);
      const gone = world.terminal.reduce((sum, _, index) => sum + world.nowhere(index).length, 0);
      expect([account.gap, account.untold, account.standing]).toEqual([gone, 0, gone === 0 ? 'even' : 'gap']);
    }),
    { numRuns: 3000 },
  );
});

test('every number counts once', () => {
  fc.assert(
    fc.property(steps, (schedule) => {
      for (const known of after(schedule).known()) {
        const { captured, accepted, quarantined, parked, waiting, lost, untold, gap } = accountOf(known, MOST_RANGES);
        expect(accepted + quarantined + parked + waiting + lost + untold + gap).toBe(captured);
        expect(standingOf({ untold, gap }) === 'even').toBe(untold + gap === 0);
      }
    }),
  );
});

const base: KnownIncarnation = { id: 'a', here: [], quarantined: [], told: null, isCurrent: true, endedAt: null, endIsTold: false };
const told = (over: object) => ({ captured: 9, said: 9, waiting: [], parked: [], lost: [], ...over });

test('a store that came back older than it was has a gap: what was captured once stays captured', () => {
  expect(accountOf({ ...base, here: [[1, 5]], told: told({ captured: 9, said: 5 }) }, MOST_RANGES)).toMatchObject({ captured: 9, gap: 4 });
});

test('a list that is too long to be told whole speaks only as far as it goes', () => {
  const parked: SeqRanges = Array.from({ length: 3 }, (_, index) => [index * 2 + 1, index * 2 + 1] as const);
  const cut = {
    ...base,
    here: [
      [2, 2],
      [4, 4],
    ] as const,
    told: told({ captured: 9, said: 5, parked }),
  };
  expect(accountOf(cut, 3)).toMatchObject({ parked: 3, accepted: 2, untold: 4, gap: 0 });
  expect(accountOf(cut, 4)).toMatchObject({ untold: 0, gap: 4 });
});

test('what one says of the end of another is open until the terminal has spoken since, and then a gap', () => {
  const short = { ...base, here: [[1, 3]] as const, endedAt: 5 };
  expect(accountOf(short, MOST_RANGES)).toMatchObject({ captured: 5, untold: 2, gap: 0 });
  expect(accountOf({ ...short, endIsTold: true }, MOST_RANGES)).toMatchObject({ untold: 0, gap: 2 });
});

test('a terminal that never told anything is open as soon as something of it is here, and even before', () => {
  expect(terminalAccount([], false, MOST_RANGES).standing).toBe('even');
  expect(terminalAccount([{ ...base, here: [[1, 3]] }], false, MOST_RANGES).standing).toBe('open');
});

test('ranges together hold what each of them held', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 40 }))), (lists) => {
      const all = new Set(lists.flat());
      expect(union(...lists.map(rangesOf))).toEqual(rangesOf([...all]));
      expect(countOf(union(...lists.map(rangesOf)))).toBe(all.size);
    }),
  );
});
