import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPostgres } from '#central/postgres-server.ts';
import { isAlive } from '#central/postmaster-pid.ts';
import { itemOf, newTerminal, sessionOf, type TestTerminal } from '#tests/contract/support/central-world.ts';
import { type StartedCentral, signIn, startCentralProcess } from '#tests/support/fleet.ts';
import { PROJECT, startProcess } from '#tests/support/process.ts';
import { type TemporaryFolder, temporaryFolder } from '#tests/support/temporary-folder.ts';
import { batchReply, enrolment, heartbeatReply } from '#wire/protocol.ts';
import { HEADERS, signParts } from '#wire/signature.ts';

const ENTRY = 'sync-agent/central/main.mjs';
let folder: TemporaryFolder;
let data: string;
const centrals: StartedCentral[] = [];
beforeEach(() => {
  folder = temporaryFolder('central-commands');
  data = join(folder.path, 'data');
});
afterEach(async () => {
  for (const one of centrals.splice(0)) if (one.child.exitCode === null && one.child.signalCode === null) await one.stop();
  folder.remove();
});

const start = async (site?: string): Promise<StartedCentral> => {
  const started = await startCentralProcess(data, site === undefined ? {} : { site });
  centrals.push(started);
  return started;
};

interface Said {
  readonly code: number;
  readonly said: string;
}
/** Runs a command of central to its end. */
const run = (...args: string[]): Promise<Said> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [ENTRY, ...args],
      { cwd: PROJECT, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'test' } },
      (cause, stdout, stderr) => {
        resolve({ code: cause === null ? 0 : Number(cause.code), said: stdout + stderr });
      },
    );
  });

const post = async (url: string, path: string, terminal: TestTerminal, content: unknown): Promise<unknown> => {
  const body = JSON.stringify(content);
  const time = new Date().toISOString();
  const signature = signParts({ verb: 'POST', path, terminal: terminal.id, time, body: Buffer.from(body) }, terminal.keys.privateKey);
  const headers = { [HEADERS.protocol]: '1', [HEADERS.terminal]: terminal.id, [HEADERS.time]: time, [HEADERS.signature]: signature };
  const response = await fetch(new URL(path, url), { method: 'POST', body, headers });
  return response.json();
};
const enrol = async (central: StartedCentral): Promise<TestTerminal> => {
  const terminal = newTerminal();
  enrolment.parse(
    await post(central.url, '/terminal/v1/enrolments', terminal, {
      claimCode: central.claim,
      terminal: terminal.id,
      publicKey: terminal.keys.publicKey,
    }),
  );
  return terminal;
};
const deliver = async (url: string, terminal: TestTerminal, events: readonly unknown[]) =>
  batchReply.parse(await post(url, '/terminal/v1/batches', terminal, { items: events.map((event) => itemOf(event)) }));
const beat = async (url: string, terminal: TestTerminal, ledger: readonly unknown[]) =>
  heartbeatReply.parse(
    await post(url, '/terminal/v1/heartbeats', terminal, {
      ...{ at: new Date().toISOString(), position: null, waiting: 0, parked: 0, app: '0.1.0' },
      ledger,
    }),
  );

test('the ledger beside a running central and without one: red while something is nowhere, green when it came', async () => {
  const central = await start('accueil');
  const terminal = await enrol(central);
  const incarnation = uuidv7();
  const events = [1, 2, 3].map((seq) => sessionOf(terminal, incarnation, seq));
  await deliver(central.url, terminal, [events[0], events[2]]);
  await beat(central.url, terminal, [{ incarnation, captured: 3, waiting: [], parked: [], lost: [] }]);
  const red = await run('ledger', '--data', data);
  expect([red.code, red.said]).toEqual([1, expect.stringMatching(/GAP[\s\S]*it does not add up: 1 captured and nowhere/)]);
  await deliver(central.url, terminal, [events[1]]);
  expect(await run('ledger', '--data', data)).toMatchObject({ code: 0, said: expect.stringContaining('it adds up') });
  await central.stop();

  const alone = await run('ledger', '--data', data, '--json');
  expect(JSON.parse(alone.said)).toMatchObject({
    addsUp: true,
    terminals: [{ id: terminal.id, captured: 3, accepted: 3, gap: 0, standing: 'even' }],
  });
  expect(isAlive(central.postgresPid ?? 0)).toBe(false);
  expect(existsSync(join(data, 'central', 'postgres', 'postmaster.pid'))).toBe(false);
  expect(existsSync(join(data, 'central', 'central.pid'))).toBe(false);
});

test('an office that lost its machine is restored from a backup and the printed kit; its terminal sends what is missing', async () => {
  const central = await start('accueil');
  const terminal = await enrol(central);
  const incarnation = uuidv7();
  const events = [1, 2, 3, 4].map((seq) => sessionOf(terminal, incarnation, seq));
  await deliver(central.url, terminal, events.slice(0, 2));
  const backups = join(folder.path, 'backups');
  mkdirSync(backups);
  expect(await run('backup', backups, '--data', data)).toMatchObject({ code: 0, said: expect.stringContaining('holds    2 events') });
  await deliver(central.url, terminal, events.slice(2));
  const kit = readFileSync(join(data, 'central', 'recovery-kit.txt'), 'utf8');
  expect((await run('restore', join(backups, readdirSync(backups)[0] ?? ''), '--data', data)).said).toContain('CENTRAL_BASE_NOT_EMPTY');
  await central.kill('SIGKILL');
  process.kill(central.postgresPid ?? 0, 'SIGKILL');

  data = join(folder.path, 'new-machine');
  const restored = await run('restore', join(backups, readdirSync(backups)[0] ?? ''), '--data', data);
  expect(restored).toMatchObject({ code: 0, said: expect.stringMatching(/restored 2 events[\s\S]*keys +are not in a backup/) });
  writeFileSync(join(data, 'central', 'keys.json'), kit.slice(kit.indexOf('{')), { mode: 0o600 });
  const again = await start();
  expect(again.password).toBeNull();
  expect((await beat(again.url, terminal, [])).highWater).toEqual({ incarnation, seq: 2 });
  expect((await deliver(again.url, terminal, events)).results.map((one) => one.status)).toEqual([
    'duplicate',
    'duplicate',
    'accepted',
    'accepted',
  ]);
  const ask = await signIn(again.url, central.password ?? '');
  expect(await ask('me')).toEqual({ account: 'office' });
});

