import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Now, Round } from '#play/games/game.ts';
import {
  isLastLevel,
  isLevelDone,
  type MemoryMove,
  type MemoryRules,
  type MemoryState,
  memory,
  openCards,
  pairsFound,
} from '#play/games/memory/memory.ts';

const rulesOf = (kinds: number, levels: readonly number[]): MemoryRules => ({
  pairs: Array.from({ length: kinds }, (_, pair) => ({
    id: `shell-${pair}`,
    name: { fr: `Coquillage ${pair}` },
    picture: { file: `${pair}.svg`, alt: { fr: '' } },
    fact: null,
  })),
  levels: [...levels],
});

const anyRules = fc
  .integer({ min: 3, max: 12 })
  .chain((kinds) => fc.array(fc.integer({ min: 2, max: kinds }), { minLength: 1, maxLength: 4 }).map((levels) => rulesOf(kinds, levels)));

const anyMove: fc.Arbitrary<MemoryMove> = fc.oneof(
  { weight: 30, arbitrary: fc.record({ kind: fc.constant('turn' as const), card: fc.integer({ min: -1, max: 24 }) }) },
  { weight: 2, arbitrary: fc.constant<MemoryMove>({ kind: 'next' }) },
  { weight: 1, arbitrary: fc.constant<MemoryMove>({ kind: 'stop' }) },
);
/** A hand does something, or the clock is heard, some milliseconds later. */
const anyStep = fc.record({ move: fc.option(anyMove, { freq: 8 }), later: fc.constantFrom(0, 1, 300, 2_000), untimed: fc.boolean() });
type Step = { readonly move: MemoryMove | null; readonly later: number; readonly untimed: boolean };
const anySteps = fc.array(anyStep, { minLength: 30, maxLength: 120, size: 'max' });

const CALM: Now = { at: 0, untimed: true };

const begin = (rules: MemoryRules, seed: number): Round => {
  const begun = memory.begin(rules, seed, CALM);
  if (!begun.ok) throw new Error(begun.error);
  return begun.value;
};
const stateOf = (round: Round): MemoryState => {
  const look = memory.look(round);
  if (look === null) throw new Error('a round of another kind');
  return look.state;
};
const played = (rules: MemoryRules, seed: number, steps: readonly Step[]): readonly Round[] => {
  const rounds = [begin(rules, seed)];
  let at = 0;
  for (const { move, later, untimed } of steps) {
    at += later;
    const last = rounds.at(-1);
    if (last === undefined) break;
    const now = { at, untimed };
    if (move !== null) rounds.push(memory.moved(last, move, now));
    else if (last.wakesAt !== null) rounds.push(last.woken({ ...now, at: Math.max(at, last.wakesAt) }));
  }
  return rounds;
};

/** Who remembers everything plays on: to the end of the level, and of all levels. */
const finished = (from: Round, rules: MemoryRules): Round => {
  let round = from;
  for (let moves = 0; moves < 400; moves += 1) {
    if (round.isOver) return round;
    const state = stateOf(round);
    const open = openCards(state);
    const left = state.cards.flatMap(({ found }, card) => (found ? [] : [card]));
    const [first] = open.length === 1 ? open : left;
    const twin = left.find((card) => card !== first && state.cards[card]?.pair === state.cards[first ?? -1]?.pair);
    const move: MemoryMove = isLevelDone(state)
      ? { kind: isLastLevel(rules, state) ? 'stop' : 'next' }
      : { kind: 'turn', card: (open.length === 1 ? twin : first) ?? -1 };
    const after = memory.moved(round, move, CALM);
    expect(after, 'a move that can be made changes something').not.toBe(round);
    round = after;
  }
  throw new Error('the game has no end');
};

