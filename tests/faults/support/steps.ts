import { connect, type Socket } from 'node:net';
import { seededChance } from '#play/chance.ts';
import type { ChaosProxy, Passage } from '#tests/support/chaos-proxy.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { terminalRoutes } from '#wire/protocol.ts';
import { HEADERS, makeSigningKeyPair, signParts } from '#wire/signature.ts';
import type { CentralUnderTest } from './central-under-test.ts';
import type { Finding, Made } from './judge.ts';
import { type FaultKind, SHORT_VISIT, type Step } from './schedule.ts';
import type { TerminalUnderTest } from './terminal-under-test.ts';
import type { Note, Visitors } from './visitor.ts';

// long: what is done for each kind of fault, one case each; split, the list would stand in two places.

/** What faults are done to. */
export interface World {
  readonly terminal: TerminalUnderTest;
  readonly central: CentralUnderTest;
  readonly proxy: ChaosProxy;
  readonly visitors: Visitors;
  readonly made: Made;
  readonly findings: Finding[];
  readonly tell: (line: string) => void;
  /** This fault came to pass. */
  readonly happened: (step: Step) => void;
  /** Central is stopped and started by one at a time; resolves when it was this one's turn. */
  readonly centralTurn: (work: () => Promise<unknown>) => Promise<void>;
  /** The next visit that ends is spoiled on the disk before it is sent; false: that one does not do. */
  spoilNext: ((note: Note) => boolean) | null;
  /** From then on nothing is killed any more. */
  healed: boolean;
}

/** Ends a fault; null: it is over already. */
type End = (() => Promise<unknown>) | null;

const YEAR_MS = 365 * 24 * 3600_000;
const LORIS = 60;

/** Has the terminal met central? */
export const isEnrolled = ({ terminal }: World): boolean =>
  terminal.id() !== null &&
  terminal.read((db) => db.prepare("SELECT value FROM setting WHERE key = 'central'").pluck().get()) !== undefined;

const whenSpent = (world: World, step: Step, passage: Passage): void => {
  world.proxy.arm(passage).then(
    (how) => (how === 'spent' ? world.happened(step) : world.tell(`step ${step.number}: no request came for it`)),
    () => undefined,
  );
};

/** Kills at once, or at a moment of the next batch. */
const killAt = (world: World, step: Step, deadly: () => Promise<unknown>): Promise<unknown> | null => {
  const { moment } = step;
  // A batch that is under way while everything is healed must not kill what is up again.
  const kill = async (): Promise<unknown> => (world.healed ? null : deadly());
  if (moment !== 'now') {
    whenSpent(world, step, { path: terminalRoutes.batches, [moment]: kill });
    return null;
  }
  world.happened(step);
  return kill();
};

const armed = (world: World, step: Step, passage: Passage): End => {
  for (let count = 0; count < step.times; count += 1) whenSpent(world, step, passage);
  return null;
};

/** Keeps everything on the terminal until a visit has ended, spoils that one, and lets the network back. */
const spoilOne = async (world: World, step: Step, sql: string, needsContact: boolean): Promise<End> => {
  if (needsContact) await waitUntil(() => isEnrolled(world), 'a contact to be offered', { withinMs: 3000 }).catch(() => false);
  world.proxy.setAway(true);
  world.spoilNext = (note) => {
    if (note.id === null || note.captured === null || (needsContact && note.email === null)) return false;
    if (world.terminal.spoil(sql, note.id) === 0) return false;
    world.made.poisoned.add(note.id);
    world.happened(step);
    world.tell(`step ${step.number}: ${note.id} is spoiled`);
    world.proxy.setAway(false);
    return true;
  };
  return null;
};

const rewriteSent = async (world: World, step: Step): Promise<End> => {
  const sent = await waitUntil(
    () => world.terminal.kept().events.find((one) => one.state === 'sent') ?? (world.terminal.kept().events.length === 0 ? 'none' : null),
    'something to be sent',
    { withinMs: 1500, everyMs: 20 },
  ).catch(() => 'none' as const);
  if (sent === 'none') return null;
  const changed = world.terminal.spoil(
    `UPDATE event SET state = 'waiting', settled_at = NULL, digest = NULL, body = replace(body, '"locale":"en"', '"locale":"fr"') WHERE id = ? AND state = 'sent'`,
    sent.id,
  );
  if (changed === 0) return null;
  world.made.rewritten.add(sent.id);
  world.happened(step);
  world.tell(`step ${step.number}: ${sent.id} is rewritten and waits again`);
  return null;
};

