import { Hono } from 'hono';
import type pg from 'pg';
import type { z } from 'zod';
import type { SyncErrorCode } from '#wire/errors.ts';
import { uuid7 } from '#wire/event.ts';
import { batch, type Enrolment, enrolmentRequest, heartbeat, PROTOCOL_VERSION, terminalRoutes } from '#wire/protocol.ts';
import { HEADERS, verifyParts } from '#wire/signature.ts';
import { addressOf, type Bindings } from './address.ts';
import type { CentralKeys } from './keys.ts';
import { makeRateLimit } from './rate-limit.ts';
import { readBody } from './read-body.ts';
import { type ReplyTo, signedRefusal, signedReply } from './signed-reply.ts';
import { sqlStateOf, TENANT } from './store/database.ts';
import { highWaterOf } from './store/high-water.ts';
import { ingest } from './store/ingest.ts';
import { enrolTerminal, findTerminal, saveHeartbeat } from './store/terminals.ts';
import type { Surroundings } from './surroundings.ts';

export const BODY_LIMIT = 5 * 1024 * 1024;
const TIME_WINDOW_MS = 5 * 60 * 1000;

export interface TerminalDeps extends Surroundings {
  readonly pool: pg.Pool;
  readonly keys: CentralKeys;
}

class Refusal extends Error {
  readonly code: SyncErrorCode;
  constructor(code: SyncErrorCode, detail?: string) {
    super(detail);
    this.code = code;
  }
}

const replyToOf = (request: Request): ReplyTo => {
  const named = uuid7.safeParse(request.headers.get(HEADERS.terminal));
  const signature = request.headers.get(HEADERS.signature) ?? '';
  return { path: new URL(request.url).pathname, terminal: named.success ? named.data : '-', signature };
};

const bytesOf = async (request: Request): Promise<Uint8Array> => {
  if (request.headers.get(HEADERS.protocol) !== PROTOCOL_VERSION)
    throw new Refusal('SYNC_OTHER_PROTOCOL', `central speaks protocol ${PROTOCOL_VERSION}`);
  const bytes = await readBody(request, BODY_LIMIT);
  if (bytes === null) throw new Refusal('SYNC_TOO_LARGE', `at most ${BODY_LIMIT} bytes`);
  return bytes;
};

const parseBody = <Schema extends z.ZodType>(schema: Schema, bytes: Uint8Array): z.infer<Schema> => {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('SYNC_MALFORMED', 'not JSON in UTF-8');
  }
  const found = schema.safeParse(json);
  if (found.success) return found.data;
  const [first] = found.error.issues;
  throw new Refusal('SYNC_MALFORMED', `${first?.path.join('.') || 'body'}: ${first?.code ?? 'not valid'}`);
};

/** Who signed this request: a known terminal, with its own key, now. */
const signerOf = async (deps: TerminalDeps, request: Request, to: ReplyTo, body: Uint8Array): Promise<string> => {
  if (to.terminal === '-') throw new Refusal('SYNC_UNKNOWN_TERMINAL');
  const terminal = await findTerminal(deps.pool, to.terminal);
  if (terminal === null) throw new Refusal('SYNC_UNKNOWN_TERMINAL');
  const time = request.headers.get(HEADERS.time) ?? '';
  if (!verifyParts({ verb: 'POST', path: to.path, terminal: to.terminal, time, body }, to.signature, terminal.publicKey)) {
    throw new Refusal('SYNC_BAD_SIGNATURE', 'the signature does not match');
  }
  if (terminal.revoked) throw new Refusal('SYNC_REVOKED');
  const off = Math.abs(new Date(time).getTime() - deps.now().getTime());
  // NaN, of a time that is none, is not within the window either.
  if (!(off <= TIME_WINDOW_MS)) throw new Refusal('SYNC_BAD_SIGNATURE', 'the time is too far from the one this answer carries');
  return terminal.id;
};

/** The routes of `wire/protocol.ts`. Every answer is signed, refusals too. */
export const terminalApp = (deps: TerminalDeps): Hono<{ Bindings: Bindings }> => {
  const app = new Hono<{ Bindings: Bindings }>();
  const enrolmentTries = makeRateLimit(30, 60_000);
  const signing = deps.keys.signing.privateKey;

  const answer = async (request: Request, content: (to: ReplyTo) => Promise<unknown>): Promise<Response> => {
    const to = replyToOf(request);
    try {
      return signedReply(to, 200, await content(to), signing, deps.now());
    } catch (cause) {
      const more = to.path === terminalRoutes.enrolments ? { centralKey: deps.keys.signing.publicKey } : {};
      if (cause instanceof Refusal) {
        const detail = cause.message === '' ? {} : { detail: cause.message };
        return signedRefusal(to, { code: cause.code, ...detail }, signing, deps.now(), more);
      }
      // The message of a database error may quote a row; its code does not.
      deps.log(
        `${to.path} of ${to.terminal} was not committed: ${sqlStateOf(cause) ?? (cause instanceof Error ? cause.name : typeof cause)}`,
      );
      return signedRefusal(to, { code: 'SYNC_STORE_FAILED' }, signing, deps.now(), more);
    }
  };

  app.post(terminalRoutes.enrolments, (c) =>
    answer(c.req.raw, async (): Promise<Enrolment> => {
      const request = parseBody(enrolmentRequest, await bytesOf(c.req.raw));
      if (Buffer.from(request.publicKey, 'base64url').length !== 32)
        throw new Refusal('SYNC_MALFORMED', 'publicKey: not a raw Ed25519 key');
      const address = addressOf(c);
      if (!enrolmentTries.allows(address, deps.now()))
        throw new Refusal('SYNC_BAD_CLAIM', 'too many tries from this address; wait a minute');
      // Counted before the base is asked: tries that run at the same time must not slip through.
      enrolmentTries.countTry(address, deps.now());
      const enrolled = await enrolTerminal(deps.pool, request, deps.now());
      if (!enrolled.ok) throw new Refusal(enrolled.error);
      deps.log(`terminal ${request.terminal} enrolled`);
      const { id, publicKey } = deps.keys.sealing;
      return { tenant: TENANT, terminal: request.terminal, sealingKey: { id, publicKey }, centralKey: deps.keys.signing.publicKey };
    }),
  );

  app.post(terminalRoutes.batches, (c) =>
    answer(c.req.raw, async (to) => {
      const bytes = await bytesOf(c.req.raw);
      const terminal = await signerOf(deps, c.req.raw, to, bytes);
      const reply = await ingest(deps.pool, terminal, parseBody(batch, bytes).items, deps.now());
      const odd = reply.results.filter((one) => one.status === 'quarantined' || one.status === 'rejected');
      if (odd.length > 0)
        deps.log(`terminal ${terminal}: ${odd.map((one) => `${one.status} ${one.id ?? `item ${one.index}`} (${one.reason})`).join(', ')}`);
      return reply;
    }),
  );

  app.post(terminalRoutes.heartbeats, (c) =>
    answer(c.req.raw, async (to) => {
      const bytes = await bytesOf(c.req.raw);
      const terminal = await signerOf(deps, c.req.raw, to, bytes);
      await saveHeartbeat(deps.pool, terminal, parseBody(heartbeat, bytes), deps.now());
      return { highWater: await highWaterOf(deps.pool, terminal) };
    }),
  );
  return app;
};
