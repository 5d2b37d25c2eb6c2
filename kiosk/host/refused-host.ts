import { KIOSK_ERRORS, type KioskError } from '#contract/errors.ts';
import { SECURITY_HEADERS, serveFile } from './files.ts';

/**
 * The host of a store that a newer app made: it serves the page, which says that the terminal is closed, and answers everything else with
 * one error. It opens no store and writes nothing.
 */
export const refusedHost = (pageFolder: string, detail: string) => {
  const error = { code: 'KIOSK_STORE_NEWER', detail } as const satisfies KioskError;
  const respond = async (path: string): Promise<Response> => {
    const file = path.startsWith('/api/') ? null : await serveFile(pageFolder, path === '/' ? 'index.html' : path.slice(1), false);
    return file ?? Response.json(error, { status: KIOSK_ERRORS[error.code].status });
  };
  return {
    fetch: async (request: Request): Promise<Response> => {
      const response = await respond(new URL(request.url).pathname);
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
      return response;
    },
    refused: detail,
    close: () => undefined,
  };
};
