import { Hono } from 'hono';
import type pg from 'pg';
import type { z } from 'zod';
import type { SyncErrorCode } from '#wire/errors.ts';
import { uuid7 } from '#wire/event.ts';
import {
  batch,
  type Enrolment,
  type EnrolmentRequest,
  enrolmentRequest,
  heartbeat,
  PROTOCOL_VERSION,
  terminalRoutes,
} from '#wire/protocol.ts';
import { HEADERS, verifyParts } from '#wire/signature.ts';
import { addressOf, type Bindings } from './address.ts';
import { BODY_LIMIT, type Gate, makeGate } from './gate.ts';
import type { KeyRing } from './keys.ts';
import { makeRateLimit } from './rate-limit.ts';
import { passOver, readBodyInto } from './read-body.ts';
import { type ReplyTo, signedRefusal, signedReply } from './signed-reply.ts';
import { INGEST_CONNECTIONS, sqlStateOf, TENANT } from './store/database.ts';
import { saveHeartbeat } from './store/heartbeats.ts';
import { ingest } from './store/ingest.ts';
import { enrolTerminal, findTerminal } from './store/terminals.ts';
import type { Surroundings } from './surroundings.ts';
import { makeTokenBuckets, type TokenBuckets } from './token-bucket.ts';
import { unpack } from './unpack.ts';

const TIME_WINDOW_MS = 5 * 60 * 1000;
/** A backlog of 12,000 events goes in 60 requests at full speed; single events one after the other in 20 a second. */
const REQUESTS_AT_ONCE = 600;
const REQUESTS_PER_SECOND = 20;

/** What waits lies in memory: at most so many requests, with so many bytes among them. */
export const ingestGate = (): Gate => makeGate({ together: INGEST_CONNECTIONS, mostWaiting: 1000, mostBytes: 128 * 1024 * 1024 });

export const requestBuckets = (): TokenBuckets => makeTokenBuckets(REQUESTS_AT_ONCE, REQUESTS_PER_SECOND);

export interface TerminalDeps extends Surroundings {
  readonly pool: pg.Pool;
  readonly keys: KeyRing;
  readonly gate: Gate;
  /** How often each terminal may ask. */
  readonly requests: TokenBuckets;
  /** Called after each batch that is committed. */
  readonly onCommitted: () => void;
}

class Refusal extends Error {
  readonly code: SyncErrorCode;
  readonly retryAfterSeconds: number | null;
  constructor(code: SyncErrorCode, detail?: string, retryAfterSeconds: number | null = null) {
    super(detail);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const replyToOf = (request: Request): ReplyTo => {
  const named = uuid7.safeParse(request.headers.get(HEADERS.terminal));
  const signature = request.headers.get(HEADERS.signature) ?? '';
  return { path: new URL(request.url).pathname, terminal: named.success ? named.data : '-', signature };
};

const tooLarge = (): Refusal => new Refusal('SYNC_TOO_LARGE', `at most ${BODY_LIMIT} bytes, unpacked`);

/** Null: there was no room for it. */
const bytesInto = async (request: Request, makeRoom: (bytes: number) => boolean): Promise<Uint8Array | null> => {
  if (request.headers.get(HEADERS.protocol) !== PROTOCOL_VERSION)
    throw new Refusal('SYNC_OTHER_PROTOCOL', `central speaks protocol ${PROTOCOL_VERSION}`);
  const bytes = await readBodyInto(request, BODY_LIMIT, makeRoom);
  if (bytes === 'too-large') throw tooLarge();
  return bytes === 'no-room' ? null : bytes;
};

const unpackedBody = async (request: Request, bytes: Uint8Array): Promise<Uint8Array> => {
  const unpacked = await unpack(bytes, request.headers.get('content-encoding'), BODY_LIMIT);
  if (unpacked.ok) return unpacked.value;
  if (unpacked.error === 'too-large') throw tooLarge();
  throw new Refusal('SYNC_MALFORMED', unpacked.error === 'damaged' ? 'not gzip' : 'content-encoding: gzip alone is read');
};

const parseBody = async <Schema extends z.ZodType>(schema: Schema, request: Request, bytes: Uint8Array): Promise<z.infer<Schema>> => {
  const unpacked = await unpackedBody(request, bytes);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(unpacked));
  } catch {
    throw new Refusal('SYNC_MALFORMED', 'not JSON in UTF-8');
  }
  const found = schema.safeParse(json);
  if (found.success) return found.data;
  const [first] = found.error.issues;
  throw new Refusal('SYNC_MALFORMED', `${first?.path.join('.') || 'body'}: ${first?.code ?? 'not valid'}`);
};

