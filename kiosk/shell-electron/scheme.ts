import type { CustomScheme } from 'electron';

const SCHEME = 'app';
const ORIGIN = `${SCHEME}://kiosk`;
/** Where the window begins. */
export const START_URL = `${ORIGIN}/`;

/**
 * To be registered before the app is ready. `standard` and `secure` give the page an origin and what needs a safe one (crypto);
 * it may fetch, play media, and keep compiled code. It never bypasses its Content-Security-Policy.
 */
export const KIOSK_SCHEME: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
};

/** Does this address belong to the kiosk? Compared whole: `app://kiosk.example` does not. */
export const isKioskUrl = (url: string): boolean => {
  try {
    const { protocol, host } = new URL(url);
    return protocol === `${SCHEME}:` && host === 'kiosk';
  } catch {
    return false;
  }
};

/** `new URL('app://…').origin` is `null` in Node, so no origin of this scheme can be compared there. The host is asked in http's words. */
const HOST_ORIGIN = 'http://kiosk.invalid';

/** The page's request as the host understands it. An origin that is not the kiosk's stays as it is: the host refuses it. */
export const toHostRequest = (request: Request): Request => {
  const { pathname, search } = new URL(request.url);
  const headers = new Headers(request.headers);
  if (headers.get('origin') === ORIGIN) headers.set('origin', HOST_ORIGIN);
  const body = request.body === null ? {} : { body: request.body, duplex: 'half' as const };
  return new Request(new URL(pathname + search, HOST_ORIGIN), { method: request.method, headers, signal: request.signal, ...body });
};

/** What the shell needs of the host. */
export interface Answering {
  readonly fetch: (request: Request) => Promise<Response>;
}

/** Answers every request of the window; anything outside `app://kiosk/` is nothing. */
export const answerWith =
  (host: Answering) =>
  async (request: Request): Promise<Response> =>
    isKioskUrl(request.url) ? host.fetch(toHostRequest(request)) : new Response(null, { status: 404 });