test('password, rotate-key and rebuild work beside a running central; what is not there is one clear line', async () => {
  const central = await start('accueil');
  const terminal = await enrol(central);
  await deliver(central.url, terminal, [sessionOf(terminal, uuidv7(), 1)]);
  const before = (await beat(central.url, terminal, [])).sealingKey?.id;
  expect((await run('rotate-key', '--data', data)).code).toBe(0);
  const after = (await beat(central.url, terminal, [])).sealingKey?.id;
  expect(after).not.toBe(before);
  expect(readFileSync(join(data, 'central', 'recovery-kit.txt'), 'utf8')).toMatch(new RegExp(`${after}[\\s\\S]*${before}`));

  const old = await signIn(central.url, central.password ?? '');
  const changed = await run('password', '--data', data);
  const password = /^password (\S+)/m.exec(changed.said)?.[1] ?? '';
  expect(await old('me')).toEqual({ account: null });
  await expect(signIn(central.url, central.password ?? '')).rejects.toThrow('refused the password');
  expect(await (await signIn(central.url, password))('me')).toEqual({ account: 'office' });
  expect(await run('password', '--data', data, '--account', 'nobody')).toMatchObject({
    code: 2,
    said: expect.stringContaining('CENTRAL_NO_ACCOUNT'),
  });

  expect(await run('rebuild', '--data', data)).toMatchObject({ code: 0, said: expect.stringContaining('1 events') });
  expect(await run('ledger', '--data', join(folder.path, 'mistyped'))).toMatchObject({
    code: 2,
    said: expect.stringContaining('CENTRAL_NO_BASE'),
  });
  expect(existsSync(join(folder.path, 'mistyped'))).toBe(false);
  expect((await run('ledger', '--nonsense')).code).toBe(2);
  for (const name of ['ledger', 'rebuild', 'backup', 'restore', 'password', 'rotate-key'])
    expect(await run(name, '--help')).toMatchObject({ code: 0, said: expect.stringContaining('--data') });
});

test('three processes on one PostgreSQL, started at once on an empty base, take the same terminals in at the same time', async () => {
  const given = await startPostgres(join(folder.path, 'given'), () => undefined);
  if (!given.ok) throw new Error(given.error.detail);
  // Keys are made once, and handed to each: here by a central of another base.
  await (await start()).stop();
  const folders = [1, 2, 3].map((number) => join(folder.path, `central-${number}`));
  for (const one of folders) {
    mkdirSync(join(one, 'central'), { recursive: true });
    cpSync(join(data, 'central', 'keys.json'), join(one, 'central', 'keys.json'));
  }
  const args = (one: string) => ['--data', one, '--port', '0', '--issue-claim', 'accueil'];
  const started = await Promise.all(folders.map((one) => startProcess(ENTRY, args(one), { env: { DATABASE_URL: given.value.url } })));
  try {
    const ready = started.map((one) => ({
      url: String(one.ready['url']),
      claim: String(one.ready['claim']),
      password: one.ready['password'],
    }));
    expect(ready.filter((one) => one.password !== null)).toHaveLength(1);
    const urls = ready.map((one) => one.url);
    const terminals = await Promise.all(
      ready.map(async ({ url, claim }) => {
        const terminal = newTerminal();
        enrolment.parse(
          await post(url, '/terminal/v1/enrolments', terminal, {
            claimCode: claim,
            terminal: terminal.id,
            publicKey: terminal.keys.publicKey,
          }),
        );
        return { terminal, incarnation: uuidv7() };
      }),
    );
    // Every batch goes to two of the three at the same moment, and batches of one terminal to all of them at once.
    const replies = await Promise.all(
      terminals.flatMap(({ terminal, incarnation }) =>
        Array.from({ length: 8 }, (_, batch) => {
          const events = Array.from({ length: 20 }, (__, index) => sessionOf(terminal, incarnation, batch * 20 + index + 1));
          return [0, 1].map((step) => deliver(urls[(batch + step) % 3] ?? '', terminal, events));
        }).flat(),
      ),
    );
    const statuses = replies.flatMap((reply) => reply.results.map((one) => one.status));
    expect([statuses.filter((one) => one === 'accepted').length, statuses.filter((one) => one === 'duplicate').length]).toEqual([480, 480]);
    for (const [index, { terminal, incarnation }] of terminals.entries())
      expect(
        (await beat(urls[index] ?? '', terminal, [{ incarnation, captured: 160, waiting: [], parked: [], lost: [] }])).highWater,
      ).toEqual({ incarnation, seq: 160 });
    const ask = await signIn(urls[0] ?? '', String(ready.find((one) => one.password !== null)?.password));
    await expect.poll(() => ask('overview'), { timeout: 15_000 }).toMatchObject({ sessions: { total: 480 }, behindSeconds: 0 });
    expect(await ask('ledger')).toMatchObject({ terminals: Array(3).fill({ standing: 'even', captured: 160, accepted: 160 }) });
  } finally {
    for (const one of started) await one.stop();
    await given.value.stop();
  }
});
