import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { BODY_LIMIT } from '#central/gate.ts';
import { revokeTerminal } from '#central/store/terminals.ts';
import { enrolment } from '#wire/protocol.ts';
import { HEADERS, makeSigningKeyPair, verifyParts } from '#wire/signature.ts';
import {
  BATCHES,
  type CentralWorld,
  enrol,
  HEARTBEATS,
  itemOf,
  newTerminal,
  openWorld,
  requestSignatureOf,
  send,
  sessionOf,
} from './support/central-world.ts';

let world: CentralWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  // A minute on, so that the tries one test used up are not missing in the next.
  world.clock.at = new Date(world.clock.at.getTime() + 60_001);
});

const codeOf = async (response: Response): Promise<unknown> => {
  const body: unknown = await response.json();
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : body;
};
const beat = () => ({ at: world.clock.at.toISOString(), position: null, waiting: 0, parked: 0, app: '0.1.0' });

const isSignedByCentral = async (response: Response, path: string): Promise<boolean> =>
  verifyParts(
    {
      verb: String(response.status),
      path,
      terminal: response.headers.get(HEADERS.terminal) ?? '',
      time: response.headers.get(HEADERS.time) ?? '',
      body: new Uint8Array(await response.clone().arrayBuffer()),
      answers: requestSignatureOf(response),
    },
    response.headers.get(HEADERS.signature) ?? '',
    world.keys.signing.publicKey,
  );

describe('a claim code', () => {
  test('takes one terminal in, and tells it whom to seal to and whom to believe', async () => {
    const terminal = newTerminal();
    const response = await enrol(world, terminal, await world.issueClaim());
    const answer = enrolment.parse(await response.clone().json());
    expect(answer).toMatchObject({ tenant: 'office', terminal: terminal.id, centralKey: world.keys.signing.publicKey });
    expect(answer.sealingKey).toEqual({ id: world.keys.sealing.id, publicKey: world.keys.sealing.publicKey });
    expect(await isSignedByCentral(response, '/terminal/v1/enrolments')).toBe(true);
  });

  test('is the same code in small letters, without its hyphen, with spaces', async () => {
    const code = await world.issueClaim();
    expect((await enrol(world, newTerminal(), ` ${code.toLowerCase().replace('-', ' ')} `)).status).toBe(200);
  });

  test('said again by the same terminal, because the answer was lost, gets the same answer, even late', async () => {
    const terminal = newTerminal();
    const code = await world.issueClaim();
    const first = await (await enrol(world, terminal, code)).json();
    world.clock.at = new Date(world.clock.at.getTime() + 60 * 60_000);
    expect(await (await enrol(world, terminal, code)).json()).toEqual(first);
  });

  test('whose request changed on its way is not used up for a key that nobody has', async () => {
    const [terminal, stranger] = [newTerminal(), newTerminal()];
    const code = await world.issueClaim();
    const asked = JSON.stringify({ claimCode: code, terminal: terminal.id, publicKey: terminal.keys.publicKey });
    const changed = await enrol(world, { ...terminal, keys: { ...terminal.keys, publicKey: stranger.keys.publicKey } }, code);
    expect(await codeOf(changed)).toBe('SYNC_BAD_SIGNATURE');
    expect(await codeOf(await enrol(world, stranger, code, { signedBody: asked }))).toBe('SYNC_BAD_SIGNATURE');
    expect((await enrol(world, terminal, code)).status).toBe(200);
  });

  test('used by one terminal is worthless to another, and to the same one with another key', async () => {
    const terminal = newTerminal();
    const code = await world.issueClaim();
    await enrol(world, terminal, code);
    expect(await codeOf(await enrol(world, newTerminal(), code))).toBe('SYNC_BAD_CLAIM');
    expect(await codeOf(await enrol(world, { ...terminal, keys: makeSigningKeyPair() }, code))).toBe('SYNC_BAD_CLAIM');
    expect((await send(world, terminal, HEARTBEATS, beat())).status).toBe(200);
  });

  test('raced for by two terminals takes in exactly one', async () => {
    const code = await world.issueClaim();
    const answers = await Promise.all([enrol(world, newTerminal(), code), enrol(world, newTerminal(), code)]);
    expect(answers.map((one) => one.status).sort()).toEqual([200, 403]);
  });

  test('that is too old or was never issued is refused', async () => {
    const code = await world.issueClaim();
    world.clock.at = new Date(world.clock.at.getTime() + 15 * 60_000);
    expect(await codeOf(await enrol(world, newTerminal(), code))).toBe('SYNC_BAD_CLAIM');
    expect(await codeOf(await enrol(world, newTerminal(), 'AAAA-AAAA'))).toBe('SYNC_BAD_CLAIM');
  });

  test('that is refused is refused by central itself: the answer names the key it is signed with', async () => {
    const refused = await enrol(world, newTerminal(), 'AAAA-AAAA');
    expect(await isSignedByCentral(refused, '/terminal/v1/enrolments')).toBe(true);
    expect(await refused.json()).toMatchObject({ code: 'SYNC_BAD_CLAIM', centralKey: world.keys.signing.publicKey });
  });

  test('cannot be guessed quickly: after 30 wrong ones even the right one has to wait', async () => {
    const code = await world.issueClaim();
    for (let n = 0; n < 30; n += 1) await enrol(world, newTerminal(), 'AAAA-AAAA');
    expect((await enrol(world, newTerminal(), code)).status).toBe(403);
    world.clock.at = new Date(world.clock.at.getTime() + 60_001);
    expect((await enrol(world, newTerminal(), code)).status).toBe(200);
  });

  test('cannot be guessed at once either: of a hundred tries at the same moment only 30 are looked at', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, async () => (await enrol(world, newTerminal(), 'AAAA-AAAA')).json()));
    const waiting = answers.filter((one) => z.object({ detail: z.string() }).parse(one).detail.startsWith('too many tries'));
    expect(waiting).toHaveLength(70);
  });

  test('fresh, lets a reinstalled terminal come back with a new key; the old key is dead', async () => {
    const before = await world.enrolled();
    const after = { ...before, keys: makeSigningKeyPair() };
    expect((await enrol(world, after, await world.issueClaim())).status).toBe(200);
    expect((await send(world, after, HEARTBEATS, beat())).status).toBe(200);
    expect(await codeOf(await send(world, before, HEARTBEATS, beat()))).toBe('SYNC_BAD_SIGNATURE');
  });
});

