import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { waitUntil } from './wait-until.ts';

/** The top folder of the project. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments of Node itself, before the entry. */
  readonly nodeArguments?: readonly string[];
  /** How long the process may take until its `--ready-json` line. */
  readonly readyWithinMs?: number;
  /** Also open a channel for messages; this hears them, from the first one on. */
  readonly onMessage?: (message: unknown) => void;
  /** False for a process that has no `--ready-json` line: it counts as ready when it runs. */
  readonly ready?: boolean;
}

export interface StartedProcess {
  readonly child: ChildProcess;
  readonly pid: number;
  /** What its `--ready-json` line said: still to be parsed. */
  readonly ready: Readonly<Record<string, unknown>>;
  /** Everything it has said so far, stdout and stderr in the order they came. */
  output(): string;
  /** Sends a signal and waits until the process is gone. SIGKILL is a power cut: nothing of it gets to tidy up. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** The polite end: SIGTERM, and SIGKILL with an error when it did not obey. */
  stop(withinMs?: number): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  [Symbol.asyncDispose](): Promise<void>;
}

const readyLine = (text: string): Record<string, unknown> | null => {
  for (const line of text.split('\n').slice(0, -1)) {
    if (!line.startsWith('{')) continue;
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed === 'object' && parsed !== null && 'ready' in parsed) return { ...parsed };
  }
  return null;
};

const untilReady = async (entry: string, child: ChildProcess, stdout: () => string, withinMs: number): Promise<Record<string, unknown>> => {
  const seen = await waitUntil(
    () => readyLine(stdout()) ?? (child.exitCode !== null || child.signalCode !== null ? 'ended' : null),
    `${entry} to be ready`,
    { withinMs },
  );
  if (seen === 'ended') throw new Error(`${entry} ended before it was ready (code ${child.exitCode}, signal ${child.signalCode})`);
  return seen;
};

/**
 * Starts one of our processes with this very Node and waits for the line that `--ready-json` makes it print:
 * a JSON object with a key `ready`. `entry` is relative to the project's folder. Fails with all the process said.
 */
export const startProcess = async (entry: string, args: readonly string[], options: StartOptions = {}): Promise<StartedProcess> => {
  const { env = {}, nodeArguments = [], readyWithinMs = 30_000, onMessage, ready: waits = true } = options;
  if (!existsSync(resolve(PROJECT, entry))) throw new Error(`there is no ${entry}`);
  const child = spawn(process.execPath, [...nodeArguments, entry, ...args, ...(waits ? ['--ready-json'] : [])], {
    cwd: PROJECT,
    env: { ...process.env, NODE_ENV: 'test', ...env },
    stdio: onMessage ? ['pipe', 'pipe', 'pipe', 'ipc'] : ['pipe', 'pipe', 'pipe'],
  });
  const gone = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
  if (onMessage) child.on('message', onMessage);
  const heard = { all: '', stdout: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    heard.all += text;
    heard.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    heard.all += text;
  });
  // A process that is gone takes nothing more; that is told by `gone`.
  child.stdin?.on('error', () => undefined);
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  const ready = waits
    ? await untilReady(entry, child, () => heard.stdout, readyWithinMs).catch(async (cause: unknown) => {
        await kill('SIGKILL');
        throw new Error(`${String(cause)}\n--- ${entry} said:\n${heard.all}`, { cause });
      })
    : {};
  if (child.pid === undefined) throw new Error(`${entry} could not be started`);
  const stop = async (withinMs = 10_000) => {
    child.kill('SIGTERM');
    const deadline = new AbortController();
    const first = await Promise.race([gone, setTimeout(withinMs, 'late' as const, { signal: deadline.signal, ref: false })]);
    if (first !== 'late') {
      deadline.abort();
      return first;
    }
    await kill('SIGKILL');
    throw new Error(`${entry} did not stop within ${withinMs} ms\n--- it said:\n${heard.all}`);
  };
  return {
    child,
    pid: child.pid,
    ready,
    output: () => heard.all,
    kill,
    stop,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null && child.signalCode === null) await kill('SIGKILL');
    },
  };
};
