import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { OutboxItem } from '#store/outbox.ts';
import type { BatchLimits } from '#wire/protocol.ts';
import type { Body } from './client.ts';

const compress = promisify(gzip);
/** Measured by `npm run bench -- drain`: level 6 takes a third off level 1 for a few milliseconds a batch, and more buys nothing. */
const LEVEL = 6;

/** An event as the wire has it, and its length there in bytes. */
export interface Encoded<Item extends OutboxItem> {
  readonly item: Item;
  readonly json: string;
  readonly bytes: number;
}

const OPEN = '{"items":[';
const CLOSE = ']}';

export const encodeItem = <Item extends OutboxItem>(item: Item): Encoded<Item> => {
  const json = JSON.stringify({ event: item.body, sealed: item.sealed });
  // One more for the comma.
  return { item, json, bytes: Buffer.byteLength(json) + 1 };
};

/** As many from the front as central takes at a time. One alone always goes: if it is too large, central is the one to say so. */
export const cutBatch = <Item extends OutboxItem>(encoded: readonly Encoded<Item>[], limits: BatchLimits): Encoded<Item>[] => {
  let bytes = OPEN.length + CLOSE.length;
  const cut = encoded.slice(0, limits.events).findIndex((one, index) => {
    bytes += one.bytes;
    return index > 0 && bytes > limits.bytes;
  });
  return encoded.slice(0, cut < 0 ? limits.events : cut);
};

/** The body of a batch; compressed only for a central that said it reads that. */
export const batchBody = async (encoded: readonly { readonly json: string }[], limits: BatchLimits): Promise<Body> => {
  const text = Buffer.from(`${OPEN}${encoded.map(({ json }) => json).join(',')}${CLOSE}`);
  if (!limits.encodings.includes('gzip')) return { bytes: new Uint8Array(text), encoding: null };
  return { bytes: new Uint8Array(await compress(text, { level: LEVEL })), encoding: 'gzip' };
};
