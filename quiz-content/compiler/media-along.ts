import type { MadeGame } from '#games/game-kind.ts';
import type { Sibling } from './check-game.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Media } from './media.ts';
import type { Source } from './source.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** The files of all pictures in what was compiled, wherever they stand: `{ file, alt }` is a picture in every game's rules. */
const filesIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(filesIn);
  if (!isRecord(value)) return [];
  const own = typeof value['file'] === 'string' && 'alt' in value ? [value['file']] : [];
  return [...own, ...Object.values(value).flatMap(filesIn)];
};

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

/**
 * The pictures that a game brings along from the packs it is made of: those that it shows, and no cover or outcome besides. One name for two
 * different pictures is a finding, as nobody could say which of them was meant.
 */
export const mediaAlong = (
  source: Source,
  made: MadeGame | null,
  siblings: readonly Sibling[],
  own: Media,
): { readonly media: Media; readonly diagnostics: readonly Diagnostic[] } => {
  const media = new Map<string, Uint8Array>();
  const owners = new Map<string, string | null>([...own.keys()].map((name) => [name, null]));
  const diagnostics: Diagnostic[] = [];
  const shown = made === null ? [] : [...new Set(filesIn([made.game.rules, made.ready]))];
  for (const name of shown)
    for (const { id, media: theirs } of siblings) {
      const bytes = theirs.get(name);
      if (bytes === undefined) continue;
      const there = own.get(name) ?? media.get(name);
      if (there === undefined) {
        media.set(name, bytes);
        owners.set(name, id);
      } else if (!isSame(there, bytes)) {
        const other = owners.get(name) ?? null;
        diagnostics.push(
          source.finding(['game'], {
            variant: 'CONTENT_GAME',
            fr: [
              `« ${name} » est une image de « ${id} », et une autre image ${other === null ? 'de ce quiz' : `de « ${other} »`}`,
              "donnez un autre nom à l'une des deux",
            ],
            en: [
              `"${name}" is a picture of "${id}", and another picture of ${other === null ? 'this quiz' : `"${other}"`}`,
              'give one of them another name',
            ],
          }),
        );
      }
    }
  return { media, diagnostics };
};
