import { existsSync, readFileSync } from 'node:fs';

/** One page as a transaction wrote it into the write-ahead log. */
export interface Frame {
  readonly page: number;
  /** Pages of the whole file once this transaction is committed; 0 on every frame but a transaction's last. */
  readonly sizeAfter: number;
  readonly bytes: Buffer;
  /** Does its checksum follow from the frame before it, and does it belong to the log's present use? */
  readonly sound: boolean;
}

export interface Wal {
  readonly pageSize: number;
  readonly frames: readonly Frame[];
  /** How many of the frames SQLite will read: up to the last commit before the first unsound one. */
  readonly read: number;
  /**
   * How many belong to transactions that were certainly committed. A transaction is flushed before the next one begins: so whatever
   * lies before a whole one had been acknowledged, and only the last may be torn. More than `read`: the disk has changed something,
   * and SQLite would drop the tail without a word.
   */
  readonly committed: number;
  /** Does something of the present use lie behind what SQLite will read: a write that a power cut ended, or one that was damaged? */
  readonly torn: boolean;
}

const HEADER = 32;
const FRAME_HEADER = 24;
const MAGIC = 0x377f0682;

type Sum = readonly [number, number];

/** SQLite's checksum of the log, which goes on from the one before. */
const sumOf = (view: DataView, from: number, to: number, littleEndian: boolean, [begin0, begin1]: Sum): Sum => {
  let [first, second] = [begin0, begin1];
  for (let at = from; at < to; at += 8) {
    first = (first + view.getUint32(at, littleEndian) + second) >>> 0;
    second = (second + view.getUint32(at + 4, littleEndian) + first) >>> 0;
  }
  return [first, second];
};

const isPageSize = (size: number): boolean => size >= 512 && size <= 65_536 && (size & (size - 1)) === 0;

/** Reads a write-ahead log as it lies on disk, without SQLite, which repairs and rewrites what it opens. Null: nothing was ever logged. */
export const readWal = (file: string, pageSizeOfStore: number): Wal | null => {
  if (!existsSync(file)) return null;
  const all = readFileSync(file);
  if (all.length < HEADER) return null;
  const view = new DataView(all.buffer, all.byteOffset, all.length);
  const pairAt = (at: number): Sum => [view.getUint32(at), view.getUint32(at + 4)];
  const same = (one: Sum, other: Sum): boolean => one[0] === other[0] && one[1] === other[1];

  const magic = view.getUint32(0);
  const little = magic !== MAGIC + 1;
  const headerSum = sumOf(view, 0, 24, little, [0, 0]);
  const headerSound = magic >>> 1 === MAGIC >>> 1 && same(headerSum, pairAt(24)) && isPageSize(view.getUint32(8));
  const pageSize = headerSound ? view.getUint32(8) : pageSizeOfStore;
  const step = FRAME_HEADER + pageSize;
  const count = Math.floor((all.length - HEADER) / step);
  const places = Array.from({ length: count }, (_, index) => HEADER + index * step);

  /** Each frame against the checksum that the one before it claims: so a damaged one does not condemn those behind it. */
  const follows = places.map((at, index) => {
    const before = index === 0 ? (headerSound ? headerSum : null) : pairAt(at - step + 16);
    if (before === null) return false;
    return same(sumOf(view, at + FRAME_HEADER, at + step, little, sumOf(view, at, at + 8, little, before)), pairAt(at + 16));
  });
  // The salt tells this use of the log from older frames that lie behind. A header that is gone is known from what follows it.
  const saltPlace = headerSound ? 16 : (places.find((_, index) => follows[index] === true) ?? 0) + 8;
  const salt = pairAt(saltPlace);

  const current = (at: number): boolean => at + 16 <= all.length && same(pairAt(at + 8), salt);
  const frames = places.map(
    (at, index): Frame => ({
      page: view.getUint32(at),
      sizeAfter: view.getUint32(at + 4),
      bytes: all.subarray(at + FRAME_HEADER, at + step),
      sound: follows[index] === true && current(at) && view.getUint32(at) > 0,
    }),
  );
  let read = 0;
  let committed = 0;
  let prefix = headerSound;
  let whole = true;
  for (const [index, frame] of frames.entries()) {
    prefix &&= frame.sound;
    whole &&= frame.sound;
    if (frame.sizeAfter === 0) continue;
    if (prefix) read = index + 1;
    if (whole) committed = index + 1;
    whole = true;
  }
  // The last of them may be a piece of a frame.
  const torn = [...places, HEADER + count * step].slice(read).some(current);
  return { pageSize, frames, read, committed, torn };
};
