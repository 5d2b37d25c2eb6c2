import type { Chance } from '#play/chance.ts';
import { pick } from './draft.ts';

/** A slip of the fingers: two letters swapped, one lost, one doubled. Never one of the words that are right. */
export const misspelt = (word: string, right: readonly string[], chance: Chance): string | null => {
  const index = Math.floor(chance() * (word.length - 1));
  const [before, first = '', second = '', after] = [word.slice(0, index), word[index], word[index + 1], word.slice(index + 2)];
  const slips = [`${before}${second}${first}${after}`, `${before}${first}${after}`, `${before}${first}${first}${second}${after}`];
  return pick(
    slips.filter((slip) => slip !== word && slip !== '' && !right.includes(slip)),
    chance,
  );
};
