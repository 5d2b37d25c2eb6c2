import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { startPostgres } from '#central/postgres-server.ts';
import { isAlive } from '#central/postmaster-pid.ts';
import { itemOf, newTerminal, sessionOf, type TestTerminal } from '#tests/contract/support/central-world.ts';
import { type StartedProcess, startProcess } from '#tests/support/process.ts';
import { processesNaming } from '#tests/support/processes.ts';
import { type TemporaryFolder, temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { batchReply, enrolment } from '#wire/protocol.ts';
import { HEADERS, signParts } from '#wire/signature.ts';

const ENTRY = 'sync-agent/central/main.mjs';
const readyLine = z.object({
  ready: z.literal('central'),
  url: z.url(),
  password: z.string().nullable(),
  claim: z.string().nullable(),
  firstStart: z.boolean(),
  postgresPid: z.int().nullable(),
});

let folder: TemporaryFolder;
let started: StartedProcess[] = [];
beforeEach(() => {
  folder = temporaryFolder('central-flow');
});
afterEach(async () => {
  for (const one of started) await one[Symbol.asyncDispose]();
  for (const one of started) {
    const { postgresPid } = readyLine.parse(one.ready);
    if (postgresPid !== null && isAlive(postgresPid)) {
      process.kill(postgresPid, 'SIGINT');
      await waitUntil(() => !isAlive(postgresPid), 'PostgreSQL to leave');
    }
  }
  started = [];
  folder.remove();
});

const start = async (...more: string[]) => {
  const central = await startProcess(ENTRY, ['--data', folder.path, '--port', '0', ...more]);
  started.push(central);
  return { central, ready: readyLine.parse(central.ready) };
};

const post = (url: string, path: string, terminal: TestTerminal, content: unknown): Promise<Response> => {
  const body = JSON.stringify(content);
  const time = new Date().toISOString();
  const signature = signParts({ verb: 'POST', path, terminal: terminal.id, time, body: Buffer.from(body) }, terminal.keys.privateKey);
  return fetch(new URL(path, url), {
    method: 'POST',
    body,
    headers: { [HEADERS.protocol]: '1', [HEADERS.terminal]: terminal.id, [HEADERS.time]: time, [HEADERS.signature]: signature },
  });
};
const deliver = async (url: string, terminal: TestTerminal, event: unknown) =>
  batchReply.parse(await (await post(url, '/terminal/v1/batches', terminal, { items: [itemOf(event)] })).json());

test('the password is said once; keys and passwords are readable by their owner only, and no password file is left', async () => {
  const first = await start();
  expect(first.ready).toMatchObject({ firstStart: true, claim: null });
  expect(first.ready.password).toMatch(/^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/);
  const signIn = await fetch(new URL('/console/api/login', first.ready.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(first.ready.url).origin },
    body: JSON.stringify({ password: first.ready.password }),
  });
  expect(signIn.status).toBe(200);
  const state = join(folder.path, 'central');
  for (const file of ['keys.json', 'recovery-kit.txt', 'postgres-password', 'central.pid']) {
    expect([file, statSync(join(state, file)).mode & 0o077]).toEqual([file, 0]);
  }
  expect(readdirSync(state).filter((name) => name.includes('pwfile'))).toEqual([]);
  await first.central.stop();
  const second = await start();
  expect(second.ready).toMatchObject({ firstStart: false, password: null });
  expect(second.central.output()).not.toMatch(/^password/m);
  await second.central.stop();
});

