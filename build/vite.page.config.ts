import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The kiosk page as files for the host: no inline script, style or asset, so that it lives under a strict Content-Security-Policy. */
export default defineConfig({
  root: fileURLToPath(new URL('../kiosk/page', import.meta.url)),
  base: '/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: fileURLToPath(new URL('../dist/page', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'chrome130',
    modulePreload: { polyfill: false },
    // Pixi is one large part that is loaded after the first view: its size is known and wanted.
    chunkSizeWarningLimit: 1200,
  },
});
