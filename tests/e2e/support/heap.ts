import type { CDPSession } from 'playwright-core';

/** Every string the page's memory holds, after everything that may go has gone. */
export const stringsInMemory = async (client: CDPSession): Promise<string> => {
  const chunks: string[] = [];
  const keep = ({ chunk }: { chunk: string }): void => {
    chunks.push(chunk);
  };
  client.on('HeapProfiler.addHeapSnapshotChunk', keep);
  for (let round = 0; round < 3; round += 1) await client.send('HeapProfiler.collectGarbage');
  await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  client.off('HeapProfiler.addHeapSnapshotChunk', keep);
  return chunks.join('');
};
