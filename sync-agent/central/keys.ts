import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import { err, ok, type Result } from '#fields/result.ts';
import { makeSealingKeyPair } from '#wire/sealed.ts';
import { makeSigningKeyPair } from '#wire/signature.ts';
import type { CentralError } from './errors.ts';
import { rowsOf, TENANT } from './store/database.ts';

const pair = z.object({ publicKey: z.string(), privateKey: z.string() });
const keyFile = z.object({
  formatVersion: z.literal(1),
  createdAt: z.iso.datetime(),
  /** Ed25519: central's answers to terminals. */
  signing: pair,
  /** X25519: what submissions are sealed to. */
  sealing: pair.extend({ id: z.string() }),
});
export type CentralKeys = z.infer<typeof keyFile>;

export interface KeysAtStart {
  readonly keys: CentralKeys;
  /** Where the recovery kit was written, when the keys were made now. */
  readonly kit: string | null;
}

const kitText = (keys: CentralKeys): string => `Estran: recovery kit of this office's central store
Made ${keys.createdAt}

Contacts are sealed on the terminals and only these keys open them. Without the keys they are lost for good:
there is no other copy, and nobody can make one.

Print this page or copy it to a medium that lies in another place than this machine, then delete this file here.

To recover: write the block below to central's data folder as keys.json (readable by its owner only), and start central.

${JSON.stringify(keys, null, 2)}
`;

const writeWhole = (path: string, text: string): void => {
  const beside = `${path}.new`;
  writeFileSync(beside, text, { mode: 0o600, flush: true });
  renameSync(beside, path);
};

/**
 * The keys of this data folder, made at the first start. A base that knows other keys is not given new ones:
 * its terminals would refuse every answer, and its contacts would stay shut.
 */
export const loadKeys = async (pool: pg.Pool, folder: string, at: Date): Promise<Result<KeysAtStart, CentralError>> => {
  const path = join(folder, 'keys.json');
  const select = 'select id, public_key from key_pair where tenant = $1 order by created_at';
  const known = await rowsOf(pool, z.object({ id: z.string(), public_key: z.string() }), select, [TENANT]);
  const lost = (why: string): Result<never, CentralError> =>
    err({ code: 'CENTRAL_KEYS_LOST', detail: `${why} Write the block of the recovery kit to ${path}, then start again.` });
  if (existsSync(path)) {
    let found: CentralKeys;
    try {
      found = keyFile.parse(JSON.parse(readFileSync(path, 'utf8')));
    } catch {
      return lost(`${path} cannot be read as keys.`);
    }
    if (known.length > 0 && !known.some((one) => one.public_key === found.sealing.publicKey))
      return lost(`${path} holds the keys of another base.`);
    await rememberKey(pool, found);
    return ok({ keys: found, kit: null });
  }
  if (known.length > 0) return lost(`The base was made with the key ${known.at(-1)?.id ?? ''}, and ${path} is missing.`);
  const sealing = await makeSealingKeyPair();
  const id = `${at.toISOString().slice(0, 10)}-${sealing.publicKey.slice(0, 6)}`;
  const keys: CentralKeys = { formatVersion: 1, createdAt: at.toISOString(), signing: makeSigningKeyPair(), sealing: { id, ...sealing } };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const kit = join(folder, 'recovery-kit.txt');
  writeWhole(kit, kitText(keys));
  writeWhole(path, `${JSON.stringify(keys, null, 2)}\n`);
  await rememberKey(pool, keys);
  return ok({ keys, kit });
};

/** The base keeps the public half: it is how a wrong or lost key file is found out. */
const rememberKey = (pool: pg.Pool, keys: CentralKeys): Promise<unknown> =>
  pool.query('insert into key_pair (tenant, id, public_key, created_at) values ($1, $2, $3, $4) on conflict do nothing', [
    TENANT,
    keys.sealing.id,
    keys.sealing.publicKey,
    keys.createdAt,
  ]);
