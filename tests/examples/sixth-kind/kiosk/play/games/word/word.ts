import * as z from 'zod/mini';
import { draw } from '#play/chance.ts';
import { localText, readBy } from '#play/games/content.ts';
import { defineGame } from '#play/games/game.ts';

export const wordRules = z.object({
  /** Names of the place: the same letters in every language, A to Z. */
  words: z.array(z.object({ word: z.string().check(z.regex(/^[A-Z]+$/)), hint: localText })).check(z.minLength(1)),
  /** So many letters may be wrong. */
  misses: z.int().check(z.minimum(1)),
});
export type WordRules = z.infer<typeof wordRules>;

export interface WordState {
  readonly word: number;
  /** In the order in which they were tried, each once. */
  readonly letters: readonly string[];
}

export interface WordMove {
  readonly letter: string;
}

export const wordOf = ({ words }: WordRules, { word }: WordState): string => words[word]?.word ?? '';
export const missesOf = (rules: WordRules, state: WordState): number =>
  state.letters.filter((letter) => !wordOf(rules, state).includes(letter)).length;
export const isFound = (rules: WordRules, state: WordState): boolean =>
  [...wordOf(rules, state)].every((letter) => state.letters.includes(letter));
const isOver = (rules: WordRules, state: WordState): boolean => isFound(rules, state) || missesOf(rules, state) >= rules.misses;

/** One word, letter by letter. */
export const word = defineGame<WordRules, WordState, WordMove>({
  kind: 'word',
  read: readBy(wordRules),
  begin: ({ words }, seed) => ({ word: Math.floor(draw(seed).value * words.length), letters: [] }),
  move: (rules, state, { letter }) =>
    isOver(rules, state) || state.letters.includes(letter) ? state : { ...state, letters: [...state.letters, letter] },
  wakesAt: () => null,
  wake: (_, state) => state,
  back: () => null,
  isOver,
  progress: (rules, state) => {
    if (isOver(rules, state)) return 1;
    const own = new Set(wordOf(rules, state));
    return [...own].filter((letter) => state.letters.includes(letter)).length / own.size;
  },
  answers: () => [],
  news: (rules, before, after) => (missesOf(rules, after) > missesOf(rules, before) ? 'miss' : 'gain'),
});
