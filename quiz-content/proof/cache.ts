import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Flaw } from './finding.ts';
import { said } from './messages/said.ts';

/** What was measured on one view: all that the sheet and the comparison of languages need. */
export interface Print {
  /** Relative to the proof's folder. */
  readonly picture: string;
  readonly flaws: readonly Flaw[];
  readonly texts: readonly { readonly text: string; readonly lang: string; readonly box: Flaw['box'] }[];
}

const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).nullable();
const entry = z.object({
  digest: z.string(),
  print: z.object({
    picture: z.string(),
    flaws: z.array(z.object({ said, text: z.string(), box })),
    texts: z.array(z.object({ text: z.string(), lang: z.string(), box })),
  }),
});
const file = z.object({ entries: z.record(z.string(), entry) });
type Entry = z.infer<typeof entry>;

/** Everything that a picture depends on, as one short word. */
export const digestOf = (parts: unknown): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

export interface Cache {
  /** The print, when it is of this digest and its picture is still there. */
  readonly find: (name: string, digest: string) => Print | null;
  readonly keep: (name: string, digest: string, print: Print) => void;
  readonly save: () => Promise<void>;
}

/**
 * The prints of the last proof in this folder. A file that is none, of another form, or that cannot be read is an empty one: every view is
 * looked at anew. A folder in which nothing can be kept says so when the prints are saved.
 */
export const openCache = async (folder: string): Promise<Cache> => {
  const path = join(folder, 'proof.json');
  const read = (): Promise<unknown> => readFile(path, 'utf8').then((text): unknown => JSON.parse(text));
  const parsed = file.safeParse(await read().catch(() => null));
  const entries = new Map<string, Entry>(parsed.success ? Object.entries(parsed.data.entries) : []);
  // One after the other, and never half written: pages that end together save together.
  let last: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    await mkdir(folder, { recursive: true });
    await writeFile(`${path}.new`, JSON.stringify({ entries: Object.fromEntries(entries) }));
    await rename(`${path}.new`, path);
  };
  return {
    find: (name, digest) => {
      const found = entries.get(name);
      return found?.digest === digest && existsSync(join(folder, found.print.picture)) ? found.print : null;
    },
    keep: (name, digest, print) => {
      entries.set(name, { digest, print: { picture: print.picture, flaws: [...print.flaws], texts: [...print.texts] } });
    },
    save: () => {
      last = last.then(write, write);
      return last;
    },
  };
};
