import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { browserScript, OWN_PATH } from '#proof/terminal/browser-files.ts';
import { modeShape, NORMAL } from '#proof/terminal/mode.ts';
import { type ServedHost, serveHost } from '#shell-http/serve-host.ts';
import type { Studio } from './studio.ts';

const POLL_MS = 20_000;
const HERE = import.meta.dirname;
const own = (name: string): string => `${OWN_PATH}${name}`;

const file = (name: string, type: string): Response =>
  new Response(readFileSync(join(HERE, name)), { headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' } });

/** The bar, in the language that was asked for. */
const barPage = (language: string): Response =>
  new Response(readFileSync(join(HERE, 'bar.html'), 'utf8').replace('<html lang="en">', `<html lang="${language}">`), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });

/** A frame cannot be told to ask for calm: the question is answered for it. */
const calmScript = (reduced: boolean): Response =>
  new Response(
    `const ask = window.matchMedia.bind(window);
window.matchMedia = (query) => ask(!query.includes('prefers-reduced-motion') ? query : query.includes('no-preference') === ${!reduced} ? 'all' : 'not all');`,
    { headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' } },
  );

/** The kiosk's own headers let nobody put it into a frame; here, and only here, the bar may. */
const framed = async (response: Response): Promise<Response> => {
  const headers = new Headers(response.headers);
  headers.set(
    'content-security-policy',
    (headers.get('content-security-policy') ?? '').replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
  );
  headers.delete('content-length');
  if (!(headers.get('content-type') ?? '').startsWith('text/html'))
    return new Response(response.body, { status: response.status, headers });
  const html = (await response.text()).replace('<head>', `<head><script src="${own('calm.js')}"></script>`);
  return new Response(html, { status: response.status, headers });
};

const chosenShape = z.object({ site: z.string().optional(), brand: z.string().optional() });
/** What the bar sent. A body that is no JSON is one that has not the right shape: the bar is told so with 400, nobody else asks. */
const readBody = async <Shape extends z.ZodType>(request: Request, shape: Shape): Promise<z.infer<Shape> | null> => {
  const parsed = shape.safeParse(await request.json().catch(() => null));
  return parsed.success ? parsed.data : null;
};
const refused = (status: number): Response => new Response(null, { status });

/** The bar, the kiosk beside it, and what the bar asks. */
export const servePreview = (studio: Studio, port: number, language: 'fr' | 'en'): Promise<ServedHost> => {
  let reduced = NORMAL.reducedMotion;
  const ask = async (request: Request, path: string, url: URL): Promise<Response> => {
    switch (path) {
      case '':
        return barPage(language);
      case 'bar.css':
        return file('bar.css', 'text/css');
      case 'bar.js':
        return browserScript(join(HERE, 'bar.ts'));
      case 'words.js':
        return browserScript(join(HERE, 'words.ts'));
      case 'finger.js':
        return browserScript(join(HERE, '../proof/drive/finger.ts'));
      case 'calm.js':
        return calmScript(reduced);
      case 'state':
        return Response.json(await studio.newer(Number(url.searchParams.get('after') ?? -1), POLL_MS));
      case 'way': {
        const way = studio.wayTo(url.searchParams.get('view') ?? '', url.searchParams.get('locale') ?? '');
        return way === null ? refused(404) : Response.json(way);
      }
      case 'choose': {
        const chosen = request.method === 'POST' ? await readBody(request, chosenShape) : null;
        if (chosen === null) return refused(400);
        await studio.choose(chosen);
        return Response.json(studio.state());
      }
      case 'mode': {
        const mode = request.method === 'POST' ? await readBody(request, modeShape) : null;
        if (mode === null) return refused(400);
        reduced = mode.reducedMotion;
        studio.setMode(mode);
        return refused(204);
      }
      default:
        return refused(404);
    }
  };
  return serveHost(
    {
      close: () => undefined,
      fetch: async (request) => {
        const url = new URL(request.url);
        if (url.pathname.startsWith(OWN_PATH)) {
          const isForeign = ['cross-site', 'same-site'].includes(request.headers.get('sec-fetch-site') ?? '');
          return isForeign ? refused(403) : ask(request, url.pathname.slice(OWN_PATH.length), url);
        }
        // Who opens the address gets the bar; the kiosk itself is for its frame.
        if (url.pathname === '/' && request.headers.get('sec-fetch-dest') === 'document')
          return new Response(null, { status: 302, headers: { location: OWN_PATH } });
        return framed(await studio.terminal.fetch(request));
      },
    },
    port,
  );
};
