import { serve } from '@hono/node-server';
import type { Host } from '#host/host.ts';

export interface ServedHost {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Names under which this machine knows itself. Any other Host header is a foreign name that was led here. */
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Serves a host on the loopback interface only. `port` 0 takes any. Rejects when the port is taken. */
export const serveHost = (host: Host, port: number): Promise<ServedHost> =>
  new Promise((resolve, reject) => {
    const fetch = async (request: Request): Promise<Response> => {
      const { hostname } = new URL(request.url);
      if (!LOOPBACK.has(hostname)) return Response.json({ code: 'KIOSK_FOREIGN_ORIGIN', detail: `called as ${hostname}` }, { status: 403 });
      return host.fetch(request);
    };
    const server = serve({ fetch, hostname: '127.0.0.1', port }, (address) => {
      resolve({
        url: `http://127.0.0.1:${address.port}/`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
    server.on('error', reject);
  });