test('a central that is killed leaves PostgreSQL alive; the next one adopts it with everything that was acknowledged', async () => {
  const first = await start('--issue-claim', 'accueil');
  const terminal = newTerminal();
  const request = { claimCode: first.ready.claim, terminal: terminal.id, publicKey: terminal.keys.publicKey };
  const enrolled = enrolment.parse(await (await post(first.ready.url, '/terminal/v1/enrolments', terminal, request)).json());
  const incarnation = uuidv7();
  const event = sessionOf(terminal, incarnation, 1);
  expect((await deliver(first.ready.url, terminal, event)).results[0]?.status).toBe('accepted');
  await first.central.kill('SIGKILL');
  expect(isAlive(first.ready.postgresPid ?? 0)).toBe(true);

  const second = await start();
  expect(second.ready).toMatchObject({ firstStart: false, postgresPid: first.ready.postgresPid });
  const again = await deliver(second.ready.url, terminal, event);
  expect(again).toMatchObject({ results: [{ status: 'duplicate' }], highWater: { incarnation, seq: 1 } });
  const repeated = enrolment.parse(await (await post(second.ready.url, '/terminal/v1/enrolments', terminal, request)).json());
  expect(repeated).toEqual(enrolled);
  await second.central.stop();
  expect(isAlive(second.ready.postgresPid ?? 0)).toBe(false);
});

test('when PostgreSQL was killed too, the next start recovers what was acknowledged', async () => {
  const first = await start('--issue-claim', 'accueil');
  const terminal = newTerminal();
  await post(first.ready.url, '/terminal/v1/enrolments', terminal, {
    claimCode: first.ready.claim,
    terminal: terminal.id,
    publicKey: terminal.keys.publicKey,
  });
  const event = sessionOf(terminal, uuidv7(), 1);
  await deliver(first.ready.url, terminal, event);
  process.kill(first.ready.postgresPid ?? 0, 'SIGKILL');
  await first.central.kill('SIGKILL');
  const second = await start();
  expect(second.ready.postgresPid).not.toBe(first.ready.postgresPid);
  expect((await deliver(second.ready.url, terminal, event)).results[0]?.status).toBe('duplicate');
});

test('when PostgreSQL is killed under a running central, nothing is acknowledged meanwhile, and it comes back by itself', async () => {
  const first = await start('--issue-claim', 'accueil');
  const terminal = newTerminal();
  await post(first.ready.url, '/terminal/v1/enrolments', terminal, {
    claimCode: first.ready.claim,
    terminal: terminal.id,
    publicKey: terminal.keys.publicKey,
  });
  const incarnation = uuidv7();
  // Many at once, so that some are in the middle of a transaction when it dies.
  const sent = Array.from({ length: 40 }, (_, index) => sessionOf(terminal, incarnation, index + 1));
  const answers = Promise.all(
    sent.map(async (event) => (await post(first.ready.url, '/terminal/v1/batches', terminal, { items: [itemOf(event)] })).status),
  );
  process.kill(first.ready.postgresPid ?? 0, 'SIGKILL');
  const statuses = await answers;
  expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  expect(statuses).toContain(503);
  await waitUntil(
    async () =>
      (await post(first.ready.url, '/terminal/v1/batches', terminal, { items: sent.map((event) => itemOf(event)) })).status === 200,
    'central to take batches again',
    { withinMs: 60_000, everyMs: 500 },
  );
  const after = await deliver(first.ready.url, terminal, sent[0]);
  expect(after).toMatchObject({ results: [{ status: 'duplicate' }], highWater: { incarnation, seq: 40 } });
  await first.central.stop();
  expect(processesNaming(join(folder.path, 'central', 'postgres'))).toEqual([]);
});

test('stopping says goodbye to PostgreSQL, by signal, by the end of standard input, and twice at once', async () => {
  const bySignal = await start();
  bySignal.central.child.kill('SIGINT');
  bySignal.central.child.kill('SIGTERM');
  expect(await bySignal.central.stop()).toEqual({ code: 0, signal: null });
  expect(isAlive(bySignal.ready.postgresPid ?? 0)).toBe(false);
  expect(existsSync(join(folder.path, 'central', 'postgres', 'postmaster.pid'))).toBe(false);

  const byStdin = await start('--stop-on-stdin-end');
  byStdin.central.child.stdin?.end();
  await waitUntil(() => byStdin.central.child.exitCode !== null, 'central to stop');
  expect(byStdin.central.child.exitCode).toBe(0);
  expect(isAlive(byStdin.ready.postgresPid ?? 0)).toBe(false);
  expect(byStdin.central.output()).not.toMatch(/more than once|Error/);
});

