import { draw, shuffled } from '../../chance.ts';
import { readBy } from '../content.ts';
import { defineGame, type Now } from '../game.ts';
import {
  MOST_PLAYERS,
  mayBuzz,
  questionOf,
  rivalsOfNext,
  type TriviaMove,
  type TriviaPhase,
  type TriviaRules,
  type TriviaState,
  triviaRules,
} from './state.ts';

/** Who buzzed knows the answer, or says so: this long to touch it. */
const ANSWER_SECONDS = 10;

const endOf = (seconds: number, { calm }: TriviaState, { at, untimed }: Now): number | null =>
  calm || untimed ? null : at + seconds * 1_000;

/** The pool in the order of this game: as drawn, but what is easy comes first. */
const orderOf = ({ questions, perGame }: TriviaRules, seed: number): Pick<TriviaState, 'order' | 'seed'> => {
  const drawn = shuffled(
    questions.map((_, question) => question),
    seed,
  );
  const levelOf = (question: number): number => questions[question]?.level ?? 1;
  const own = drawn.things.slice(0, perGame).toSorted((a, b) => levelOf(a) - levelOf(b));
  return { order: [...own, ...drawn.things.slice(perGame)], seed: drawn.seed };
};

/** Alone one answers at once; together one buzzes first. */
const openPhase = (rules: TriviaRules, state: TriviaState, now: Now): TriviaPhase => {
  const endsAt = endOf(rules.secondsPerQuestion, state, now);
  return state.points.length === 1 ? { kind: 'answering', player: 0, since: now.at, tied: [0], endsAt } : { kind: 'open', endsAt };
};

const asking = (rules: TriviaRules, state: TriviaState, asked: number, rivals: readonly number[], now: Now): TriviaState => {
  const next = { ...state, asked, rivals, given: [] };
  const count = questionOf(rules, next)?.choices.length ?? 0;
  const { things: choices, seed } = shuffled(
    Array.from({ length: count }, (_, choice) => choice),
    state.seed,
  );
  return { ...next, choices, seed, phase: openPhase(rules, next, now) };
};

/**
 * The first one takes the question. Another in the same millisecond is as fast: the k-th of them takes it over with a chance of 1 in k,
 * so that in the end each had the same, in whatever order the machine heard them.
 */
const buzzed = (rules: TriviaRules, state: TriviaState, player: number, now: Now): TriviaState => {
  const { phase } = state;
  if (!mayBuzz(state).includes(player)) return state;
  const since = Math.floor(now.at);
  if (phase.kind === 'open') {
    const endsAt = endOf(Math.min(ANSWER_SECONDS, rules.secondsPerQuestion), state, now);
    return { ...state, phase: { kind: 'answering', player, since, tied: [player], endsAt } };
  }
  if (phase.kind !== 'answering' || phase.since !== since || phase.tied.includes(player)) return state;
  const tied = [...phase.tied, player];
  const { value, seed } = draw(state.seed);
  return { ...state, seed, phase: { ...phase, tied, player: value * tied.length < 1 ? player : phase.player } };
};

/** A right answer ends the question with a point; a wrong one, or none in time, leaves it to those who have not answered. */
const answered = (rules: TriviaRules, state: TriviaState, choice: number | null, now: Now): TriviaState => {
  const { phase } = state;
  if (phase.kind !== 'answering') return state;
  const { player } = phase;
  const after = { ...state, given: [...state.given, { player, choice }] };
  if (choice !== null && choice === questionOf(rules, state)?.right) {
    const points = state.points.map((own, at) => (at === player ? own + 1 : own));
    return { ...after, points, phase: { kind: 'told', point: player } };
  }
  if (mayBuzz(after).length === 0) return { ...after, phase: { kind: 'told', point: null } };
  return { ...after, phase: { kind: 'open', endsAt: endOf(rules.secondsPerQuestion, state, now) } };
};

const next = (rules: TriviaRules, state: TriviaState, now: Now): TriviaState => {
  if (state.phase.kind === 'podium') return { ...state, phase: { kind: 'over' } };
  if (state.phase.kind !== 'told') return state;
  const rivals = rivalsOfNext(rules, state);
  return rivals.length > 0 ? asking(rules, state, state.asked + 1, rivals, now) : { ...state, phase: { kind: 'podium' } };
};

/** Questions with a right answer, for one to four sails. Points never depend on how fast somebody was: a clock only ends a question. */
export const trivia = defineGame<TriviaRules, TriviaState, TriviaMove>({
  kind: 'trivia',
  read: readBy(triviaRules),
  begin: (rules, seed) => ({
    ...orderOf(rules, seed),
    phase: { kind: 'who' },
    points: [],
    calm: false,
    asked: 0,
    choices: [],
    rivals: [],
    given: [],
  }),
  move: (rules, state, move, now) => {
    switch (move.kind) {
      case 'calm':
        return state.phase.kind === 'who' && state.calm !== move.on ? { ...state, calm: move.on } : state;
      case 'start': {
        const { players } = move;
        if (state.phase.kind !== 'who' || !Number.isInteger(players) || players < 1 || players > MOST_PLAYERS) return state;
        const all = Array.from({ length: players }, (_, player) => player);
        return asking(rules, { ...state, points: all.map(() => 0) }, 0, all, now);
      }
      case 'buzz':
        return buzzed(rules, state, move.player, now);
      case 'answer':
        return state.choices.includes(move.choice) ? answered(rules, state, move.choice, now) : state;
      case 'next':
        return next(rules, state, now);
    }
  },
  wakesAt: (_, { phase }) => (phase.kind === 'open' || phase.kind === 'answering' ? phase.endsAt : null),
  wake: (rules, state, now) => {
    const { phase } = state;
    if (phase.kind !== 'open' && phase.kind !== 'answering') return state;
    // Asked for time while the clock was running: it stops, and what is left of the question waits.
    if (now.untimed) return { ...state, phase: { ...phase, endsAt: null } };
    return phase.kind === 'open' ? { ...state, phase: { kind: 'told', point: null } } : answered(rules, state, null, now);
  },
  back: (_, state) => {
    const unanswered = state.asked === 0 && state.given.length === 0;
    const { kind } = state.phase;
    return unanswered && (kind === 'open' || kind === 'answering') ? { ...state, phase: { kind: 'who' }, points: [], rivals: [] } : null;
  },
  isOver: (_, { phase }) => phase.kind === 'over',
  progress: ({ perGame }, { asked, phase, points }) => {
    if (phase.kind === 'over') return 1;
    const done = points.length === 0 ? 0 : asked + (phase.kind === 'told' || phase.kind === 'podium' ? 1 : 0);
    return Math.min(done, perGame) / (perGame + 1);
  },
  answers: () => [],
  news: (_, before, { phase, given }) => {
    if (before.phase.kind !== phase.kind && phase.kind === 'told') return phase.point === null ? 'miss' : 'gain';
    if (given.length > before.given.length) return 'miss';
    return phase.kind === before.phase.kind ? null : 'step';
  },
});
