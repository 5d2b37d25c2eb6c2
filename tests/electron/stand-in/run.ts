/**
 * Runs an app's main process with `electron` replaced by a stand-in over a Playwright Chromium page:
 *
 *     node tests/electron/stand-in/run.mjs kiosk/shell-electron/main.mjs [its options]
 *
 * Faithful: the app's own files run unchanged, in their own process, with real files, a real SQLite and a real Chromium. `protocol.handle`
 * gets real `Request`s with `app://` addresses and its `Response`s reach the page with all their headers, so the Content-Security-Policy holds.
 * Navigation and new windows are asked of the app's handlers and then really refused. A crash ends a real renderer, a load makes a new one.
 * The child of `utilityProcess` is a real process. The app becomes ready only after its entry has been read to the end.
 *
 * Not faithful, so never proven here:
 * - the scheme: Chromium sees `https://kiosk.app.invalid/`. What `standard`, `secure` and the other privileges do is Electron's business, and
 *   so is which headers (`Origin`, `Sec-Fetch-Site`) it sends for a custom scheme, and whether bodies stream through it;
 * - kiosk mode, focus, always-on-top, several displays, the menu, the keyboard: they are remembered and do nothing;
 * - permissions: the handlers are called when the test asks, never by Chromium;
 * - context menu, zoom limits, spell checker, power-save blocker, single instance: calls are remembered, nothing more;
 * - the sandbox, context isolation, fuses, asar, code signing, updates, storage folders;
 * - `unresponsive` is emitted by the test alone; a child here has Node's own environment, not Electron's.
 */
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const STAND_IN = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: STAND_IN, shortCircuit: true } : next(specifier, context)),
});

const [entry, ...options] = process.argv.slice(2);
if (entry === undefined) throw new Error('which entry file?');
process.argv = [process.execPath, resolve(entry), ...options];

const { becomeReady } = await import('./electron.ts');
await import(pathToFileURL(resolve(entry)).href);
await becomeReady();
