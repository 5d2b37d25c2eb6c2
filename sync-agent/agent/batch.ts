import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { OutboxItem } from '#store/outbox.ts';
import type { BatchLimits } from '#wire/protocol.ts';
import type { Body } from './client.ts';

const compress = promisify(gzip);
/** Measured; the figures stand in the README's decisions. */
const LEVEL = 6;

/** An event as the wire has it. Bytes, one by one: as one text a single dash of typography would make all of it twice as long in memory. */
export interface Encoded<Item extends OutboxItem> {
  readonly item: Item;
  readonly json: Buffer;
}

const OPEN = Buffer.from('{"items":[');
const COMMA = Buffer.from(',');
const CLOSE = Buffer.from(']}');

export const encodeItem = <Item extends OutboxItem>(item: Item): Encoded<Item> => ({
  item,
  json: Buffer.from(JSON.stringify({ event: item.body, sealed: item.sealed })),
});

/** As many from the front as central takes at a time. One alone always goes: if it is too large, central is the one to say so. */
export const cutBatch = <Item extends OutboxItem>(encoded: readonly Encoded<Item>[], limits: BatchLimits): Encoded<Item>[] => {
  let bytes = OPEN.length + CLOSE.length;
  const cut = encoded.slice(0, limits.events).findIndex((one, index) => {
    bytes += one.json.length + COMMA.length;
    return index > 0 && bytes > limits.bytes;
  });
  return encoded.slice(0, cut < 0 ? limits.events : cut);
};

/** The body of a batch; compressed only for a central that said it reads that. */
export const batchBody = async (encoded: readonly { readonly json: Buffer }[], limits: BatchLimits): Promise<Body> => {
  const items = encoded.flatMap(({ json }, index) => (index === 0 ? [json] : [COMMA, json]));
  const plain = Buffer.concat([OPEN, ...items, CLOSE]);
  if (!limits.encodings.includes('gzip')) return { bytes: new Uint8Array(plain), encoding: null };
  return { bytes: new Uint8Array(await compress(plain, { level: LEVEL })), encoding: 'gzip' };
};
