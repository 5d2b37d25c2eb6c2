import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { beforeEach, expect } from 'vitest';
import { z } from 'zod';
import { type Host, type OpenedHost, openHost } from '#host/host.ts';
import { installVersion } from '#store/content-versions.ts';
import { openStore, type Store } from '#store/store.ts';
import { smallQuiz } from '#tests/fixtures/small-quiz.ts';
import { waitingEvents } from '#tests/support/outbox.ts';
import { writeSmallContent } from '#tests/support/small-content.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { type SessionEvent, sessionEvent } from '#wire/event.ts';

/** A host over a real store and a small content, called as a shell calls it. Each test gets a new one. */
export interface HostKiosk {
  readonly data: string;
  host: Host;
  /** A second connection, as the agent has one. */
  readonly beside: Store;
  /** The wall clock: may be set to anything. */
  now: number;
  /** The clock that never jumps. */
  uptime: number;
  /** How much of the disk is free, 0 to 1. */
  free: number;
  readonly logged: string[];
}

let kiosk: HostKiosk;
const page = join(import.meta.dirname, '../../../fixtures/page');

const openOn = (data: string): OpenedHost => {
  const opened = openHost({
    dataFolder: data,
    pageFolder: page,
    site: null,
    app: 'test',
    now: () => new Date(kiosk.now),
    uptimeMs: () => kiosk.uptime,
    newId: () => {
      const time = kiosk.now.toString(16).padStart(12, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-${uuidv7().slice(14)}`;
    },
    log: (line) => kiosk.logged.push(line),
    disk: { room: () => ({ size: 1000, free: kiosk.free * 1000 }) },
  });
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
};
/** The terminal starts once more on the same folder. */
export const openAgain = (): OpenedHost => openOn(kiosk.data);

/** To be called once in a test file; the parts are read off it inside the tests. */
export const useHostKiosk = (): HostKiosk => {
  beforeEach(() => {
    const temporary = temporaryFolder('host');
    const data = temporary.path;
    writeSmallContent(join(data, 'source'));
    const installed = installVersion(join(data, 'content'), join(data, 'source'));
    if (!installed.ok) throw new Error(installed.error);
    const beside = openStore(join(data, 'kiosk.sqlite'));
    const closed: Host = { fetch: () => Promise.reject(new Error('not open yet')), close: () => undefined };
    kiosk = { data, beside, host: closed, now: Date.parse('2026-07-14T10:00:00.000Z'), uptime: 0, free: 1, logged: [] };
    kiosk.host = openAgain();
    return () => {
      beside.close();
      kiosk.host.close();
      temporary.remove();
    };
  });
  return new Proxy<HostKiosk>(Object.create(null), {
    get: (_none, name) => Reflect.get(kiosk, name),
    set: (_none, name, value) => Reflect.set(kiosk, name, value),
  });
};

export const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
  const request = new Request(`http://127.0.0.1:4800${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const response = await kiosk.host.fetch(request);
  const text = await response.text();
  const json: unknown = response.headers.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : null;
  return { status: response.status, json, text, headers: response.headers };
};

export const start = async (): Promise<string> => {
  const started = await call('POST', '/api/sessions', { campaign: 'ete', quizVersion: smallQuiz.version, locale: 'en' });
  expect(started.status).toBe(201);
  return z.object({ session: z.string() }).parse(started.json).session;
};
export const answer = (session: string, question: string, value: unknown) =>
  call('PUT', `/api/sessions/${session}/answers/${question}`, { answer: value, locale: 'en', tookMs: 1200 });
export const playAll = async (session: string): Promise<void> => {
  await answer(session, 'envie', { kind: 'choices', choices: ['large'] });
  await answer(session, 'plaisirs', { kind: 'skipped' });
  await answer(session, 'combien', { kind: 'number', number: 4 });
  await answer(session, 'origine', { kind: 'department', code: '44' });
};
/** Where a page that just loaded begins to listen. */
export const eventCursor = async (): Promise<number> =>
  z.object({ eventCursor: z.number() }).parse((await call('GET', '/api/kiosk')).json).eventCursor;
/** What a page that just loaded hears next. */
export const poll = async (): Promise<readonly unknown[]> => {
  const path = `/api/events?after=${await eventCursor()}`;
  return z.object({ events: z.array(z.unknown()) }).parse((await call('GET', path)).json).events;
};
export const events = (): SessionEvent[] => waitingEvents(kiosk.beside, 100).map((item) => sessionEvent.parse(JSON.parse(item.body)));
