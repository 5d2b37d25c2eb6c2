import type { Path } from '#compiler/spot.ts';
import { type ImportFinding, importFinding } from './finding.ts';
import type { Said } from './messages/said.ts';

/** Whoever reads more than this has the wrong file. */
const MOST_NOTES = 400;

/** What knows the places of a file. */
interface Places {
  readonly file: string;
  readonly place: (path: Path) => { readonly line: number; readonly column: number };
}

/** What is to be said about one file, in the order it was met. */
export interface Notes {
  readonly note: (path: Path, said: Said) => void;
  readonly findings: (places: Places) => readonly ImportFinding[];
}

export const notes = (): Notes => {
  const noted: { readonly path: Path; readonly said: Said }[] = [];
  let more = 0;
  return {
    note: (path, said) => {
      if (noted.length < MOST_NOTES) noted.push({ path, said });
      else more += 1;
    },
    findings: ({ file, place }) => {
      const found = noted.map(({ path, said }) => importFinding({ file, ...place(path) }, path, said));
      if (more > 0) found.push(importFinding({ file, line: 1, column: 1 }, [], { variant: 'IMPORT_MANY', more }));
      return found;
    },
  };
};
