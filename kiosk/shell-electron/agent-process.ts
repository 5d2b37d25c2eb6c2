import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import { failuresAfter, nextDelay } from '#host/respawn.ts';

/** Started by path: the shell knows where the agent lies, never what is in it. */
const AGENT_ENTRY = fileURLToPath(new URL('../../sync-agent/agent/main.mjs', import.meta.url));

export interface AgentProcess {
  readonly pid: () => number | null;
  readonly stop: () => void;
}

/**
 * Runs the sync agent beside the app and starts it again when it ends. In a utility process: the app's own binary
 * does not run as Node (its fuse is off), so `child_process` could not.
 */
export const watchAgent = (args: readonly string[], log: (line: string) => void): AgentProcess => {
  let child: ReturnType<typeof utilityProcess.fork> | null = null;
  let failures = 0;
  let stopping = false;
  let again: NodeJS.Timeout | undefined;

  const start = (): void => {
    const startedAt = Date.now();
    const started = utilityProcess.fork(AGENT_ENTRY, [...args], { serviceName: 'Estran sync agent', stdio: 'inherit' });
    child = started;
    started.once('exit', (code) => {
      child = null;
      if (stopping) return;
      failures = failuresAfter(failures, Date.now() - startedAt);
      const delay = nextDelay(failures);
      log(`agent: ended (${code}); starts again in ${delay} ms`);
      again = setTimeout(start, delay);
    });
  };
  start();
  return {
    pid: () => child?.pid ?? null,
    stop: () => {
      stopping = true;
      clearTimeout(again);
      child?.kill();
    },
  };
};