test('a stale postmaster.pid whose number is another program by now is no obstacle', async () => {
  const first = await start();
  await first.central.stop();
  const pidFile = join(folder.path, 'central', 'postgres', 'postmaster.pid');
  writeFileSync(pidFile, `${process.pid}\n/elsewhere\n0\n1\n\n127.0.0.1\n`, { mode: 0o600 });
  const second = await start();
  expect(readFileSync(pidFile, 'utf8')).toContain(String(second.ready.postgresPid));
});

const failing = (env: Readonly<Record<string, string>>, ...args: string[]): { code: unknown; said: string } => {
  try {
    execFileSync(process.execPath, [ENTRY, ...args], { encoding: 'utf8', stdio: 'pipe', env: { ...process.env, ...env } });
    return { code: 0, said: '' };
  } catch (cause) {
    const seen = z.object({ status: z.int().nullable(), stderr: z.string() }).parse(cause);
    return { code: seen.status, said: seen.stderr };
  }
};

test('a second central on the same folder, and a port that is taken, are one clear line and exit 2; nothing stays behind', async () => {
  const first = await start();
  const twice = failing({}, '--data', folder.path, '--port', '0');
  expect([twice.code, twice.said]).toEqual([2, expect.stringContaining('CENTRAL_FOLDER_IN_USE')]);
  expect(isAlive(first.ready.postgresPid ?? 0)).toBe(true);
  await first.central.stop();

  const taken = createServer();
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, '127.0.0.1', () => resolve(z.object({ port: z.int() }).parse(taken.address()).port));
  });
  const refused = failing({}, '--data', folder.path, '--port', String(port));
  taken.close();
  expect([refused.code, refused.said]).toEqual([2, expect.stringContaining('CENTRAL_PORT_TAKEN')]);
  expect(existsSync(join(folder.path, 'central', 'postgres', 'postmaster.pid'))).toBe(false);
});

test('lost keys stop the start with what to do, instead of shutting every contact for ever; the recovery kit brings them back', async () => {
  const first = await start();
  await first.central.stop();
  const keys = join(folder.path, 'central', 'keys.json');
  writeFileSync(keys, 'damaged');
  expect(failing({}, '--data', folder.path, '--port', '0')).toEqual({ code: 1, said: expect.stringContaining('CENTRAL_KEYS_LOST') });
  const kit = readFileSync(join(folder.path, 'central', 'recovery-kit.txt'), 'utf8');
  writeFileSync(keys, kit.slice(kit.indexOf('{')));
  await (await start()).central.stop();
});

test('DATABASE_URL puts central on that PostgreSQL, which it leaves running; an address that does not answer is one clear line without its password', async () => {
  using elsewhere = temporaryFolder('given-postgres');
  const given = await startPostgres(elsewhere.path, () => undefined);
  if (!given.ok) throw new Error(given.error.detail);
  try {
    const env = { DATABASE_URL: given.value.url };
    const central = await startProcess(ENTRY, ['--data', folder.path, '--port', '0'], { env });
    started.push(central);
    expect(readyLine.parse(central.ready)).toMatchObject({ firstStart: true, postgresPid: null });
    await central.stop();
    expect(isAlive(given.value.pid)).toBe(true);
    expect(readdirSync(join(folder.path, 'central'))).not.toContain('postgres');
  } finally {
    await given.value.stop();
  }
  const refused = failing({ DATABASE_URL: given.value.url }, '--data', folder.path, '--port', '0');
  expect(refused).toEqual({ code: 1, said: expect.stringContaining('CENTRAL_DATABASE_UNREACHABLE') });
  expect(refused.said).not.toContain(new URL(given.value.url).password);
});
