import { randomInt } from 'node:crypto';
import type { Hono } from 'hono';
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { makeClaimCode } from '#central/claim-code.ts';
import { centralApp } from '#central/http-server.ts';
import { type CentralKeys, keyRing, loadKeys } from '#central/keys.ts';
import { hashPassword } from '#central/password.ts';
import { type PostgresServer, startPostgres } from '#central/postgres-server.ts';
import { ingestGate, requestBuckets } from '#central/routes-terminal.ts';
import { createAccount } from '#central/store/accounts.ts';
import { openPool } from '#central/store/database.ts';
import { migrate } from '#central/store/migrations.ts';
import { projectAll } from '#central/store/projector.ts';
import { bringProjectionsUpToDate } from '#central/store/rebuild.ts';
import { saveClaim } from '#central/store/terminals.ts';
import type { TokenBuckets } from '#central/token-bucket.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import type { SessionEvent } from '#wire/event.ts';
import type { Batch } from '#wire/protocol.ts';
import type { SealedEnvelope } from '#wire/sealed.ts';
import { HEADERS, makeSigningKeyPair, type SigningKeyPair, signParts } from '#wire/signature.ts';

export const PASSWORD = 'abcd-efgh-jkmn';

/** Central's routes over a real PostgreSQL, with a clock that the test sets. */
export interface CentralWorld {
  readonly pool: pg.Pool;
  readonly server: PostgresServer;
  readonly app: Hono;
  /** The same routes with another patience for terminals that ask often. */
  readonly appWith: (requests: TokenBuckets) => Hono;
  readonly keys: CentralKeys;
  readonly folder: string;
  readonly logged: string[];
  readonly clock: { at: Date };
  readonly issueClaim: (lifeMs?: number) => Promise<string>;
  readonly enrolled: () => Promise<TestTerminal>;
  /** Does what central's projector does beside ingest: what came in is in the console's figures. */
  readonly projected: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface TestTerminal {
  readonly id: string;
  readonly keys: SigningKeyPair;
}

export const newTerminal = (): TestTerminal => ({ id: uuidv7(), keys: makeSigningKeyPair() });

export const openWorld = async (): Promise<CentralWorld> => {
  const folder = temporaryFolder('central');
  const logged: string[] = [];
  const started = await startPostgres(folder.path, (line) => logged.push(line));
  if (!started.ok) throw new Error(`${started.error.code}: ${started.error.detail}`);
  const server = started.value;
  const clock = { at: new Date('2026-07-14T12:00:00.000Z') };
  const pool = openPool(server.url, (line) => logged.push(line));
  await migrate(pool, clock.at);
  await bringProjectionsUpToDate(pool);
  const loaded = await loadKeys(pool, folder.path, clock.at);
  if (!loaded.ok) throw new Error(loaded.error.detail);
  const { keys } = loaded.value;
  await createAccount(pool, 'office', await hashPassword(PASSWORD), clock.at);
  const appWith = (requests: TokenBuckets): Hono =>
    centralApp({
      pool,
      keys: keyRing(folder.path, keys, (line) => logged.push(line)),
      gate: ingestGate(),
      requests,
      onCommitted: () => undefined,
      claimLifeMs: 15 * 60_000,
      publicUrl: null,
      now: () => clock.at,
      below: randomInt,
      log: (line) => logged.push(line),
    });
  const app = appWith(requestBuckets());
  const issueClaim = async (lifeMs = 15 * 60_000): Promise<string> => {
    const code = makeClaimCode(randomInt);
    await saveClaim(pool, code, 'accueil', clock.at, lifeMs);
    return code;
  };
  const world: CentralWorld = {
    pool,
    server,
    app,
    appWith,
    keys,
    folder: folder.path,
    logged,
    clock,
    issueClaim,
    enrolled: async () => {
      const terminal = newTerminal();
      const answer = await enrol(world, terminal, await issueClaim());
      if (answer.status !== 200) throw new Error(`enrolment answered ${answer.status}`);
      return terminal;
    },
    projected: () => projectAll(pool),
    close: async () => {
      await pool.end();
      await server.stop();
      folder.remove();
    },
  };
  return world;
};

export interface HowSigned {
  readonly time?: Date;
  /** Another path, body or key than the one that is sent: a forgery. */
  readonly signedPath?: string;
  readonly signedBody?: string;
  readonly privateKey?: string;
  readonly protocol?: string;
  /** Says that the body is packed; it is sent, and signed, as it is given. */
  readonly encoding?: string;
}

const requestSignatures = new WeakMap<Response, string>();
/** The signature of the request that this answers: the answer is signed over it. */
export const requestSignatureOf = (response: Response): string => requestSignatures.get(response) ?? '';

export const send = async (
  world: CentralWorld,
  terminal: TestTerminal,
  path: string,
  content: unknown,
  how: HowSigned = {},
): Promise<Response> => {
  const body = typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content);
  const time = (how.time ?? world.clock.at).toISOString();
  const parts = {
    verb: 'POST',
    path: how.signedPath ?? path,
    terminal: terminal.id,
    time,
    body: typeof body === 'string' ? Buffer.from(how.signedBody ?? body) : body,
  };
  const signature = signParts(parts, how.privateKey ?? terminal.keys.privateKey);
  const response = await world.app.request(path, {
    method: 'POST',
    headers: {
      [HEADERS.protocol]: how.protocol ?? '1',
      [HEADERS.terminal]: terminal.id,
      [HEADERS.time]: time,
      [HEADERS.signature]: signature,
      // As it is over a network: a request that does not say how large it is counts as one of the largest.
      'content-length': String(Buffer.byteLength(body)),
      ...(how.encoding === undefined ? {} : { 'content-encoding': how.encoding }),
    },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  requestSignatures.set(response, signature);
  return response;
};

/** As the agent enrols: signed with the key that it names. */
export const enrol = (world: CentralWorld, terminal: TestTerminal, claimCode: string, how: HowSigned = {}): Promise<Response> =>
  send(world, terminal, '/terminal/v1/enrolments', { claimCode, terminal: terminal.id, publicKey: terminal.keys.publicKey }, how);

export const BATCHES = '/terminal/v1/batches';
export const HEARTBEATS = '/terminal/v1/heartbeats';

/** A whole session; `over` replaces what the test is about. */
export const sessionOf = (terminal: TestTerminal, incarnation: string, seq: number, over: Partial<SessionEvent> = {}): SessionEvent => ({
  formatVersion: 1,
  kind: 'session',
  id: uuidv7(),
  terminal: terminal.id,
  incarnation,
  seq,
  ...(seq === 1 ? { predecessor: null } : {}),
  campaign: 'ete-2026',
  site: { id: 'accueil', label: "Office de tourisme, hall d'accueil" },
  provider: null,
  quiz: { id: 'quel-saint-jean', version: '1', label: 'Quel Saint Jean de Monts êtes-vous ?' },
  locale: 'fr',
  startedAt: '2026-07-14T11:57:00.000Z',
  endedAt: '2026-07-14T11:58:30.000Z',
  status: 'completed',
  endedBy: 'finished',
  lastView: 'thanks',
  outcome: { id: 'vague', label: 'La vague' },
  answers: [
    {
      question: 'venir',
      questionLabel: "D'où venez-vous ?",
      skipped: false,
      chosen: [{ id: 'vendee', label: 'De Vendée' }],
      tookMs: 4200,
    },
  ],
  fields: [
    { key: 'origin_department', value: '85', provenance: 'declared', question: 'venir' },
    { key: 'stay_duration', value: 'n4_7', provenance: 'declared', question: 'duree' },
    { key: 'stay_period', value: 'high', provenance: 'declared', question: 'periode' },
    { key: 'party_size', value: 4, provenance: 'declared', question: 'combien' },
    { key: 'themes', value: ['bike', 'sea_beach_sun'], provenance: 'declared', question: 'envies' },
    { key: 'contact_channel', value: 'kiosk', provenance: 'system', question: null },
    { key: 'reply_channel', value: 'on_screen', provenance: 'system', question: null },
    { key: 'contact_kind', value: 'individual', provenance: 'system', question: null },
  ],
  sealed: false,
  app: '0.1.0',
  ...over,
});

export const itemOf = (event: unknown, sealed: SealedEnvelope | null = null): Batch['items'][number] => ({
  event: typeof event === 'string' ? event : JSON.stringify(event),
  sealed,
});
