import type { DraftPicture } from './draft.ts';
import type { Notes } from './notes.ts';

/** The bytes of a file that came with the source; null when it did not. */
export type TakeFile = (name: string) => Uint8Array | null;

const PNG = [0x89, 0x50, 0x4e, 0x47];

/** What a picture is by its own bytes. The compiler looks closer, once it lies in the media folder. */
const endingOf = (bytes: Uint8Array): '.png' | '.svg' | null => {
  if (PNG.every((byte, index) => bytes[index] === byte)) return '.png';
  return new TextDecoder().decode(bytes.subarray(0, 1000)).includes('<svg') ? '.svg' : null;
};

/** Gives pictures their names in the media folder: from ids alone, never from what the source calls them. */
export const mediaNames = (takeFile: TakeFile, notes: Notes) => {
  const taken = new Map<string, Uint8Array>();
  const used = new Set<string>();
  const free = (wanted: string, ending: string): string => {
    let name = `${wanted}${ending}`;
    for (let number = 2; used.has(name); number += 1) name = `${wanted}-${number}${ending}`;
    used.add(name);
    return name;
  };
  return {
    taken: taken as ReadonlyMap<string, Uint8Array>,
    /** The name of a picture; one that did not come along is noted. */
    fileFor: ({ from, path }: DraftPicture, wanted: string): string => {
      const bytes = takeFile(from);
      const ending = bytes === null ? null : endingOf(bytes);
      if (bytes !== null && ending !== null) {
        const file = free(wanted, ending);
        taken.set(file, bytes);
        return file;
      }
      const file = free(wanted, /\.svg(?:$|[?#])/i.test(from) ? '.svg' : '.png');
      notes.note(path, { variant: 'IMPORT_PICTURE', from, file });
      return file;
    },
  };
};
