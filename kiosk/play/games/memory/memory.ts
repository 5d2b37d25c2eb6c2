import * as z from 'zod/mini';
import { shuffled } from '../chance.ts';
import { localText, picture, readBy } from '../content.ts';
import { defineGame, type Now } from '../game.ts';

export const memoryRules = z.object({
  pairs: z.array(z.object({ id: z.string(), name: localText, picture })).check(z.minLength(2)),
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
  /** Places of the cards that lie open and are not found: two at most. */
  readonly open: readonly number[];
  /** Pairs of cards turned, over all levels. */
  readonly turns: number;
  readonly foundBefore: number;
  /** When two open cards that differ turn back by themselves; null: they wait for the next touch. */
  readonly closesAt: number | null;
  readonly stopped: boolean;
  readonly seed: number;
}

export type MemoryMove =
  | { readonly kind: 'turn'; readonly card: number }
  /** On to the next level. */
  | { readonly kind: 'next' }
  /** Enough: only between two levels. */
  | { readonly kind: 'stop' };

/** How long two cards that differ can be looked at. In the calm way they stay until the next touch. */
const LOOK_MS = 1_600;

const dealt = (rules: MemoryRules, level: number, seed: number): Pick<MemoryState, 'level' | 'cards' | 'open' | 'closesAt' | 'seed'> => {
  const pairs = shuffled(
    rules.pairs.map((_, pair) => pair),
    seed,
  );
  const chosen = pairs.things.slice(0, rules.levels[level] ?? 0);
  const { things, seed: next } = shuffled([...chosen, ...chosen], pairs.seed);
  return { level, cards: things.map((pair) => ({ pair, found: false })), open: [], closesAt: null, seed: next };
};

export const isLevelDone = ({ cards }: MemoryState): boolean => cards.every(({ found }) => found);
export const isLastLevel = ({ levels }: MemoryRules, { level }: MemoryState): boolean => level + 1 >= levels.length;
const foundNow = ({ cards }: MemoryState): number => cards.filter(({ found }) => found).length / 2;
/** Pairs found, over all levels. */
export const pairsFound = (state: MemoryState): number => state.foundBefore + foundNow(state);

const turned = (state: MemoryState, card: number, { at, untimed }: Now): MemoryState => {
  const target = state.cards[card];
  if (target === undefined || target.found || state.stopped) return state;
  // Two that differ lie open: this touch turns them back, and turns the new one.
  const open = state.open.length === 2 ? [] : state.open;
  if (open.includes(card)) return state;
  const [first] = open;
  if (first === undefined) return { ...state, open: [card], closesAt: null };
  const turns = state.turns + 1;
  if (state.cards[first]?.pair === target.pair) {
    const cards = state.cards.map((one, at) => (at === first || at === card ? { ...one, found: true } : one));
    return { ...state, cards, open: [], closesAt: null, turns };
  }
  return { ...state, open: [first, card], closesAt: untimed ? null : at + LOOK_MS, turns };
};

/** Shells turned over in the sand: find the pairs. No clock, no loser; a luck and memory game that asks nothing. */
export const memory = defineGame<MemoryRules, MemoryState, MemoryMove>({
  kind: 'memory',
  read: readBy(memoryRules),
  begin: (rules, seed) => ({ ...dealt(rules, 0, seed), turns: 0, foundBefore: 0, stopped: false }),
  move: (rules, state, move, now) => {
    switch (move.kind) {
      case 'turn':
        return turned(state, move.card, now);
      case 'next':
        if (!isLevelDone(state) || isLastLevel(rules, state)) return state;
        return { ...state, ...dealt(rules, state.level + 1, state.seed), foundBefore: pairsFound(state) };
      case 'stop':
        return isLevelDone(state) ? { ...state, stopped: true } : state;
    }
  },
  wakesAt: (_, { closesAt }) => closesAt,
  wake: (_, state, { untimed }) => (untimed ? { ...state, closesAt: null } : { ...state, open: [], closesAt: null }),
  back: () => null,
  isOver: (rules, state) => state.stopped || (isLevelDone(state) && isLastLevel(rules, state)),
  progress: (rules, state) => {
    if (state.stopped) return 1;
    return pairsFound(state) / rules.levels.reduce((sum, pairs) => sum + pairs, 0);
  },
  answers: () => [],
});
