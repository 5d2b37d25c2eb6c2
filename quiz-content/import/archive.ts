import { unzipSync } from 'fflate';
import { MAX_SOURCE_BYTES } from '#compiler/source.ts';
import { err, ok, type Result } from '#fields/result.ts';
import type { Said } from './messages/said.ts';

/** A larger archive holds films: nobody needs those here. */
export const MAX_ARCHIVE_BYTES = 64 * 1024 * 1024;
/** The most that a picture of a quiz may have. */
const MAX_PICTURE_BYTES = 2 * 1024 * 1024;
/** All that is unpacked of one archive. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

const CONTENT = 'content/content.json';
const MANIFEST = 'h5p.json';

/** What was in an archive. Nothing of it is written anywhere under the name it has there. */
export interface Archive {
  /** The file with the quiz, and how findings name it. */
  readonly content: Uint8Array;
  readonly contentName: string;
  /** What it says about itself; empty when it says nothing. */
  readonly manifest: Uint8Array;
  readonly file: (name: string) => Uint8Array | null;
}

/** A zip file begins like this, whatever its name. */
export const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

const isPicture = (name: string): boolean => /^content\/.+\.(?:png|svg)$/i.test(name);

/** Unpacks what a quiz needs: each entry by the size that the archive says, at most so much in all; what is longer than it says is cut there. */
export const readArchive = (bytes: Uint8Array): Result<Archive, Said> => {
  if (bytes.length > MAX_ARCHIVE_BYTES) return err({ variant: 'IMPORT_ARCHIVE/large', bytes: bytes.length, most: MAX_ARCHIVE_BYTES });
  let unpacked = 0;
  let tooLarge = 0;
  const entries = (() => {
    try {
      return unzipSync(bytes, {
        filter: ({ name, originalSize }) => {
          const isText = name === CONTENT || name === MANIFEST;
          if (isText && originalSize > MAX_SOURCE_BYTES) tooLarge = Math.max(tooLarge, originalSize);
          if (originalSize > (isText ? MAX_SOURCE_BYTES : MAX_PICTURE_BYTES) || (!isText && !isPicture(name))) return false;
          unpacked += originalSize;
          return unpacked <= MAX_UNPACKED_BYTES;
        },
      });
    } catch {
      // Whatever is wrong inside: for who brought it, it is an archive that does not open.
      return null;
    }
  })();
  if (entries === null) return err({ variant: 'IMPORT_ARCHIVE/broken' });
  if (tooLarge > 0) return err({ variant: 'IMPORT_ARCHIVE/large', bytes: tooLarge, most: MAX_SOURCE_BYTES });
  const found = new Map(Object.entries(entries));
  const content = found.get(CONTENT);
  if (content === undefined) return err({ variant: 'IMPORT_ARCHIVE/lacks', name: CONTENT });
  return ok({
    content,
    contentName: CONTENT,
    manifest: found.get(MANIFEST) ?? new Uint8Array(),
    file: (name) => found.get(`content/${name}`) ?? null,
  });
};
