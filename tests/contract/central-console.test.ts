import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  contactPage,
  contactRow,
  issuedClaim,
  openedContact,
  overview,
  sessionDetail,
  sessionPage,
  terminalList,
} from '#central/published.ts';
import { rebuildProjections } from '#central/store/rebuild.ts';
import { makeSealingKeyPair, seal } from '#wire/sealed.ts';
import {
  BATCHES,
  type CentralWorld,
  enrol,
  HEARTBEATS,
  itemOf,
  newTerminal,
  openWorld,
  PASSWORD,
  send,
  sessionOf,
  type TestTerminal,
} from './support/central-world.ts';

// long: one office signs in once and is asked for everything that it shows.

const HOST = 'central.example';
const SUBMISSION = {
  age: '18_plus',
  locale: 'fr',
  controller: 'Office de tourisme',
  noticeVersion: '2026-07',
  consents: [
    { purpose: 'newsletter', given: true, recipient: 'Office de tourisme', text: 'Je veux recevoir la lettre.' },
    { purpose: 'partners', given: false, recipient: 'Club Vendée', text: "J'accepte d'être contacté." },
  ],
  contact: { given_name: 'Jeanne', email: 'jeanne.secrete@example.org' },
};

let world: CentralWorld;
let cookie = '';
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Asking {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookie?: string;
}
const ask = (method: 'GET' | 'POST', path: string, { body, headers = {}, cookie: own = cookie }: Asking = {}): Promise<Response> =>
  Promise.resolve(
    world.app.request(`http://${HOST}/console/api${path}`, {
      method,
      headers: {
        host: HOST,
        cookie: own,
        ...(method === 'POST' ? { origin: `http://${HOST}`, 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
    }),
  );
const codeOf = async (response: Response): Promise<unknown> => {
  const body: unknown = await response.json();
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : body;
};
const signIn = async (): Promise<void> => {
  const response = await ask('POST', '/login', { body: { password: PASSWORD } });
  expect(response.status).toBe(200);
  cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
};
const OURS = [
  ...['event', 'sealed_part', 'session', 'session_field', 'session_day', 'group_day', 'contact_look', 'request_step', 'terminal'],
  ...['incarnation', 'position_range', 'incarnation_ledger', 'projection_queue', 'quarantine', 'tombstone'],
];
beforeEach(async () => {
  world.clock.at = new Date(world.clock.at.getTime() + 6 * 60_000);
  for (const table of OURS) await world.pool.query(`delete from ${table}`);
  await signIn();
});

const deliver = async (terminal: TestTerminal, items: readonly unknown[]): Promise<void> => {
  const response = await send(world, terminal, BATCHES, { items });
  expect(response.status).toBe(200);
  await world.projected();
};
const deliverContact = async (
  terminal: TestTerminal,
  over: Parameters<typeof sessionOf>[3] = {},
  content: unknown = SUBMISSION,
): Promise<string> => {
  const event = sessionOf(terminal, uuidv7(), 1, { sealed: true, ...over });
  await deliver(terminal, [itemOf(event, await seal(content, world.keys.sealing, event.id))]);
  return `/contacts/${terminal.id}/${event.id}/open`;
};

describe('signing in', () => {
  test('gives a cookie that scripts and other sites never see, and signing out ends it', async () => {
    const response = await ask('POST', '/login', { body: { password: PASSWORD } });
    const given = response.headers.get('set-cookie') ?? '';
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/console/api']) expect(given).toContain(part);
    expect((await ask('GET', '/overview')).status).toBe(200);
    await ask('POST', '/logout');
    expect(await codeOf(await ask('GET', '/overview'))).toBe('CONSOLE_SIGNED_OUT');
  });

  test('is needed for every page', async () => {
    const paths = ['/overview', '/sessions', '/contacts', '/terminals', `/sessions/${uuidv7()}/${uuidv7()}`];
    for (const path of paths) expect([path, (await ask('GET', path, { cookie: '' })).status]).toEqual([path, 401]);
    expect((await ask('POST', '/claims', { cookie: 'estran-console=made-up', body: { site: 'x' } })).status).toBe(401);
  });

  test('ends by itself after twelve hours', async () => {
    world.clock.at = new Date(world.clock.at.getTime() + 12 * 60 * 60_000);
    expect(await (await ask('GET', '/me')).json()).toEqual({ account: null });
    expect((await ask('GET', '/overview')).status).toBe(401);
  });

  test('with five wrong passwords has to wait, even with the right one', async () => {
    for (let n = 0; n < 5; n += 1)
      expect(await codeOf(await ask('POST', '/login', { body: { password: `wrong-${n}` } }))).toBe('CONSOLE_BAD_PASSWORD');
    expect((await ask('POST', '/login', { body: { password: PASSWORD } })).status).toBe(429);
    world.clock.at = new Date(world.clock.at.getTime() + 5 * 60_000);
    expect((await ask('POST', '/login', { body: { password: PASSWORD } })).status).toBe(200);
  });

  test('a page of another origin, or a plain form, can do nothing in the name of who is signed in', async () => {
    const foreign = [{ origin: 'https://evil.example' }, { origin: 'null' }, { origin: `http://${HOST}:8081` }];
    for (const headers of foreign)
      expect(await codeOf(await ask('POST', '/claims', { body: { site: 'x' }, headers }))).toBe('CONSOLE_FOREIGN_ORIGIN');
    const form = await ask('POST', '/claims', { body: { site: 'x' }, headers: { 'content-type': 'text/plain' } });
    expect(await codeOf(form)).toBe('CONSOLE_MALFORMED');
  });
});

describe('figures', () => {
  test('with nothing in the base every share is nought of nought', async () => {
    const figures = overview.parse(await (await ask('GET', '/overview')).json());
    expect(figures.sessions).toEqual({ total: 0, completed: 0, abandoned: 0 });
    expect(figures.rules.map((rule) => rule.contacts)).toEqual([
      { part: 0, of: 0 },
      { part: 0, of: 0 },
    ]);
    expect(figures.days).toHaveLength(30);
  });

  test('count contacts and all completed sessions apart, under both rules', async () => {
    const terminal = await world.enrolled();
    const whole = sessionOf(terminal, uuidv7(), 1);
    const onlyDeclared = { fields: whole.fields.filter((field) => field.provenance === 'declared') };
    const prefilled = {
      fields: whole.fields.map((field) => (field.key === 'party_size' ? { ...field, provenance: 'default' as const } : field)),
    };
    await deliverContact(terminal); // qualified under both
    await deliverContact(terminal, onlyDeclared); // only under the five
    await deliverContact(terminal, prefilled); // under none: a pre-filled value is nobody's answer
    await deliver(terminal, [
      itemOf(sessionOf(terminal, uuidv7(), 1)), // anonymous, qualified under both
      itemOf(sessionOf(terminal, uuidv7(), 1, { status: 'abandoned', endedBy: 'idle' })),
    ]);
    const figures = overview.parse(await (await ask('GET', '/overview')).json());
    expect(figures.sessions).toEqual({ total: 5, completed: 4, abandoned: 1 });
    expect(figures.contacts).toBe(3);
    expect(figures.rules.map(({ rule, contacts, completed }) => ({ rule, contacts, completed }))).toEqual([
      { rule: 'all_eight', contacts: { part: 1, of: 3 }, completed: { part: 2, of: 4 } },
      { rule: 'declared_five', contacts: { part: 2, of: 3 }, completed: { part: 3, of: 4 } },
    ]);
    expect(figures.groups.find((one) => one.group === 'party_size')?.filled).toEqual({ part: 3, of: 4 });
    expect(figures.groups.find((one) => one.group === 'contact_kind')?.filled).toEqual({ part: 3, of: 4 });
    for (const rule of figures.rules) expect(rule.text.fr.length).toBeGreaterThan(100);
  });

  test('count who waits for a call apart: it is no contact, and no longer waits when somebody called', async () => {
    const terminal = await world.enrolled();
    await deliverContact(terminal);
    const path = (await deliverContact(terminal, { request: 'call-back' })).replace(/open$/, 'request');
    const figures = async () => overview.parse(await (await ask('GET', '/overview')).json());
    expect(await figures()).toMatchObject({
      contacts: 1,
      callBacks: { waiting: 1, total: 1 },
      rules: [{ contacts: { of: 1 } }, { contacts: { of: 1 } }],
    });
    await ask('POST', path, { body: { state: 'done' } });
    expect((await figures()).callBacks).toEqual({ waiting: 0, total: 1 });
    await ask('POST', path, { body: { state: 'waiting' } });
    expect((await figures()).callBacks).toEqual({ waiting: 1, total: 1 });
  });

  test('put a session of half past midnight on the day of the office, not of Greenwich', async () => {
    const terminal = await world.enrolled();
    const endedAt = '2026-07-13T22:30:00.000Z'; // 0:30 on the 14th in Saint-Jean-de-Monts
    await deliver(terminal, [itemOf(sessionOf(terminal, uuidv7(), 1, { startedAt: endedAt, endedAt }))]);
    const { days } = overview.parse(await (await ask('GET', '/overview')).json());
    expect(days.filter((one) => one.completed > 0).map((one) => one.day)).toEqual(['2026-07-14']);
  });
});

describe('sessions', () => {
  test('are paged newest first, none twice, none left out', async () => {
    const terminal = await world.enrolled();
    const incarnation = uuidv7();
    const events = Array.from({ length: 65 }, (_, index) =>
      // Many end in the same second: the page border must not depend on the hour alone.
      sessionOf(terminal, incarnation, index + 1, { endedAt: `2026-07-14T11:${String(10 + Math.floor(index / 20))}:00.000Z` }),
    );
    await deliver(
      terminal,
      events.map((event) => itemOf(event)),
    );
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page = sessionPage.parse(await (await ask('GET', `/sessions?before=${next}`)).json());
      seen.push(...page.sessions.map((one) => one.id));
      next = page.next;
    }
    expect(seen).toHaveLength(65);
    expect(new Set(seen)).toEqual(new Set(events.map((event) => event.id)));
  });

  test('show their fields, and one of them its answers in words', async () => {
    const terminal = await world.enrolled();
    const event = sessionOf(terminal, uuidv7(), 1);
    await deliver(terminal, [itemOf(event)]);
    const { sessions } = sessionPage.parse(await (await ask('GET', '/sessions')).json());
    expect(sessions[0]?.fields.map((field) => field.key)).toEqual(event.fields.map((field) => field.key));
    const detail = sessionDetail.parse(await (await ask('GET', `/sessions/${terminal.id}/${event.id}`)).json());
    expect(detail.answers).toEqual([{ question: "D'où venez-vous ?", skipped: false, chosen: ['De Vendée'], tookMs: 4200 }]);
    expect((await ask('GET', `/sessions/${terminal.id}/${uuidv7()}`)).status).toBe(404);
  });
});

describe('contacts', () => {
  test('stay shut in the list; opening one is written down before it is shown', async () => {
    const terminal = await world.enrolled();
    const path = await deliverContact(terminal);
    const listed = await (await ask('GET', '/contacts')).text();
    expect(listed).not.toContain('jeanne');
    expect(contactPage.parse(JSON.parse(listed)).contacts[0]?.looks).toBe(0);
    const opened = openedContact.parse(await (await ask('POST', path)).json());
    expect(opened.submission).toEqual(SUBMISSION);
    expect(opened.contact.looks).toBe(1);
    const { rows } = await world.pool.query('select account, looked_at from contact_look');
    expect(rows).toEqual([{ account: 'office', looked_at: world.clock.at }]);
    expect(world.logged.join()).not.toContain('jeanne');
  });

  test('who cannot be found in the bytes of the base', async () => {
    const terminal = await world.enrolled();
    await deliverContact(terminal);
    const { rows } = await world.pool.query('select s::text as row from sealed_part s');
    expect(JSON.stringify(rows)).not.toContain('jeanne');
  });

  test('that open to something else, or were sealed to another key, say so; the try is written down too', async () => {
    const terminal = await world.enrolled();
    const odd = await deliverContact(terminal, {}, { hello: 'world' });
    expect(await codeOf(await ask('POST', odd))).toBe('CONSOLE_ENVELOPE_CLOSED');
    const event = sessionOf(terminal, uuidv7(), 1, { sealed: true });
    const foreign = await seal(SUBMISSION, { id: 'other-key', publicKey: (await makeSealingKeyPair()).publicKey }, event.id);
    await deliver(terminal, [itemOf(event, foreign)]);
    expect(await codeOf(await ask('POST', `/contacts/${terminal.id}/${event.id}/open`))).toBe('CONSOLE_ENVELOPE_CLOSED');
    const { rows } = await world.pool.query('select 1 from contact_look');
    expect(rows).toHaveLength(2);
    expect((await ask('POST', `/contacts/${terminal.id}/${uuidv7()}/open`)).status).toBe(404);
  });

  test('whose envelope was moved beside another session do not open', async () => {
    const terminal = await world.enrolled();
    await deliverContact(terminal);
    const other = sessionOf(terminal, uuidv7(), 1, { sealed: true });
    await deliver(terminal, [itemOf(other)]);
    await world.pool.query('update sealed_part set event_id = $1', [other.id]);
    expect(await codeOf(await ask('POST', `/contacts/${terminal.id}/${other.id}/open`))).toBe('CONSOLE_ENVELOPE_CLOSED');
  });
});

describe('requests', () => {
  const CALL_BACK = {
    ...SUBMISSION,
    consents: [{ purpose: 'call-back', given: true, recipient: 'Office de tourisme', text: 'Rappelez-moi.' }],
    contact: { mobile: '+33612345678' },
    request: { kind: 'call-back', about: 'practical', moment: 'afternoon' },
  };
  const requestIn = async () => contactPage.parse(await (await ask('GET', '/contacts')).json()).contacts[0]?.request;

  test('that a call is awaited is seen without opening anything; about what and when only in the envelope', async () => {
    const terminal = await world.enrolled();
    const path = await deliverContact(terminal, { request: 'call-back' }, CALL_BACK);
    const listed = await (await ask('GET', '/contacts')).text();
    expect(listed).not.toMatch(/practical|afternoon|33612345678/);
    expect(await requestIn()).toEqual({ kind: 'call-back', state: 'waiting', step: null });
    const { rows } = await world.pool.query('select e::text as a, s::text as b, p::text as c from event e, session s, sealed_part p');
    expect(JSON.stringify(rows)).not.toMatch(/practical|afternoon|33612345678/);
    const opened = openedContact.parse(await (await ask('POST', path)).json());
    expect(opened.submission).toEqual(CALL_BACK);
  });

  test('who called says so, everybody sees it, and each step stays written down', async () => {
    const terminal = await world.enrolled();
    const path = (await deliverContact(terminal, { request: 'call-back' }, CALL_BACK)).replace(/open$/, 'request');
    for (const state of ['missed', 'done']) {
      const { request } = contactRow.parse(await (await ask('POST', path, { body: { state } })).json());
      expect(request).toEqual({ kind: 'call-back', state, step: { account: 'office', at: world.clock.at.toISOString() } });
      world.clock.at = new Date(world.clock.at.getTime() + 60_000);
    }
    expect(await requestIn()).toMatchObject({ state: 'done' });
    const { rows } = await world.pool.query('select state from request_step order by id');
    expect(rows).toEqual([{ state: 'missed' }, { state: 'done' }]);
    // Making the projections anew forgets none of it.
    await rebuildProjections(world.pool);
    expect(await requestIn()).toMatchObject({ state: 'done' });
  });

  test('a contact that asks for nothing has no state, and no state is made up', async () => {
    const terminal = await world.enrolled();
    const path = (await deliverContact(terminal)).replace(/open$/, 'request');
    expect(await requestIn()).toBeNull();
    expect((await ask('POST', path, { body: { state: 'done' } })).status).toBe(404);
    expect(await codeOf(await ask('POST', path, { body: { state: 'forgotten' } }))).toBe('CONSOLE_MALFORMED');
    expect((await ask('POST', path, { body: { state: 'done' }, cookie: '' })).status).toBe(401);
  });
});

describe('terminals', () => {
  test('a code that the console gave takes a terminal in, and what it says of itself is shown', async () => {
    const response = await ask('POST', '/claims', { body: { site: '  Club nautique ' } });
    expect(response.status).toBe(201);
    const claim = issuedClaim.parse(await response.json());
    expect(claim.code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$/);
    const terminal = newTerminal();
    expect((await enrol(world, terminal, claim.code)).status).toBe(200);
    const at = new Date(world.clock.at.getTime() + 90_000).toISOString();
    await send(world, terminal, HEARTBEATS, { at, position: null, waiting: 12, parked: 2, app: '0.1.0' });
    const { terminals } = terminalList.parse(await (await ask('GET', '/terminals')).json());
    expect(terminals).toMatchObject([
      { id: terminal.id, site: 'Club nautique', waiting: 12, parked: 2, clockOffsetMs: 90_000, revoked: false, troubles: [] },
    ]);
  });

  test('revoked from the console are shut out at once', async () => {
    const terminal = await world.enrolled();
    expect((await ask('POST', `/terminals/${terminal.id}/revoke`)).status).toBe(200);
    expect((await send(world, terminal, BATCHES, { items: [itemOf(sessionOf(terminal, uuidv7(), 1))] })).status).toBe(403);
    expect((await ask('POST', `/terminals/${uuidv7()}/revoke`)).status).toBe(404);
  });
});

test('every answer carries the policy that keeps foreign scripts and frames out', async () => {
  for (const path of ['/', '/console/api/me']) {
    const headers = (await world.app.request(path)).headers;
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});
