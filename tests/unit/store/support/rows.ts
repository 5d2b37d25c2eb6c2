import { join } from 'node:path';
import { beforeEach } from 'vitest';
import { settle } from '#store/outbox.ts';
import { captureSession, insertSession } from '#store/session-log.ts';
import { openStore, type Store } from '#store/store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

export const AT = '2026-07-14T10:00:00.000Z';

/** An id with this number in it: the higher number is the later id. */
export const id = (number: number): string => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const beginSession = (store: Store, number: number): void =>
  insertSession(store, {
    id: id(number),
    campaign: 'ete',
    quiz: 'petit',
    quizVersion: 'v1',
    quizLabel: 'Petit quiz',
    locale: 'fr',
    startedAt: AT,
  });

/** A session that began and ended; with a time central has it since then. */
export const captureOne = (store: Store, incarnation: string, number: number, settledAt: string | null = null): void => {
  beginSession(store, number);
  captureSession(store, incarnation, { id: id(number), endedAt: AT, sealed: null }, (place) => JSON.stringify(place));
  if (settledAt !== null) settle(store, [{ id: id(number), state: 'sent', reason: null }], settledAt);
};

export interface StoreUnderTest {
  readonly folder: string;
  readonly file: string;
  readonly store: Store;
}

/** A fresh store in a folder of its own for each test. To be called once in a test file; the parts are read inside the tests. */
export const useStore = (): StoreUnderTest => {
  let current: StoreUnderTest;
  beforeEach(() => {
    const temporary = temporaryFolder('store');
    const file = join(temporary.path, 'kiosk.sqlite');
    current = { folder: temporary.path, file, store: openStore(file) };
    return () => {
      current.store.close();
      temporary.remove();
    };
  });
  return new Proxy<StoreUnderTest>(Object.create(null), { get: (_none, name) => Reflect.get(current, name) });
};
