import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { err, ok, type Result } from '#fields/result.ts';
import { consoleFiles } from './console-files.ts';
import type { CentralError } from './errors.ts';
import { type ConsoleDeps, consoleApp } from './routes-console.ts';
import { type TerminalDeps, terminalApp } from './routes-terminal.ts';

/** All of central's routes as one function from request to answer. */
export const centralApp = (deps: ConsoleDeps & TerminalDeps): Hono => {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      xFrameOptions: 'DENY',
      referrerPolicy: 'no-referrer',
      permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
      // For the proxy that ends TLS to say: over plain HTTP on this machine it would mean nothing.
      strictTransportSecurity: false,
    }),
  );
  app.route('/', terminalApp(deps));
  app.route('/console/api', consoleApp(deps));
  app.route('/', consoleFiles());
  return app;
};

export interface Listening {
  readonly url: string;
  /** Answers what was asked, then closes. */
  readonly close: () => Promise<void>;
}

const GRACE_MS = 3_000;

/** How long somebody may take to say what they want. Milliseconds. */
export interface Patience {
  readonly headersMs: number;
  /** The whole request, body included: 5 MB at 85 kB a second. */
  readonly requestMs: number;
  /** How often it is looked who is over their time. */
  readonly lookMs: number;
}
const PATIENCE: Patience = { headersMs: 15_000, requestMs: 60_000, lookMs: 5_000 };
const HEADER_BYTES = 16 * 1024;
/** Longer than a proxy keeps a connection to us: else it would send on one that we are just closing. */
const KEEP_ALIVE_MS = 130_000;

/** Listens; a port that is taken is an error value. */
export const listen = (app: Hono, host: string, port: number, patience: Patience = PATIENCE): Promise<Result<Listening, CentralError>> =>
  new Promise((resolve, reject) => {
    const server = createServer(
      {
        headersTimeout: patience.headersMs,
        requestTimeout: patience.requestMs,
        connectionsCheckingInterval: patience.lookMs,
        keepAliveTimeout: KEEP_ALIVE_MS,
        maxHeaderSize: HEADER_BYTES,
      },
      getRequestListener(app.fetch),
    );
    const onError = (cause: NodeJS.ErrnoException): void => {
      if (cause.code === 'EADDRINUSE' || cause.code === 'EACCES') {
        resolve(
          err({
            code: 'CENTRAL_PORT_TAKEN',
            detail: `${host}:${port} cannot be listened on (${cause.code}). Choose another with --port, or 0 for any.`,
          }),
        );
      } else reject(cause);
    };
    server.once('error', onError);
    server.listen(port, host, () => {
      server.off('error', onError);
      const address: AddressInfo | string | null = server.address();
      const at = typeof address === 'object' && address !== null ? address.port : port;
      const close = (): Promise<void> =>
        new Promise((closed) => {
          const impatient = setTimeout(() => server.closeAllConnections(), GRACE_MS);
          server.close(() => {
            clearTimeout(impatient);
            closed();
          });
        });
      resolve(ok({ url: `http://${host.includes(':') ? `[${host}]` : host}:${at}/`, close }));
    });
  });
