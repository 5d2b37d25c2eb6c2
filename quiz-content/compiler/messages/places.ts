import type { Path } from '../spot.ts';
import type { Catalogue } from './said.ts';

const own = <Value>(words: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined;

/** A place in words: `question 3, answer 2, text, en`. Keys that are not lists of ours are said as they stand in the file. */
export const inWords = (path: Path, { file, entry, lists, maps, condition }: Catalogue['places']): string => {
  const words: string[] = [];
  for (let index = 0; index < path.length; index += 1) {
    const step = path[index];
    const next = path[index + 1];
    if (typeof step === 'number') words.push(entry(step + 1));
    else if (step !== undefined && typeof next === 'number') {
      words.push(`${own<string>(lists, step) ?? step} ${next + 1}`);
      index += 1;
    } else if (step !== undefined && typeof next === 'string' && own(maps, step) !== undefined) {
      words.push(own<(id: string) => string>(maps, step)?.(next) ?? next);
      index += 1;
    } else if (step === 'when') words.push(condition);
    else if (step !== undefined) words.push(step);
  }
  return words.length === 0 ? file : words.join(', ');
};
