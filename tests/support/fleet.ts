import { z } from 'zod';
import { type StartedProcess, type StartOptions, startProcess } from './process.ts';
import { waitUntil } from './wait-until.ts';

const centralReady = z.object({
  url: z.url(),
  password: z.string().nullable(),
  claim: z.string().nullable(),
  postgresPid: z.int().nullable(),
});
const terminalReady = z.object({ url: z.url(), agentPid: z.int().nullable() });

export type StartedCentral = StartedProcess & z.infer<typeof centralReady>;
export type StartedTerminal = StartedProcess & z.infer<typeof terminalReady>;

/** Central as a process, with its own PostgreSQL below `data`. `site`: issue a claim code for it. */
export const startCentralProcess = async (
  data: string,
  options: { port?: string; site?: string; env?: StartOptions['env'] } = {},
): Promise<StartedCentral> => {
  const claim = options.site === undefined ? [] : ['--issue-claim', options.site];
  const args = ['--data', data, '--port', options.port ?? '0', ...claim];
  const started = await startProcess('sync-agent/central/main.mjs', args, { env: options.env ?? {} });
  return { ...started, ...centralReady.parse(started.ready) };
};

/** A terminal as a process: the kiosk over HTTP, with its agent as a child. */
export const startTerminalProcess = async (
  data: string,
  args: readonly string[],
  env: NonNullable<StartOptions['env']> = {},
): Promise<StartedTerminal> => {
  const started = await startProcess('kiosk/shell-http/main.mjs', ['--data', data, '--port', '0', ...args], { env });
  return { ...started, ...terminalReady.parse(started.ready) };
};

/** Signed in at the console: asks its API as the office's browser does; with something to say it posts. */
export const signIn = async (url: string, password: string): Promise<(path: string, content?: object) => Promise<unknown>> => {
  const origin = new URL(url).origin;
  const answer = await fetch(new URL('/console/api/login', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ password }),
  });
  if (!answer.ok) throw new Error(`the console refused the password: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  return async (path, content) => {
    const post = { method: 'POST', headers: { cookie, origin, 'content-type': 'application/json' }, body: JSON.stringify(content) };
    return (await fetch(new URL(`/console/api/${path}`, url), content === undefined ? { headers: { cookie } } : post)).json();
  };
};

/** Waits until the process with this id is gone. */
export const untilGone = (pid: number): Promise<unknown> =>
  waitUntil(() => {
    try {
      process.kill(pid, 0);
      return false;
    } catch {
      // No such process: that is what is waited for.
      return true;
    }
  }, `process ${pid} to be gone`);
