import { brotliDecompressSync } from 'node:zlib';
import { err, ok, type Result } from '#fields/result.ts';

export type FontFault = 'no-woff2' | 'collection' | 'cut-off' | 'damaged' | 'no-characters';

/** Does the font draw this character? Reading beyond the end of a table is a RangeError. */
type Draws = (codePoint: number) => boolean;

const SIGNATURE = 'wOF2';
const COLLECTION = 'ttcf';
const HEADER_BYTES = 48;
/** A font that unpacks to more than this is none for a terminal. */
const MOST_UNPACKED = 8 * 1024 * 1024;

/** The tags that the format writes as a number; 63 says that the tag itself follows. */
const [CMAP, GLYF, LOCA, OWN_TAG] = [0, 10, 11, 63];

interface Table {
  readonly isCharacters: boolean;
  readonly bytes: number;
}

/** The directory of a WOFF2 (W3C, 4.1): tables in the order in which they lie in the packed stream. Reading beyond the end is a RangeError. */
const readDirectory = (font: Buffer, count: number): { readonly tables: readonly Table[]; readonly end: number } => {
  let at = HEADER_BYTES;
  const number = (): number => {
    let value = 0;
    for (let digits = 0; digits < 5; digits += 1) {
      const byte = font.readUInt8(at);
      at += 1;
      value = value * 128 + (byte & 0x7f);
      if ((byte & 0x80) === 0) return value;
    }
    throw new RangeError('a number without an end');
  };
  const tables = Array.from({ length: count }, (): Table => {
    const flags = font.readUInt8(at);
    at += 1;
    const tag = flags & 0x3f;
    const isCharacters = tag === CMAP || (tag === OWN_TAG && font.toString('latin1', at, at + 4) === 'cmap');
    if (tag === OWN_TAG) at += 4;
    const bytes = number();
    // Of glyf and loca version 0 is the packed one, of all others it is the plain one.
    const isPacked = tag === GLYF || tag === LOCA ? flags >> 6 !== 3 : flags >> 6 !== 0;
    return { isCharacters, bytes: isPacked ? number() : bytes };
  });
  return { tables, end: at };
};

/** Format 4: segments of characters of the basic plane. */
const segments = (map: Buffer): Draws => {
  const span = map.readUInt16BE(6);
  const [ends, starts, deltas, offsets] = [14, 16 + span, 16 + 2 * span, 16 + 3 * span];
  return (codePoint) => {
    if (codePoint > 0xffff) return false;
    for (let at = 0; at < span; at += 2) {
      if (map.readUInt16BE(ends + at) < codePoint) continue;
      const start = map.readUInt16BE(starts + at);
      if (start > codePoint) return false;
      const delta = map.readUInt16BE(deltas + at);
      const offset = map.readUInt16BE(offsets + at);
      if (offset === 0) return ((codePoint + delta) & 0xffff) !== 0;
      const glyph = map.readUInt16BE(offsets + at + offset + 2 * (codePoint - start));
      return glyph !== 0;
    }
    return false;
  };
};

/** Format 12: groups of characters of all planes. */
const groups = (map: Buffer): Draws => {
  const count = map.readUInt32BE(12);
  return (codePoint) => {
    for (let at = 16; at < 16 + 12 * count; at += 12) {
      const start = map.readUInt32BE(at);
      if (start <= codePoint && codePoint <= map.readUInt32BE(at + 4)) return map.readUInt32BE(at + 8) + codePoint - start !== 0;
    }
    return false;
  };
};

/** Which characters of Unicode the table `cmap` knows; null when it knows none. */
const readCharacters = (cmap: Buffer): Draws | null => {
  const known: Draws[] = [];
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const at = 4 + 8 * index;
    const [platform, encoding] = [cmap.readUInt16BE(at), cmap.readUInt16BE(at + 2)];
    if (platform !== 0 && !(platform === 3 && (encoding === 1 || encoding === 10))) continue;
    const map = cmap.subarray(cmap.readUInt32BE(at + 4));
    const format = map.readUInt16BE(0);
    if (format === 4) known.push(segments(map));
    if (format === 12) known.push(groups(map));
  }
  return known.length === 0 ? null : (codePoint) => known.some((draws) => draws(codePoint));
};

/** Unpacks a WOFF2 and says which of these characters it does not draw. A browser may still be stricter about its outlines. */
export const lackingIn = (bytes: Uint8Array, characters: readonly string[]): Result<readonly string[], FontFault> => {
  const font = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (font.length < HEADER_BYTES || font.toString('latin1', 0, 4) !== SIGNATURE) return err('no-woff2');
  if (font.toString('latin1', 4, 8) === COLLECTION) return err('collection');
  const written = font.readUInt32BE(8);
  if (written !== font.length) return err(written > font.length ? 'cut-off' : 'damaged');
  try {
    const { tables, end } = readDirectory(font, font.readUInt16BE(12));
    const unpacked = brotliDecompressSync(font.subarray(end, end + font.readUInt32BE(20)), { maxOutputLength: MOST_UNPACKED });
    if (tables.reduce((sum, table) => sum + table.bytes, 0) !== unpacked.length) return err('damaged');
    const place = tables.findIndex(({ isCharacters }) => isCharacters);
    if (place === -1) return err('no-characters');
    const start = tables.slice(0, place).reduce((sum, table) => sum + table.bytes, 0);
    const draws = readCharacters(unpacked.subarray(start, start + (tables[place]?.bytes ?? 0)));
    if (draws === null) return err('no-characters');
    return ok(characters.filter((character) => !draws(character.codePointAt(0) ?? 0)));
  } catch {
    // Whatever zlib or a read beyond the end says, it is the same to an author: export the font again.
    return err('damaged');
  }
};
