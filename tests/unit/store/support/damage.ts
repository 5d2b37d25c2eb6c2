import { closeSync, copyFileSync, existsSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const FILES = ['kiosk.sqlite', 'kiosk.sqlite-wal', 'kiosk.sqlite-shm', 'captured.tally'];

/** As a power cut leaves a folder: the files as they are now, whatever process still holds them. */
export const copyAsCut = (from: string, to: string): void => {
  for (const name of FILES) if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name));
};

/** Turns the bits of `mask` over in `length` bytes at a place of a file. */
export const flip = (file: string, at: number, length = 1, mask = 0x10): void => {
  const handle = openSync(file, 'r+');
  const bytes = Buffer.alloc(Math.min(length, statSync(file).size - at));
  readSync(handle, bytes, 0, bytes.length, at);
  writeSync(
    handle,
    bytes.map((byte) => byte ^ mask),
    0,
    bytes.length,
    at,
  );
  closeSync(handle);
};
