import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { main } from '#agent/main.ts';
import { metricsText, serveMetrics } from '#agent/metrics.ts';
import { type AgentStatus, agentStatus, statusLines } from '#agent/status.ts';
import { makeVitals } from '#agent/vitals.ts';
import { writeAgentNote } from '#store/agent-note.ts';
import { beginIncarnation } from '#store/incarnation.ts';
import { outboxCounts, settle } from '#store/outbox.ts';
import { rememberCentral, terminalId } from '#store/settings.ts';
import { noteTrouble } from '#store/trouble.ts';
import { AT, captureOne, id, useStore } from '#tests/unit/store/support/rows.ts';

const terminal = useStore();
const LATER = new Date('2026-07-14T12:00:00.000Z');

const enrolled = (): void => {
  rememberCentral(terminal.store, {
    tenant: 'office',
    terminal: terminalId(terminal.store, uuidv7),
    url: 'http://192.0.2.7/',
    sealingKey: { id: 'key-1', publicKey: 'AAAA' },
    centralKey: 'AAAA',
  });
  beginIncarnation(terminal.store, id(900), AT);
};
const parkOne = (number: number): void =>
  settle(terminal.store, [{ id: id(number), state: 'parked', reason: 'rejected: not a session event (status: invalid_value)' }], AT);

/** What a person at the terminal sees, and the exit code. */
const ran = async (...words: string[]): Promise<{ code: number; out: string }> => {
  const { log, error } = console;
  const out: string[] = [];
  console.log = (line: string) => out.push(line);
  console.error = console.log;
  try {
    return { code: await main(['node', 'agent', ...words]), out: out.join('\n') };
  } finally {
    Object.assign(console, { log, error });
  }
};

test('all is well: nobody is sent for', () => {
  enrolled();
  captureOne(terminal.store, id(900), 1, AT);
  writeAgentNote(terminal.store, { contactAt: AT, error: null, clockOffsetMs: -1500 });
  const status = agentStatus(terminal.store, terminal.folder, LATER);
  expect(status).toMatchObject({
    central: { url: 'http://192.0.2.7/', sealingKeyId: 'key-1', centralKey: 'AAAA' },
    position: { incarnation: id(900), seq: 1 },
    waiting: 0,
    oldestSeconds: null,
    parked: 0,
    lastContact: AT,
    error: null,
    clockOffsetSeconds: -1,
    needsAPerson: [],
  });
  expect(status.diskFreeRatio).toBeGreaterThan(0);
});

test.for<[string, () => void]>([
  ['a terminal that was never enrolled', () => undefined],
  ['a parked event', () => [enrolled(), captureOne(terminal.store, id(900), 1), parkOne(1)]],
  ['an event that waits for more than a day', () => [enrolled(), captureOne(terminal.store, id(900), 1)]],
  [
    'an error that does not pass by itself',
    () => [
      enrolled(),
      writeAgentNote(terminal.store, { contactAt: AT, error: { code: 'SYNC_REVOKED', detail: '', since: AT }, clockOffsetMs: null }),
    ],
  ],
  ['a trouble', () => [enrolled(), noteTrouble(terminal.store, 'TERMINAL_DISK_SCARCE', AT, '8 % free')]],
])('%s needs a person', ([, happened]) => {
  happened();
  const inThreeDays = new Date(Date.parse(AT) + 3 * 24 * 3600_000);
  const status = agentStatus(terminal.store, terminal.folder, inThreeDays);
  expect(status.needsAPerson).toHaveLength(1);
  expect(statusLines(status).some((line) => line.startsWith('look '))).toBe(true);
});

test('status is read beside whoever has the store open, and of a store that nobody has open, without a trace', async () => {
  enrolled();
  captureOne(terminal.store, id(900), 1);
  parkOne(1);
  const version = () => Number(terminal.store.db.pragma('data_version', { simple: true }));
  const before = version();
  const beside = await ran('status', '--data', terminal.folder, '--json');
  expect(version()).toBe(before);
  expect(beside.code).toBe(1);
  const status: AgentStatus = JSON.parse(beside.out);
  expect(status.parkedEvents).toEqual([{ id: id(1), capturedAt: AT, reason: expect.stringContaining('status: invalid_value') }]);

  terminal.store.close();
  const alone = await ran('status', '--data', terminal.folder);
  expect(alone.code).toBe(1);
  expect(alone.out).toContain(id(1));
  expect(existsSync(join(terminal.folder, 'kiosk.sqlite'))).toBe(true);
});