const damageLog = (world: World, step: Step): End => {
  const { kind, times, seed, number } = step;
  const { terminal, proxy } = world;
  // A terminal that has lived for a while has its beginnings in the main file: what is at risk is what came last.
  if (terminal.url() !== null) terminal.checkpoint();
  if (times > 2) proxy.setAway(true);
  return async () => {
    await terminal.killBoth();
    const done = terminal.damageLog(kind === 'log cut' ? 'cut' : 'flipped', seededChance(seed));
    world.tell(`step ${number}: ${done}`);
    world.made.damaged = true;
    world.happened(step);
    world.visitors.diskWasDamaged();
    await terminal.start();
    proxy.setAway(false);
  };
};

const slowLoris = async (world: World): Promise<End> => {
  const { hostname, port } = new URL(world.central.url());
  const sockets: Socket[] = Array.from({ length: LORIS }, () => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(`POST ${terminalRoutes.batches} HTTP/1.1\r\nhost: central\r\ncontent-le`),
    );
    socket.on('error', () => undefined);
    return socket;
  });
  const drip = setInterval(() => {
    for (const socket of sockets) if (!socket.destroyed) socket.write('n');
  }, 100);
  return async () => {
    if (world.central.isUp()) {
      const answer = await fetch(new URL('/console/api/me', world.central.url()), { signal: AbortSignal.timeout(10_000) }).catch(
        () => null,
      );
      // It may be that central is being killed just now; what is slow for everybody is a finding.
      if (answer === null && world.central.isUp()) world.tell('loris: central gave no answer');
    }
    clearInterval(drip);
    for (const socket of sockets) socket.destroy();
  };
};

const rawRequest = async (world: World, what: string, body: Uint8Array<ArrayBuffer>, key: string): Promise<void> => {
  const terminal = world.terminal.id() ?? '-';
  const time = new Date().toISOString();
  const path = terminalRoutes.batches;
  const signature = signParts({ verb: 'POST', path, terminal, time, body }, key);
  const headers = { [HEADERS.protocol]: '1', [HEADERS.terminal]: terminal, [HEADERS.time]: time, [HEADERS.signature]: signature };
  const answer = await fetch(new URL(path, world.central.url()), { method: 'POST', body, headers }).catch(() => null);
  world.tell(`${what}: central answered ${answer?.status ?? 'nothing'}`);
  if (answer?.ok === true) world.findings.push({ rule: 'attack refused', what: `${what} was answered ${answer.status}` });
};

const restoreBackup = async (world: World, step: Step): Promise<End> => {
  const enrolled = await waitUntil(() => isEnrolled(world), 'the enrolment', { withinMs: 3000 }).catch(() => false);
  if (!enrolled) {
    world.tell(`step ${step.number}: no backup of a base that does not know the terminal`);
    return null;
  }
  await world.centralTurn(() => world.central.takeBackup());
  world.happened(step);
  const before = world.visitors.notes.filter(({ ended }) => ended === 'surely').length;
  return async () => {
    // A backup that misses nothing proves nothing: something must have come to central after it was made.
    if (world.visitors.notes.filter(({ ended }) => ended === 'surely').length === before && world.terminal.url() !== null)
      for (const action of SHORT_VISIT) await world.visitors.act(action);
    const isSent = (): boolean => world.terminal.kept().events.every(({ state }) => state !== 'waiting');
    if (!world.proxy.isAway()) await waitUntil(isSent, 'something newer than the backup', { withinMs: 4000 }).catch(() => null);
    world.made.restored = true;
    await world.centralTurn(() => world.central.restoreBackup());
  };
};

const revoke = async (world: World, step: Step): Promise<End> => {
  const id = world.terminal.id();
  if (id === null || !isEnrolled(world)) return null;
  await world.centralTurn(async () => {
    await world.central.start();
    await world.central.untilAnswering();
    await world.central.revoke(id);
  });
  world.made.revoked = true;
  world.happened(step);
  return null;
};

