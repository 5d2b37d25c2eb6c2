/** The bytes of an answer, or null when there are more than `most`: then nothing more of it is read. */
export const readAnswer = async (response: Response, most: number): Promise<Uint8Array<ArrayBuffer> | null> => {
  if (response.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels what is still to come.
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};
