import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

/** Where the scripts of proof and preview lie beside the kiosk's own paths, which never begin like this. */
export const OWN_PATH = '/~/';

/** Node says once a process that taking types out is new to it; whoever writes a quiz has no use for that. */
const withoutWarning = <Value>(make: () => Value): Value => {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return make();
  } finally {
    process.emitWarning = emitWarning;
  }
};

/** A file that runs in the browser, as a script: its types taken out, nothing else done to it. */
export const browserScript = (file: string): Response =>
  new Response(
    withoutWarning(() => stripTypeScriptTypes(readFileSync(file, 'utf8'))),
    { headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' } },
  );
