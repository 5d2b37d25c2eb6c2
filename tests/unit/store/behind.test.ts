import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { beginIncarnation } from '#store/incarnation.ts';
import { ledgerOf } from '#store/ledger.ts';
import { openSoundStore, type SoundStore } from '#store/open-sound.ts';
import { noteTrouble, troublesOf } from '#store/trouble.ts';
import { copyAsCut, flip } from './support/damage.ts';
import { AT, beginSession, captureOne, id, useStore } from './support/rows.ts';

// What a disk took without leaving a damaged file behind: the store opens, and must not be silent about it.

const under = useStore();
const INCARNATION = id(900);

const opened = (folder: string, at = AT): SoundStore => {
  const result = openSoundStore(join(folder, 'kiosk.sqlite'), at, () => undefined);
  if (!result.ok) throw new Error('refused');
  return result.value;
};
const told = ({ store }: SoundStore) => troublesOf(store).map(({ code }) => code);
const closed = ({ store, tally }: SoundStore): void => {
  tally.close();
  store.close();
};

test('a number whose row came back from an older page is told as lost, once', () => {
  beginIncarnation(under.store, INCARNATION, AT);
  for (const number of [1, 2, 3]) captureOne(under.store, INCARNATION, number);
  under.store.db.prepare('DELETE FROM session WHERE id = ?').run(id(2));
  under.store.db.prepare('DELETE FROM event WHERE id = ?').run(id(2));
  const first = opened(under.folder);
  expect(ledgerOf(first.store).map(({ lost }) => lost)).toEqual([[[2, 2]]]);
  expect(told(first)).toEqual(['TERMINAL_STORE_BEHIND']);
  closed(first);
  const again = opened(under.folder);
  expect(ledgerOf(again.store).map(({ lost }) => lost)).toEqual([[[2, 2]]]);
  closed(again);
});

test('a visit that was not over and lay in a damaged last write is told as what may be missing', () => {
  beginIncarnation(under.store, INCARNATION, AT);
  under.store.db.pragma('wal_checkpoint(TRUNCATE)');
  beginSession(under.store, 1);
  for (const place of ['whole', 'first', 'middle']) mkdirSync(join(under.folder, place));
  const copyTo = (place: string): string => {
    copyAsCut(under.folder, join(under.folder, place));
    return join(under.folder, place, 'kiosk.sqlite-wal');
  };
  const bytes = statSync(copyTo('whole')).size;
  flip(copyTo('first'), 32 + 24 + 100);
  flip(copyTo('middle'), Math.floor(bytes / 2));
  for (const [place, codes] of Object.entries({ whole: [], first: ['TERMINAL_STORE_BEHIND'], middle: ['TERMINAL_STORE_BEHIND'] })) {
    const sound = opened(join(under.folder, place));
    expect([place, told(sound)]).toEqual([place, codes]);
    closed(sound);
  }
});

test('what a disk took is told for thirty days; the numbers stay in the ledger', () => {
  noteTrouble(under.store, 'TERMINAL_STORE_BEHIND', '2026-06-01T10:00:00.000Z', 'an old one');
  noteTrouble(under.store, 'TERMINAL_DISK_LOW', '2026-06-01T10:00:00.000Z', 'holds still');
  const sound = opened(under.folder, '2026-07-02T10:00:00.000Z');
  expect(told(sound)).toEqual(['TERMINAL_DISK_LOW']);
  closed(sound);
});
