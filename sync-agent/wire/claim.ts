import { createHash } from 'node:crypto';
import { err, ok, type Result } from '#fields/result.ts';

/** Read aloud and typed on a touch keyboard: no 0/O, 1/I/L, 5/S, 8/B, 2/Z. */
export const CLAIM_ALPHABET = '34679ACDEFGHJKMNPQRTUVWXY';
const SECRET_LETTERS = 8;
/** Letters of the fingerprint: 25^12 is a little more than 2^55. Who would stand in for central needs a key of that very fingerprint. */
const KEY_LETTERS = 12;

/**
 * What is typed to enrol a terminal: `XXXX-XXXX`, the one-time secret, and behind it, where the console is new enough, `-KKKK-KKKK-KKKK`,
 * the fingerprint of the key that central signs with. The secret proves the terminal to central, the fingerprint central to the terminal.
 */
export interface Claim {
  /** `XXXX-XXXX`: all that is sent. */
  readonly secret: string;
  /** Letters without hyphens; null: an older console, so that nothing tells whether it is central that answers. */
  readonly fingerprint: string | null;
}

const inFours = (letters: string): string => letters.match(/.{4}/g)?.join('-') ?? letters;

/** However it was typed: small letters, spaces, missing and other hyphens are the same code. */
const lettersOf = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** SHA-256 of the raw public key, as a number, in the letters of a claim code: the lowest letter first. */
const fingerprintOf = (centralKey: string): string => {
  const base = BigInt(CLAIM_ALPHABET.length);
  let left = BigInt(`0x${createHash('sha256').update(Buffer.from(centralKey, 'base64url')).digest('hex')}`);
  let letters = '';
  for (let count = 0; count < KEY_LETTERS; count += 1) {
    letters += CLAIM_ALPHABET.charAt(Number(left % base));
    left /= base;
  }
  return letters;
};

/** The code that the console shows, for a terminal to be sure of central. `centralKey`: raw Ed25519 public key, base64url. */
export const claimText = (secret: string, centralKey: string): string => `${secret}-${inFours(fingerprintOf(centralKey))}`;

/** Reads what was typed. The error says what is wrong, without the code. */
export const readClaim = (typed: string): Result<Claim, string> => {
  const letters = lettersOf(typed);
  const whole = SECRET_LETTERS + KEY_LETTERS;
  if (letters.length !== SECRET_LETTERS && letters.length !== whole)
    return err(`a claim code has ${SECRET_LETTERS} or ${whole} letters, this one has ${letters.length}`);
  const foreign = [...letters].findIndex((letter) => !CLAIM_ALPHABET.includes(letter));
  if (foreign >= 0) return err(`letter ${foreign + 1} is none that a claim code has (${CLAIM_ALPHABET})`);
  const fingerprint = letters.slice(SECRET_LETTERS);
  return ok({ secret: inFours(letters.slice(0, SECRET_LETTERS)), fingerprint: fingerprint === '' ? null : fingerprint });
};

/** Is this the key that the code was made for? A code without a fingerprint fits every key. */
export const matchesKey = (claim: Claim, centralKey: string): boolean =>
  claim.fingerprint === null || claim.fingerprint === fingerprintOf(centralKey);
