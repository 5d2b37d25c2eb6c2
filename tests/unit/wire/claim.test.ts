import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLAIM_ALPHABET, claimText, matchesKey, readClaim } from '#wire/claim.ts';
import { makeSigningKeyPair } from '#wire/signature.ts';

const KEY = makeSigningKeyPair().publicKey;

const read = (typed: string) => {
  const claim = readClaim(typed);
  if (!claim.ok) throw new Error(claim.error);
  return claim.value;
};

test('a code says the same however it was typed', () => {
  const shown = claimText('ACDE-FGHJ', KEY);
  expect(shown).toMatch(/^ACDE-FGHJ(?:-[3-9A-Y]{4}){3}$/);
  for (const typed of [shown, shown.toLowerCase(), shown.replaceAll('-', ''), shown.replaceAll('-', ' – '), `  ${shown}\n`]) {
    expect(read(typed)).toEqual(read(shown));
    expect(read(typed).secret).toBe('ACDE-FGHJ');
    expect(matchesKey(read(typed), KEY)).toBe(true);
  }
});

test('a code of one central does not fit the key of another', () => {
  const claim = read(claimText('ACDE-FGHJ', KEY));
  for (let count = 0; count < 50; count += 1) expect(matchesKey(claim, makeSigningKeyPair().publicKey)).toBe(false);
});

test('one letter of the fingerprint typed wrong fits no key', () => {
  const shown = claimText('ACDE-FGHJ', KEY);
  for (let at = 10; at < shown.length; at += 1) {
    if (shown[at] === '-') continue;
    const other = CLAIM_ALPHABET.charAt((CLAIM_ALPHABET.indexOf(shown.charAt(at)) + 1) % CLAIM_ALPHABET.length);
    expect(matchesKey(read(shown.slice(0, at) + other + shown.slice(at + 1)), KEY)).toBe(false);
  }
});

test('a code of an older console has no fingerprint and fits every key', () => {
  expect(read('acde fghj')).toEqual({ secret: 'ACDE-FGHJ', fingerprint: null });
  expect(matchesKey(read('acde fghj'), KEY)).toBe(true);
});

test('half a fingerprint is an error, never a code without one', () => {
  const letters = claimText('ACDE-FGHJ', KEY).replaceAll('-', '');
  for (let length = 0; length <= letters.length + 4; length += 1) {
    const claim = readClaim(`${letters}AAAA`.slice(0, length));
    expect(claim.ok, `${length} letters`).toBe(length === 8 || length === 20);
  }
});

test('an error names the place and not the code', () => {
  const claim = readClaim('ACDE-FGH0');
  expect(claim).toMatchObject({ ok: false, error: expect.stringContaining('letter 8') });
  expect(JSON.stringify(claim)).not.toContain('ACDE-FGH');
});

test('whatever was typed is read or refused, and what was read reads the same again', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const claim = readClaim(typed);
      if (claim.ok && claim.value.fingerprint === null) expect(read(claim.value.secret)).toEqual(claim.value);
    }),
  );
  const letters = fc.array(fc.constantFrom(...CLAIM_ALPHABET), { minLength: 8, maxLength: 8 }).map((all) => all.join(''));
  fc.assert(fc.property(letters, (secret) => matchesKey(read(claimText(read(secret).secret, KEY)), KEY)));
});
