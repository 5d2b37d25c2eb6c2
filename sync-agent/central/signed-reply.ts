import { SYNC_ERRORS, type SyncErrorCode } from '#wire/errors.ts';
import { PROTOCOL_VERSION } from '#wire/protocol.ts';
import { HEADERS, signParts } from '#wire/signature.ts';

export interface ReplyTo {
  readonly path: string;
  /** The terminal that asked, as it named itself; `-` when it named nobody. */
  readonly terminal: string;
  /** The signature of what was asked: the answer to it is an answer to nothing else. */
  readonly signature: string;
}

/** An answer that carries central's signature and hour, so that nothing in between is taken for central. */
export const signedReply = (
  to: ReplyTo,
  status: number,
  content: unknown,
  signingKey: string,
  at: Date,
  headers: Readonly<Record<string, string>> = {},
): Response => {
  const body = Buffer.from(JSON.stringify(content));
  const time = at.toISOString();
  const signature = signParts(
    { verb: String(status), path: to.path, terminal: to.terminal, time, body, answers: to.signature },
    signingKey,
  );
  return new Response(body, {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      [HEADERS.protocol]: PROTOCOL_VERSION,
      [HEADERS.terminal]: to.terminal,
      [HEADERS.time]: time,
      [HEADERS.signature]: signature,
      ...headers,
    },
  });
};

/** A refusal. `more` stands beside the error: a terminal that is not enrolled yet learns the key that the answer is signed with. */
export const signedRefusal = (
  to: ReplyTo,
  error: { readonly code: SyncErrorCode; readonly detail?: string; readonly retryAfterSeconds?: number },
  signingKey: string,
  at: Date,
  more: Readonly<Record<string, string>> = {},
): Response => {
  const { status, text } = SYNC_ERRORS[error.code];
  const { retryAfterSeconds } = error;
  const later = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  // The header says the same to proxies and tools; the terminal believes what is signed.
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterSeconds)) };
  return signedReply(to, status, { code: error.code, detail: error.detail ?? text, ...later, ...more }, signingKey, at, headers);
};
