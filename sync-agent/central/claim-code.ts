import { createHash } from 'node:crypto';

/** Read aloud and typed on a touch keyboard: no 0/O, 1/I/L, 5/S, 8/B, 2/Z. */
const ALPHABET = '34679ACDEFGHJKMNPQRTUVWXY';
const LENGTH = 8;

/** `XXXX-XXXX` from a source of whole numbers below `n`: about 37 bits, enough for a code that lives minutes and is tried slowly. */
export const makeClaimCode = (below: (n: number) => number): string => {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET.charAt(below(ALPHABET.length)));
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
};

/** What is kept of a code. However it was typed: small letters, spaces and missing hyphens are the same code. */
export const claimCodeHash = (typed: string): string =>
  createHash('sha256')
    .update(typed.toUpperCase().replace(/[^0-9A-Z]/g, ''))
    .digest('hex');
