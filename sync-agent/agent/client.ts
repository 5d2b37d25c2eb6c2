import type { z } from 'zod';
import { err, ok, type Result } from '#fields/result.ts';
import { isSyncErrorCode, type SyncError } from '#wire/errors.ts';
import { PROTOCOL_VERSION } from '#wire/protocol.ts';
import { HEADERS, type SigningKeyPair, signParts, verifyParts } from '#wire/signature.ts';

/** How long an answer may take. */
const TIMEOUT_MS = 30_000;

export interface Client {
  /** The hour as central's last answer told it: a terminal's own clock may be years off. */
  readonly time: () => Date;
  /** Sends one signed request and believes only a signed answer to this very request, of this shape. */
  readonly post: <Shape extends z.ZodType>(path: string, body: unknown, shape: Shape) => Promise<Result<z.infer<Shape>, SyncError>>;
}

export interface ClientOptions {
  readonly url: string;
  readonly terminal: string;
  readonly keys: SigningKeyPair;
  /** Central's public key; null while enrolling: then the answer's own key is believed, the one-time code being the proof. */
  readonly centralKey: (answer: unknown) => string | null;
  readonly now: () => Date;
}

const notCentral = (detail: string) => err<SyncError>({ code: 'SYNC_NOT_CENTRAL', detail });

const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // Whatever is no JSON is refused by the shape that follows.
    return undefined;
  }
};

/** A way to talk to central. Learns central's time from its signed answers, so that a wrong clock costs one round trip. */
export const makeClient = (options: ClientOptions): Client => {
  let clockOffsetMs = 0;
  const time = (): Date => new Date(options.now().getTime() + clockOffsetMs);

  const send = async (
    path: string,
    body: Uint8Array<ArrayBuffer>,
  ): Promise<Result<{ response: Response; bytes: Uint8Array<ArrayBuffer>; signature: string }, SyncError>> => {
    const at = time().toISOString();
    const signature = signParts({ verb: 'POST', path, terminal: options.terminal, time: at, body }, options.keys.privateKey);
    try {
      const response = await fetch(new URL(path, options.url), {
        method: 'POST',
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'content-type': 'application/json',
          [HEADERS.protocol]: PROTOCOL_VERSION,
          [HEADERS.terminal]: options.terminal,
          [HEADERS.time]: at,
          [HEADERS.signature]: signature,
        },
      });
      return ok({ response, bytes: new Uint8Array(await response.arrayBuffer()), signature });
    } catch (cause) {
      const reason =
        cause instanceof Error ? `${cause.message}${cause.cause instanceof Error ? ` (${cause.cause.message})` : ''}` : String(cause);
      return err({ code: 'SYNC_UNREACHABLE', detail: reason });
    }
  };

  const once = async (path: string, body: Uint8Array<ArrayBuffer>): Promise<Result<unknown, SyncError>> => {
    const sent = await send(path, body);
    if (!sent.ok) return sent;
    const { response, bytes, signature } = sent.value;
    if (response.headers.get(HEADERS.protocol) === null)
      return notCentral(`HTTP ${response.status} without the header ${HEADERS.protocol}`);
    const json = parseJson(bytes);
    const at = response.headers.get(HEADERS.time) ?? '';
    const parts = { verb: String(response.status), path, terminal: options.terminal, time: at, body: bytes, answers: signature };
    const key = options.centralKey(json);
    if (key === null || !verifyParts(parts, response.headers.get(HEADERS.signature) ?? '', key)) {
      return notCentral(`HTTP ${response.status} with an answer that central did not sign`);
    }
    const centralTime = Date.parse(at);
    if (Number.isFinite(centralTime)) clockOffsetMs = centralTime - options.now().getTime();
    if (response.ok) return ok(json);
    const code = typeof json === 'object' && json !== null && 'code' in json ? String(json.code) : '';
    const detail = typeof json === 'object' && json !== null && 'detail' in json ? String(json.detail) : `HTTP ${response.status}`;
    return isSyncErrorCode(code) ? err({ code, detail }) : notCentral(`HTTP ${response.status} with the unknown code ${code}`);
  };

  return {
    time,
    post: async (path, body, shape) => {
      const bytes = new TextEncoder().encode(JSON.stringify(body));
      const offsetBefore = clockOffsetMs;
      let answer = await once(path, bytes);
      // The signature's time was too far off, and the refusal itself told the right time: once more with that.
      if (!answer.ok && answer.error.code === 'SYNC_BAD_SIGNATURE' && Math.abs(clockOffsetMs - offsetBefore) > 1000)
        answer = await once(path, bytes);
      if (!answer.ok) return answer;
      const parsed = shape.safeParse(answer.value);
      return parsed.success ? ok(parsed.data) : notCentral(`an answer of another form: ${parsed.error.issues[0]?.message ?? ''}`);
    },
  };
};
