import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

/** Where the console's pages are built to. */
export const CONSOLE_FOLDER = fileURLToPath(new URL('../../dist/console', import.meta.url));

const notBuilt = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Estran: the console is not built</title></head>
<body><main><h1>The console is not built</h1><p>Central runs. Its pages are made by this command, in the folder of the project:</p>
<pre>npx vite build --config build/vite.console.config.ts</pre><p>Then load this page again.</p></main></body></html>`;

/** The console's built pages; while there are none, a page that says how to make them. */
export const consoleFiles = (folder: string = CONSOLE_FOLDER): Hono => {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    // Built files carry their content's hash in their name; the page that names them does not.
    c.header('cache-control', c.req.path.startsWith('/assets/') && c.res.ok ? 'public, max-age=31536000, immutable' : 'no-cache');
  });
  // Looked for at every request: a build that comes later needs no restart.
  app.use(async (c, next) => {
    if (!existsSync(join(folder, 'index.html'))) return c.html(notBuilt, 503);
    return serveStatic({ root: folder })(c, next);
  });
  app.notFound((c) => c.text('There is no such page.', 404));
  return app;
};
