import type { Diagnostic } from './diagnostic.ts';
import type { Said } from './messages/said.ts';
import type { Source } from './source.ts';
import type { Path } from './spot.ts';

/** Collects what is wrong about things that are named in many places: a renamed one is one mistake, said at the first place. */
export interface Mentions {
  /** `said` gets the number of places. */
  readonly note: (about: string, path: Path, said: (places: number) => Said) => void;
  readonly findings: (source: Source) => Diagnostic[];
}

export const mentions = (): Mentions => {
  const noted = new Map<string, { path: Path; places: number; said: (places: number) => Said }>();
  return {
    note: (about, path, said) => {
      const before = noted.get(about);
      if (before === undefined) noted.set(about, { path, places: 1, said });
      else before.places += 1;
    },
    findings: (source) => [...noted.values()].map(({ path, places, said }) => source.finding(path, said(places))),
  };
};