interface Signer {
  readonly id: string;
  /** When it signed, by its own clock: not further from ours than the window. */
  readonly at: Date;
}

/** Who signed this request: a known terminal, with its own key, now. Its row is read each time: who is revoked is out at once. */
const signerOf = async (deps: TerminalDeps, request: Request, to: ReplyTo, body: Uint8Array): Promise<Signer> => {
  if (to.terminal === '-') throw new Refusal('SYNC_UNKNOWN_TERMINAL');
  const terminal = await findTerminal(deps.pool, to.terminal);
  if (terminal === null) throw new Refusal('SYNC_UNKNOWN_TERMINAL');
  const time = request.headers.get(HEADERS.time) ?? '';
  if (!verifyParts({ verb: 'POST', path: to.path, terminal: to.terminal, time, body }, to.signature, terminal.publicKey)) {
    throw new Refusal('SYNC_BAD_SIGNATURE', 'the signature does not match');
  }
  if (terminal.revoked) throw new Refusal('SYNC_REVOKED');
  const at = new Date(time);
  const off = Math.abs(at.getTime() - deps.now().getTime());
  // NaN, of a time that is none, is not within the window either.
  if (!(off <= TIME_WINDOW_MS)) throw new Refusal('SYNC_BAD_SIGNATURE', 'the time is too far from the one this answer carries');
  return { id: terminal.id, at };
};

/**
 * Is an enrolment signed with the very key that it names? Its hour is not looked at: a terminal learns the time from the answer. A body
 * that changed on its way would otherwise use up the code for a key that nobody has.
 */
const ownsKey = (request: Request, { terminal, publicKey }: EnrolmentRequest, body: Uint8Array): boolean => {
  const named = request.headers.get(HEADERS.terminal);
  const time = request.headers.get(HEADERS.time) ?? '';
  const parts = { verb: 'POST', path: terminalRoutes.enrolments, terminal, time, body };
  return named === terminal && verifyParts(parts, request.headers.get(HEADERS.signature) ?? '', publicKey);
};

