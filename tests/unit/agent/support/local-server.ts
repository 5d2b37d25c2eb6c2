import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { HEADERS, makeSigningKeyPair, signParts } from '#wire/signature.ts';

export type Answer = (request: IncomingMessage, body: Buffer, response: ServerResponse) => void;

/** The keys of the central that these tests stand in for. It signs as central does; what it keeps and checks is up to the test. */
export const CENTRAL = makeSigningKeyPair();

export interface LocalServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A server on this machine that answers as `answer()` says at that moment. */
export const serve = async (answer: () => Answer): Promise<LocalServer> => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer()(request, Buffer.concat(chunks), response));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};

export interface Said {
  readonly status?: number;
  readonly content?: unknown;
  readonly at?: Date;
  /** The signature of the request that it claims to answer. */
  readonly answers?: string;
  readonly privateKey?: string;
}

/** Answers as central does, except for what the test is about. */
export const say =
  ({ status = 200, content = { highWater: null }, at = new Date(), privateKey = CENTRAL.privateKey, answers }: Said = {}): Answer =>
  (request, _body, response) => {
    const body = Buffer.from(JSON.stringify(content));
    const parts = {
      verb: String(status),
      path: request.url ?? '',
      terminal: String(request.headers[HEADERS.terminal]),
      time: at.toISOString(),
      body,
      answers: answers ?? String(request.headers[HEADERS.signature]),
    };
    response
      .writeHead(status, { [HEADERS.protocol]: '1', [HEADERS.time]: parts.time, [HEADERS.signature]: signParts(parts, privateKey) })
      .end(body);
  };
