import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { waitUntil } from './wait-until.ts';

/** What becomes of one request and of its answer. What is left out passes whole. */
export interface Passage {
  /** `later`: the sender sees a cut, and it reaches the other side after the next request. */
  readonly request?: 'never' | 'half' | 'altered' | 'later';
  /** Delivered twice, at the same time. */
  readonly twice?: boolean;
  readonly answer?: 'never' | 'half' | 'altered' | 'old' | 'portal';
  /** Only a request to this path is meant. */
  readonly path?: string;
  /** It has arrived, and nothing went on yet. */
  readonly before?: () => Promise<unknown>;
  /** It went on, and no answer came yet. */
  readonly during?: () => Promise<unknown>;
  /** The answer has come, and was not handed on yet. */
  readonly after?: () => Promise<unknown>;
}

interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}
interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A network between one sender and one HTTP server, in this process, that does to messages what it is told. */
export interface ChaosProxy {
  readonly url: string;
  /** The next request that fits passes like this. Resolves when that has happened, or when the network is healed. */
  readonly arm: (passage: Passage) => Promise<'spent' | 'healed'>;
  /** How many passages are armed and were not used yet. */
  readonly armed: () => number;
  /** Nobody can connect, and what is connected is cut. */
  readonly setAway: (away: boolean) => void;
  readonly isAway: () => boolean;
  /** From now on everything passes whole; what was late arrives. */
  readonly heal: () => Promise<void>;
  /** Every request seen so far goes to the other side once more; how each of them was answered, 0 for not at all. */
  readonly replay: () => Promise<number[]>;
  readonly requests: () => number;
  /** Bytes of heads and bodies, both ways, that the sender has put on the wire or was given. */
  readonly bytes: () => number;
  readonly close: () => Promise<void>;
}

export interface ChaosProxyOptions {
  /** Where requests go. Asked each time: the other side may have come back elsewhere. */
  readonly target: () => string;
  /** How a request passes that nothing was armed for. */
  readonly otherwise?: (path: string) => Passage;
  readonly tell?: (line: string) => void;
}

const WHOLE: Passage = {};
/** So many requests are remembered for a replay. */
const REMEMBERED = 40;
const PORTAL = '<!doctype html><title>Wi-Fi</title><h1>Accept our terms</h1>';

const readAll = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};
const headBytes = (headers: IncomingMessage['headers']): number =>
  Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + String(value).length + 4, 30);

const flipped = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  const at = Math.floor(copy.length / 2);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

const deliver = (target: string, { method, path, headers, body }: Recorded): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { host, connection: _connection, 'transfer-encoding': _encoding, ...rest } = headers;
    const out = httpRequest(
      new URL(path, target),
      { method, headers: { ...rest, 'content-length': String(body.length) }, agent: false },
      (answer) => {
        readAll(answer).then((bytes) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: bytes }), reject);
      },
    );
    out.on('error', reject);
    out.end(body);
  });

/** The head and half of the body, and then nothing any more. */
const deliverHalf = (target: string, { method, path, headers, body }: Recorded): Promise<void> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(target);
    const socket = connect(Number(port), hostname, () => {
      const lines = Object.entries({ ...headers, 'content-length': String(body.length) }).map(
        ([name, value]) => `${name}: ${String(value)}`,
      );
      socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      socket.write(body.subarray(0, Math.floor(body.length / 2)), () => socket.destroy());
    });
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
  });

