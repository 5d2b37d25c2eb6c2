import type { Answer } from '#contract/answer.ts';
import { ok, type Result } from '#fields/result.ts';

/** What a move may lean on besides the rules: passed in, so that the same moves make the same game. */
export interface Now {
  /** Milliseconds of a clock that only grows. */
  readonly at: number;
  /** The visitor asked for no time limit, or listens: nothing runs out. */
  readonly untimed: boolean;
}

/** What a move brought, as it is heard: something gained, something missed, one step on, one step back. */
export type News = 'gain' | 'miss' | 'step' | 'back';

/**
 * The rules of one kind of game. Pure: a state, a move, the next state. A move that cannot be made gives the state back unchanged,
 * so that hands that press whatever they find break nothing.
 */
export interface GameRules<Rules, State, Move> {
  /** A slug: the `kind` of its packs. */
  readonly kind: string;
  /** The rules of a compiled pack, or what is wrong with them: they come from outside the terminal. */
  readonly read: (value: unknown) => Result<Rules, string>;
  /** `seed`: all chance of the game; the same seed makes the same game. */
  readonly begin: (rules: Rules, seed: number, now: Now) => State;
  readonly move: (rules: Rules, state: State, move: Move, now: Now) => State;
  /** When the game goes on by itself, on the clock of `Now.at`; null: it waits for the visitor. */
  readonly wakesAt: (rules: Rules, state: State) => number | null;
  /** Goes on by itself; called at `wakesAt` or later. */
  readonly wake: (rules: Rules, state: State, now: Now) => State;
  /** The state before the last thing that can be taken back; null: nothing can. */
  readonly back: (rules: Rules, state: State) => State | null;
  readonly isOver: (rules: Rules, state: State) => boolean;
  /** How far the tide stands: 0 to 1, and 1 only when it is over. */
  readonly progress: (rules: Rules, state: State) => number;
  /** The answers it has so far to the questions that it answers itself (`CompiledGame.answers`). */
  readonly answers: (rules: Rules, state: State) => readonly Answer[];
  /** What came of the way from one state to the next; null: nothing to be heard. */
  readonly news: (rules: Rules, before: State, after: State) => Exclude<News, 'back'> | null;
}

/** A game that is being played, whatever its kind: all that the machine knows of it. Immutable. */
export interface Round {
  readonly kind: string;
  readonly isOver: boolean;
  readonly progress: number;
  readonly wakesAt: number | null;
  readonly answers: readonly Answer[];
  /** What the last move brought; null at the beginning. */
  readonly news: News | null;
  readonly woken: (now: Now) => Round;
  /** Null: nothing can be taken back. */
  readonly back: Round | null;
}

/** What only the game's own view may know of a round. */
export interface Look<Rules, State> {
  readonly rules: Rules;
  readonly state: State;
}

/** One kind of game: makes rounds, and is alone in knowing what is inside. */
export interface Game<Rules, State, Move> {
  readonly kind: string;
  readonly begin: (rules: unknown, seed: number, now: Now) => Result<Round, string>;
  /** The round after a move; the same round when the move cannot be made, or the round is another kind's. */
  readonly moved: (round: Round, move: Move, now: Now) => Round;
  /** What the view shows; null: the round is another kind's. */
  readonly look: (round: Round) => Look<Rules, State> | null;
}

/** A game as the machine needs it. */
export type AnyGame = Pick<Game<unknown, unknown, unknown>, 'kind' | 'begin'>;

/** A kind of game out of its rules. The states stay inside: rounds of different kinds are told apart without a doubt about types. */
export const defineGame = <Rules, State, Move>(game: GameRules<Rules, State, Move>): Game<Rules, State, Move> => {
  const insides = new WeakMap<Round, Look<Rules, State>>();
  const roundOf = (rules: Rules, state: State, news: News | null): Round => {
    const round: Round = {
      kind: game.kind,
      isOver: game.isOver(rules, state),
      progress: game.progress(rules, state),
      wakesAt: game.wakesAt(rules, state),
      answers: game.answers(rules, state),
      news,
      woken: (now) => next(round, rules, state, game.wake(rules, state, now)),
      get back() {
        const before = game.back(rules, state);
        return before === null ? null : roundOf(rules, before, 'back');
      },
    };
    insides.set(round, { rules, state });
    return round;
  };
  const next = (round: Round, rules: Rules, before: State, after: State): Round =>
    after === before ? round : roundOf(rules, after, game.news(rules, before, after));
  return {
    kind: game.kind,
    begin: (value, seed, now) => {
      const rules = game.read(value);
      return rules.ok ? ok(roundOf(rules.value, game.begin(rules.value, seed, now), null)) : rules;
    },
    moved: (round, move, now) => {
      const inside = insides.get(round);
      return inside === undefined ? round : next(round, inside.rules, inside.state, game.move(inside.rules, inside.state, move, now));
    },
    look: (round) => insides.get(round) ?? null,
  };
};
