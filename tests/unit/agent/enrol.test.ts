import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { enrol } from '#agent/enrol.ts';
import { centralOf } from '#store/settings.ts';
import { useStore } from '#tests/unit/store/support/rows.ts';
import { claimText } from '#wire/claim.ts';
import { type EnrolmentRequest, enrolmentRequest } from '#wire/protocol.ts';
import { makeSigningKeyPair } from '#wire/signature.ts';
import { CENTRAL, say, serve } from './support/local-server.ts';

const terminal = useStore();
const SECRET = 'ACDE-FGHJ';
const AS = { terminal: uuidv7(), keys: makeSigningKeyPair() };

/** Enrols at a central with this key, and tells what it was sent. */
const enrolAt = async (central: { publicKey: string; privateKey: string }, claimCode: string) => {
  const sent: EnrolmentRequest[] = [];
  const logged: string[] = [];
  const content = {
    tenant: 'office',
    terminal: AS.terminal,
    sealingKey: { id: 'key-1', publicKey: 'AAAA' },
    centralKey: central.publicKey,
  };
  const server = await serve(() => (request, body, response) => {
    sent.push(enrolmentRequest.parse(JSON.parse(String(body))));
    say({ content, privateKey: central.privateKey })(request, body, response);
  });
  const enrolled = await enrol(terminal.store, {
    ...AS,
    url: server.url,
    claimCode,
    now: () => new Date(),
    log: (line) => logged.push(line),
  });
  await server.close();
  return { enrolled, sent, logged };
};

test('a code with the fingerprint of central enrols there, and only its secret is sent', async () => {
  const typed = claimText(SECRET, CENTRAL.publicKey).toLowerCase().replaceAll('-', ' ');
  const { enrolled, sent, logged } = await enrolAt(CENTRAL, typed);
  expect(enrolled.ok).toBe(true);
  expect(sent.map(({ claimCode }) => claimCode)).toEqual([SECRET]);
  expect(centralOf(terminal.store)?.centralKey).toBe(CENTRAL.publicKey);
  expect(logged).toEqual([]);
});

test('whoever stands in for central with a key of its own is refused, and nothing of it is remembered', async () => {
  const { enrolled } = await enrolAt(makeSigningKeyPair(), claimText(SECRET, CENTRAL.publicKey));
  expect(enrolled).toMatchObject({ ok: false, error: { code: 'SYNC_NOT_CENTRAL', detail: expect.stringContaining('claim code') } });
  expect(centralOf(terminal.store)).toBeNull();
});

test('who names the key of central cannot sign with it', async () => {
  const { enrolled } = await enrolAt(
    { publicKey: CENTRAL.publicKey, privateKey: makeSigningKeyPair().privateKey },
    claimText(SECRET, CENTRAL.publicKey),
  );
  expect(enrolled).toMatchObject({ ok: false, error: { code: 'SYNC_NOT_CENTRAL' } });
});

test('a code of an older console enrols, and it is said that nothing proved who answered', async () => {
  const { enrolled, logged } = await enrolAt(CENTRAL, SECRET);
  expect(enrolled.ok).toBe(true);
  expect(logged).toHaveLength(1);
});

test('a code that was cut off is not tried at all', async () => {
  const { enrolled, sent } = await enrolAt(CENTRAL, claimText(SECRET, CENTRAL.publicKey).slice(0, -1));
  expect(enrolled).toMatchObject({ ok: false, error: { code: 'SYNC_BAD_CLAIM' } });
  expect(sent).toEqual([]);
});
