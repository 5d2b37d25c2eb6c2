import { expect, test } from 'vitest';
import { answerWith, isKioskUrl, toHostRequest } from '#shell-electron/scheme.ts';

test('only the kiosk itself is the kiosk', () => {
  for (const url of ['app://kiosk/', 'app://kiosk/api/kiosk?a=1']) expect(isKioskUrl(url), url).toBe(true);
  for (const url of ['app://kiosk.example/', 'app://kioskx/', 'https://kiosk/', 'file:///etc/passwd', 'about:blank', 'app:kiosk', 'x']) {
    expect(isKioskUrl(url), url).toBe(false);
  }
});

test("the page's own origin is the host's own origin; a foreign one stays foreign", () => {
  const own = toHostRequest(new Request('app://kiosk/api/sessions', { method: 'POST', body: '{}', headers: { origin: 'app://kiosk' } }));
  expect(own.headers.get('origin')).toBe(new URL(own.url).origin);
  const foreign = toHostRequest(new Request('app://kiosk/api/sessions', { method: 'POST', headers: { origin: 'https://evil.example' } }));
  expect(foreign.headers.get('origin')).toBe('https://evil.example');
});

test('path, query, method and body reach the host as they were', async () => {
  const asked = toHostRequest(new Request('app://kiosk/api/events?after=3', { method: 'PUT', body: 'marée' }));
  expect([new URL(asked.url).pathname, new URL(asked.url).search, asked.method, await asked.text()]).toEqual([
    '/api/events',
    '?after=3',
    'PUT',
    'marée',
  ]);
});

test('another host of the scheme gets nothing, and the kiosk never hears of it', async () => {
  const answer = answerWith({ fetch: () => Promise.reject(new Error('asked')) });
  expect((await answer(new Request('app://elsewhere/api/kiosk'))).status).toBe(404);
});
