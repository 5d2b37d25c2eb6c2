import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';

/**
 * Ed25519 over what a message says and where it goes. Headers:
 * `estran-protocol` (version), `estran-terminal` (who), `estran-time` (ISO 8601), `estran-signature` (base64url).
 * Requests: method, path, terminal, time, SHA-256 of the body. Answers: status, path, terminal, time, SHA-256 of the body, and the
 * signature of the request: an answer that was recorded earlier is no answer to another one.
 */
export const HEADERS = {
  protocol: 'estran-protocol',
  terminal: 'estran-terminal',
  time: 'estran-time',
  signature: 'estran-signature',
} as const;

export interface SignedParts {
  /** `POST` for a request, the status for an answer (`200`). */
  readonly verb: string;
  readonly path: string;
  readonly terminal: string;
  readonly time: string;
  readonly body: Uint8Array;
  /** For an answer: the `estran-signature` of the request, empty when that had none. */
  readonly answers?: string;
}

const signingInput = (parts: SignedParts): Buffer => {
  const digest = createHash('sha256').update(parts.body).digest('hex');
  const answers = parts.answers === undefined ? [] : [parts.answers];
  return Buffer.from(['estran-1', parts.verb, parts.path, parts.terminal, parts.time, digest, ...answers].join('\n'));
};

const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Raw 32-byte keys as base64url: short enough to be read in a log or a table. The private one never leaves its machine. */
export interface SigningKeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

export const makeSigningKeyPair = (): SigningKeyPair => {
  const pair = generateKeyPairSync('ed25519');
  return {
    publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI_PREFIX.length).toString('base64url'),
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8_PREFIX.length).toString('base64url'),
  };
};

const privateKeyOf = (raw: string): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, Buffer.from(raw, 'base64url')]), format: 'der', type: 'pkcs8' });
const publicKeyOf = (raw: string): KeyObject =>
  createPublicKey({ key: Buffer.concat([SPKI_PREFIX, Buffer.from(raw, 'base64url')]), format: 'der', type: 'spki' });

/** The signature, base64url. */
export const signParts = (parts: SignedParts, privateKey: string): string =>
  sign(null, signingInput(parts), privateKeyOf(privateKey)).toString('base64url');

/** False for a wrong signature and for a key or signature that is no such thing. */
export const verifyParts = (parts: SignedParts, signature: string, publicKey: string): boolean => {
  if (Buffer.from(publicKey, 'base64url').length !== 32) return false;
  return verify(null, signingInput(parts), publicKeyOf(publicKey), Buffer.from(signature, 'base64url'));
};
