import { join } from 'node:path';
import { z } from 'zod';
import { seededChance } from '#play/chance.ts';
import { startChaosProxy } from '#tests/support/chaos-proxy.ts';
import { startProcess } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { terminalRoutes } from '#wire/protocol.ts';
import { type CentralUnderTest, startCentralUnderTest } from '../faults/support/central-under-test.ts';
import { enrolledTerminal } from './drain/ours.ts';
import { sessionsOf } from './drain/sessions.ts';
import type { Bench, Figure } from './figure.ts';

/** A hundred batches and more, so that one in a hundred is something; `ESTRAN_RECOVERY_EVENTS=12000` for a quick look. */
const EVENTS = Number(process.env['ESTRAN_RECOVERY_EVENTS'] ?? 60_000);
const KILL_EVERY_MS = 2_000;
const SEED = 1;
const AGENT = 'sync-agent/agent/main.mjs';

interface Run {
  readonly seconds: number;
  readonly bytes: number;
  readonly kills: number;
  readonly answersLost: number;
  /** Captured and not in central. */
  readonly lost: number;
  /** In central more often than once. */
  readonly doubled: number;
}

/** Drains a backlog through the agent's own process; `loss` of all acknowledgements never arrive. */
const drainUnder = async (central: CentralUnderTest, loss: number, killEveryMs: number | null): Promise<Run> => {
  const terminal = await enrolledTerminal(central.url(), async () => ({ code: await central.newClaim() }));
  const { id, incarnation } = terminal;
  await terminal.capture(await sessionsOf(EVENTS, { terminal: id, incarnation, seed: SEED }), false);
  const chance = seededChance(SEED);
  let answersLost = 0;
  const proxy = await startChaosProxy({
    target: central.url,
    otherwise: (path) => {
      if (path !== terminalRoutes.batches || chance() >= loss) return {};
      answersLost += 1;
      return { answer: 'never' };
    },
  });
  const start = () => startProcess(AGENT, ['--data', terminal.data, '--central', proxy.url], { ready: false });
  // Counting all that waits, every few milliseconds, would take the processor from those who are measured.
  const isEmpty = (): boolean => terminal.store.db.prepare("SELECT 1 FROM event WHERE state = 'waiting' LIMIT 1").get() === undefined;
  const began = performance.now();
  let agent = await start();
  let kills = 0;
  try {
    while (!isEmpty()) {
      const done = await waitUntil(isEmpty, 'the outbox to be empty', { withinMs: killEveryMs ?? 600_000, everyMs: 20 }).catch(() => false);
      if (done) break;
      if (killEveryMs === null) throw new Error('the outbox did not empty');
      await agent.kill('SIGKILL');
      kills += 1;
      agent = await start();
    }
    const seconds = (performance.now() - began) / 1000;
    const counted = await central.query('select count(*)::int as events, count(distinct id)::int as ids from event where terminal = $1', [
      id,
    ]);
    const [row] = z.array(z.object({ events: z.int(), ids: z.int() })).parse(counted);
    return {
      seconds,
      bytes: proxy.bytes(),
      kills,
      answersLost,
      lost: EVENTS - (row?.ids ?? 0),
      doubled: (row?.events ?? 0) - (row?.ids ?? 0),
    };
  } finally {
    await agent.kill('SIGKILL');
    await proxy.close();
    terminal.close();
  }
};

/** What failures cost: time and bytes until everything is in central, against the same backlog with none. */
export const recoveryBench: Bench = async (say) => {
  using folder = temporaryFolder('bench-recovery');
  const central = await startCentralUnderTest(join(folder.path, 'central'));
  const figures: Figure[] = [];
  const note = (figure: string, ours: number, unit: Figure['unit'], limit: number | null): void => {
    figures.push({ bench: 'recovery', figure, ours, unit, peer: null, limit });
  };
  const run = async (what: string, loss: number, kill: number | null): Promise<Run> => {
    const done = await drainUnder(central, loss, kill);
    say(`${what}: ${JSON.stringify(done)}`);
    note(`${what}: time`, done.seconds, 's', null);
    note(`${what}: bytes both ways`, done.bytes / 1000, 'kB', null);
    note(`${what}: events lost`, done.lost, 'count', 0);
    note(`${what}: events doubled`, done.doubled, 'count', 0);
    return done;
  };
  try {
    await drainUnder(central, 0, null);
    const clean = await run(`clean, ${EVENTS} events`, 0, null);
    for (const loss of [0.01, 0.1]) {
      const what = `${loss * 100} % of acknowledgements lost, agent killed every ${KILL_EVERY_MS / 1000} s`;
      const done = await run(what, loss, KILL_EVERY_MS);
      note(`${what}: bytes over clean`, done.bytes / clean.bytes, '×', (1 + loss) * 1.2);
      note(`${what}: time over clean`, done.seconds / clean.seconds, '×', null);
    }
  } finally {
    await central.stop();
  }
  return figures;
};
