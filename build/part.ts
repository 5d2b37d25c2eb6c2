import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { failuresAfter, nextDelay } from '#host/respawn.ts';

/** How long a part gets to stop by itself. */
const STOP_MS = 15_000;

export interface Part {
  /** What the part said of itself when it was first ready. */
  readonly ready: Promise<unknown>;
  readonly stop: () => Promise<void>;
}

export interface PartOptions {
  readonly name: string;
  /** The program and its arguments. `again`: it was ready before, with this line. */
  readonly command: (again: unknown) => readonly [string, ...string[]];
  /** What no other account of the machine may read: arguments can be seen by all. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

const parseReady = (line: string): unknown => {
  if (!line.startsWith('{"ready"')) return null;
  return JSON.parse(line);
};

/**
 * One part of the whole as a process: started, watched, started again when it dies after it was ready once.
 * It stops when its standard input ends, so that it never outlives this process, however that one dies.
 */
export const startPart = ({ name, command, secrets = {}, log }: PartOptions): Part => {
  let child: ChildProcess;
  let stopping = false;
  let failures = 0;
  let readyLine: unknown = null;
  let again: NodeJS.Timeout | null = null;
  const { promise: ready, resolve, reject } = Promise.withResolvers<unknown>();

  const start = (): void => {
    const [program, ...args] = command(readyLine);
    const startedAt = Date.now();
    const last: string[] = [];
    const started = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], detached: true, env: { ...process.env, ...secrets } });
    child = started;
    createInterface({ input: started.stdout }).on('line', (line) => {
      const said = parseReady(line);
      // The other lines are for a person who started the part alone.
      if (said === null) return;
      readyLine ??= said;
      resolve(readyLine);
    });
    createInterface({ input: started.stderr }).on('line', (line) => {
      last.push(line);
      if (last.length > 20) last.shift();
      log(`${name}: ${line}`);
    });
    started.on('error', (cause) => reject(new Error(`${name} could not be started: ${cause.message}`)));
    started.on('close', (code, signal) => {
      if (stopping) return;
      if (readyLine === null) {
        reject(new Error(`${name} ended before it was ready (${signal ?? code}):\n${last.join('\n')}`));
        return;
      }
      failures = failuresAfter(failures, Date.now() - startedAt);
      log(`${name} ended (${signal ?? code}); it starts again in ${nextDelay(failures)} ms`);
      again = setTimeout(start, nextDelay(failures));
    });
  };
  start();

  return {
    ready,
    stop: async () => {
      stopping = true;
      if (again !== null) clearTimeout(again);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const closed = new Promise<void>((done) => child.once('close', () => done()));
      child.stdin?.end();
      const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await closed;
      clearTimeout(force);
    },
  };
};
