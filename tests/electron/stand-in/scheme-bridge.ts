import type { Request as PageRequest, Route } from 'playwright-core';

/** Chromium knows no `app://`; this https origin has the same rights and leads nowhere. */
const STAND_IN_ORIGIN = 'https://kiosk.app.invalid';
const APP_ORIGIN = 'app://kiosk';

export type Answer = (request: Request) => Response | Promise<Response>;

export const toChromium = (url: string): string =>
  url.startsWith(`${APP_ORIGIN}/`) ? STAND_IN_ORIGIN + url.slice(APP_ORIGIN.length) : url;
export const toApp = (url: string): string =>
  url.startsWith(`${STAND_IN_ORIGIN}/`) ? APP_ORIGIN + url.slice(STAND_IN_ORIGIN.length) : url;

const requestOf = (asked: PageRequest): Request => {
  const headers = new Headers(asked.headers());
  if (headers.get('origin') === STAND_IN_ORIGIN) headers.set('origin', APP_ORIGIN);
  const body = asked.postDataBuffer();
  return new Request(toApp(asked.url()), { method: asked.method(), headers, ...(body === null ? {} : { body: new Uint8Array(body) }) });
};

/** Asks the app's handler and hands its answer to the page, headers and all. */
export const answerThrough = async (route: Route, answer: Answer): Promise<void> => {
  let response: Response;
  try {
    response = await answer(requestOf(route.request()));
  } catch {
    // Electron answers a handler that throws in the same way.
    await route.abort('failed');
    return;
  }
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
};
