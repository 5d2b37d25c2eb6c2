import { crc32 } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MAX_SIDE = 8192;

/** What is wrong with the bytes of a PNG, or null: signature, size, every chunk whole with its checksum, and an end. */
export const pngFault = (bytes: Uint8Array): string | null => {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!png.subarray(0, 8).equals(SIGNATURE)) return 'this is not a PNG';
  let at = 8;
  for (let chunk = 0; at + 12 <= png.length; chunk += 1) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    if (at + 12 + length > png.length) return 'the PNG is cut off';
    if (crc32(png.subarray(at + 4, at + 8 + length)) !== png.readUInt32BE(at + 8 + length))
      return 'the PNG is damaged (a checksum is wrong)';
    if (chunk === 0) {
      if (type !== 'IHDR' || length !== 13) return 'this is not a PNG';
      const [width, height] = [png.readUInt32BE(at + 8), png.readUInt32BE(at + 12)];
      if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) return `${width} × ${height} pixels is no size for a terminal`;
    }
    at += 12 + length;
    if (type === 'IEND') return at === png.length ? null : 'something stands behind the end of the PNG';
  }
  return 'the PNG is cut off';
};
