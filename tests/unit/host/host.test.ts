import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Host, openHost } from '#host/host.ts';
import { installVersion } from '#store/content-versions.ts';
import { waitingEvents } from '#store/outbox.ts';
import { rememberCentral } from '#store/settings.ts';
import { openStore, type Store } from '#store/store.ts';
import { smallKiosk, smallQuiz } from '#tests/fixtures/small-quiz.ts';
import { writeSmallContent } from '#tests/support/small-content.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { type SessionEvent, sessionEvent } from '#wire/event.ts';
import { makeSealingKeyPair, open } from '#wire/sealed.ts';

let data: string;
let host: Host;
/** A second connection, as the agent has one. */
let beside: Store;
let now: number;
let logged: string[];
/** The clock that never jumps; `now` may be set to anything. */
let uptime = 0;
const page = join(import.meta.dirname, '../../fixtures/page');

const openAgain = (): Host => {
  const opened = openHost({
    dataFolder: data,
    pageFolder: page,
    site: null,
    app: 'test',
    now: () => new Date(now),
    uptimeMs: () => uptime,
    newId: uuidv7,
    log: (line) => logged.push(line),
  });
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
};

beforeEach(() => {
  const temporary = temporaryFolder('host');
  data = temporary.path;
  now = Date.parse('2026-07-14T10:00:00.000Z');
  logged = [];
  writeSmallContent(join(data, 'source'));
  const installed = installVersion(join(data, 'content'), join(data, 'source'));
  if (!installed.ok) throw new Error(installed.error);
  host = openAgain();
  beside = openStore(join(data, 'kiosk.sqlite'));
  return () => {
    beside.close();
    host.close();
    temporary.remove();
  };
});

