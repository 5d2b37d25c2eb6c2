import { crc32 } from 'node:zlib';
import type { SaidOf } from './messages/said.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MAX_SIDE = 8192;
type Fault = SaidOf<'CONTENT_PICTURE_BROKEN/png'>;

const broken = (fault: Fault['fault'], width = 0, height = 0): Fault => ({ variant: 'CONTENT_PICTURE_BROKEN/png', fault, width, height });

/** What is wrong with the bytes of a PNG, or null: signature, size, every chunk whole with its checksum, and an end. */
export const pngFault = (bytes: Uint8Array): Fault | null => {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!png.subarray(0, 8).equals(SIGNATURE)) return broken('no-png');
  let at = 8;
  for (let chunk = 0; at + 12 <= png.length; chunk += 1) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    if (at + 12 + length > png.length) return broken('cut-off');
    if (crc32(png.subarray(at + 4, at + 8 + length)) !== png.readUInt32BE(at + 8 + length)) return broken('damaged');
    if (chunk === 0) {
      if (type !== 'IHDR' || length !== 13) return broken('no-png');
      const [width, height] = [png.readUInt32BE(at + 8), png.readUInt32BE(at + 12)];
      if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) return broken('size', width, height);
    }
    at += 12 + length;
    if (type === 'IEND') return at === png.length ? null : broken('goes-on');
  }
  return broken('cut-off');
};