/** The routes of `wire/protocol.ts`. Every answer is signed, refusals too. */
export const terminalApp = (deps: TerminalDeps): Hono<{ Bindings: Bindings }> => {
  const app = new Hono<{ Bindings: Bindings }>();
  const enrolmentTries = makeRateLimit(30, 60_000);

  const answer = async (request: Request, content: (to: ReplyTo) => Promise<unknown>): Promise<Response> => {
    const to = replyToOf(request);
    const { signing } = deps.keys.current();
    try {
      return signedReply(to, 200, await content(to), signing.privateKey, deps.now());
    } catch (cause) {
      const more = to.path === terminalRoutes.enrolments ? { centralKey: signing.publicKey } : {};
      if (cause instanceof Refusal) {
        const detail = cause.message === '' ? {} : { detail: cause.message };
        const later = cause.retryAfterSeconds === null ? {} : { retryAfterSeconds: cause.retryAfterSeconds };
        return signedRefusal(to, { code: cause.code, ...detail, ...later }, signing.privateKey, deps.now(), more);
      }
      // The message of a database error may quote a row; its code does not.
      deps.log(
        `${to.path} of ${to.terminal} was not committed: ${sqlStateOf(cause) ?? (cause instanceof Error ? cause.name : typeof cause)}`,
      );
      return signedRefusal(to, { code: 'SYNC_STORE_FAILED' }, signing.privateKey, deps.now(), more);
    }
  };

  /** A signed request, when its turn comes: read, believed, and within what its terminal may ask. */
  const signed = async (request: Request, to: ReplyTo, work: (signer: Signer, body: Uint8Array) => Promise<unknown>): Promise<unknown> => {
    let begun = false;
    const done = await deps.gate.pass(
      (makeRoom) => {
        begun = true;
        return bytesInto(request, makeRoom);
      },
      async (bytes) => {
        const signer = await signerOf(deps, request, to, bytes);
        // Counted for whom it is: somebody else's forgeries use up nothing of a terminal's.
        const waitSeconds = deps.requests.take(signer.id, deps.now());
        if (waitSeconds > 0) throw new Refusal('SYNC_TOO_OFTEN', undefined, waitSeconds);
        return { reply: await work(signer, bytes) };
      },
    );
    if (done !== null) return done.reply;
    if (!begun) await passOver(request, BODY_LIMIT);
    throw new Refusal('SYNC_BUSY', undefined, deps.gate.retryAfterSeconds(deps.below));
  };

  app.post(terminalRoutes.enrolments, (c) =>
    answer(c.req.raw, async (): Promise<Enrolment> => {
      const bytes = await bytesInto(c.req.raw, () => true);
      if (bytes === null) throw tooLarge();
      const request = await parseBody(enrolmentRequest, c.req.raw, bytes);
      if (Buffer.from(request.publicKey, 'base64url').length !== 32)
        throw new Refusal('SYNC_MALFORMED', 'publicKey: not a raw Ed25519 key');
      if (!ownsKey(c.req.raw, request, bytes)) throw new Refusal('SYNC_BAD_SIGNATURE', 'not signed with the key that it names');
      const address = addressOf(c);
      if (!enrolmentTries.allows(address, deps.now()))
        throw new Refusal('SYNC_BAD_CLAIM', 'too many tries from this address; wait a minute');
      // Counted before the base is asked: tries that run at the same time must not slip through.
      enrolmentTries.countTry(address, deps.now());
      const enrolled = await enrolTerminal(deps.pool, request, deps.now());
      if (!enrolled.ok) throw new Refusal(enrolled.error);
      deps.log(`terminal ${request.terminal} enrolled`);
      const { sealing, signing } = deps.keys.current();
      const sealingKey = { id: sealing.id, publicKey: sealing.publicKey };
      return { tenant: TENANT, terminal: request.terminal, sealingKey, centralKey: signing.publicKey };
    }),
  );

  app.post(terminalRoutes.batches, (c) =>
    answer(c.req.raw, (to) =>
      signed(c.req.raw, to, async ({ id }, bytes) => {
        const reply = await ingest(deps.pool, id, (await parseBody(batch, c.req.raw, bytes)).items, deps.now());
        deps.onCommitted();
        const odd = reply.results.filter((one) => one.status === 'quarantined' || one.status === 'rejected');
        if (odd.length > 0)
          deps.log(`terminal ${id}: ${odd.map((one) => `${one.status} ${one.id ?? `item ${one.index}`} (${one.reason})`).join(', ')}`);
        return { ...reply, limits: deps.gate.limits() };
      }),
    ),
  );

  app.post(terminalRoutes.heartbeats, (c) =>
    answer(c.req.raw, (to) =>
      signed(c.req.raw, to, async (signer, bytes) => {
        const highWater = await saveHeartbeat(deps.pool, signer, await parseBody(heartbeat, c.req.raw, bytes), deps.now());
        const { id, publicKey } = deps.keys.current().sealing;
        return { highWater, limits: deps.gate.limits(), sealingKey: { id, publicKey } };
      }),
    ),
  );
  return app;
};
