import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startChaosProxy } from '#tests/support/chaos-proxy.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import type { CentralUnderTest } from './central-under-test.ts';
import { type Finding, judge, type Made } from './judge.ts';
import { type Action, type FaultKind, type Schedule, SHORT_VISIT, type Step } from './schedule.ts';
import { begin, isEnrolled, type World } from './steps.ts';
import { type TerminalUnderTest, terminalUnderTest } from './terminal-under-test.ts';
import { visitorsAt } from './visitor.ts';

export interface Played {
  readonly schedule: Schedule;
  readonly findings: readonly Finding[];
  /** All that was seen, in order, with milliseconds since the beginning. */
  readonly transcript: readonly string[];
  /** The kinds of fault that came to pass: a cut that no request met is none. */
  readonly kinds: readonly FaultKind[];
  readonly visits: number;
  readonly arrived: number;
  readonly ms: number;
}

export interface PlayOptions {
  /** A folder of its own for this schedule. */
  readonly folder: string;
  /** The content version that the terminal plays. */
  readonly content: string;
  readonly central: CentralUnderTest;
  /** More for the environment of host and agent: a saboteur. */
  readonly env?: Readonly<Record<string, string>>;
}

/** So long an outbox may take to empty once everything is healed. */
const CONVERGE_MS = 45_000;
const LEDGER_MS = 20_000;
/** So long visitors stay away for the agent's sake. */
const AGENT_MS = 900;

/** And so long for what was armed and not met. */
const SPEND_MS = 4000;
/** Of so many more visitors at the most. */
const MOST_MORE = 12;

const countWaiting = (terminal: TerminalUnderTest): number =>
  Number(terminal.read((db) => db.prepare("SELECT count(*) FROM event WHERE state = 'waiting'").pluck().get()));

/** Ends every fault, the visits that are open and the wait of the agent: what follows is a quiet day. */
const heal = async (world: World): Promise<void> => {
  const { terminal, central, proxy, visitors } = world;
  world.spoilNext = null;
  world.healed = true;
  await proxy.heal();
  await world.centralTurn(() => central.start());
  await central.untilAnswering();
  terminal.fillDisk(false);
  // The host starts anew, so that visits which nobody ended are ended; then somebody plays, which wakes the agent.
  await terminal.killHost();
  await terminal.start();
  await waitUntil(() => isEnrolled(world), 'the terminal to be enrolled', { withinMs: CONVERGE_MS });
  for (const action of SHORT_VISIT) await visitors.act(action);
};

/** Lets the agent come to what was armed for it, and now and then to all that waits. It has not much time: visitors do not wait either. */
const letAgentWork = async ({ terminal, proxy, central }: World, calm: boolean): Promise<void> => {
  const before = proxy.armed();
  if (proxy.isAway() || (before === 0 && !calm)) return;
  const worked = () => (before > 0 ? proxy.armed() < before : countWaiting(terminal) === 0);
  if (terminal.url() !== null && central.isUp())
    await waitUntil(worked, 'the agent', { withinMs: AGENT_MS, everyMs: 10 }).catch(() => null);
};

/** One action of a visitor, and what hangs on a visit that has ended. */
const actIn = async (world: World, action: Action): Promise<void> => {
  await world.visitors.act(action);
  const note = world.visitors.notes.at(-1);
  if (action.kind !== 'end' || note?.ended !== 'surely') return;
  if (world.spoilNext?.(note) === true) world.spoilNext = null;
  await letAgentWork(world, action.calm);
};

/** What was armed for requests that never came meets those of some more visitors. */
const spendArmed = async (world: World): Promise<void> => {
  const until = performance.now() + SPEND_MS;
  let visits = 0;
  const isOpen = (): boolean => world.proxy.armed() > 0 || world.spoilNext !== null;
  while (isOpen() && world.terminal.url() !== null && world.central.isUp() && performance.now() < until && visits < MOST_MORE) {
    visits += 1;
    for (const action of SHORT_VISIT) await actIn(world, action);
  }
};

const untilConverged = async (world: World): Promise<void> => {
  const { terminal, proxy, made } = world;
  if (made.revoked) {
    const before = proxy.requests();
    await waitUntil(() => proxy.requests() > before || /SYNC_REVOKED/.test(terminal.output()), 'central to refuse the revoked terminal', {
      withinMs: CONVERGE_MS,
    });
    return;
  }
  await waitUntil(() => countWaiting(terminal) === 0, 'the outbox to be empty', { withinMs: CONVERGE_MS, everyMs: 20 });
};

/**
 * The agent tells its ledger when it begins; then central's account of the terminal must be even. It may end with a gap only where both
 * copies are gone: the terminal's by its disk, central's by its backup.
 */
