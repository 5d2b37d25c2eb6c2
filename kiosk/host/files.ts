import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wav': 'audio/wav',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.mp3': 'audio/mpeg',
};

/** Everything comes from the terminal itself; an inline script or a foreign address is refused by the browser. */
const POLICY = ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"].join('; ');

export const SECURITY_HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const;

const missing = (cause: unknown): boolean => {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR';
};

/**
 * A file below `folder`, or null when there is none. `path` comes from a URL: whatever leaves the folder is no file.
 * `lasting`: its name changes with its content, so it can be kept for ever.
 */
export const serveFile = async (folder: string, path: string, lasting: boolean): Promise<Response | null> => {
  const root = resolve(folder);
  const full = resolve(root, path);
  const type = TYPES[extname(full)];
  if (!full.startsWith(root + sep) || type === undefined || path.includes('\0')) return null;
  try {
    const body = await readFile(full);
    const headers = { 'content-type': type, 'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache' };
    return new Response(new Uint8Array(body), { headers });
  } catch (cause) {
    if (missing(cause)) return null;
    throw cause;
  }
};
