import { createHash } from 'node:crypto';
import { CLAIM_ALPHABET, readClaim } from '#wire/claim.ts';

const LENGTH = 8;

/** `XXXX-XXXX` from a source of whole numbers below `n`: about 37 bits, enough for a code that lives minutes and is tried slowly. */
export const makeClaimCode = (below: (n: number) => number): string => {
  const letters = Array.from({ length: LENGTH }, () => CLAIM_ALPHABET.charAt(below(CLAIM_ALPHABET.length)));
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
};

/**
 * What is kept of a code. However it was typed: small letters, spaces and missing hyphens are the same code. The fingerprint of central's
 * key, which may stand behind it, is for the terminal to check: only the secret is hashed.
 */
export const claimCodeHash = (typed: string): string => {
  const claim = readClaim(typed);
  return createHash('sha256')
    .update((claim.ok ? claim.value.secret : typed).toUpperCase().replace(/[^0-9A-Z]/g, ''))
    .digest('hex');
};
