import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The console as files for central: no inline script, style or asset, so that it lives under `default-src 'self'`. */
export default defineConfig({
  root: fileURLToPath(new URL('../sync-agent/console', import.meta.url)),
  base: '/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: fileURLToPath(new URL('../dist/console', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
});
