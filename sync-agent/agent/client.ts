import type { z } from 'zod';
import { err, ok, type Result } from '#fields/result.ts';
import { isSyncErrorCode, type SyncError } from '#wire/errors.ts';
import { PROTOCOL_VERSION, refusal } from '#wire/protocol.ts';
import { HEADERS, type SigningKeyPair, signParts, verifyParts } from '#wire/signature.ts';
import { readAnswer } from './read-answer.ts';

/** How long an answer may take, its last byte included. */
const TIMEOUT_MS = 30_000;
/** 500 results with the longest reasons that the wire has room for, and then some. */
const LONGEST_ANSWER = 2 * 1024 * 1024;
/** A proxy is believed that it wants to be left alone, but no longer than the longest wait of our own. */
const LONGEST_UNSIGNED_SECONDS = 15 * 60;

/** A request's body as it goes out: the signature is over these very bytes. */
export interface Body {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly encoding: 'gzip' | null;
}

export interface Failure extends SyncError {
  /** The HTTP status of an answer that central did not sign: something in between said it. */
  readonly unsigned?: number;
}

export interface Client {
  /** The hour as central's last answer told it: a terminal's own clock may be years off. */
  readonly time: () => Date;
  /** Milliseconds that this terminal's clock is behind central's; null before the first signed answer. */
  readonly clockOffset: () => number | null;
  /** Sends one signed request and believes only a signed answer to this very request, of this shape. */
  readonly post: <Shape extends z.ZodType>(path: string, body: Body, shape: Shape) => Promise<Result<z.infer<Shape>, Failure>>;
}

export interface ClientOptions {
  readonly url: string;
  readonly terminal: string;
  readonly keys: SigningKeyPair;
  /** The public key that the answer must be signed with, or why there is none to believe. `answer`: of an enrolment, which brings its own. */
  readonly centralKey: (answer: unknown) => Result<string, string>;
  readonly now: () => Date;
  readonly timeoutMs?: number;
}

/** Anything as a body, not compressed. */
export const bodyOf = (content: unknown): Body => ({ bytes: new TextEncoder().encode(JSON.stringify(content)), encoding: null });

const notCentral = (detail: string, more: Omit<Failure, 'code' | 'detail'> = {}) =>
  err<Failure>({ code: 'SYNC_NOT_CENTRAL', detail, ...more });

const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // Whatever is no JSON is refused by the shape that follows.
    return undefined;
  }
};

/** Of a header in seconds; a date in it would lean on a clock that nobody signed. */
const unsignedWait = (response: Response): Pick<Failure, 'retryAfterSeconds'> => {
  const seconds = response.headers.get('retry-after') ?? '';
  return /^\d{1,9}$/.test(seconds) ? { retryAfterSeconds: Math.min(LONGEST_UNSIGNED_SECONDS, Number(seconds)) } : {};
};

const reasonOf = (cause: unknown): string =>
  cause instanceof Error ? `${cause.message}${cause.cause instanceof Error ? ` (${cause.cause.message})` : ''}` : String(cause);

/** A way to talk to central. Learns central's time from its signed answers, so that a wrong clock costs one round trip. */
export const makeClient = (options: ClientOptions): Client => {
  let offsetMs: number | null = null;
  const time = (): Date => new Date(options.now().getTime() + (offsetMs ?? 0));

  const ask = async (path: string, body: Body): Promise<Result<unknown, Failure>> => {
    const at = time().toISOString();
    const signature = signParts({ verb: 'POST', path, terminal: options.terminal, time: at, body: body.bytes }, options.keys.privateKey);
    try {
      const response = await fetch(new URL(path, options.url), {
        method: 'POST',
        body: body.bytes,
        redirect: 'manual',
        signal: AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS),
        headers: {
          'content-type': 'application/json',
          ...(body.encoding === null ? {} : { 'content-encoding': body.encoding }),
          [HEADERS.protocol]: PROTOCOL_VERSION,
          [HEADERS.terminal]: options.terminal,
          [HEADERS.time]: at,
          [HEADERS.signature]: signature,
        },
      });
      const bytes = await readAnswer(response, LONGEST_ANSWER);
      if (bytes === null) return notCentral(`HTTP ${response.status} with an answer of more than ${LONGEST_ANSWER} bytes`);
      return believed(path, response, bytes, signature);
    } catch (cause) {
      return err({ code: 'SYNC_UNREACHABLE', detail: reasonOf(cause) });
    }
  };

  /** What central said, when it was central. */
  const believed = (path: string, response: Response, bytes: Uint8Array, answers: string): Result<unknown, Failure> => {
    const { status } = response;
    const unsigned = { unsigned: status, ...unsignedWait(response) };
    if (response.headers.get(HEADERS.protocol) === null)
      return notCentral(`HTTP ${status} without the header ${HEADERS.protocol}`, unsigned);
    const json = parseJson(bytes);
    const at = response.headers.get(HEADERS.time) ?? '';
    const key = options.centralKey(json);
    if (!key.ok) return notCentral(key.error, unsigned);
    const parts = { verb: String(status), path, terminal: options.terminal, time: at, body: bytes, answers };
    if (!verifyParts(parts, response.headers.get(HEADERS.signature) ?? '', key.value))
      return notCentral(`HTTP ${status} with an answer that central did not sign`, unsigned);
    const centralTime = Date.parse(at);
    if (Number.isFinite(centralTime)) offsetMs = centralTime - options.now().getTime();
    if (response.ok) return ok(json);
    const said = refusal.safeParse(json);
    if (!said.success) return notCentral(`HTTP ${status} with a refusal of another form`);
    const { code, detail, retryAfterSeconds } = said.data;
    if (!isSyncErrorCode(code)) return notCentral(`HTTP ${status} with the unknown code ${code}`);
    return err({ code, detail, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) });
  };

  return {
    time,
    clockOffset: () => offsetMs,
    post: async (path, body, shape) => {
      const before = offsetMs ?? 0;
      let answer = await ask(path, body);
      // The signature's time was too far off, and the refusal itself told the right time: once more with that.
      if (!answer.ok && answer.error.code === 'SYNC_BAD_SIGNATURE' && Math.abs((offsetMs ?? 0) - before) > 1000)
        answer = await ask(path, body);
      if (!answer.ok) return answer;
      const parsed = shape.safeParse(answer.value);
      if (parsed.success) return ok(parsed.data);
      const [first] = parsed.error.issues;
      return notCentral(`an answer of another form: ${first?.path.join('.') || 'body'}: ${first?.code ?? 'not valid'}`);
    },
  };
};