describe('shells in the sand', () => {
  test('no card is lost, and every pair lies there twice, on every level', () => {
    fc.assert(
      fc.property(anyRules, fc.integer(), anySteps, (rules, seed, steps) => {
        for (const round of played(rules, seed, steps)) {
          const { cards, level } = stateOf(round);
          expect(cards).toHaveLength((rules.levels[level] ?? 0) * 2);
          const times = Map.groupBy(cards, ({ pair }) => pair);
          const isPair = ([pair, both]: readonly [number, readonly { readonly found: boolean }[]]): boolean =>
            rules.pairs[pair] !== undefined && both.length === 2 && both[0]?.found === both[1]?.found;
          expect([...times].every(isPair)).toBe(true);
        }
      }),
    );
  });

  test('never more than two lie open, and what was found stays found', () => {
    fc.assert(
      fc.property(anyRules, fc.integer(), anySteps, (rules, seed, steps) => {
        const rounds = played(rules, seed, steps);
        for (const [index, round] of rounds.entries()) {
          const [state, before] = [stateOf(round), stateOf(rounds[index - 1] ?? round)];
          expect(openCards(state).length).toBeLessThanOrEqual(2);
          expect(new Set(state.turned).size).toBe(state.turned.length);
          if (state.level === before.level)
            before.cards.forEach(({ found }, card) => {
              if (found) expect(state.cards[card]?.found).toBe(true);
            });
          expect(state.level - before.level === 0 || state.level - before.level === 1).toBe(true);
        }
      }),
    );
  });

  test('a pair is found by a try that turned both of it; every second card that is turned counts one try, nothing else does', () => {
    fc.assert(
      fc.property(anyRules, fc.integer(), anySteps, (rules, seed, steps) => {
        const rounds = played(rules, seed, steps);
        for (const [index, round] of rounds.entries()) {
          const [after, before] = [stateOf(round), stateOf(rounds[index - 1] ?? round)];
          const tried = after.turned.length === 2 && after.turned !== before.turned;
          expect(after.turns - before.turns).toBe(tried ? 1 : 0);
          const won = pairsFound(after) - pairsFound(before);
          const [first, second] = after.turned.map((card) => after.cards[card]?.pair);
          expect(won).toBe(tried && first === second ? 1 : 0);
          expect(pairsFound(after)).toBeLessThanOrEqual(after.turns);
          expect(pairsFound(after)).toBeLessThanOrEqual(rules.levels.reduce((sum, pairs) => sum + pairs, 0));
        }
      }),
    );
  });

  test('two that differ turn back by themselves only for who plays with time; in the calm way they wait for the next touch', () => {
    fc.assert(
      fc.property(anyRules, fc.integer(), anySteps, (rules, seed, steps) => {
        for (const round of played(
          rules,
          seed,
          steps.map((step) => ({ ...step, untimed: true })),
        ))
          expect(round.wakesAt).toBeNull();
        for (const round of played(
          rules,
          seed,
          steps.map((step) => ({ ...step, untimed: false })),
        ))
          expect(round.wakesAt !== null).toBe(openCards(stateOf(round)).length === 2);
      }),
    );
  });

  test('who asks for time while two lie open keeps seeing them', () => {
    const rules = rulesOf(4, [4]);
    const from = begin(rules, 11);
    const { cards } = stateOf(from);
    const other = cards.findIndex(({ pair }) => pair !== cards[0]?.pair);
    const timed = { at: 100, untimed: false };
    const open = memory.moved(memory.moved(from, { kind: 'turn', card: 0 }, timed), { kind: 'turn', card: other }, timed);
    expect(open.wakesAt).toBe(1_700);
    expect(openCards(stateOf(open.woken({ at: 1_700, untimed: true })))).toEqual([0, other]);
    expect(openCards(stateOf(open.woken({ at: 1_700, untimed: false })))).toEqual([]);
    // The next touch turns both back, even on one of them.
    expect(openCards(stateOf(memory.moved(open, { kind: 'turn', card: other }, timed)))).toEqual([other]);
  });

  test('whatever was done before, it can be played to its end, and only its end is the whole tide', () => {
    fc.assert(
      fc.property(anyRules, fc.integer(), anySteps, (rules, seed, steps) => {
        const rounds = played(rules, seed, steps);
        for (const round of rounds) {
          expect(round.progress === 1).toBe(round.isOver);
          expect(round.answers).toEqual([]);
        }
        const last = rounds.at(-1) ?? begin(rules, seed);
        expect(finished(last, rules).progress).toBe(1);
      }),
    );
  });

  test('once it is over, no move and no clock changes anything', () => {
    fc.assert(
      fc.property(anyRules, fc.integer(), anyMove, (rules, seed, move) => {
        const over = finished(begin(rules, seed), rules);
        expect(memory.moved(over, move, CALM)).toBe(over);
        expect(over.wakesAt).toBeNull();
      }),
    );
  });

  test('the same seed and the same moves make the same game; another seed lays other shells', () => {
    fc.assert(
      fc.property(anyRules, fc.integer(), anySteps, (rules, seed, steps) => {
        expect(played(rules, seed, steps).map(stateOf)).toEqual(played(rules, seed, steps).map(stateOf));
      }),
    );
    const laid = Array.from({ length: 40 }, (_, seed) =>
      stateOf(begin(rulesOf(12, [6]), seed))
        .cards.map(({ pair }) => pair)
        .join(),
    );
    expect(new Set(laid).size).toBe(40);
  });
});
