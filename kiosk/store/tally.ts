import { createHash } from 'node:crypto';
import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { type Position, position } from '#wire/event.ts';

/** Two of them make the file: a power cut while one is written leaves the other. */
const SLOT = 4096;
/** What of a slot is taken by its digest. */
const DIGEST = 64;
/** As many incarnations as fit into a slot. */
const MOST = 48;

const slot = z.object({ round: z.int().min(0), captured: z.array(position).max(MOST) });
type Slot = z.infer<typeof slot>;

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const readSlot = (bytes: Buffer): Slot | null => {
  const content = bytes.subarray(DIGEST);
  if (content.length !== SLOT - DIGEST || bytes.toString('latin1', 0, DIGEST) !== digestOf(content)) return null;
  const parsed = slot.safeParse(JSON.parse(content.toString('utf8')));
  return parsed.success ? parsed.data : null;
};

const bytesOf = (content: Slot): Buffer => {
  const bytes = Buffer.alloc(SLOT, ' ');
  bytes.write(JSON.stringify(content), DIGEST, 'utf8');
  bytes.write(digestOf(bytes.subarray(DIGEST)), 0, 'latin1');
  return bytes;
};

const newestSlot = (file: string): Slot | null => {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const [one, other] = [readSlot(bytes.subarray(0, SLOT)), readSlot(bytes.subarray(SLOT, 2 * SLOT))];
  if (one === null || other === null) return one ?? other;
  return one.round > other.round ? one : other;
};

/** How far the last incarnations had come, the newest first. Empty: nothing is known. */
export const readTally = (file: string): readonly Position[] => newestSlot(file)?.captured ?? [];

/**
 * The second witness of what was captured, in a file of its own: a store that came back older than it was cannot say so itself. Always
 * the same 8 KiB, overwritten in place, so that a full disk does not stop it.
 */
export interface Tally {
  /** On disk when this returns. */
  readonly note: (captured: Position) => void;
  readonly close: () => void;
}

/** Opens the tally of a store that is known to have come as far as `known`, the newest first. */
export const openTally = (file: string, known: readonly Position[]): Tally => {
  let { round } = newestSlot(file) ?? { round: 0 };
  let captured = known.slice(0, MOST);
  if (!existsSync(file) || readFileSync(file).length !== 2 * SLOT) {
    writeFileSync(file, Buffer.concat([bytesOf({ round, captured }), bytesOf({ round, captured })]), { mode: 0o600, flush: true });
  }
  const handle = openSync(file, 'r+');
  const write = (): void => {
    round += 1;
    const bytes = bytesOf({ round, captured });
    if (writeSync(handle, bytes, 0, SLOT, (round % 2) * SLOT) !== SLOT) throw new Error('the tally was written in part');
    fdatasyncSync(handle);
  };
  try {
    write();
  } catch (cause) {
    closeSync(handle);
    throw cause;
  }
  return {
    note: (now) => {
      captured = [now, ...captured.filter(({ incarnation }) => incarnation !== now.incarnation)].slice(0, MOST);
      write();
    },
    close: () => closeSync(handle),
  };
};
