import { gzipSync } from 'node:zlib';
import { uuidv7 } from 'uuidv7';
import { itemOf, newTerminal, sessionOf, type TestTerminal } from '#tests/contract/support/central-world.ts';
import { type Batch, terminalRoutes } from '#wire/protocol.ts';
import { seal } from '#wire/sealed.ts';
import { HEADERS, signParts } from '#wire/signature.ts';

/** One signed request, ready to be sent. */
export interface ReadyBatch {
  readonly terminal: TestTerminal;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly items: Batch['items'];
  /** What is in it, for the peer that is asked without HTTP. */
  readonly events: readonly { readonly id: string; readonly incarnation: string; readonly seq: number; readonly text: string }[];
}

export interface BenchTerminal {
  readonly terminal: TestTerminal;
  readonly incarnation: string;
  seq: number;
}
export const benchTerminals = (count: number): BenchTerminal[] =>
  Array.from({ length: count }, () => ({ terminal: newTerminal(), incarnation: uuidv7(), seq: 0 }));

/** Events as a terminal captures them: eight answers each, every tenth with a sealed part. About 2.4 kB. */
export const batchOf = async (
  from: BenchTerminal,
  size: number,
  sealing: { readonly id: string; readonly publicKey: string },
  packed: boolean,
  at = new Date(),
): Promise<ReadyBatch> => {
  const { terminal, incarnation } = from;
  const events: ReadyBatch['events'][number][] = [];
  const items: ReadyBatch['items'][number][] = [];
  for (let index = 0; index < size; index += 1) {
    from.seq += 1;
    const plain = sessionOf(terminal, incarnation, from.seq, {
      sealed: index % 10 === 0,
      endedAt: new Date(at.getTime() - index * 1000).toISOString(),
    });
    const event = {
      ...plain,
      answers: Array.from({ length: 8 }, (_, question) => ({ ...plain.answers[0], question: `question-${question}` })),
    };
    const text = JSON.stringify(event);
    events.push({ id: event.id, incarnation, seq: from.seq, text });
    items.push(itemOf(text, event.sealed ? await seal({ age: '18_plus', contact: { email: 'a@example.org' } }, sealing, event.id) : null));
  }
  const plain = Buffer.from(JSON.stringify({ items }));
  const body = new Uint8Array(packed ? gzipSync(plain, { level: 1 }) : plain);
  const time = new Date().toISOString();
  const signature = signParts({ verb: 'POST', path: terminalRoutes.batches, terminal: terminal.id, time, body }, terminal.keys.privateKey);
  return {
    terminal,
    body,
    items,
    events,
    headers: {
      'content-type': 'application/json',
      ...(packed ? { 'content-encoding': 'gzip' } : {}),
      [HEADERS.protocol]: '1',
      [HEADERS.terminal]: terminal.id,
      [HEADERS.time]: time,
      [HEADERS.signature]: signature,
    },
  };
};
