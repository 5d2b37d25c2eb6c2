import { describe, expect, test } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import type { KioskState } from '#contract/host-api.ts';
import { idOf } from '#contract/ids.ts';
import { ok } from '#fields/result.ts';
import { defineGame } from '#play/games/game.ts';
import { type HostCalls, isBusy, makeKioskMachine } from '#play/kiosk-machine.ts';
import { nowFor } from '#play/play-setup.ts';
import { canGoBack, hasBegun, progressOf, questionShown, roundShown } from '#play/visit.ts';
import { smallKiosk, smallQuiz } from '#tests/fixtures/small-quiz.ts';

const ENVIE = idOf('question', 'envie');
const WAIT_MS = 5_000;

interface Steps {
  readonly done: number;
  readonly seed: number;
  readonly closesAt: number | null;
  readonly wokenAt: number | null;
}

/** Three steps make it over; the second one answers the quiz's first question; a step after which it goes on by itself. */
const steps = defineGame<{ readonly steps: number }, Steps, 'step' | 'sleep' | 'nothing'>({
  kind: 'steps',
  read: (value) => (value === 'broken' ? { ok: false, error: 'broken' } : ok({ steps: 3 })),
  begin: (_, seed) => ({ done: 0, seed, closesAt: null, wokenAt: null }),
  move: (_, state, move, { at, untimed }) => {
    if (move === 'nothing') return state;
    if (move === 'sleep') return { ...state, closesAt: untimed ? null : at + WAIT_MS };
    return { ...state, done: state.done + 1 };
  },
  wakesAt: (_, { closesAt }) => closesAt,
  wake: (_, state, { at }) => ({ ...state, done: state.done + 1, closesAt: null, wokenAt: at }),
  back: (_, state) => (state.done > 0 ? { ...state, done: state.done - 1 } : null),
  isOver: (rules, { done }) => done >= rules.steps,
  progress: (rules, { done }) => Math.min(1, done / rules.steps),
  answers: (_, { done }) => (done >= 2 ? [{ question: ENVIE, value: { kind: 'choices', choices: [idOf('choice', 'large')] } }] : []),
  news: (_, before, after) => (after.done > before.done ? 'gain' : null),
});

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const kioskWith = (kind: string, rules: unknown, questions = smallQuiz.questions): KioskState => ({
  ...smallKiosk,
  campaigns: smallKiosk.campaigns.map((campaign) => ({
    ...campaign,
    quiz: { ...smallQuiz, questions, outcomes: [], game: { kind, rules, answers: [ENVIE] } },
  })),
});

const begin = async (kiosk: KioskState) => {
  const given: string[] = [];
  const took: number[] = [];
  let failing = false;
  const calls: HostCalls = {
    startSession: async () => ({ session: idOf('session', '01900000-0000-7000-8000-00000000000a') }),
    giveAnswer: async (_, question, body) => {
      if (failing) throw new Error('away');
      given.push(question);
      took.push(body.tookMs);
    },
    endSession: async () => undefined,
    endUnattended: () => undefined,
  };
  const clock = new SimulatedClock();
  const actor = createActor(makeKioskMachine(calls, { games: [steps], uptimeMs: () => clock.now() }), { clock, input: { kiosk } });
  actor.start();
  actor.send({ type: 'attract.touched' });
  actor.send({ type: 'locale.chosen', locale: 'en' });
  await settled();
  const context = () => actor.getSnapshot().context;
  const move = async (made: 'step' | 'sleep' | 'nothing') => {
    const before = roundShown(context());
    if (before === null) throw new Error('no game is played');
    actor.send({ type: 'game.moved', before, after: steps.moved(before, made, nowFor(context().access, clock.now())) });
    await settled();
    return before;
  };
  const state = () => {
    const { round } = context().visit;
    return round === null ? null : (steps.look(round)?.state ?? null);
  };
  return { actor, clock, context, given, took, move, state, fail: (on: boolean) => (failing = on) };
};

