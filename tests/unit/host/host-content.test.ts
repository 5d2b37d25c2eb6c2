import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { installVersion } from '#store/content-versions.ts';
import { writeSmallContent } from '#tests/support/small-content.ts';
import { answer, call, eventCursor, openAgain, poll, start, useHostKiosk } from './support/host-kiosk.ts';

const kiosk = useHostKiosk();

describe('who may call', () => {
  test.each([
    ['another origin', { origin: 'https://evil.test' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
  ])('not a page of %s', async (_what, headers) => {
    const refused = await call('POST', '/api/sessions', { campaign: 'ete', quizVersion: 'v1', locale: 'fr' }, headers);
    expect([refused.status, refused.json]).toEqual([403, expect.objectContaining({ code: 'KIOSK_FOREIGN_ORIGIN' })]);
  });

  test('a form post of any page is refused, since it cannot send JSON', async () => {
    const refused = await call('POST', '/api/sessions', '{}', { 'content-type': 'text/plain' });
    expect(refused.json).toMatchObject({ code: 'KIOSK_BAD_REQUEST' });
  });

  test.each([
    '/../kiosk.sqlite',
    '/..%2fkiosk.sqlite',
    '/%2e%2e/kiosk.sqlite',
    '/media/packs/petit/v1/..%2f..%2f..%2fmanifest.json',
    '/media/brands/office/..%2fbrand.json',
    '/%zz',
    '/%E0%A4%A',
  ])('no path leads out of the folder: %s', async (path) => {
    expect((await call('GET', path)).status).toBe(404);
  });

  test('every answer carries the policy that keeps foreign code out', async () => {
    for (const path of ['/', '/api/kiosk', '/media/packs/petit/v1/v.svg', '/nowhere']) {
      expect((await call('GET', path)).headers.get('content-security-policy'), path).toContain("default-src 'self'");
    }
  });
});

describe('content', () => {
  test('that changes while a session runs does not disturb it', async () => {
    const session = await start();
    const told = poll();
    writeSmallContent(join(kiosk.data, 'next'), 'version-2', 'v2');
    expect(installVersion(join(kiosk.data, 'content'), join(kiosk.data, 'next'))).toEqual({
      ok: true,
      value: { version: 'version-2', changed: true },
    });
    expect(await told).toEqual([{ kind: 'content-changed', version: 'version-2' }]);
    expect((await answer(session, 'combien', { kind: 'number', number: 2 })).status).toBe(204);
    expect((await call('GET', '/media/packs/petit/v1/v.svg')).status).toBe(200);
    const old = await call('POST', '/api/sessions', { campaign: 'ete', quizVersion: 'v1', locale: 'fr' });
    expect(old.json).toMatchObject({ code: 'KIOSK_UNKNOWN_CAMPAIGN' });
  });

  test.each([
    ['half a manifest', '{"formatVersion":1,'],
    ['no manifest', ''],
    ['a manifest with an id that is none', '{"formatVersion":1,"version":"version-1","packs":["A B"],"brands":[],"sites":[],"files":[]}'],
  ])('that a power cut left with %s does not keep the terminal from starting, and is installed again', async (_what, text) => {
    kiosk.host.close();
    writeFileSync(join(kiosk.data, 'content/versions/version-1/manifest.json'), text);
    kiosk.host = openAgain();
    expect((await call('GET', '/api/kiosk')).json).toMatchObject({ code: 'KIOSK_NO_CONTENT' });
    expect(installVersion(join(kiosk.data, 'content'), join(kiosk.data, 'source'))).toEqual({
      ok: true,
      value: { version: 'version-1', changed: true },
    });
    kiosk.host.close();
    kiosk.host = openAgain();
    expect((await call('GET', '/api/kiosk')).status).toBe(200);
  });

  test.each([
    ['ahead of', 60_000],
    ['behind', -60_000],
  ])('that came with a restart is told to a page that outlived the host, with the new clock %s the old one', async (_where, ms) => {
    const heard = await eventCursor();
    kiosk.host.close();
    writeSmallContent(join(kiosk.data, 'next'), 'version-2', 'v2');
    installVersion(join(kiosk.data, 'content'), join(kiosk.data, 'next'));
    kiosk.now += ms;
    kiosk.host = openAgain();
    expect((await call('GET', `/api/events?after=${heard}`)).json).toMatchObject({
      events: [{ kind: 'content-changed', version: 'version-2' }],
    });
  });

  test('that is damaged never replaces the running one', async () => {
    writeSmallContent(join(kiosk.data, 'next'), 'version-2', 'v2');
    const quiz = join(kiosk.data, 'next/packs/petit/quiz.json');
    const damaged = readFileSync(quiz, 'utf8').replace('Petit', 'Petot');
    expect(damaged).toContain('Petot');
    writeFileSync(quiz, damaged);
    const refused = installVersion(join(kiosk.data, 'content'), join(kiosk.data, 'next'));
    expect(refused).toEqual({ ok: false, error: expect.stringContaining('quiz.json is not the file the manifest names') });
    expect((await call('GET', '/api/kiosk')).json).toMatchObject({ contentVersion: 'version-1' });
  });
});
