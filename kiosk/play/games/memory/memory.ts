import * as z from 'zod/mini';
import { shuffled } from '../../chance.ts';
import { localText, picture, readBy } from '../content.ts';
import { defineGame, type Now } from '../game.ts';

export const memoryRules = z.object({
  /** `fact`: something true about it, told when the pair is found. */
  pairs: z.array(z.object({ id: z.string(), name: localText, picture, fact: z.nullable(localText) })).check(z.minLength(2)),
  /** How many pairs lie in the sand, level after level. */
  levels: z.array(z.int().check(z.minimum(2))).check(z.minLength(1)),
});
export type MemoryRules = z.infer<typeof memoryRules>;

/** A card in the sand: its pair, by its place in the rules, and whether both were found. */
export interface Card {
  readonly pair: number;
  readonly found: boolean;
}

export interface MemoryState {
  /** From 0. */
  readonly level: number;
  readonly cards: readonly Card[];
  /** Places of the cards that were turned last, in their order: two at most. Those of them that are not found lie open. */
  readonly turned: readonly number[];
  /** Tries, each of two cards, over all levels. */
  readonly turns: number;
  readonly foundBefore: number;
  /** When two open cards that differ turn back by themselves; null: they wait for the next touch. */
  readonly closesAt: number | null;
  /** The visitor has seen enough, and wants to see what follows. */
  readonly stopped: boolean;
  readonly seed: number;
}

export type MemoryMove =
  | { readonly kind: 'turn'; readonly card: number }
  /** On to the next level. */
  | { readonly kind: 'next' }
  /** Enough: only when all pairs of a level are found. After the last level it is the way on, so that nobody misses the last pair. */
  | { readonly kind: 'stop' };

/** How long two cards that differ can be looked at. In the calm way they stay until the next touch. */
const LOOK_MS = 1_600;

const dealt = (rules: MemoryRules, level: number, seed: number): Pick<MemoryState, 'level' | 'cards' | 'turned' | 'closesAt' | 'seed'> => {
  const pairs = shuffled(
    rules.pairs.map((_, pair) => pair),
    seed,
  );
  const chosen = pairs.things.slice(0, rules.levels[level] ?? 0);
  const { things, seed: next } = shuffled([...chosen, ...chosen], pairs.seed);
  return { level, cards: things.map((pair) => ({ pair, found: false })), turned: [], closesAt: null, seed: next };
};

export const isLevelDone = ({ cards }: MemoryState): boolean => cards.every(({ found }) => found);
export const isLastLevel = ({ levels }: MemoryRules, { level }: MemoryState): boolean => level + 1 >= levels.length;
const foundNow = ({ cards }: MemoryState): number => cards.filter(({ found }) => found).length / 2;
/** Pairs found, over all levels. */
export const pairsFound = (state: MemoryState): number => state.foundBefore + foundNow(state);
/** Places of the cards that lie open and are not found: two at most. */
export const openCards = ({ cards, turned }: MemoryState): readonly number[] => turned.filter((card) => cards[card]?.found === false);

const turn = (state: MemoryState, card: number, { at, untimed }: Now): MemoryState => {
  const target = state.cards[card];
  if (target === undefined || target.found) return state;
  const open = openCards(state);
  // Two that differ lie open: this touch turns them back, and turns the new one.
  const [first] = open.length === 2 ? [] : open;
  if (card === first) return state;
  if (first === undefined) return { ...state, turned: [card], closesAt: null };
  const after = { ...state, turned: [first, card], turns: state.turns + 1 };
  if (state.cards[first]?.pair !== target.pair) return { ...after, closesAt: untimed ? null : at + LOOK_MS };
  const cards = state.cards.map((one, place) => (place === first || place === card ? { ...one, found: true } : one));
  return { ...after, cards, closesAt: null };
};

/** Shells turned over in the sand: find the pairs. No clock, no loser; a luck and memory game that asks nothing. */
export const memory = defineGame<MemoryRules, MemoryState, MemoryMove>({
  kind: 'memory',
  read: readBy(memoryRules),
  begin: (rules, seed) => ({ ...dealt(rules, 0, seed), turns: 0, foundBefore: 0, stopped: false }),
  move: (rules, state, move, now) => {
    switch (move.kind) {
      case 'turn':
        return turn(state, move.card, now);
      case 'next':
        if (state.stopped || !isLevelDone(state) || isLastLevel(rules, state)) return state;
        return { ...state, ...dealt(rules, state.level + 1, state.seed), foundBefore: pairsFound(state) };
      case 'stop':
        return isLevelDone(state) && !state.stopped ? { ...state, stopped: true } : state;
    }
  },
  wakesAt: (_, { closesAt }) => closesAt,
  wake: (_, state, { untimed }) => ({ ...state, turned: untimed ? state.turned : [], closesAt: null }),
  back: () => null,
  isOver: (_, { stopped }) => stopped,
  progress: (rules, state) => {
    if (state.stopped) return 1;
    // The last step is the visitor's own.
    return pairsFound(state) / (rules.levels.reduce((sum, pairs) => sum + pairs, 0) + 1);
  },
  answers: () => [],
  // Two that differ are no mistake: they are how one learns where things lie.
  news: (_, before, after) => (pairsFound(after) > pairsFound(before) ? 'gain' : after.turned === before.turned ? null : 'step'),
});
