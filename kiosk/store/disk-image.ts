import { closeSync, existsSync, openSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs';
import { readWal } from './wal.ts';

/** Of every store that this app has ever made. */
const PAGE_SIZE = 4096;
const VERSION_AT = 60;
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
/** No app is that far ahead: a higher number is a damaged one. */
const NEWEST_THINKABLE = 1000;

const headOf = (file: string): Buffer => {
  const head = Buffer.alloc(100);
  if (!existsSync(file)) return head;
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, head.length, 0);
  } finally {
    closeSync(handle);
  }
  return head;
};

/**
 * The version of a store as it lies on disk, with what still stands in its write-ahead log. Read without SQLite, which would touch the
 * files. 0: there is none that can be read.
 */
export const versionOnDisk = (file: string): number => {
  const wal = readWal(`${file}-wal`, PAGE_SIZE);
  const logged = wal?.frames.slice(0, wal.read).findLast(({ page }) => page === 1);
  const head = logged?.bytes ?? headOf(file);
  const version = head.subarray(0, MAGIC.length).equals(MAGIC) ? head.readUInt32BE(VERSION_AT) : 0;
  return version > NEWEST_THINKABLE ? 0 : version;
};

/** What the files alone say is wrong with a store; null: nothing, SQLite may look at it. */
export const damageOnDisk = (file: string): string | null => {
  const wal = readWal(`${file}-wal`, PAGE_SIZE);
  const size = existsSync(file) ? statSync(file).size : 0;
  // SQLite takes an empty file for a new store, and throws its log away.
  if (wal !== null && wal.committed > 0 && size === 0) return 'the file is empty, its log is not';
  if (wal === null || wal.committed <= wal.read) return null;
  return `of ${wal.committed} logged pages SQLite would read ${wal.read}`;
};

/** Was the last write cut off or damaged? Nobody can tell which from the files: a power cut leaves the same behind as a bad sector. */
export const isTorn = (file: string): boolean => readWal(`${file}-wal`, PAGE_SIZE)?.torn ?? false;

/** The first hundred bytes as every store of this app has them, for a file of `pages` pages that has no log. */
const soundHead = (pages: number): Buffer => {
  const head = Buffer.alloc(100);
  MAGIC.copy(head);
  head.writeUInt16BE(PAGE_SIZE, 16);
  // Legacy journal, nothing reserved, payload fractions: fixed numbers of the format.
  Buffer.from([1, 1, 0, 64, 32, 32]).copy(head, 18);
  head.writeUInt32BE(1, 24);
  head.writeUInt32BE(pages, 28);
  head.writeUInt32BE(1, 40);
  head.writeUInt32BE(4, 44);
  head.writeUInt32BE(1, 56);
  head.writeUInt32BE(1, 92);
  return head;
};

/**
 * Writes a damaged store's pages into one plain file to read from: the file's own, over them every page of its log that was certainly
 * committed, and a head that SQLite understands. A page of the log that is not sound is left as it was before: nothing unproven is read.
 */
export const writeImage = (file: string, image: string): void => {
  const own = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const wal = readWal(`${file}-wal`, PAGE_SIZE);
  const committed = wal?.pageSize === PAGE_SIZE ? wal.frames.slice(0, wal.committed) : [];
  const sound = committed.filter((frame) => frame.sound);
  // The last commit says how large the file is; a page number beyond that is of an older, larger one.
  const pages = committed.findLast((frame) => frame.sound && frame.sizeAfter > 0)?.sizeAfter ?? Math.ceil(own.length / PAGE_SIZE);
  const bytes = Buffer.alloc(pages * PAGE_SIZE);
  own.copy(bytes);
  for (const frame of sound) if (frame.page <= pages) frame.bytes.copy(bytes, (frame.page - 1) * PAGE_SIZE);
  if (pages > 0) soundHead(pages).copy(bytes);
  writeFileSync(image, bytes, { mode: 0o600 });
};