const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
  const request = new Request(`http://127.0.0.1:4800${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const response = await host.fetch(request);
  const text = await response.text();
  const json: unknown = response.headers.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : null;
  return { status: response.status, json, text, headers: response.headers };
};

const start = async (): Promise<string> => {
  const started = await call('POST', '/api/sessions', { campaign: 'ete', quizVersion: smallQuiz.version, locale: 'en' });
  expect(started.status).toBe(201);
  if (typeof started.json !== 'object' || started.json === null || !('session' in started.json)) throw new Error('no session');
  return String(started.json.session);
};
const answer = (session: string, question: string, value: unknown) =>
  call('PUT', `/api/sessions/${session}/answers/${question}`, { answer: value, locale: 'en', tookMs: 1200 });
const playAll = async (session: string) => {
  await answer(session, 'envie', { kind: 'choices', choices: ['large'] });
  await answer(session, 'plaisirs', { kind: 'skipped' });
  await answer(session, 'combien', { kind: 'number', number: 4 });
  await answer(session, 'origine', { kind: 'department', code: '44' });
};
/** What a page that just loaded asks for next. */
const poll = async () => {
  const { eventCursor } = z.object({ eventCursor: z.number() }).parse((await call('GET', '/api/kiosk')).json);
  return z.object({ events: z.array(z.unknown()) }).parse((await call('GET', `/api/events?after=${eventCursor}`)).json).events;
};
const events = (): SessionEvent[] => waitingEvents(beside, 100).map((item) => sessionEvent.parse(JSON.parse(item.body)));

describe('a session', () => {
  test('is on disk answer by answer, and one event when it ended', async () => {
    const session = await start();
    expect((await answer(session, 'envie', { kind: 'choices', choices: ['large'] })).status).toBe(204);
    expect(beside.db.prepare('SELECT question FROM answer').pluck().all()).toEqual(['envie']);
    await playAll(session);
    expect((await call('POST', `/api/sessions/${session}/end`, { endedBy: 'finished', lastView: 'result' })).status).toBe(204);
    expect((await call('POST', `/api/sessions/${session}/end`, { endedBy: 'finished', lastView: 'result' })).status).toBe(204);
    expect(events()).toEqual([
      expect.objectContaining({
        id: session,
        seq: 1,
        predecessor: null,
        status: 'completed',
        locale: 'en',
        outcome: { id: 'vague', label: 'La vague' },
        site: { id: 'hall', label: 'Hall' },
        quiz: { id: 'petit', version: 'v1', label: 'Petit quiz' },
        sealed: false,
      }),
    ]);
    const [event] = events();
    expect(event?.answers.map((one) => [one.questionLabel, one.chosen.map((chosen) => chosen.label)])).toEqual([
      ['Envie de ?', ['large fr']],
      ['Plaisirs ?', []],
      ['Combien ?', ['4']],
      ['D’où ?', ['Loire-Atlantique']],
    ]);
    expect(Object.fromEntries((event?.fields ?? []).map((field) => [field.key, [field.value, field.provenance]]))).toEqual({
      themes: [['sea_beach_sun'], 'declared'],
      party_size: [4, 'declared'],
      origin_department: ['44', 'declared'],
      origin_country: ['FR', 'derived'],
      contact_channel: ['kiosk', 'system'],
      reply_channel: ['on_screen', 'system'],
      contact_kind: ['individual', 'system'],
      reception_point_id: ['hall', 'system'],
    });
  });

  test('that was open when the terminal lost power is ended as abandoned, with its answers as fields', async () => {
    const session = await start();
    await answer(session, 'combien', { kind: 'number', number: 3 });
    host.close();
    host = openAgain();
    expect(events()).toEqual([expect.objectContaining({ id: session, status: 'abandoned', endedBy: 'boot', lastView: 'unknown' })]);
    expect(events()[0]?.fields).toContainEqual({ key: 'party_size', value: 3, provenance: 'declared', question: 'combien' });
    expect((await answer(session, 'combien', { kind: 'number', number: 5 })).json).toMatchObject({ code: 'KIOSK_SESSION_ENDED' });
  });

  test('whose page is never heard of again is ended by the backstop, and not before', async () => {
    const session = await start();
    uptime += 4 * 60_000;
    await call('POST', `/api/sessions/${session}/seen`);
    uptime += 4 * 60_000;
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(events()).toEqual([]);
    uptime += 2 * 60_000;
    await waitUntil(() => events().length === 1, 'the backstop', { withinMs: 3000 });
    expect(events()[0]).toMatchObject({ status: 'abandoned', endedBy: 'backstop' });
  });

  test.each([
    ['ahead', 6 * 365 * 86_400_000],
    ['back', -6 * 365 * 86_400_000],
  ])('is not ended by a wall clock that jumps %s, nor kept open by it', async (_where, ms) => {
    const session = await start();
    now += ms;
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect((await answer(session, 'combien', { kind: 'number', number: 5 })).status).toBe(204);
    uptime += 6 * 60_000;
    await waitUntil(() => events().length === 1, 'the backstop', { withinMs: 3000 });
  });

  test('whose answers cannot be read any more neither keeps the terminal from starting nor takes others with it', async () => {
    const damaged = await start();
    await answer(damaged, 'combien', { kind: 'number', number: 3 });
    const other = await start();
    await answer(other, 'combien', { kind: 'number', number: 2 });
    host.close();
    beside.db.prepare("UPDATE answer SET record = '{\"question' WHERE session = ?").run(damaged);
    host = openAgain();
    expect((await call('GET', '/api/kiosk')).status).toBe(200);
    expect(events().map((one) => [one.id, one.answers.length])).toEqual([
      [damaged, 0],
      [other, 1],
    ]);
    expect(logged.join()).toContain(damaged);
  });

  test('with an answer to a field that an update took out of the dictionary keeps that answer', async () => {
    const session = await start();
    await answer(session, 'combien', { kind: 'number', number: 3 });
    host.close();
    beside.db.prepare('UPDATE answer SET record = replace(record, \'"party_size"\', \'"field_of_old"\')').run();
    host = openAgain();
    expect(events()[0]?.fields).toContainEqual({ key: 'field_of_old', value: 3, provenance: 'declared', question: 'combien' });
  });

  test.each([
    [
      'an unknown session',
      '/api/sessions/01900000-0000-7000-8000-00000000ffff/answers/envie',
      { answer: { kind: 'skipped' }, locale: 'fr', tookMs: 1 },
      404,
      'KIOSK_UNKNOWN_SESSION',
    ],
    [
      'an unknown question',
      '/api/sessions/SESSION/answers/nulle',
      { answer: { kind: 'skipped' }, locale: 'fr', tookMs: 1 },
      422,
      'KIOSK_UNKNOWN_QUESTION',
    ],
    [
      'an answer it cannot take',
      '/api/sessions/SESSION/answers/combien',
      { answer: { kind: 'number', number: 99 }, locale: 'fr', tookMs: 1 },
      422,
      'KIOSK_BAD_ANSWER',
    ],
    [
      'an id that is none',
      '/api/sessions/SESSION/answers/..%2f',
      { answer: { kind: 'skipped' }, locale: 'fr', tookMs: 1 },
      400,
      'KIOSK_BAD_REQUEST',
    ],
    [
      'a choice id that is none',
      '/api/sessions/SESSION/answers/envie',
      { answer: { kind: 'choices', choices: ['<script>'] }, locale: 'fr', tookMs: 1 },
      400,
      'KIOSK_BAD_REQUEST',
    ],
    ['a body of another form', '/api/sessions/SESSION/answers/envie', { answer: 'large' }, 400, 'KIOSK_BAD_REQUEST'],
    ['broken JSON', '/api/sessions/SESSION/answers/envie', '{"answer":', 400, 'KIOSK_BAD_REQUEST'],
  ])('refuses %s', async (_what, path, body, status, code) => {
    const session = await start();
    const refused = await call('PUT', path.replace('SESSION', session), body);
    expect([refused.status, refused.json]).toEqual([status, expect.objectContaining({ code })]);
  });
});

describe('contact', () => {
  const submission = {
    age: '18_plus',
    locale: 'en',
    controller: 'Office',
    noticeVersion: '1',
    consents: [
      { purpose: 'newsletter', given: true, recipient: 'Office', text: 'Newsletter?' },
      { purpose: 'texts', given: false, recipient: 'Office', text: 'Texts?' },
      { purpose: 'partner', given: false, recipient: 'Club', text: 'Club?' },
    ],
    contact: { given_name: 'Canari', email: 'canari-7f3a@example.test' },
  };
  const end = (session: string, changed: object = {}) =>
    call('POST', `/api/sessions/${session}/end`, { endedBy: 'finished', lastView: 'review', submission: { ...submission, ...changed } });
  const enrol = async () => {
    const pair = await makeSealingKeyPair();
    rememberCentral(beside, {
      tenant: 'office',
      terminal: smallKiosk.terminal,
      url: 'http://127.0.0.1:1/',
      sealingKey: { id: 'key-1', publicKey: pair.publicKey },
      centralKey: 'AAAA',
    });
    return pair;
  };

  test('is neither offered nor taken before central’s key is known', async () => {
    expect((await call('GET', '/api/kiosk')).json).toMatchObject({ contactOffered: false });
    const refused = await end(await start());
    expect(refused.json).toMatchObject({ code: 'KIOSK_CONTACT_NOT_OFFERED' });
  });

  test('is offered as soon as the agent has enrolled, and the page is told', async () => {
    const told = poll();
    await enrol();
    expect(await told).toEqual([{ kind: 'contact-offered', offered: true }]);
    expect((await call('GET', '/api/kiosk')).json).toMatchObject({ contactOffered: true });
  });

  test('is sealed before it is written: no byte of the data folder tells it, and central can open it', async () => {
    const pair = await enrol();
    const session = await start();
    await playAll(session);
    expect((await end(session)).status).toBe(204);
    const [item] = waitingEvents(beside, 1);
    if (item?.sealed == null) throw new Error('nothing sealed');
    expect(await open(item.sealed, pair.privateKey, session)).toEqual({ ok: true, value: submission });
    expect((await open(item.sealed, pair.privateKey, smallKiosk.terminal)).ok).toBe(false);
    const bytes = readdirSync(data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
      .join('');
    expect(bytes).toContain(session);
    expect(bytes).not.toMatch(/canari/i);
  });

  test.each([
    [
      'words that were not offered',
      { consents: [{ ...submission.consents[0], text: 'Anything at all?' }, submission.consents[1], submission.consents[2]] },
    ],
    ['a purpose left out', { consents: submission.consents.slice(0, 2) }],
    ['nothing agreed to', { consents: submission.consents.map((one) => ({ ...one, given: false })) }],
    ['a field nobody agreed to', { contact: { email: 'canari-7f3a@example.test', mobile: '+33612345678' } }],
    ['no e-mail', { contact: {} }],
    ['a transfer to a third party at 16', { age: '15_17' }],
    ['another notice', { noticeVersion: '2' }],
  ])('refuses %s', async (_what, changed) => {
    await enrol();
    const session = await start();
    expect((await end(session, changed)).json).toMatchObject({ code: 'KIOSK_BAD_SUBMISSION' });
    expect(events()).toEqual([]);
  });

  test('in a body that is no JSON is neither answered back nor logged', async () => {
    const session = await start();
    const body = '{"endedBy":"finished","lastView":"review","submission":{"contact":{"email":canari-7f3a@example.test}}}';
    const refused = await call('POST', `/api/sessions/${session}/end`, body);
    expect(refused.json).toMatchObject({ code: 'KIOSK_BAD_REQUEST' });
    expect(refused.text + logged.join()).not.toMatch(/canari/i);
  });

  test('that comes after the backstop ended the session is refused aloud, not lost in silence', async () => {
    await enrol();
    const session = await start();
    await call('POST', `/api/sessions/${session}/end`, { endedBy: 'idle', lastView: 'review' });
    expect((await end(session)).json).toMatchObject({ code: 'KIOSK_SESSION_ENDED' });
  });
});

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
    writeSmallContent(join(data, 'next'), 'version-2', 'v2');
    expect(installVersion(join(data, 'content'), join(data, 'next'))).toEqual({ ok: true, value: { version: 'version-2', changed: true } });
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
    host.close();
    writeFileSync(join(data, 'content/versions/version-1/manifest.json'), text);
    host = openAgain();
    expect((await call('GET', '/api/kiosk')).json).toMatchObject({ code: 'KIOSK_NO_CONTENT' });
    expect(installVersion(join(data, 'content'), join(data, 'source'))).toEqual({
      ok: true,
      value: { version: 'version-1', changed: true },
    });
    host.close();
    host = openAgain();
    expect((await call('GET', '/api/kiosk')).status).toBe(200);
  });

  test.each([
    ['ahead of', 60_000],
    ['behind', -60_000],
  ])('that came with a restart is told to a page that outlived the host, with the new clock %s the old one', async (_where, ms) => {
    const { eventCursor } = z.object({ eventCursor: z.number() }).parse((await call('GET', '/api/kiosk')).json);
    host.close();
    writeSmallContent(join(data, 'next'), 'version-2', 'v2');
    installVersion(join(data, 'content'), join(data, 'next'));
    now += ms;
    host = openAgain();
    expect((await call('GET', `/api/events?after=${eventCursor}`)).json).toMatchObject({
      events: [{ kind: 'content-changed', version: 'version-2' }],
    });
  });

  test('that is damaged never replaces the running one', async () => {
    writeSmallContent(join(data, 'next'), 'version-2', 'v2');
    const quiz = join(data, 'next/packs/petit/quiz.json');
    const damaged = readFileSync(quiz, 'utf8').replace('Petit', 'Petot');
    expect(damaged).toContain('Petot');
    writeFileSync(quiz, damaged);
    const refused = installVersion(join(data, 'content'), join(data, 'next'));
    expect(refused).toEqual({ ok: false, error: expect.stringContaining('quiz.json is not the file the manifest names') });
    expect((await call('GET', '/api/kiosk')).json).toMatchObject({ contentVersion: 'version-1' });
  });
});
