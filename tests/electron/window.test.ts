import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { test } from 'vitest';
import { electronRuntime } from '#build/electron-runtime.ts';
import { PROJECT } from '#tests/support/process.ts';
import { testUnless } from '#tests/support/skip.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startWithStandIn } from './electron-kiosk.ts';
import { terminalWithQuiz, visitTheWindow } from './story.ts';

test('with the stand-in: the built page comes up in the window, answers to a touch and leads nowhere else', async () => {
  using folder = temporaryFolder('window');
  await using kiosk = await startWithStandIn(terminalWithQuiz(folder.path));
  await visitTheWindow(await kiosk.page());
});

const runtime = electronRuntime('electron');
const missing =
  runtime.kind === 'missing' && /display/.test(runtime.why)
    ? 'this machine has no display for Electron'
    : "Electron's runtime is not on this machine (npx install-electron fetches it)";

testUnless(
  runtime.kind !== 'found',
  missing,
  "with Electron's own runtime: the built page comes up in the window, answers to a touch and leads nowhere else",
  async () => {
    if (runtime.kind !== 'found') return;
    using folder = temporaryFolder('window-real');
    const app = await _electron.launch({
      executablePath: runtime.program,
      args: [join(PROJECT, 'kiosk/shell-electron/main.mjs'), '--no-sandbox', ...terminalWithQuiz(folder.path)],
      cwd: PROJECT,
    });
    try {
      await visitTheWindow(await app.firstWindow());
    } finally {
      // `close` asks the app to quit, which it never does from within.
      app.process().kill('SIGTERM');
      await app.waitForEvent('close');
    }
  },
);