describe('a game before the questions', () => {
  test('is played, answers its own questions on disk, and is followed by the others alone', async () => {
    const play = await begin(kioskWith('steps', {}));
    expect(play.context().view).toBe('question');
    expect(questionShown(play.context())).toBeNull();
    expect(hasBegun(play.context())).toBe(false);
    await play.move('step');
    expect(hasBegun(play.context())).toBe(true);
    expect(play.given).toEqual([]);
    await play.move('step');
    expect(play.given).toEqual(['envie']);
    expect(progressOf(play.context())).toBeCloseTo(1 / 3);
    await play.move('step');
    expect(roundShown(play.context())).toBeNull();
    expect(questionShown(play.context())?.id).toBe('plaisirs');
    expect(progressOf(play.context())).toBe(0.5);
    expect(canGoBack(play.context())).toBe(false);
    expect(play.given).toEqual(['envie']);
  });

  test('leads to the result where nothing is asked after it, and not back from there', async () => {
    const play = await begin(kioskWith('steps', {}, smallQuiz.questions.slice(0, 1)));
    for (let step = 0; step < 3; step += 1) await play.move('step');
    expect(play.context().view).toBe('result');
    expect(progressOf(play.context())).toBe(1);
    expect(canGoBack(play.context())).toBe(false);
    play.actor.send({ type: 'went.back' });
    expect(play.context().view).toBe('result');
  });

  test('takes no move out of a state that is gone', async () => {
    const play = await begin(kioskWith('steps', {}));
    const stale = await play.move('step');
    play.actor.send({ type: 'game.moved', before: stale, after: steps.moved(stale, 'step', nowFor(play.context().access, 0)) });
    await settled();
    expect(play.state()?.done).toBe(1);
  });

  test('an answer took as long as the move that gave it, not as long as the game', async () => {
    const play = await begin(kioskWith('steps', {}));
    play.clock.increment(4_000);
    await play.move('step');
    play.clock.increment(2_500);
    await play.move('step');
    expect(play.took).toEqual([2_500]);
  });

  test('a move that changes nothing gives the same round back', async () => {
    const play = await begin(kioskWith('steps', {}));
    const before = await play.move('nothing');
    expect(play.context().visit.round).toBe(before);
  });

  test('goes on by itself when its time is there, not before, and not at all without a time limit', async () => {
    const play = await begin(kioskWith('steps', {}));
    await play.move('sleep');
    play.clock.increment(WAIT_MS - 1);
    expect(play.state()?.done).toBe(0);
    play.clock.increment(1);
    expect(play.state()).toMatchObject({ done: 1, wokenAt: WAIT_MS });
    play.actor.send({ type: 'access.changed', mode: 'untimed', on: true });
    await play.move('sleep');
    play.clock.increment(20_000);
    expect(play.state()?.done).toBe(1);
  });

  test('another move does not give more time', async () => {
    const play = await begin(kioskWith('steps', {}));
    await play.move('sleep');
    play.clock.increment(WAIT_MS - 1_000);
    await play.move('step');
    play.clock.increment(1_000);
    expect(play.state()?.done).toBe(2);
  });

  test('the last thing can be taken back', async () => {
    const play = await begin(kioskWith('steps', {}));
    expect(canGoBack(play.context())).toBe(false);
    await play.move('step');
    expect(canGoBack(play.context())).toBe(true);
    play.actor.send({ type: 'went.back' });
    await settled();
    expect(play.state()?.done).toBe(0);
  });

  test('waits for the disk, says so when it fails, and loses nothing', async () => {
    const play = await begin(kioskWith('steps', {}));
    await play.move('step');
    play.fail(true);
    await play.move('step');
    expect(play.context().view).toBe('fault');
    play.fail(false);
    play.actor.send({ type: 'fault.retried' });
    expect(isBusy(play.actor.getSnapshot())).toBe(true);
    await settled();
    expect(play.given).toEqual(['envie']);
    expect(play.state()?.done).toBe(2);
    expect(play.context().view).toBe('question');
  });

  test.each([
    ['a kind that this app does not know', 'tomorrow', {}],
    ['rules that cannot be read', 'steps', 'broken'],
  ])('%s ends in words, not in an empty view', async (_, kind, rules) => {
    const play = await begin(kioskWith(kind, rules));
    expect(play.context().view).toBe('fault');
    expect(play.context().visit.fault?.code).toBe('KIOSK_PAGE_FAULT');
  });

  test('nothing of it stays for the next visitor', async () => {
    const play = await begin(kioskWith('steps', {}));
    await play.move('step');
    play.actor.send({ type: 'visitor.left' });
    expect(play.context().view).toBe('attract');
    expect(play.context().visit.round).toBeNull();
  });

  test('the same session begins the same game again', async () => {
    const [one, other] = [await begin(kioskWith('steps', {})), await begin(kioskWith('steps', {}))];
    expect(one.state()?.seed).toBe(other.state()?.seed);
  });
});
