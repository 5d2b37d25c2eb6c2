import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import { err, ok, type Result } from '#fields/result.ts';
import { makeSealingKeyPair } from '#wire/sealed.ts';
import { makeSigningKeyPair } from '#wire/signature.ts';
import type { CentralError } from './errors.ts';
import { type Queryable, rowsOf, TENANT } from './store/database.ts';

const pair = z.object({ publicKey: z.string(), privateKey: z.string() });
const sealingPair = pair.extend({ id: z.string() });
const both = {
  createdAt: z.iso.datetime(),
  /** Ed25519: central's answers to terminals. */
  signing: pair,
  /** X25519: what submissions are sealed to from now on. */
  sealing: sealingPair,
};
/** Format 1 knew one sealing key for ever. */
const keyFile1 = z.object({ formatVersion: z.literal(1), ...both });
const keyFile2 = z.object({
  formatVersion: z.literal(2),
  ...both,
  /** Sealing keys of before: what was sealed to them is still opened. */
  former: z.array(sealingPair),
});
const keyFile = z.union([
  keyFile2,
  keyFile1.transform(({ createdAt, signing, sealing }) => ({ formatVersion: 2 as const, createdAt, signing, sealing, former: [] })),
]);
export type CentralKeys = z.infer<typeof keyFile2>;
type SealingPair = z.infer<typeof sealingPair>;

/** Every key that envelopes may be sealed to, the one of today first. */
const sealingKeysOf = (keys: CentralKeys): readonly SealingPair[] => [keys.sealing, ...keys.former];
/** The private half that opens what was sealed to this key, or null. */
export const openingKey = (keys: CentralKeys, id: string): SealingPair | null => sealingKeysOf(keys).find((one) => one.id === id) ?? null;

/** The keys as they are now: another process may have changed them. */
export interface KeyRing {
  readonly current: () => CentralKeys;
}

const kitText = (keys: CentralKeys): string => `Estran: recovery kit of this office's central store
Made ${keys.createdAt}${keys.former.length === 0 ? '' : `, with ${keys.former.length} sealing key(s) of before`}

Contacts are sealed on the terminals and only these keys open them. Without the keys they are lost for good:
there is no other copy, and nobody can make one. They are in no backup of the database either.

Print this page or copy it to a medium that lies in another place than this machine, then delete this file here.

To recover: write the block below to central's data folder as keys.json (readable by its owner only), and start central.

${JSON.stringify(keys, null, 2)}
`;

const writeWhole = (path: string, text: string): void => {
  const beside = `${path}.new`;
  writeFileSync(beside, text, { mode: 0o600, flush: true });
  renameSync(beside, path);
};

const KEYS = 'keys.json';
const KIT = 'recovery-kit.txt';
const readKeys = (path: string): CentralKeys => keyFile.parse(JSON.parse(readFileSync(path, 'utf8')));

/** The kit first: keys that are in use and in no kit could be lost. */
const writeKeys = (folder: string, keys: CentralKeys): string => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const kit = join(folder, KIT);
  writeWhole(kit, kitText(keys));
  writeWhole(join(folder, KEYS), `${JSON.stringify(keys, null, 2)}\n`);
  return kit;
};

/** The base keeps the public halves: it is how a wrong, old or lost key file is found out. */
const rememberKeys = async (db: Queryable, keys: CentralKeys): Promise<void> => {
  for (const { id, publicKey } of sealingKeysOf(keys))
    await db.query('insert into key_pair (tenant, id, public_key, created_at) values ($1, $2, $3, $4) on conflict do nothing', [
      TENANT,
      id,
      publicKey,
      keys.createdAt,
    ]);
};

const newSealingPair = async (at: Date): Promise<SealingPair> => {
  const sealing = await makeSealingKeyPair();
  return { id: `${at.toISOString().slice(0, 10)}-${sealing.publicKey.slice(0, 6)}`, ...sealing };
};

export interface KeysAtStart {
  readonly keys: CentralKeys;
  /** Where the recovery kit was written, when the keys were made now. */
  readonly kit: string | null;
}

/**
 * The keys of this data folder, made at the first start. A base that knows other keys is not given new ones:
 * its terminals would refuse every answer, and its contacts would stay shut. A file without one of the keys that the base knows
 * (a copy from before they were changed) is refused for the same reason.
 */
export const loadKeys = async (pool: pg.Pool, folder: string, at: Date): Promise<Result<KeysAtStart, CentralError>> => {
  const path = join(folder, KEYS);
  const select = 'select id, public_key from key_pair where tenant = $1 order by created_at';
  const known = await rowsOf(pool, z.object({ id: z.string(), public_key: z.string() }), select, [TENANT]);
  const lost = (why: string): Result<never, CentralError> =>
    err({ code: 'CENTRAL_KEYS_LOST', detail: `${why} Write the block of the recovery kit to ${path}, then start again.` });
  if (existsSync(path)) {
    let found: CentralKeys;
    try {
      found = readKeys(path);
    } catch {
      return lost(`${path} cannot be read as keys.`);
    }
    const held = new Set(sealingKeysOf(found).map((one) => one.publicKey));
    const missing = known.filter((one) => !held.has(one.public_key));
    if (known.length > 0 && missing.length === known.length) return lost(`${path} holds the keys of another base.`);
    if (missing.length > 0)
      return lost(`${path} is older than the base: it does not hold the key ${missing.map((one) => one.id).join(', ')}.`);
    await rememberKeys(pool, found);
    return ok({ keys: found, kit: null });
  }
  if (known.length > 0) return lost(`The base was made with the key ${known.at(-1)?.id ?? ''}, and ${path} is missing.`);
  const keys: CentralKeys = {
    formatVersion: 2,
    createdAt: at.toISOString(),
    signing: makeSigningKeyPair(),
    sealing: await newSealingPair(at),
    former: [],
  };
  const kit = writeKeys(folder, keys);
  await rememberKeys(pool, keys);
  return ok({ keys, kit });
};

/** A new key to seal to; the one of before goes on opening what was sealed to it. Says the new keys and where the new kit lies. */
export const rotateKeys = async (pool: pg.Pool, folder: string, at: Date): Promise<Result<KeysAtStart, CentralError>> => {
  const loaded = await loadKeys(pool, folder, at);
  if (!loaded.ok) return loaded;
  const { signing, sealing, former } = loaded.value.keys;
  const keys: CentralKeys = {
    formatVersion: 2,
    createdAt: at.toISOString(),
    signing,
    sealing: await newSealingPair(at),
    former: [sealing, ...former],
  };
  const kit = writeKeys(folder, keys);
  await rememberKeys(pool, keys);
  return ok({ keys, kit });
};

/**
 * The keys of a folder, read again when the file changed: `rotate-key` works beside a running central. A file that cannot be read
 * changes nothing.
 */
export const keyRing = (folder: string, first: CentralKeys, log: (line: string) => void): KeyRing => {
  const path = join(folder, KEYS);
  const stamp = (): string => {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat === undefined ? '' : `${stat.ino} ${stat.mtimeMs} ${stat.size}`;
  };
  let keys = first;
  let seen = stamp();
  return {
    current: () => {
      const now = stamp();
      if (now === seen) return keys;
      seen = now;
      try {
        keys = readKeys(path);
        log(`keys were read again; sealing key ${keys.sealing.id}`);
      } catch {
        log(`${path} changed and cannot be read: the keys of before stay in use`);
      }
      return keys;
    },
  };
};
