import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { PEERS } from '#tests/bench/peers.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import type { SessionEvent } from '#wire/event.ts';
import { type Spent, spentOn } from './where.ts';

interface Database {
  bulkDocs(docs: readonly object[]): Promise<unknown>;
  close(): Promise<void>;
  readonly replicate: { to(target: string, options: { batch_size: number }): Promise<unknown> };
}
type MakeDatabase = new (name: string) => Database;
const isConstructor = (value: unknown): value is MakeDatabase => typeof value === 'function';

const replicated = z.object({ ok: z.literal(true), docs_written: z.int(), doc_write_failures: z.literal(0) });
const PACKAGE = join(PEERS, 'package.json');

/**
 * PouchDB's push of the same events: LevelDB here, express-pouchdb on LevelDB in a process of its own, over loopback HTTP. LevelDB does not
 * wait for the disk. `batch`: as many as we send at a time.
 */
export const pouchDrain = async (sessions: readonly SessionEvent[], batch: number): Promise<Spent> => {
  using folder = temporaryFolder('bench-pouch');
  const loaded: unknown = createRequire(PACKAGE)('pouchdb-node');
  if (!isConstructor(loaded)) throw new Error('pouchdb-node is no constructor');
  const script = join(import.meta.dirname, 'pouch-server.mjs');
  const server = spawn(process.execPath, [script, PACKAGE, folder.path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(server, 'exit');
  try {
    const [line] = await once(createInterface(server.stdout), 'line');
    const { port } = z.object({ port: z.int() }).parse(JSON.parse(String(line)));
    const local = new loaded(join(folder.path, 'local'));
    await local.bulkDocs(sessions.map(({ id, ...rest }) => ({ _id: id, ...rest })));
    const spent = await spentOn([server.pid ?? 0], async () => {
      const began = performance.now();
      const done = replicated.parse(await local.replicate.to(`http://127.0.0.1:${port}/central`, { batch_size: batch }));
      if (done.docs_written !== sessions.length) throw new Error(`PouchDB wrote ${done.docs_written} of ${sessions.length}`);
      return (performance.now() - began) / 1000;
    });
    await local.close();
    return spent;
  } finally {
    server.kill('SIGKILL');
    await gone;
  }
};
