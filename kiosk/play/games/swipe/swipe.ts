import * as z from 'zod/mini';
import type { Answer } from '#contract/answer.ts';
import { type ChoiceId, idOf } from '#contract/ids.ts';
import { shuffled } from '../../chance.ts';
import { localText, picture, questionId, readBy } from '../content.ts';
import { defineGame } from '../game.ts';

export const swipeRules = z.object({
  /** Stands over every card: what its text goes on from. */
  prompt: localText,
  keep: localText,
  fly: localText,
  /** Each card answers the question of its own. */
  cards: z.array(z.object({ question: questionId, text: localText, picture })).check(z.minLength(1)),
  /** In an order of its own for every visit; false: as written. */
  shuffled: z.boolean(),
});
export type SwipeRules = z.infer<typeof swipeRules>;
export type SwipeCard = SwipeRules['cards'][number];

/** What becomes of a card. */
export type Fate = 'keep' | 'fly';

/** The choices of every card's question. Reports keep these words. */
export const CHOICE_OF: Readonly<Record<Fate, ChoiceId>> = { keep: idOf('choice', 'keep'), fly: idOf('choice', 'fly') };

export interface SwipeState {
  /** The cards by their places in the rules, in the order they are dealt. */
  readonly order: readonly number[];
  /** What became of the first of them, one after the other. */
  readonly fates: readonly Fate[];
}

/** `turn`: how many cards went before. A move for a card that does not lie on top is none. */
export interface SwipeMove {
  readonly kind: Fate;
  readonly turn: number;
}

/** The card of a turn, from 0; undefined: there are no more. */
export const cardAt = ({ cards }: SwipeRules, { order }: SwipeState, turn: number): SwipeCard | undefined => cards[order[turn] ?? -1];

/** The cards that were kept, in the order they were. */
export const keptOf = (rules: SwipeRules, state: SwipeState): readonly SwipeCard[] =>
  state.fates.flatMap((fate, turn) => {
    const card = cardAt(rules, state, turn);
    return fate === 'keep' && card !== undefined ? [card] : [];
  });

/** A deck of postcards: each is kept, or flies away. No clock and no loser; each card is a question answered. */
export const swipe = defineGame<SwipeRules, SwipeState, SwipeMove>({
  kind: 'swipe',
  read: readBy(swipeRules),
  begin: ({ cards, shuffled: mixed }, seed) => {
    const order = cards.map((_, place) => place);
    return { order: mixed ? shuffled(order, seed).things : order, fates: [] };
  },
  move: (rules, state, move) => {
    if (move.turn !== state.fates.length || cardAt(rules, state, move.turn) === undefined) return state;
    return { ...state, fates: [...state.fates, move.kind] };
  },
  wakesAt: () => null,
  wake: (_, state) => state,
  back: (_, state) => (state.fates.length === 0 ? null : { ...state, fates: state.fates.slice(0, -1) }),
  isOver: ({ cards }, { fates }) => fates.length >= cards.length,
  progress: ({ cards }, { fates }) => fates.length / cards.length,
  answers: (rules, state) =>
    state.fates.flatMap((fate, turn): readonly Answer[] => {
      const card = cardAt(rules, state, turn);
      return card === undefined ? [] : [{ question: card.question, value: { kind: 'choices', choices: [CHOICE_OF[fate]] } }];
    }),
  news: () => 'step',
});