test('where there is no store, none is made', async () => {
  const nowhere = join(dirname(terminal.folder), 'no-terminal-lives-here');
  expect((await ran('status', '--data', nowhere)).code).toBe(2);
  expect((await ran('release', '--all', '--data', nowhere)).code).toBe(2);
  expect(existsSync(nowhere)).toBe(false);
});

test('parked events wait again when they are released, one by one or all', async () => {
  enrolled();
  for (const number of [1, 2, 3]) {
    captureOne(terminal.store, id(900), number);
    parkOne(number);
  }
  expect(await ran('release', id(2), '--data', terminal.folder)).toEqual({ code: 0, out: '1 parked event waits again' });
  expect(outboxCounts(terminal.store)).toEqual({ waiting: 1, parked: 2 });
  // An id that is not parked: somebody has to look again.
  expect((await ran('release', id(2), '--data', terminal.folder)).code).toBe(1);
  expect((await ran('release', '--data', terminal.folder)).code).toBe(2);
  expect((await ran('release', id(1), '--all', '--data', terminal.folder)).code).toBe(2);
  expect(await ran('release', '--all', '--data', terminal.folder)).toEqual({ code: 0, out: '2 parked events wait again' });
  expect(outboxCounts(terminal.store)).toEqual({ waiting: 3, parked: 0 });
});

test('the figures are what Prometheus reads: each with its help and type, and a number', () => {
  enrolled();
  captureOne(terminal.store, id(900), 1);
  captureOne(terminal.store, id(900), 2);
  parkOne(2);
  const vitals = makeVitals(
    terminal.store,
    () => LATER,
    () => 0,
  );
  vitals.contact(-2000);
  vitals.failure({ code: 'SYNC_UNREACHABLE', detail: '' });
  vitals.failure({ code: 'SYNC_UNREACHABLE', detail: '' });
  const text = metricsText({ store: terminal.store, folder: terminal.folder, vitals, now: () => LATER });
  const lines = text.trimEnd().split('\n');
  const figures = lines.filter((line) => !line.startsWith('#'));
  for (const line of figures) {
    expect(line).toMatch(/^estran_[a-z_]+(?:\{[a-z]+="[A-Z_]+"\})? -?[0-9.e+-]+$/);
    const name = /^[a-z_]+/.exec(line)?.[0];
    expect(lines).toContainEqual(expect.stringMatching(`^# HELP ${name} .`));
    expect(lines).toContainEqual(expect.stringMatching(`^# TYPE ${name} (?:gauge|counter)$`));
  }
  for (const line of [
    'estran_outbox_waiting 1',
    'estran_outbox_oldest_seconds 7200',
    'estran_outbox_parked 1',
    'estran_central_last_contact_seconds 0',
    'estran_clock_offset_seconds -2',
    'estran_agent_failures_total{code="SYNC_UNREACHABLE"} 2',
  ])
    expect(figures).toContain(line);
  expect(text.endsWith('\n')).toBe(true);
});

test('the figures are served to this machine alone, under one path and our own name', async () => {
  const vitals = makeVitals(
    terminal.store,
    () => LATER,
    () => 0,
  );
  const served = await serveMetrics({ store: terminal.store, folder: terminal.folder, vitals, now: () => LATER }, 0);
  const ask = (path: string, host: string, method = 'GET'): Promise<number> =>
    new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port: served.port, path, method, headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      asked.once('error', reject).end();
    });
  try {
    const own = `127.0.0.1:${served.port}`;
    expect(await ask('/metrics', own)).toBe(200);
    expect(await ask('/metrics', `localhost:${served.port}`)).toBe(200);
    expect(await ask('/', own)).toBe(404);
    expect(await ask('/metrics/../etc', own)).toBe(404);
    expect(await ask('/metrics', own, 'POST')).toBe(405);
    // A page whose name was made to point here.
    expect(await ask('/metrics', `rebound.example:${served.port}`)).toBe(403);
    expect(await ask('/metrics', '127.0.0.1')).toBe(403);
  } finally {
    served.close();
  }
});
