import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Now, Round } from '#play/games/game.ts';
import {
  isSudden,
  leadersOf,
  MOST_SUDDEN,
  rankingOf,
  type TriviaMove,
  type TriviaRules,
  type TriviaState,
} from '#play/games/trivia/state.ts';
import { trivia } from '#play/games/trivia/trivia.ts';

// long: one game held against all its promises; points, buzzers, the end and the clock share their made-up moves.

const rulesOf = (pool: number, perGame: number, suddenDeath = true): TriviaRules => ({
  questions: Array.from({ length: pool }, (_, number) => ({
    id: `q${number}`,
    text: { fr: `Question ${number} ?` },
    choices: Array.from({ length: 2 + (number % 3) }, (__, choice) => ({ id: `c${choice}`, text: { fr: `${choice}` }, picture: null })),
    right: number % 2,
    reason: { fr: 'Parce que.' },
    source: { label: 'SHOM', url: null },
    level: 1 + (Math.floor(number / 3) % 3),
  })),
  perGame,
  secondsPerQuestion: 20,
  suddenDeath,
});

const anyRules = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), fc.boolean())
  .map(([a, b, sudden]) => rulesOf(Math.max(a, b), Math.min(a, b), sudden));

const anyMove: fc.Arbitrary<TriviaMove> = fc.oneof(
  fc.record({ kind: fc.constant('calm' as const), on: fc.boolean() }),
  fc.record({ kind: fc.constant('start' as const), players: fc.integer({ min: -1, max: 6 }) }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('buzz' as const), player: fc.integer({ min: -1, max: 4 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('answer' as const), choice: fc.integer({ min: -1, max: 4 }) }) },
  { weight: 3, arbitrary: fc.constant<TriviaMove>({ kind: 'next' }) },
);
/** A hand does something, or the clock runs out, some milliseconds later. */
const anyStep = fc.record({ move: fc.option(anyMove, { freq: 6 }), later: fc.constantFrom(0, 0, 1, 300, 5_000) });
/** They sit down, then do whatever they find. */
const anySteps = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.array(anyStep, { minLength: 40, maxLength: 90, size: 'max' }))
  .map(([players, steps]) => [{ move: { kind: 'start' as const, players }, later: 0 }, ...steps]);

const begin = (rules: TriviaRules, seed: number, now: Now = { at: 0, untimed: false }): Round => {
  const begun = trivia.begin(rules, seed, now);
  if (!begun.ok) throw new Error(begun.error);
  return begun.value;
};
const stateOf = (round: Round): TriviaState => {
  const look = trivia.look(round);
  if (look === null) throw new Error('a round of another kind');
  return look.state;
};
const sum = (points: readonly number[]): number => points.reduce((all, one) => all + one, 0);

type Step = { readonly move: TriviaMove | null; readonly later: number };
const stepped = (round: Round, { move }: Step, now: Now): Round => {
  if (move !== null) return trivia.moved(round, move, now);
  return round.wakesAt === null ? round : round.woken({ ...now, at: Math.max(now.at, round.wakesAt) });
};
const played = (rules: TriviaRules, seed: number, steps: readonly Step[], untimed = false): readonly Round[] => {
  const rounds = [begin(rules, seed)];
  let at = 0;
  for (const step of steps) {
    at += step.later;
    const last = rounds.at(-1);
    if (last !== undefined) rounds.push(stepped(last, step, { at, untimed }));
  }
  return rounds;
};

/** Plays on until it is over: whoever may buzz does, and answers; `knows` says who is right. */
const finished = (rules: TriviaRules, from: Round, knows: (player: number, asked: number) => boolean): { round: Round; moves: number } => {
  let round = from;
  for (let moves = 0; moves < 1_000; moves += 1) {
    if (round.isOver) return { round, moves };
    const state = stateOf(round);
    const right = rules.questions[state.order[state.asked] ?? -1]?.right ?? -1;
    const wrong = state.choices.find((choice) => choice !== right) ?? -1;
    const { phase } = state;
    const free = state.rivals.find((player) => !state.given.some((one) => one.player === player)) ?? -1;
    const move: TriviaMove =
      phase.kind === 'who'
        ? { kind: 'start', players: 1 }
        : phase.kind === 'open'
          ? { kind: 'buzz', player: free }
          : phase.kind === 'answering'
            ? { kind: 'answer', choice: knows(phase.player, state.asked) ? right : wrong }
            : { kind: 'next' };
    const after = trivia.moved(round, move, { at: moves * 100, untimed: false });
    expect(after, `${phase.kind}: a move that can be made changes something`).not.toBe(round);
    round = after;
  }
  throw new Error('the game has no end');
};

