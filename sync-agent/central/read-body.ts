/** What is read over the limit before giving up: a client still sending would take a closed connection for a dead network. */
const DRAIN = 4;

/**
 * The bytes of a body exactly as received. `too-large`: there are more than `limit`. `no-room`: `makeRoom` refused one of its pieces; the
 * rest was read and not kept.
 */
export const readBodyInto = async (
  request: Request,
  limit: number,
  makeRoom: (bytes: number) => boolean,
): Promise<Uint8Array | 'too-large' | 'no-room'> => {
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let roomy = true;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > limit * DRAIN) return 'too-large';
    roomy &&= size > limit || makeRoom(chunk.length);
    if (size > limit || !roomy) chunks.length = 0;
    else chunks.push(chunk);
  }
  if (!roomy) return 'no-room';
  return size > limit ? 'too-large' : Buffer.concat(chunks);
};

/** The same where there is always room; null when there are more than `limit`. */
export const readBody = async (request: Request, limit: number): Promise<Uint8Array | null> => {
  const read = await readBodyInto(request, limit, () => true);
  return typeof read === 'string' ? null : read;
};

/** Reads to the end and keeps nothing: for an answer that does not depend on what is sent. */
export const passOver = async (request: Request, limit: number): Promise<void> => {
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > limit * DRAIN) return;
  }
};
