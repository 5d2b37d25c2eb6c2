/** One object of a stream, or why it could not be read. */
export type Found =
  | { readonly kind: 'object'; readonly value: unknown }
  | { readonly kind: 'broken'; readonly why: 'too-large' | 'too-deep' | 'no-json' | 'cut-off' };

/** A single offer has some 20 kB; what is a hundred times larger is none. */
export const MOST_OBJECT_BYTES = 2 * 1024 * 1024;
const MOST_DEPTH = 100;

const [QUOTE, BACKSLASH, OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d];
const GRAPH = '@graph';

/** Bytes kept until the object that they belong to is whole. */
class Kept {
  #parts: Uint8Array[] = [];
  #length = 0;

  add(bytes: Uint8Array): void {
    this.#length += bytes.length;
    if (this.#length <= MOST_OBJECT_BYTES) this.#parts.push(bytes);
  }

  take(): Found {
    const [parts, length] = [this.#parts, this.#length];
    this.clear();
    if (length > MOST_OBJECT_BYTES) return { kind: 'broken', why: 'too-large' };
    try {
      const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)));
      return { kind: 'object', value };
    } catch {
      return { kind: 'broken', why: 'no-json' };
    }
  }

  clear(): void {
    this.#parts = [];
    this.#length = 0;
  }
}

/**
 * The objects of a JSON text, one after the other, without ever holding all of it: those of a list, those under `@graph`, those that
 * follow each other line by line, or the one there is. Structure is told by single bytes, which no letter of UTF-8 contains.
 */
export async function* objectsIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Found> {
  const kept = new Kept();
  let depth = 0;
  /** At this depth an object begins that counts; null: after the end of the graph. */
  let base: number | null = 0;
  let isKeeping = false;
  let isDeep = false;
  let isText = false;
  let isEscaped = false;
  /** The text that ended last in the outermost object, as far as it could be the name of the graph. */
  let name = '';
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (isText) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) isText = false;
        if (isText && depth === 1 && name.length <= GRAPH.length) name += String.fromCharCode(byte);
        continue;
      }
      if (byte === QUOTE) {
        isText = true;
        name = '';
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        if (byte === OPEN_LIST && depth === 0) base = 1;
        else if (byte === OPEN_LIST && depth === 1 && base === 0 && name === GRAPH) {
          // What was kept so far was the frame around the graph.
          base = 2;
          isKeeping = false;
          kept.clear();
        } else if (byte === OPEN_OBJECT && depth === base && !isKeeping) {
          isKeeping = true;
          isDeep = false;
          from = at;
        }
        depth += 1;
        if (depth > MOST_DEPTH) isDeep = true;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        depth = Math.max(0, depth - 1);
        if (isKeeping && depth === base) {
          kept.add(chunk.subarray(from, at + 1));
          isKeeping = false;
          if (isDeep) {
            kept.clear();
            yield { kind: 'broken', why: 'too-deep' };
          } else yield kept.take();
        } else if (base !== null && depth < base) base = depth === 0 ? 0 : null;
        if (depth === 0) base = 0;
      }
    }
    // A copy: who reads a file may use the memory of the chunk again.
    if (isKeeping) kept.add(chunk.slice(from));
  }
  if (isKeeping || depth > 0) yield { kind: 'broken', why: 'cut-off' };
}
