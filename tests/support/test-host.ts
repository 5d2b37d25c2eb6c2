/**
 * A test host: it answers the page like the real host does, from memory, over the built page. It writes nothing to disk,
 * checks no origin and seals nothing; what the page asked of it can be read back, and it can be told to fail.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { KIOSK_ERRORS, type KioskErrorCode } from '#contract/errors.ts';
import type { HostEvent, KioskState } from '#contract/host-api.ts';
import { PAGE_FOLDER } from '#proof/terminal/built-page.ts';
import { waitUntil } from './wait-until.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

export interface TestHost {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** Requests of a kind so far, by method and the last part of the path's form: `answer`, `end`, `seen`, `start`. */
  of(kind: 'start' | 'answer' | 'end' | 'seen'): readonly Asked[];
  /** The next requests of this kind fail with this code, until it is set to null. */
  failWith(kind: 'start' | 'answer' | 'end' | 'kiosk', code: KioskErrorCode | null): void;
  replace(kiosk: KioskState): void;
  tell(event: HostEvent): void;
  close(): Promise<void>;
}

export const CSP =
  "default-src 'self'; img-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

const read = async (request: IncomingMessage): Promise<unknown> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const body: unknown = text === '' ? null : JSON.parse(text);
  return body;
};

const kindOf = (method: string, path: string): 'kiosk' | 'events' | 'start' | 'answer' | 'end' | 'seen' | 'file' => {
  if (path === '/api/kiosk') return 'kiosk';
  if (path === '/api/events') return 'events';
  if (method === 'POST' && path === '/api/sessions') return 'start';
  if (path.includes('/answers/')) return 'answer';
  if (path.endsWith('/end')) return 'end';
  return path.endsWith('/seen') ? 'seen' : 'file';
};

export interface TestHostOptions {
  readonly kiosk: KioskState;
  /** Reads a file of the content: `/media/…` of the contract. */
  readonly media: (path: string) => Promise<Uint8Array | string>;
  /** Where the built page lies. */
  readonly page?: string;
}

export const startTestHost = async ({ kiosk: first, media, page = PAGE_FOLDER }: TestHostOptions): Promise<TestHost> => {
  let kiosk = first;
  const asked: Asked[] = [];
  const failures = new Map<string, KioskErrorCode>();
  const events: HostEvent[] = [];
  const closing = new AbortController();

  const json = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const fail = (response: ServerResponse, code: KioskErrorCode): void =>
    json(response, KIOSK_ERRORS[code].status, { code, detail: 'the test said so' });
  const file = async (response: ServerResponse, path: string): Promise<void> => {
    const name = path === '/' ? '/index.html' : path;
    const bytes = path.startsWith('/media/') ? await media(decodeURIComponent(path)) : await readFile(join(page, normalize(name)));
    response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream', 'content-security-policy': CSP });
    response.end(bytes);
  };
  const poll = async (response: ServerResponse, after: number): Promise<void> => {
    await waitUntil(() => events.length > after || closing.signal.aborted, 'an event', { withinMs: 25_000, everyMs: 30 }).catch(
      () => undefined,
    );
    json(response, 200, { cursor: events.length, events: events.slice(after) });
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const method = request.method ?? 'GET';
    const kind = kindOf(method, pathname);
    const body = await read(request);
    if (kind !== 'file' && kind !== 'events') asked.push({ method, path: pathname, body });
    const code = failures.get(kind);
    if (code !== undefined) return fail(response, code);
    if (kind === 'kiosk') return json(response, 200, { ...kiosk, eventCursor: events.length });
    if (kind === 'events') return poll(response, Number(searchParams.get('after') ?? 0));
    if (kind === 'start') return json(response, 200, { session: uuidv7() });
    // Nobody stands on its leaderboards, and whoever writes there is forgotten at once.
    if (pathname.startsWith('/api/leaderboards/') || pathname.endsWith('/score')) return json(response, 200, { lines: [] });
    if (kind === 'file') return file(response, pathname);
    response.writeHead(204);
    response.end();
  };

  const server = createServer((request, response) => {
    respond(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(404);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test host has no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    asked,
    of: (kind) => asked.filter((one) => kindOf(one.method, one.path) === kind),
    failWith: (kind, code) => {
      if (code === null) failures.delete(kind);
      else failures.set(kind, code);
    },
    replace: (next) => {
      kiosk = next;
    },
    tell: (event) => events.push(event),
    close: async () => {
      closing.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
