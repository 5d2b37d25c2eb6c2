/** What is read over the limit before giving up: a client still sending would take a closed connection for a dead network. */
const DRAIN = 4;

/** The bytes of a body exactly as received, or null when there are more than `limit`. */
export const readBody = async (request: Request, limit: number): Promise<Uint8Array | null> => {
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > limit * DRAIN) return null;
    if (size <= limit) chunks.push(chunk);
  }
  return size > limit ? null : Buffer.concat(chunks);
};

/** Reads to the end and keeps nothing: for an answer that does not depend on what is sent. */
export const passOver = async (request: Request, limit: number): Promise<void> => {
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > limit * DRAIN) return;
  }
};
