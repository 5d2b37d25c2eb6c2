import { z } from 'zod';
import { position, uuid7 } from '#wire/event.ts';
import { type Enrolment, enrolment } from '#wire/protocol.ts';
import type { SigningKeyPair } from '#wire/signature.ts';
import { rowOf } from './rows.ts';
import type { Store } from './store.ts';

const signingKeyPair = z.object({ publicKey: z.string(), privateKey: z.string() });

/** A setting as it was written; null: never. */
export const readSetting = (store: Store, key: string): string | null =>
  rowOf(z.object({ value: z.string() }), store.db.prepare('SELECT value FROM setting WHERE key = ?').get(key))?.value ?? null;

export const writeSetting = (store: Store, key: string, value: string): void => {
  store.db.prepare('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(key, value);
};

/** Written once: whoever comes second reads what the first one wrote. */
const writeOnce = (store: Store, key: string, make: () => string): string => {
  const before = readSetting(store, key);
  if (before !== null) return before;
  store.db.prepare('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING').run(key, make());
  return readSetting(store, key) ?? '';
};

/** The terminal's own id, minted when its store is first opened. */
export const terminalId = (store: Store, newId: () => string): string => writeOnce(store, 'terminal', newId);

/** The terminal's signing keys, made on the terminal; the private one never leaves it. */
export const terminalKeys = (store: Store, make: () => SigningKeyPair): SigningKeyPair =>
  signingKeyPair.parse(JSON.parse(writeOnce(store, 'keys', () => JSON.stringify(make()))));

export interface KnownCentral extends Enrolment {
  readonly url: string;
}
const knownCentral = enrolment.extend({ url: z.url() });

/** Central as this terminal knows it since its enrolment; null before. */
export const centralOf = (store: Store): KnownCentral | null => {
  const text = readSetting(store, 'central');
  return text === null ? null : knownCentral.parse(JSON.parse(text));
};

export const rememberCentral = (store: Store, central: KnownCentral): void => writeSetting(store, 'central', JSON.stringify(central));

interface Setting {
  readonly key: string;
  readonly value: string;
}

const isJson = (shape: z.ZodType, value: string): boolean => {
  try {
    return shape.safeParse(JSON.parse(value)).success;
  } catch {
    return false;
  }
};

/**
 * Of the settings of a damaged store those that can be used. Who the terminal is stands in two of them: central knows an id by its key,
 * so that either without the other is worth nothing, and the terminal must be enrolled again under a new id.
 */
export const soundSettings = (settings: readonly Setting[]): Setting[] => {
  const sound = settings.filter(({ key, value }) => {
    if (key === 'terminal') return uuid7.safeParse(value).success;
    if (key === 'keys') return isJson(signingKeyPair, value);
    if (key === 'central') return isJson(knownCentral, value);
    return key === 'high-water' && isJson(position, value);
  });
  const has = (key: string): boolean => sound.some((one) => one.key === key);
  // A terminal that never met an agent has no keys yet, nor a central.
  const itself = has('terminal') && (has('keys') || !has('central'));
  return sound.filter(({ key }) => itself || key === 'high-water');
};
