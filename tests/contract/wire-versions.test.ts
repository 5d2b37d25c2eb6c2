import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bodyOf, makeClient } from '#agent/client.ts';
import { ok } from '#fields/result.ts';
import { CENTRAL, say, serve } from '#tests/unit/agent/support/local-server.ts';
import { isSyncErrorCode } from '#wire/errors.ts';
import { sessionEvent } from '#wire/event.ts';
import * as protocol from '#wire/protocol.ts';
import { open, sealedEnvelope } from '#wire/sealed.ts';
import { makeSigningKeyPair, verifyParts } from '#wire/signature.ts';
import * as reader from './golden/wire/v1.0/reader.ts';
import { BATCHES, type CentralWorld, enrol, HEARTBEATS, openWorld, send } from './support/central-world.ts';

const GOLDEN = join(import.meta.dirname, 'golden/wire');
const VERSIONS = ['v1.0', 'v1.1'] as const;
const NEWEST = 'v1.1';

/** Everything that crosses the network, as today's sources read it. */
const MESSAGES = {
  event: sessionEvent,
  batch: protocol.batch,
  'batch-reply': protocol.batchReply,
  heartbeat: protocol.heartbeat,
  'heartbeat-reply': protocol.heartbeatReply,
  'enrolment-request': protocol.enrolmentRequest,
  enrolment: protocol.enrolment,
  refusal: protocol.refusal,
} as const;
type Message = keyof typeof MESSAGES;
const NAMES = Object.keys(MESSAGES) as Message[];

const golden = (version: string, name: string): unknown => JSON.parse(readFileSync(join(GOLDEN, version, `${name}.json`), 'utf8'));

const signed = z.object({
  verb: z.string(),
  path: z.string(),
  terminal: z.string(),
  time: z.string(),
  body: z.string(),
  answers: z.string().optional(),
  publicKey: z.string(),
  signature: z.string(),
});

describe.for(VERSIONS)('what was sent as %s', (version) => {
  test.for(NAMES)('%s is read today, and nothing of it is lost', (name) => {
    const message = golden(version, name);
    expect(MESSAGES[name].parse(message)).toEqual(message);
  });

  test('each event of the batch is read, and nothing of its text is lost', () => {
    const { items } = protocol.batch.parse(golden(version, 'batch'));
    for (const { event } of items) expect(JSON.stringify(sessionEvent.parse(JSON.parse(event)))).toHaveLength(event.length);
  });

  test.for(['signed-request', 'signed-answer'])('the signature of %s holds', (name) => {
    const { publicKey, signature, body, answers, ...parts } = signed.parse(golden(version, name));
    const whole = { ...parts, body: Buffer.from(body), ...(answers === undefined ? {} : { answers }) };
    expect(verifyParts(whole, signature, publicKey)).toBe(true);
    expect(verifyParts({ ...whole, terminal: '-' }, signature, publicKey)).toBe(false);
  });

  test('what was sealed opens', async () => {
    const shape = z.object({ privateKey: z.string(), event: z.string(), content: z.unknown(), envelope: sealedEnvelope });
    const sealed = shape.parse(golden(version, 'sealed'));
    expect(await open(sealed.envelope, sealed.privateKey, sealed.event)).toEqual({ ok: true, value: sealed.content });
  });

  test("today's agent believes its answers", async () => {
    for (const [name, path] of [
      ['batch-reply', protocol.terminalRoutes.batches],
      ['heartbeat-reply', protocol.terminalRoutes.heartbeats],
    ] as const) {
      const server = await serve(() => say({ content: golden(version, name) }));
      const keys = makeSigningKeyPair();
      const terminal = '019f1cb0-0000-7000-8000-000000000001';
      const client = makeClient({ url: server.url, terminal, keys, centralKey: () => ok(CENTRAL.publicKey), now: () => new Date() });
      expect(await client.post(path, bodyOf({}), MESSAGES[name])).toEqual({ ok: true, value: golden(version, name) });
      await server.close();
    }
    expect(isSyncErrorCode(protocol.refusal.parse(golden(version, 'refusal')).code)).toBe(true);
  });
});

describe('the first terminals and centrals', () => {
  const READERS = {
    event: reader.sessionEvent,
    batch: reader.batch,
    'batch-reply': reader.batchReply,
    heartbeat: reader.heartbeat,
    'heartbeat-reply': reader.heartbeatReply,
    'enrolment-request': reader.enrolmentRequest,
    enrolment: reader.enrolment,
  } as const;
  test.for(Object.keys(READERS) as (keyof typeof READERS)[])('read %s as it is sent today', (name) => {
    expect(READERS[name].safeParse(golden(NEWEST, name)).error).toBeUndefined();
    expect(READERS[name].parse(golden('v1.0', name))).toEqual(golden('v1.0', name));
  });

  test('know every code that stood for them to know', () => {
    for (const code of reader.ERROR_CODES) expect(isSyncErrorCode(code), code).toBe(true);
  });
});

describe('the wire', () => {
  test.for(NAMES)('%s is as the newest golden files say; to change it, add the files of a new version', (name) => {
    const shapes = z.record(z.string(), z.unknown()).parse(golden(NEWEST, 'shapes'));
    expect(z.toJSONSchema(MESSAGES[name], { io: 'input' })).toEqual(shapes[name]);
  });

  test.for(NAMES)('%s: the newest golden file has everything that may stand in it', (name) => {
    const message = z.record(z.string(), z.unknown()).parse(golden(NEWEST, name));
    const may = z.object({ properties: z.record(z.string(), z.unknown()) }).parse(z.toJSONSchema(MESSAGES[name], { io: 'input' }));
    const parts = name === 'event' ? protocol.batch.parse(golden(NEWEST, 'batch')).items.map(({ event }) => JSON.parse(event)) : [message];
    expect(new Set(parts.flatMap((part: object) => Object.keys(part)))).toEqual(new Set(Object.keys(may.properties)));
  });

  test('golden files are there for every version, and no version is forgotten here', () => {
    expect(readdirSync(GOLDEN).toSorted()).toEqual([...VERSIONS]);
  });
});

describe("today's central", () => {
  let world: CentralWorld;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  test.for(VERSIONS)('takes what terminals of %s send', async (version) => {
    const { terminal } = protocol.enrolmentRequest.parse(golden(version, 'enrolment-request'));
    const as = { id: terminal, keys: makeSigningKeyPair() };
    const enrolled = await enrol(world, as, await world.issueClaim());
    expect(reader.enrolment.parse(await enrolled.json()).terminal).toBe(terminal);

    const batch = protocol.batch.parse(golden(version, 'batch'));
    const answered = await send(world, as, BATCHES, batch);
    expect(answered.status).toBe(200);
    // Both versions hold the same events: what the first one brought is known to the second.
    const { results } = reader.batchReply.parse(await answered.json());
    expect(results.map(({ status }) => status)).toEqual(batch.items.map(() => (version === VERSIONS[0] ? 'accepted' : 'duplicate')));

    const beat = await send(world, as, HEARTBEATS, golden(version, 'heartbeat'));
    expect(beat.status).toBe(200);
    expect(reader.heartbeatReply.safeParse(await beat.json()).success).toBe(true);
  });
});
