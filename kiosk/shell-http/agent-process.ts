import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { failuresAfter, nextDelay } from '#host/respawn.ts';

/** Started by path: the shell knows where the agent lies, never what is in it. */
const AGENT_ENTRY = fileURLToPath(new URL('../../sync-agent/agent/main.mjs', import.meta.url));
/** How long the agent gets to finish its batch. */
const STOP_MS = 5000;

export interface AgentProcess {
  readonly pid: () => number | null;
  /** Asks the agent to stop, and resolves when it has. */
  readonly stop: () => Promise<void>;
}

/** Starts the agent and starts it again whenever it dies. */
export const watchAgent = (args: readonly string[], log: (line: string) => void): AgentProcess => {
  let child: ChildProcess | null = null;
  let failures = 0;
  let stopping = false;
  let again: NodeJS.Timeout | null = null;

  const start = (): void => {
    const startedAt = Date.now();
    // Detached: Ctrl-C reaches the shell alone, which then stops the agent through its standard input.
    const started = spawn(process.execPath, [AGENT_ENTRY, ...args, '--stop-on-stdin-end'], {
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    child = started;
    for (const stream of [started.stdout, started.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        for (const line of text.split('\n').filter((one) => one !== '')) log(`agent: ${line}`);
      });
    }
    started.on('error', (cause) => log(`agent: could not be started: ${cause.message}`));
    started.on('close', (code, signal) => {
      child = null;
      if (stopping) return;
      failures = failuresAfter(failures, Date.now() - startedAt);
      const delay = nextDelay(failures);
      log(`agent: ended (${signal ?? code}); starts again in ${delay} ms`);
      again = setTimeout(start, delay);
    });
  };
  start();

  return {
    pid: () => child?.pid ?? null,
    stop: async () => {
      stopping = true;
      if (again !== null) clearTimeout(again);
      const running = child;
      if (running === null) return;
      const ended = new Promise<void>((resolve) => running.once('close', () => resolve()));
      running.stdin?.end();
      const force = setTimeout(() => running.kill('SIGKILL'), STOP_MS);
      await ended;
      clearTimeout(force);
    },
  };
};