describe('points', () => {
  test('what is heard is what happened: a gain with each point, a miss with each wrong or missing answer, and with nothing else', () => {
    fc.assert(
      fc.property(anyRules, fc.integer(), anySteps, (rules, seed, steps) => {
        const rounds = played(rules, seed, steps);
        for (const [index, round] of rounds.entries()) {
          const before = rounds[index - 1];
          if (before === undefined || before === round) continue;
          const [was, is] = [stateOf(before), stateOf(round)];
          const won = is.phase.kind !== 'who' && was.phase.kind !== 'who' && sum(is.points) > sum(was.points);
          const isMissed = is.given.length > was.given.length || (was.phase.kind === 'open' && is.phase.kind === 'told');
          expect(round.news === 'gain').toBe(won);
          expect(round.news === 'miss').toBe(isMissed && !won);
        }
      }),
    );
  });

  test('none comes from nowhere, none is lost, and never more than questions were asked', () => {
    fc.assert(
      fc.property(anyRules, fc.integer(), anySteps, (rules, seed, steps) => {
        const rounds = played(rules, seed, steps);
        for (const [index, round] of rounds.entries()) {
          const after = stateOf(round);
          const before = stateOf(rounds[index - 1] ?? round);
          const toldAlready = after.phase.kind === 'told' || after.phase.kind === 'podium' || after.phase.kind === 'over' ? 1 : 0;
          expect(sum(after.points)).toBeLessThanOrEqual(after.asked + toldAlready);
          const won = sum(after.points) - sum(before.points);
          if (won !== 0 && after.points.length === before.points.length) {
            expect(won).toBe(1);
            expect(before.phase.kind).toBe('answering');
            expect(after.phase).toEqual({ kind: 'told', point: after.given.at(-1)?.player });
            expect(after.given.at(-1)?.choice).toBe(rules.questions[after.order[after.asked] ?? -1]?.right);
          }
        }
      }),
    );
  });

  test('nobody answers one question twice, and who is out of sudden death answers none', () => {
    fc.assert(
      fc.property(anyRules, fc.integer(), anySteps, (rules, seed, steps) => {
        for (const round of played(rules, seed, steps)) {
          const { given, rivals } = stateOf(round);
          const players = given.map(({ player }) => player);
          expect(new Set(players).size).toBe(players.length);
          expect(players.every((player) => rivals.includes(player))).toBe(true);
        }
      }),
    );
  });

  test('they do not depend on how fast somebody is, so the calm way has the same chances', () => {
    fc.assert(
      fc.property(anyRules, fc.integer(), fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (rules, seed, known) => {
        const pointsAt = (untimed: boolean, wait: number): readonly number[] => {
          let [round, at] = [trivia.moved(begin(rules, seed), { kind: 'start', players: 1 }, { at: 0, untimed }), 0];
          while (stateOf(round).phase.kind !== 'podium') {
            const { order, asked, choices, phase } = stateOf(round);
            const right = rules.questions[order[asked] ?? -1]?.right ?? -1;
            const said = known[asked] === true ? right : (choices.find((choice) => choice !== right) ?? -1);
            at += wait;
            round = trivia.moved(round, phase.kind === 'told' ? { kind: 'next' } : { kind: 'answer', choice: said }, { at, untimed });
          }
          return stateOf(round).points;
        };
        expect(pointsAt(true, 3_600_000)).toEqual(pointsAt(false, 1));
      }),
    );
  });
});

