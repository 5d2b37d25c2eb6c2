import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { levelOf, watchDisk } from '#host/disk-watch.ts';
import { withRoom } from '#host/with-room.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const percent = (free: number) => ({ size: 1000, free: free * 10 });

describe('how full a disk is', () => {
  test('has limits at 20, 10 and 3 % free', () => {
    expect([50, 20, 19.9, 10, 9.9, 3, 2.9, 0].map((free) => levelOf(percent(free), 'ample'))).toEqual([
      'ample',
      'ample',
      'low',
      'low',
      'scarce',
      'scarce',
      'full',
      'full',
    ]);
    expect(levelOf({ size: 0, free: 0 }, 'ample')).toBe('ample');
  });

  test('does not flutter around a limit: each is left two points above it', () => {
    expect([21.9, 22].map((free) => levelOf(percent(free), 'low'))).toEqual(['low', 'ample']);
    expect([4.9, 5, 11.9, 12, 22].map((free) => levelOf(percent(free), 'full'))).toEqual(['full', 'scarce', 'scarce', 'low', 'ample']);
  });
});

describe('the watch', () => {
  const watched = (folder: string) => {
    const told: string[] = [];
    const state = { free: 50, tidied: 0 };
    const watch = watchDisk({
      room: () => ({ size: 100 * 65_536, free: state.free * 65_536 }),
      ballast: join(folder, 'ballast'),
      ballastBytes: 65_536,
      randomBytes: (count) => new Uint8Array(count).fill(7),
      trouble: (code) => told.push(`+${code}`),
      noTrouble: (code) => told.push(`-${code}`),
      tidy: () => {
        state.tidied += 1;
      },
      log: () => undefined,
    });
    return { told, state, watch };
  };

  test('tells each level once, and one at a time', () => {
    using folder = temporaryFolder('disk');
    const { told, state, watch } = watched(folder.path);
    for (const free of [50, 15, 14, 8, 2, 4, 30]) {
      state.free = free;
      watch.look();
    }
    expect(told).toEqual([
      '+TERMINAL_DISK_LOW',
      '-TERMINAL_DISK_LOW',
      '+TERMINAL_DISK_SCARCE',
      '-TERMINAL_DISK_SCARCE',
      '+TERMINAL_DISK_FULL',
      '-TERMINAL_DISK_FULL',
    ]);
  });

  test('keeps ballast that takes its room for real, throws it off when the disk is full, and makes it again only when there is room', async () => {
    using folder = temporaryFolder('disk');
    const { state, watch } = watched(folder.path);
    const ballast = join(folder.path, 'ballast');
    await watch.load();
    expect(statSync(ballast).blocks * 512).toBeGreaterThanOrEqual(65_536);
    state.free = 2;
    watch.look();
    expect([existsSync(ballast), state.tidied]).toEqual([false, 1]);
    await watch.load();
    expect(existsSync(ballast)).toBe(false);
    // One point is what the ballast itself takes: it must not make the disk scarce.
    for (const free of [12.5, 10.5]) {
      state.free = free;
      watch.look();
    }
    await watch.load();
    expect(existsSync(ballast)).toBe(false);
    state.free = 40;
    watch.look();
    await watch.load();
    expect(existsSync(ballast)).toBe(true);
  });
});

describe('a write that meets a full disk', () => {
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  test('is tried once more when something could be thrown off, and is told when not', () => {
    let room = false;
    const write = (): string => {
      if (!room) throw full;
      return 'written';
    };
    expect(() => withRoom(write, () => false)).toThrow(full);
    expect(withRoom(write, () => (room = true))).toBe('written');
  });

  test('is not tried again for any other reason', () => {
    let tries = 0;
    const broken = new Error('no such table');
    const write = (): never => {
      tries += 1;
      throw broken;
    };
    expect(() => withRoom(write, () => true)).toThrow(broken);
    expect(tries).toBe(1);
  });
});
