import { join } from 'node:path';
import { build, preview } from 'vite';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { SOUND_NAMES } from '#page/sound/sounds.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { PROJECT } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import type { HeardSound } from './fixtures/sound-lab/lab.ts';

const heardSounds = z.array(z.object({ name: z.string(), peak: z.number(), click: z.number() })) satisfies z.ZodType<readonly HeardSound[]>;

test('every sound is soft, and none begins or ends with a click', async () => {
  using folder = temporaryFolder('sound-lab');
  const root = join(PROJECT, 'tests/e2e/fixtures/sound-lab');
  const built = { outDir: folder.path, emptyOutDir: true, target: 'chrome130' };
  await build({ root, logLevel: 'error', build: built });
  const server = await preview({ root, logLevel: 'error', build: built, preview: { port: 0, host: '127.0.0.1' } });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    await page.locator('body[data-heard]').waitFor({ state: 'attached' });
    const heard = heardSounds.parse(JSON.parse((await page.locator('body').getAttribute('data-heard')) ?? ''));
    expect(heard.map(({ name }) => name)).toEqual(SOUND_NAMES);
    for (const { name, peak, click } of heard) {
      // Between -36 and -8 dB of the loudest there is: heard beside a talking family, never a fright.
      expect(peak, name).toBeGreaterThan(0.016);
      expect(peak, name).toBeLessThan(0.4);
      expect(click, name).toBeLessThan(0.05);
    }
  } finally {
    await browser.close();
    await server.close();
  }
});