describe('buzzers', () => {
  const asked = (seed: number, players: number): Round =>
    trivia.moved(begin(rulesOf(6, 3), seed), { kind: 'start', players }, { at: 0, untimed: false });

  test('four in the same millisecond give one winner, and one answer', () => {
    fc.assert(
      fc.property(fc.integer(), fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), fc.nat(3), (seed, order, choice) => {
        const now = { at: 1_234.5, untimed: false };
        const buzzed = order.reduce(
          (round, player, place) => {
            // A part of a millisecond later is the same one.
            return trivia.moved(round, { kind: 'buzz', player }, { ...now, at: now.at + place / 10 });
          },
          asked(seed, 4),
        );
        const { phase, points } = stateOf(buzzed);
        if (phase.kind !== 'answering') throw new Error('nobody has the question');
        expect(phase.tied.toSorted()).toEqual([0, 1, 2, 3]);
        expect(points).toEqual([0, 0, 0, 0]);
        // Four hands answer as well: only the first answer is one.
        const answers = [choice, 0, 1, 2].reduce((round, one) => trivia.moved(round, { kind: 'answer', choice: one }, now), buzzed);
        expect(stateOf(answers).given).toHaveLength(1);
        expect(sum(stateOf(answers).points)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('the draw among them is fair, whoever the machine heard first', () => {
    const GAMES = 1_600;
    for (const order of [
      [0, 1, 2, 3],
      [3, 1, 0, 2],
    ]) {
      const won = [0, 0, 0, 0];
      for (let seed = 0; seed < GAMES; seed += 1) {
        const round = order.reduce(
          (one, player) => trivia.moved(one, { kind: 'buzz', player }, { at: 50, untimed: false }),
          asked(seed, 4),
        );
        const { phase } = stateOf(round);
        if (phase.kind === 'answering') won[phase.player] = (won[phase.player] ?? 0) + 1;
      }
      // Four standard deviations of a fair draw.
      for (const wins of won) expect(Math.abs(wins - GAMES / 4)).toBeLessThan(4 * Math.sqrt(GAMES * 0.25 * 0.75));
    }
  });

  test('a millisecond later is too late', () => {
    const first = trivia.moved(asked(7, 4), { kind: 'buzz', player: 2 }, { at: 50.9, untimed: false });
    expect(trivia.moved(first, { kind: 'buzz', player: 0 }, { at: 51, untimed: false })).toBe(first);
  });

  test('a wrong answer leaves the question to the others, and to them alone', () => {
    const now = { at: 50, untimed: false };
    const buzzed = trivia.moved(asked(7, 3), { kind: 'buzz', player: 1 }, now);
    const { order, choices } = stateOf(buzzed);
    const wrong = choices.find((choice) => choice !== (order[0] ?? 0) % 2) ?? -1;
    const open = trivia.moved(buzzed, { kind: 'answer', choice: wrong }, now);
    expect(stateOf(open).phase.kind).toBe('open');
    expect(trivia.moved(open, { kind: 'buzz', player: 1 }, { ...now, at: 60 })).toBe(open);
    expect(stateOf(trivia.moved(open, { kind: 'buzz', player: 2 }, { ...now, at: 60 })).phase).toMatchObject({ player: 2 });
  });
});

describe('the end', () => {
  test('whatever was done before, the game can be played to its end', () => {
    fc.assert(
      fc.property(
        anyRules,
        fc.integer(),
        anySteps,
        fc.array(fc.boolean(), { minLength: 5, maxLength: 40 }),
        (rules, seed, steps, knows) => {
          const from = played(rules, seed, steps).at(-1) ?? begin(rules, seed);
          const { round } = finished(rules, from, (player, asked) => knows[(player * 7 + asked) % knows.length] === true);
          expect(round.progress).toBe(1);
          expect(stateOf(round).asked).toBeLessThan(rules.perGame + MOST_SUDDEN);
        },
      ),
    );
  });

  test('hands that let the clock run come to the podium all the same', () => {
    let round = trivia.moved(begin(rulesOf(20, 8), 1), { kind: 'start', players: 4 }, { at: 0, untimed: false });
    for (let turn = 0; turn < 100 && stateOf(round).phase.kind !== 'podium'; turn += 1) {
      const at = round.wakesAt;
      round = at === null ? trivia.moved(round, { kind: 'next' }, { at: turn, untimed: false }) : round.woken({ at, untimed: false });
    }
    expect(stateOf(round)).toMatchObject({ phase: { kind: 'podium' }, points: [0, 0, 0, 0], asked: 8 + MOST_SUDDEN - 1 });
    expect(rankingOf(stateOf(round)).map(({ place }) => place)).toEqual([1, 1, 1, 1]);
  });

  test('a tie at the top is broken by the next point, among those who lead', () => {
    const rules = rulesOf(12, 2);
    const from = trivia.moved(begin(rules, 3), { kind: 'start', players: 3 }, { at: 0, untimed: false });
    // Player 0 knows the first question, player 1 the second, and 1 the first of sudden death.
    const { round } = finished(rules, from, (player, asked) => player === (asked === 0 ? 0 : 1));
    expect(stateOf(round)).toMatchObject({ points: [1, 2, 0], asked: 2, rivals: [0, 1] });
    expect(leadersOf(stateOf(round))).toEqual([1]);
    expect(isSudden(rules, stateOf(round))).toBe(false);
  });

  test('a pack that wants no sudden death ends with two winners', () => {
    const rules = rulesOf(12, 2, false);
    const from = trivia.moved(begin(rules, 3), { kind: 'start', players: 2 }, { at: 0, untimed: false });
    const { round } = finished(rules, from, (player, asked) => player === asked);
    expect(stateOf(round).asked).toBe(1);
    expect(leadersOf(stateOf(round))).toEqual([0, 1]);
  });
});

describe('chance and time', () => {
  test('the same seed and the same moves make the same game', () => {
    fc.assert(
      fc.property(anyRules, fc.integer(), anySteps, (rules, seed, steps) => {
        expect(played(rules, seed, steps).map(stateOf)).toEqual(played(rules, seed, steps).map(stateOf));
      }),
    );
  });

  test('no question comes twice, and easy ones come first', () => {
    fc.assert(
      fc.property(anyRules, fc.integer(), (rules, seed) => {
        const { order } = stateOf(begin(rules, seed));
        expect(order.toSorted((a, b) => a - b)).toEqual(rules.questions.map((_, at) => at));
        const levels = order.slice(0, rules.perGame).map((question) => rules.questions[question]?.level ?? 0);
        expect(levels).toEqual(levels.toSorted((a, b) => a - b));
      }),
    );
  });

  test('another seed asks other questions, and shows their choices in another order', () => {
    const rules = rulesOf(20, 8);
    const of = (seed: number): TriviaState =>
      stateOf(trivia.moved(begin(rules, seed), { kind: 'start', players: 1 }, { at: 0, untimed: false }));
    const seeds = Array.from({ length: 40 }, (_, seed) => of(seed));
    expect(new Set(seeds.map(({ order }) => order.join())).size).toBe(40);
    expect(new Set(seeds.filter(({ choices }) => choices.length === 4).map(({ choices }) => choices.join())).size).toBeGreaterThan(5);
  });

  test('without a clock nothing ever wakes, by the terminal or by the game itself', () => {
    fc.assert(
      fc.property(anyRules, fc.integer(), anySteps, (rules, seed, steps) => {
        for (const round of played(rules, seed, steps, true)) expect(round.wakesAt).toBeNull();
        const calm: Step[] = [
          { move: { kind: 'calm', on: true }, later: 0 },
          { move: { kind: 'start', players: 2 }, later: 0 },
        ];
        const rest = steps.filter(({ move }) => move?.kind !== 'calm');
        for (const round of played(rules, seed, [...calm, ...rest])) expect(round.wakesAt).toBeNull();
      }),
    );
  });

  test('who asks for time while the clock runs gets it, and loses nothing', () => {
    const round = trivia.moved(begin(rulesOf(6, 3), 5), { kind: 'start', players: 1 }, { at: 0, untimed: false });
    expect(round.wakesAt).toBe(20_000);
    const stopped = round.woken({ at: 20_000, untimed: true });
    expect(stopped.wakesAt).toBeNull();
    expect(stateOf(stopped).phase.kind).toBe('answering');
  });
});