const readLedger = async ({ terminal, central, made }: World, id: string): Promise<{ findings: Finding[]; gap: number }> => {
  await terminal.killAgent();
  let last = await central.ledger(id);
  const settled = async (): Promise<boolean> => {
    last = (await central.ledger(id)) ?? last;
    return last?.standing === 'even' || (last?.standing === 'gap' && made.damaged && made.restored);
  };
  const isSettled = await waitUntil(settled, 'the ledger to be even', { withinMs: LEDGER_MS, everyMs: 100 }).catch(() => false);
  const findings: Finding[] = isSettled ? [] : [{ rule: 'ledger even', what: last?.said ?? 'central knows of no ledger' }];
  return { findings, gap: last?.gap ?? 0 };
};

/** Plays a schedule on real processes, heals everything, and judges what is left. */
export const playSchedule = async (schedule: Schedule, options: PlayOptions): Promise<Played> => {
  const { folder, content, central } = options;
  const began = performance.now();
  const transcript: string[] = [];
  const tell = (line: string): void => void transcript.push(`${String(Math.round(performance.now() - began)).padStart(6)} ms  ${line}`);
  const proxy = await startChaosProxy({ target: central.url, tell });
  // The schedule before may have left it dead.
  await central.start();
  await central.untilAnswering();
  const claim = await central.newClaim();
  const data = join(folder, 'terminal');
  const terminal = terminalUnderTest({ data, content, central: proxy.url, claim, env: options.env ?? {} });
  const visitors = visitorsAt(terminal, (visit) => `visitor-${schedule.seed}-${visit}`, tell);
  const made: Made = { damaged: false, revoked: false, restored: false, poisoned: new Set(), rewritten: new Set() };
  const findings: Finding[] = [];
  let turn: Promise<void> = Promise.resolve();
  const centralTurn = (work: () => Promise<unknown>): Promise<void> => {
    turn = turn.then(async () => void (await work()));
    return turn;
  };
  const kinds: FaultKind[] = [];
  const happened = ({ kind }: Step): void => void kinds.push(kind);
  const world: World = { terminal, central, proxy, visitors, made, findings, tell, happened, centralTurn, spoilNext: null, healed: false };
  const running: { readonly until: number; readonly end: () => Promise<unknown> }[] = [];

  try {
    await terminal.start();
    if (schedule.enrolledFirst) await waitUntil(() => isEnrolled(world), 'the enrolment', { withinMs: CONVERGE_MS, everyMs: 20 });
    for (const [index, action] of schedule.actions.entries()) {
      for (const over of running.filter(({ until }) => until <= index)) {
        running.splice(running.indexOf(over), 1);
        await over.end();
      }
      for (const step of schedule.steps.filter(({ at }) => at === index)) {
        tell(`step ${step.number}: ${step.kind}`);
        const end = await begin(world, step);
        if (end !== null) running.push({ until: index + step.lasts, end });
      }
      await actIn(world, action);
    }
    for (const { end } of running.splice(0)) await end();
    await centralTurn(() => central.start());
    await central.untilAnswering();
    await spendArmed(world);
    tell('everything is healed');
    await heal(world);
    await untilConverged(world);
    tell('converged');
    const id = terminal.id() ?? '';
    // Sessions are made beside the taking in: until then a figure is late, not wrong.
    const kept = await waitUntil(
      async () => {
        const now = await central.kept(id);
        return now.sessions.length === now.events.length ? now : null;
      },
      'the sessions to be made of the events',
      { withinMs: CONVERGE_MS, everyMs: 50 },
    );
    const ledger = made.revoked ? { findings: [], gap: 0 } : await readLedger(world, id);
    findings.push(...ledger.findings);
    const contacts = new Map<string, string | null>();
    for (const event of kept.sealed) contacts.set(event, await central.openContact(id, event));
    findings.push(...judge({ notes: visitors.notes, made, terminal: terminal.kept(), central: kept, gap: ledger.gap, contacts }));
    return {
      schedule,
      findings,
      transcript: [...transcript, '--- the terminal said:', terminal.output()],
      kinds,
      visits: visitors.notes.length,
      arrived: kept.events.length,
      ms: performance.now() - began,
    };
  } catch (cause) {
    findings.push({ rule: 'converges', what: cause instanceof Error ? cause.message : String(cause) });
    return {
      schedule,
      findings,
      transcript: [...transcript, '--- the terminal said:', terminal.output(), '--- central said:', central.output()],
      kinds,
      visits: visitors.notes.length,
      arrived: 0,
      ms: performance.now() - began,
    };
  } finally {
    await turn.catch(() => undefined);
    await terminal.stop();
    await proxy.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
};
