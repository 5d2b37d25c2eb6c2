import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { expect } from 'vitest';
import { z } from 'zod';
import { openHost } from '#host/host.ts';
import { installVersion } from '#store/content-versions.ts';
import { outboxCounts } from '#store/outbox.ts';
import { openStore } from '#store/store.ts';
import { readTally } from '#store/tally.ts';
import { troublesOf } from '#store/trouble.ts';
import { smallQuiz } from '#tests/fixtures/small-quiz.ts';
import { testUnless } from '#tests/support/skip.ts';
import { writeSmallContent } from '#tests/support/small-content.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

/** A disk of its own that is really full when it is full; null where nobody may mount one. */
const smallDisk = (folder: string, size: string): (() => void) | null => {
  if (process.platform !== 'linux' || spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'estran', folder]).status !== 0) return null;
  return () => void execFileSync('umount', ['-l', folder]);
};
const mountable = (): boolean => {
  using folder = temporaryFolder('mount');
  const unmount = smallDisk(folder.path, '1m');
  unmount?.();
  return unmount !== null;
};

testUnless(
  !mountable(),
  'nobody here may mount a small disk',
  'on a disk without a byte left visitors play on, thanks to the ballast; nothing that was acknowledged is missing',
  async () => {
    using temporary = temporaryFolder('full-disk');
    const data = join(temporary.path, 'disk');
    mkdirSync(data);
    const unmount = smallDisk(data, '12m');
    if (unmount === null) throw new Error('the disk cannot be mounted any more');
    const logged: string[] = [];
    let uptime = 0;
    try {
      writeSmallContent(join(temporary.path, 'source'));
      const installed = installVersion(join(data, 'content'), join(temporary.path, 'source'));
      if (!installed.ok) throw new Error(installed.error);
      const opened = openHost({
        dataFolder: data,
        pageFolder: join(import.meta.dirname, '../../fixtures/page'),
        site: null,
        app: 'test',
        now: () => new Date(),
        uptimeMs: () => uptime,
        newId: uuidv7,
        log: (line) => logged.push(line),
        disk: { ballastBytes: 4 * 1024 * 1024 },
      });
      if (!opened.ok) throw new Error(opened.error);
      const host = opened.value;
      const ask = async (method: string, path: string, body: object): Promise<{ status: number; json: unknown }> => {
        const headers = { 'content-type': 'application/json' };
        const response = await host.fetch(new Request(`http://127.0.0.1:4800${path}`, { method, headers, body: JSON.stringify(body) }));
        const text = await response.text();
        return { status: response.status, json: text === '' ? null : JSON.parse(text) };
      };
      /** A whole visit; false: the terminal said that it could not note something. */
      const visit = async (): Promise<boolean> => {
        const started = await ask('POST', '/api/sessions', { campaign: 'ete', quizVersion: smallQuiz.version, locale: 'en' });
        if (started.status !== 201) return false;
        const { session } = z.object({ session: z.string() }).parse(started.json);
        const answer = { kind: 'choices', choices: ['large'] };
        const given = await ask('PUT', `/api/sessions/${session}/answers/envie`, { answer, locale: 'en', tookMs: 9 });
        if (given.status !== 204) return false;
        return (await ask('POST', `/api/sessions/${session}/end`, { endedBy: 'finished', lastView: 'result' })).status === 204;
      };
      expect(await visit()).toBe(true);
      uptime = 60_000;
      await waitUntil(() => existsSync(join(data, 'ballast')), 'the ballast');

      // Somebody else fills the disk to the last block, between two looks of the host.
      const { bavail, bsize } = statfsSync(data);
      writeFileSync(join(data, 'filler'), Buffer.alloc((bavail - 1) * bsize));
      expect(() => writeFileSync(join(data, 'more'), Buffer.alloc(4 * bsize))).toThrow(/ENOSPC/);
      let visits = 1;
      for (; visits < 40; visits += 1) expect(await visit(), `visit ${visits}: ${logged.join('\n')}`).toBe(true);
      expect(existsSync(join(data, 'ballast'))).toBe(false);
      expect(logged.join('\n')).toContain('the ballast is thrown off');

      const beside = openStore(join(data, 'kiosk.sqlite'));
      expect(outboxCounts(beside).waiting).toBe(visits);
      expect(readTally(join(data, 'captured.tally'))).toMatchObject([{ seq: visits }]);
      await waitUntil(() => troublesOf(beside).length > 0, 'the trouble');
      expect(troublesOf(beside)[0]?.code).toMatch(/^TERMINAL_DISK_/);
      beside.close();
      host.close();
    } finally {
      unmount();
    }
  },
  30_000,
);