export const startChaosProxy = async ({ target, otherwise, tell }: ChaosProxyOptions): Promise<ChaosProxy> => {
  const armed: { readonly passage: Passage; readonly settle: (how: 'spent' | 'healed') => void }[] = [];
  const recorded: Recorded[] = [];
  const late: Recorded[] = [];
  let oldAnswer: Answer | null = null;
  let away = false;
  let requests = 0;
  let bytes = 0;

  const take = (path: string): { passage: Passage; settle: (how: 'spent' | 'healed') => void } => {
    const at = armed.findIndex(({ passage }) => passage.path === undefined || passage.path === path);
    const [found] = at < 0 ? [] : armed.splice(at, 1);
    return found ?? { passage: otherwise?.(path) ?? WHOLE, settle: () => undefined };
  };
  const cut = (response: ServerResponse): void => {
    response.socket?.destroy();
  };
  const handBack = (response: ServerResponse, { status, headers, body }: Answer, how: Passage['answer']): void => {
    const { connection: _connection, 'transfer-encoding': _encoding, ...rest } = headers;
    bytes += headBytes(headers) + (how === 'half' ? Math.floor(body.length / 2) : body.length);
    response.writeHead(status, { ...rest, 'content-length': String(body.length) });
    if (how !== 'half') return void response.end(how === 'altered' ? flipped(body) : body);
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => cut(response));
  };
  const deliverLate = async (): Promise<void> => {
    for (const one of late.splice(0)) {
      const status = await deliver(target(), one).then(
        (answer) => answer.status,
        () => 0,
      );
      tell?.(`wire: ${one.path} arrived late, answered ${status}`);
    }
  };

  const pass = async (message: Recorded, response: ServerResponse, passage: Passage): Promise<string> => {
    await passage.before?.();
    if (passage.answer === 'portal') {
      handBack(
        response,
        { status: 200, headers: { 'content-type': 'text/html', 'estran-protocol': '1' }, body: Buffer.from(PORTAL) },
        undefined,
      );
      return 'a portal answered';
    }
    if (passage.request === 'never' || passage.request === 'half' || passage.request === 'later') {
      if (passage.request === 'half') await deliverHalf(target(), message);
      if (passage.request === 'later') late.push(message);
      cut(response);
      return `cut (${passage.request})`;
    }
    const sent = passage.request === 'altered' ? { ...message, body: flipped(message.body) } : message;
    const delivering = deliver(target(), sent);
    const twin = passage.twice === true ? deliver(target(), sent) : delivering;
    // Awaited below; a rejection in between must not count as unheard.
    twin.catch(() => undefined);
    delivering.catch(() => undefined);
    await passage.during?.();
    const answer = await delivering.catch(() => null);
    const second = await twin.catch(() => null);
    if (answer === null) {
      cut(response);
      return 'the other side gave no answer';
    }
    await deliverLate();
    await passage.after?.();
    if (passage.answer === 'never') cut(response);
    else handBack(response, passage.answer === 'old' ? (oldAnswer ?? answer) : answer, passage.answer);
    oldAnswer ??= answer;
    return `${answer.status}${passage.twice === true ? ` and ${second?.status ?? 'nothing'}` : ''}${passage.answer === undefined ? '' : `, the answer ${passage.answer}`}`;
  };

  const server = createServer((incoming, response) => {
    const carry = async (): Promise<void> => {
      if (away) return cut(response);
      const body = await readAll(incoming);
      const message: Recorded = { method: incoming.method ?? 'POST', path: incoming.url ?? '/', headers: incoming.headers, body };
      requests += 1;
      bytes += headBytes(incoming.headers) + body.length;
      recorded.push(message);
      if (recorded.length > REMEMBERED) recorded.shift();
      const { passage, settle } = take(message.path);
      const became = await pass(message, response, passage);
      tell?.(`wire: ${message.path} (${body.length} bytes) → ${passage.request === 'altered' ? 'altered, ' : ''}${became}`);
      settle('spent');
    };
    carry().catch((cause: unknown) => {
      // The sender may be killed while it sends: that is the network's business.
      tell?.(`wire: ${incoming.url ?? ''} broke off (${cause instanceof Error ? cause.message : String(cause)})`);
      cut(response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');

  return {
    url: `http://127.0.0.1:${address.port}/`,
    arm: (passage) => new Promise((settle) => armed.push({ passage, settle })),
    armed: () => armed.length,
    setAway: (next) => {
      away = next;
      if (away) server.closeAllConnections();
    },
    isAway: () => away,
    heal: async () => {
      away = false;
      for (const { settle } of armed.splice(0)) settle('healed');
      await deliverLate();
    },
    replay: async () => {
      const statuses: number[] = [];
      for (const one of [...recorded]) statuses.push((await deliver(target(), one).catch(() => null))?.status ?? 0);
      return statuses;
    },
    requests: () => requests,
    bytes: () => bytes,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await waitUntil(() => !server.listening, 'the proxy to end');
    },
  };
};
