import type { Chance } from '#play/chance.ts';

/** So many bytes of one kind in a row: what a bad disk leaves. */
const HOLE = 64;

/** How bytes get lost or wrong on their way. */
export const DAMAGES_BY_NAME: Readonly<Record<string, (bytes: Buffer, chance: Chance) => Buffer>> = {
  'a bit is flipped': (bytes, chance) => {
    const at = Math.floor(chance() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(chance() * 8));
    return bytes;
  },
  'some bytes are others': (bytes, chance) => {
    for (let count = 0; count < 8; count += 1) bytes[Math.floor(chance() * bytes.length)] = Math.floor(chance() * 256);
    return bytes;
  },
  'the end is missing': (bytes, chance) => bytes.subarray(0, Math.floor(chance() * bytes.length)),
  'a piece is missing': (bytes, chance) => {
    const from = Math.floor(chance() * bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + Math.ceil(chance() * HOLE))]);
  },
  'a piece stands twice': (bytes, chance) => {
    const [from, to] = [Math.floor(chance() * bytes.length), Math.floor(chance() * bytes.length)].toSorted((a, b) => a - b);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  'a hole of zeros': (bytes, chance) => {
    const from = Math.floor(chance() * bytes.length);
    return bytes.fill(0, from, Math.min(bytes.length, from + HOLE));
  },
};
