import { once } from 'node:events';
import { connect, createServer } from 'node:net';

export interface CountingProxy {
  readonly port: number;
  /** Everything that went there and back, headers included. */
  readonly bytes: () => { readonly sent: number; readonly received: number };
  readonly close: () => void;
}

/** Passes every byte on to a port of this machine and counts it. Not for runs that are timed. */
export const countingProxy = async (to: number): Promise<CountingProxy> => {
  let [sent, received] = [0, 0];
  const server = createServer((client) => {
    const upstream = connect(to, '127.0.0.1');
    client.on('data', (chunk) => {
      sent += chunk.length;
    });
    upstream.on('data', (chunk) => {
      received += chunk.length;
    });
    for (const socket of [client, upstream]) socket.on('error', () => [client.destroy(), upstream.destroy()]);
    client.pipe(upstream).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, bytes: () => ({ sent, received }), close: () => server.close() };
};