/** Of all others it is not said beforehand that they will come to pass. */
const AT_ONCE: ReadonlySet<FaultKind> = new Set([
  'network away',
  'requests replayed',
  'disk full',
  'clock ahead',
  'clock behind',
  'page killed',
  'slow loris',
  'ten megabytes',
  'forged signature',
]);

/** Begins a fault. What it gives back ends it, as many actions later as the step lasts. */
export const begin = async (world: World, step: Step): Promise<End> => {
  const { terminal, central, proxy } = world;
  if (AT_ONCE.has(step.kind)) world.happened(step);
  switch (step.kind) {
    case 'host killed':
      await killAt(world, step, () => terminal.killHost());
      return () => terminal.start();
    case 'agent killed':
      await killAt(world, step, () => terminal.killAgent());
      return null;
    case 'central killed':
      await killAt(world, step, () => world.centralTurn(() => central.kill()));
      return async () => void world.centralTurn(() => central.start());
    case 'postgres killed':
      await killAt(world, step, async () => central.killPostgres());
      return null;
    case 'backend killed':
      await killAt(world, step, () => central.killBackend().catch(() => undefined));
      return null;
    case 'network away':
      proxy.setAway(true);
      return async () => proxy.setAway(false);
    case 'cut before':
      return armed(world, step, { request: 'never' });
    case 'cut inside':
      return armed(world, step, { request: 'half' });
    case 'answer lost':
      return armed(world, step, { answer: 'never' });
    case 'answer cut':
      return armed(world, step, { answer: 'half' });
    case 'sent twice':
      return armed(world, step, { twice: true });
    case 'arrives late':
      return armed(world, step, { request: 'later' });
    case 'request altered':
      return armed(world, step, { request: 'altered' });
    case 'answer altered':
      return armed(world, step, { answer: 'altered' });
    case 'old answer':
      return armed(world, step, { answer: 'old' });
    case 'captive portal':
      return armed(world, step, { answer: 'portal' });
    case 'requests replayed':
      world.tell(`replayed: answered ${(await proxy.replay()).join(' ')}`);
      return null;
    case 'disk full':
      terminal.fillDisk(true);
      return async () => terminal.fillDisk(false);
    case 'log cut':
    case 'log flipped':
      return damageLog(world, step);
    case 'clock ahead':
    case 'clock behind':
      terminal.setClock(step.kind === 'clock ahead' ? YEAR_MS : -YEAR_MS);
      return step.times === 1 ? null : async () => terminal.setClock(0);
    case 'revoked':
      return revoke(world, step);
    case 'row damaged':
      return spoilOne(world, step, "UPDATE event SET body = substr(body, 1, length(body) - 20) WHERE id = ? AND state = 'waiting'", false);
    case 'row altered':
      return spoilOne(
        world,
        step,
        `UPDATE event SET body = replace(body, '"locale":"en"', '"locale":"fr"') WHERE id = ? AND state = 'waiting'`,
        false,
      );
    case 'event rejected':
      return spoilOne(
        world,
        step,
        `UPDATE event SET digest = NULL, body = replace(body, '"formatVersion":1', '"formatVersion":9') WHERE id = ? AND state = 'waiting'`,
        false,
      );
    case 'envelope damaged':
      return spoilOne(world, step, 'UPDATE sealed_part SET envelope = substr(envelope, 1, 30) WHERE event = ?', true);
    case 'event rewritten':
      return rewriteSent(world, step);
    case 'page killed':
      world.visitors.vanish();
      return null;
    case 'slow loris':
      return slowLoris(world);
    case 'ten megabytes':
      await rawRequest(world, 'ten megabytes', new Uint8Array(10_000_000).fill(0x20), makeSigningKeyPair().privateKey);
      return null;
    case 'forged signature':
      await rawRequest(world, 'a forged signature', new TextEncoder().encode('{"items":[]}'), makeSigningKeyPair().privateKey);
      return null;
    case 'backup restored':
      return restoreBackup(world, step);
  }
};
