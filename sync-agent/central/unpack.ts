import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { err, ok, type Result } from '#fields/result.ts';

const inflate = promisify(gunzip);

/** A usual batch is unpacked in one piece: each piece costs a way through the event loop. */
const CHUNK = 256 * 1024;

export type Unpacked = Result<Uint8Array, 'too-large' | 'damaged' | 'unknown-encoding'>;

/** A body as it was before its `content-encoding`, and never more of it than `limit`: a few bytes can claim to be gigabytes. */
export const unpack = async (bytes: Uint8Array, encoding: string | null, limit: number): Promise<Unpacked> => {
  const name = encoding?.trim().toLowerCase() ?? 'identity';
  if (name === 'identity' || name === '') return ok(bytes);
  if (name !== 'gzip') return err('unknown-encoding');
  try {
    return ok(await inflate(bytes, { maxOutputLength: limit, chunkSize: CHUNK }));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    return err(code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged');
  }
};
