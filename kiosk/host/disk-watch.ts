import { existsSync, rmSync, statfsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { TerminalTroubleCode } from '#wire/trouble.ts';

/** Bytes of the disk that the terminal's folder lies on. */
export interface Room {
  readonly size: number;
  readonly free: number;
}
export const roomOf = (folder: string): Room => {
  const { bsize, blocks, bavail } = statfsSync(folder);
  return { size: bsize * blocks, free: bsize * bavail };
};

/** The fuller the disk, the later in this list. */
const LEVELS = ['ample', 'low', 'scarce', 'full'] as const;
export type DiskLevel = (typeof LEVELS)[number];
/** A level begins below so many percent free. */
const BELOW: Readonly<Record<Exclude<DiskLevel, 'ample'>, number>> = { low: 20, scarce: 10, full: 3 };
/** And ends only when so much more is free: what is written and taken away around a limit must not change what visitors see. */
const MARGIN = 2;
const TROUBLE: Readonly<Record<Exclude<DiskLevel, 'ample'>, TerminalTroubleCode>> = {
  low: 'TERMINAL_DISK_LOW',
  scarce: 'TERMINAL_DISK_SCARCE',
  full: 'TERMINAL_DISK_FULL',
};

/** The level of a disk, given the one it was at. */
export const levelOf = ({ size, free }: Room, before: DiskLevel): DiskLevel => {
  const percent = size > 0 ? (100 * free) / size : 100;
  const held = (level: Exclude<DiskLevel, 'ample'>): boolean =>
    percent < BELOW[level] + (LEVELS.indexOf(before) >= LEVELS.indexOf(level) ? MARGIN : 0);
  if (held('full')) return 'full';
  if (held('scarce')) return 'scarce';
  return held('low') ? 'low' : 'ample';
};

/** What a full disk can be given back: at that point SQLite cannot even delete. */
export const BALLAST_BYTES = 32 * 1024 * 1024;
const CHUNK = 1024 * 1024;

export interface DiskWatchOptions {
  readonly room: () => Room;
  /** Where the ballast lies. */
  readonly ballast: string;
  readonly ballastBytes: number;
  /** Random bytes: what compresses takes no room. */
  readonly randomBytes: (count: number) => Uint8Array;
  readonly trouble: (code: TerminalTroubleCode, detail: string) => void;
  readonly noTrouble: (code: TerminalTroubleCode) => void;
  /** Gives back what the store does not need; called when the disk is full, after the ballast went. */
  readonly tidy: () => void;
  readonly log: (line: string) => void;
}

export interface DiskWatch {
  readonly level: () => DiskLevel;
  /** Looks once. */
  readonly look: () => void;
  /** Makes the ballast when there is room for it; resolves when it is there or cannot be. */
  readonly load: () => Promise<void>;
  /** A write met a full disk: the ballast goes at once. False: there was none left. */
  readonly relieve: () => boolean;
}

const MB = 1024 * 1024;

export const watchDisk = (options: DiskWatchOptions): DiskWatch => {
  const { ballast, ballastBytes, log } = options;
  let level: DiskLevel = 'ample';
  let loading = false;

  const relieve = (): boolean => {
    const had = existsSync(ballast);
    rmSync(ballast, { force: true });
    rmSync(`${ballast}.part`, { force: true });
    if (had) log('the disk is full: the ballast is thrown off');
    try {
      options.tidy();
    } catch (cause) {
      log(`tidying a full disk: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
    return had;
  };
  const look = (): void => {
    const room = options.room();
    const now = levelOf(room, level);
    if (now === level) return;
    const before = level;
    level = now;
    const detail = `${Math.floor(room.free / MB)} of ${Math.floor(room.size / MB)} MB free`;
    log(`disk: ${now} (${detail})`);
    // Room first: at a full disk the trouble could not be written.
    if (now === 'full') relieve();
    if (before !== 'ample') options.noTrouble(TROUBLE[before]);
    if (now !== 'ample') options.trouble(TROUBLE[now], detail);
  };
  const load = async (): Promise<void> => {
    const { size, free } = options.room();
    const after = { size, free: free - ballastBytes };
    if (loading || existsSync(ballast) || level === 'full' || level === 'scarce') return;
    const levelAfter = levelOf(after, level);
    if (levelAfter === 'full' || levelAfter === 'scarce') return;
    loading = true;
    const part = `${ballast}.part`;
    try {
      const file = await open(part, 'w', 0o600);
      try {
        for (let left = ballastBytes; left > 0; left -= CHUNK) await file.write(options.randomBytes(Math.min(CHUNK, left)));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, ballast);
    } catch (cause) {
      await rm(part, { force: true });
      log(`no ballast: ${cause instanceof Error ? cause.message : String(cause)}`);
    } finally {
      loading = false;
    }
  };
  return { level: () => level, look, load, relieve };
};