describe('a signature', () => {
  test('of another key, another body or another route is refused, and nothing is stored', async () => {
    const terminal = await world.enrolled();
    const batch = { items: [itemOf(sessionOf(terminal, terminal.id, 1))] };
    const forgeries = [{ privateKey: makeSigningKeyPair().privateKey }, { signedBody: '{"items":[]}' }, { signedPath: HEARTBEATS }];
    for (const how of forgeries) expect(await codeOf(await send(world, terminal, BATCHES, batch, how))).toBe('SYNC_BAD_SIGNATURE');
    const { rows } = await world.pool.query('select id from event where terminal = $1', [terminal.id]);
    expect(rows).toEqual([]);
  });

  test('with a clock five minutes off still counts; beyond, the answer tells the right time, signed', async () => {
    const terminal = await world.enrolled();
    const shifted = (ms: number) => ({ time: new Date(world.clock.at.getTime() + ms) });
    expect((await send(world, terminal, HEARTBEATS, beat(), shifted(-5 * 60_000))).status).toBe(200);
    const refused = await send(world, terminal, HEARTBEATS, beat(), shifted(5 * 60_000 + 1));
    expect(refused.status).toBe(401);
    expect(await isSignedByCentral(refused, HEARTBEATS)).toBe(true);
    expect(refused.headers.get(HEADERS.time)).toBe(world.clock.at.toISOString());
    expect(await codeOf(refused)).toBe('SYNC_BAD_SIGNATURE');
  });

  test('of a terminal nobody enrolled is unknown; a nameless request is answered to "-"', async () => {
    const stranger = newTerminal();
    const refused = await send(world, stranger, HEARTBEATS, beat());
    expect(await isSignedByCentral(refused, HEARTBEATS)).toBe(true);
    expect(await codeOf(refused)).toBe('SYNC_UNKNOWN_TERMINAL');
    const nameless = await world.app.request(HEARTBEATS, { method: 'POST', headers: { [HEADERS.protocol]: '1' }, body: '{}' });
    expect(nameless.headers.get(HEADERS.terminal)).toBe('-');
    expect(await isSignedByCentral(nameless, HEARTBEATS)).toBe(true);
  });

  test('of a revoked terminal opens nothing, and no code takes it in again', async () => {
    const terminal = await world.enrolled();
    expect(await revokeTerminal(world.pool, terminal.id, world.clock.at)).toBe(true);
    const refused = await send(world, terminal, BATCHES, { items: [itemOf(sessionOf(terminal, terminal.id, 1))] });
    expect([refused.status, await codeOf(refused)]).toEqual([403, 'SYNC_REVOKED']);
    expect(await codeOf(await enrol(world, terminal, await world.issueClaim()))).toBe('SYNC_REVOKED');
  });
});

test('a terminal of another protocol is told so, and not that its records are malformed: it would park them', async () => {
  const terminal = await world.enrolled();
  const refused = await send(world, terminal, BATCHES, { items: [itemOf(sessionOf(terminal, terminal.id, 1))] }, { protocol: '2' });
  expect([refused.status, await codeOf(refused)]).toEqual([426, 'SYNC_OTHER_PROTOCOL']);
});

describe('a body', () => {
  test('that is no batch is malformed, and says where without quoting', async () => {
    const terminal = await world.enrolled();
    for (const content of ['no json', { items: [] }, { items: [{ event: 7, sealed: null }] }]) {
      const refused = await send(world, terminal, BATCHES, content);
      expect([refused.status, await codeOf(refused)]).toEqual([400, 'SYNC_MALFORMED']);
    }
  });

  test('over 5 MB is too large, and the refusal is signed', async () => {
    const terminal = await world.enrolled();
    const refused = await send(world, terminal, BATCHES, 'x'.repeat(BODY_LIMIT + 1));
    expect(refused.status).toBe(413);
    expect(await isSignedByCentral(refused, BATCHES)).toBe(true);
  });
});

test('when a batch cannot be committed nothing of it is acknowledged, and the answer says so', async () => {
  const terminal = await world.enrolled();
  await world.pool.query('alter table event rename to event_away');
  try {
    const refused = await send(world, terminal, BATCHES, { items: [itemOf(sessionOf(terminal, terminal.id, 1))] });
    expect([refused.status, await codeOf(refused)]).toEqual([503, 'SYNC_STORE_FAILED']);
  } finally {
    await world.pool.query('alter table event_away rename to event');
  }
  expect((await send(world, terminal, BATCHES, { items: [itemOf(sessionOf(terminal, terminal.id, 1))] })).status).toBe(200);
});
