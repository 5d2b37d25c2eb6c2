/**
 * Every error between terminal and central. The table in `sync-agent/README.md` lists the same codes;
 * `tests/architecture/error-codes.test.ts` holds both equal.
 */
export const SYNC_ERRORS = {
  SYNC_MALFORMED: { status: 400, text: 'The body is not what this route takes.' },
  SYNC_OTHER_PROTOCOL: { status: 426, text: 'Terminal and central speak different versions of the protocol.' },
  SYNC_TOO_LARGE: { status: 413, text: 'The body is larger than central takes.' },
  SYNC_BAD_SIGNATURE: { status: 401, text: 'The signature does not match the request, or its time is too far off.' },
  SYNC_UNKNOWN_TERMINAL: { status: 401, text: 'Central does not know this terminal.' },
  SYNC_REVOKED: { status: 403, text: 'This terminal was revoked.' },
  SYNC_BAD_CLAIM: { status: 403, text: 'The claim code is unknown, used or too old.' },
  SYNC_TOO_OFTEN: { status: 429, text: 'This terminal asks more often than central allows.' },
  SYNC_BUSY: { status: 503, text: 'Central has more to do than it can; nothing was acknowledged.' },
  SYNC_NOT_CENTRAL: { status: 502, text: 'Something answered that is not central (a captive portal, a proxy).' },
  SYNC_UNREACHABLE: { status: 503, text: 'Central did not answer.' },
  SYNC_STORE_FAILED: { status: 503, text: 'Central could not commit; nothing was acknowledged.' },
} as const satisfies Record<string, { status: number; text: string }>;

export type SyncErrorCode = keyof typeof SYNC_ERRORS;
export interface SyncError {
  readonly code: SyncErrorCode;
  readonly detail: string;
  /** How long central asks to be left alone; null when it asks for nothing. */
  readonly retryAfterSeconds?: number;
}
export const isSyncErrorCode = (text: string): text is SyncErrorCode => Object.hasOwn(SYNC_ERRORS, text);
