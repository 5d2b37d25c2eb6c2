import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { writeContent } from '#compiler/write-content.ts';
import { KIOSK_ERRORS, type KioskErrorCode } from '#contract/errors.ts';
import type { EndSession, KioskState } from '#contract/host-api.ts';
import { type Host, openHost } from '#host/host.ts';
import { installContent } from '#host/install-content.ts';
import type { Variant } from '../content/variant.ts';
import { PAGE_FOLDER } from './built-page.ts';
import { type Mode, NORMAL, stateIn } from './mode.ts';

/** A real host over a folder of its own, with a seam around it: the page is the one that terminals show, byte for byte. */
export interface StagedTerminal extends Host {
  /** Takes other content: sessions that run are over. Rejects when the host refuses it; the old content then stays. */
  readonly show: (variant: Variant | null) => Promise<void>;
  readonly setMode: (mode: Mode) => void;
  readonly remove: () => Promise<void>;
}

interface Opened {
  readonly host: Host;
  readonly folder: string;
}

const open = async (variant: Variant | null): Promise<Opened> => {
  const folder = await mkdtemp(join(tmpdir(), 'estran-staged-'));
  const dataFolder = join(folder, 'terminal');
  if (variant !== null) {
    const version = join(folder, 'version');
    await writeContent(variant.content, version);
    const installed = installContent(dataFolder, version);
    if (!installed.ok) throw new Error(installed.error);
  }
  const host = openHost({
    dataFolder,
    pageFolder: PAGE_FOLDER,
    site: null,
    app: 'preview',
    now: () => new Date(),
    uptimeMs: () => performance.now(),
    newId: uuidv7,
    log: () => undefined,
  });
  if (!host.ok) throw new Error(host.error);
  return { host: host.value, folder };
};

const failed = (code: KioskErrorCode): Response => Response.json({ code, detail: 'staged' }, { status: KIOSK_ERRORS[code].status });

const withBody = async (response: Response, body: string): Promise<Response> => {
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return new Response(body, { status: response.status, headers });
};

/** The style sheets as a browser reads them that asks for calm, or for none: a page in a frame cannot be told otherwise. */
const inMotion = (css: string, reduced: boolean): string =>
  css
    .replaceAll(/\(prefers-reduced-motion:\s*reduce\)/g, reduced ? 'all' : 'not all')
    .replaceAll(/\(prefers-reduced-motion:\s*no-preference\)/g, reduced ? 'not all' : 'all');

/** Nothing that anybody types here is kept: the terminal has no central to seal it for. */
const withoutSubmission = async (request: Request): Promise<Request> => {
  const { endedBy, lastView }: EndSession = await request.json();
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  return new Request(request.url, { method: request.method, headers, body: JSON.stringify({ endedBy, lastView }) });
};

/** Opens a terminal on the stage. Remove it at the end. */
export const stageTerminal = async (first: Variant | null): Promise<StagedTerminal> => {
  let opened = await open(first);
  let mode = NORMAL;

  const leave = async ({ host, folder }: Opened): Promise<void> => {
    host.close();
    await rm(folder, { recursive: true, force: true });
  };
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    // The first thing to be written down fails; a game that asks nothing writes at the end alone.
    if (mode.scene === 'fault' && /\/(?:answers\/|end$)/.test(pathname)) return failed('KIOSK_STORE_FAILED');
    if (mode.scene === 'waking' && pathname === '/api/kiosk') return failed('KIOSK_NO_CONTENT');
    const isEnd = request.method === 'POST' && pathname.endsWith('/end');
    const response = await opened.host.fetch(isEnd ? await withoutSubmission(request) : request);
    response.headers.set('cache-control', 'no-store');
    if (!response.ok) return response;
    if (pathname === '/api/kiosk') {
      const state: KioskState = await response.json();
      return withBody(response, JSON.stringify(stateIn(state, mode.scene)));
    }
    if (pathname.endsWith('.css')) return withBody(response, inMotion(await response.text(), mode.reducedMotion));
    return response;
  };
  return {
    fetch,
    close: () => opened.host.close(),
    show: async (variant) => {
      const before = opened;
      opened = await open(variant);
      await leave(before);
    },
    setMode: (next) => {
      mode = next;
    },
    remove: () => leave(opened),
  };
};
