import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type pg from 'pg';
import { z } from 'zod';
import { claimText } from '#wire/claim.ts';
import { open } from '#wire/sealed.ts';
import { addressOf, type Bindings } from './address.ts';
import { makeClaimCode } from './claim-code.ts';
import { type KeyRing, openingKey } from './keys.ts';
import { passwordMatches } from './password.ts';
import {
  CONSOLE_ERRORS,
  type ConsoleErrorCode,
  claimRequest,
  type IssuedClaim,
  type LedgerPage,
  loginRequest,
  type OpenedContact,
  requestStep,
  submission,
} from './published.ts';
import { makeRateLimit } from './rate-limit.ts';
import { readBody } from './read-body.ts';
import { accountsWithHashes, closeConsoleSession, consoleSessionAccount, openConsoleSession } from './store/accounts.ts';
import { listContacts, takeEnvelope, takeStep } from './store/contacts.ts';
import { sqlStateOf } from './store/database.ts';
import { ledgersOf } from './store/ledgers.ts';
import { overviewFigures } from './store/overview.ts';
import { parsePlace } from './store/paging.ts';
import { fieldsOf, findSession, listSessions } from './store/sessions.ts';
import { listTerminals, revokeTerminal, saveClaim } from './store/terminals.ts';
import type { Surroundings } from './surroundings.ts';

export interface ConsoleDeps extends Surroundings {
  readonly pool: pg.Pool;
  readonly keys: KeyRing;
  readonly claimLifeMs: number;
  readonly publicUrl: string | null;
}

interface ConsoleEnv {
  Bindings: Bindings;
  Variables: { account: string };
}

const COOKIE = 'estran-console';
/** Cookies know no ports: a narrow path keeps this one from every other program on the same host. */
const COOKIE_PATH = '/console/api';
const PAGE = 30;
const MAX_BODY = 16 * 1024;
/** Incarnations of one terminal that a page names; the command names all. */
const MOST_UNSETTLED = 20;

const refusal = (code: ConsoleErrorCode, detail: string = CONSOLE_ERRORS[code].text): Response =>
  Response.json({ code, detail }, { status: CONSOLE_ERRORS[code].status, headers: { 'cache-control': 'no-store' } });

/** What changes something must come from the console itself: its origin, and JSON, which no foreign form can send. */
const onlyFromConsole: MiddlewareHandler<ConsoleEnv> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  const origin = c.req.header('origin');
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  if (origin === undefined || !URL.canParse(origin) || new URL(origin).host !== host) return refusal('CONSOLE_FOREIGN_ORIGIN');
  if (!/^application\/json\b/.test(c.req.header('content-type') ?? '')) return refusal('CONSOLE_MALFORMED', 'the body must be JSON');
  return next();
};

const bodyOf = async <Schema extends z.ZodType>(schema: Schema, request: Request): Promise<z.infer<Schema> | null> => {
  const bytes = await readBody(request, MAX_BODY);
  if (bytes === null) return null;
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof z.ZodError) return null;
    throw cause;
  }
};

/** The console's JSON routes, without their prefix. */
export const consoleApp = (deps: ConsoleDeps): Hono<ConsoleEnv> => {
  const app = new Hono<ConsoleEnv>();
  const wrongPasswords = makeRateLimit(5, 5 * 60_000);

  app.use(onlyFromConsole);
  app.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  app.onError((cause, c) => {
    deps.log(`${c.req.method} ${new URL(c.req.url).pathname} failed: ${sqlStateOf(cause) ?? cause.name}`);
    return refusal('CONSOLE_FAULT');
  });
  app.notFound(() => refusal('CONSOLE_NOT_FOUND'));

  app.post('/login', async (c) => {
    const body = await bodyOf(loginRequest, c.req.raw);
    if (body === null) return refusal('CONSOLE_MALFORMED');
    const address = addressOf(c);
    if (!wrongPasswords.allows(address, deps.now())) return refusal('CONSOLE_TOO_MANY_TRIES');
    // Counted before the slow comparison: tries that run at the same time must not slip through.
    wrongPasswords.countTry(address, deps.now());
    for (const account of await accountsWithHashes(deps.pool)) {
      if (!(await passwordMatches(body.password.trim(), account.hash))) continue;
      wrongPasswords.forget(address);
      const { token, lifeSeconds } = await openConsoleSession(deps.pool, account.name, deps.now());
      const secure = c.req.header('x-forwarded-proto') === 'https';
      setCookie(c, COOKIE, token, { path: COOKIE_PATH, httpOnly: true, sameSite: 'Strict', maxAge: lifeSeconds, secure });
      return c.json({ account: account.name });
    }
    deps.log('a sign-in with a wrong password');
    return refusal('CONSOLE_BAD_PASSWORD');
  });

  const accountOf = async (c: Context<ConsoleEnv>): Promise<string | null> => {
    const token = getCookie(c, COOKIE);
    return token === undefined ? null : consoleSessionAccount(deps.pool, token, deps.now());
  };
  app.get('/me', async (c) => c.json({ account: await accountOf(c) }));
  app.use(async (c, next) => {
    const account = await accountOf(c);
    if (account === null) return refusal('CONSOLE_SIGNED_OUT');
    c.set('account', account);
    return next();
  });

  app.post('/logout', async (c) => {
    const token = getCookie(c, COOKIE);
    if (token !== undefined) await closeConsoleSession(deps.pool, token);
    deleteCookie(c, COOKIE, { path: COOKIE_PATH });
    return c.json({});
  });
  app.get('/overview', async (c) => c.json(await overviewFigures(deps.pool, deps.now())));

  const before = (text: string | undefined) => (text === undefined ? null : parsePlace(text));
  app.get('/sessions', async (c) => c.json(await listSessions(deps.pool, before(c.req.query('before')), PAGE)));
  app.get('/sessions/:terminal/:id', async (c) => {
    const found = await findSession(deps.pool, c.req.param('terminal'), c.req.param('id'));
    return found === null ? refusal('CONSOLE_NOT_FOUND') : c.json(found);
  });

  app.get('/contacts', async (c) => c.json(await listContacts(deps.pool, before(c.req.query('before')), PAGE)));
  app.post('/contacts/:terminal/:id/open', async (c) => {
    const { terminal, id } = c.req.param();
    const sealed = await takeEnvelope(deps.pool, terminal, id, c.get('account'), deps.now());
    if (sealed === null) return refusal('CONSOLE_NOT_FOUND');
    const key = openingKey(deps.keys.current(), sealed.envelope.keyId);
    if (key === null) return refusal('CONSOLE_ENVELOPE_CLOSED', `it was sealed to the key ${sealed.envelope.keyId}`);
    const opened = await open(sealed.envelope, key.privateKey, id);
    const content = opened.ok ? submission.safeParse(opened.value) : null;
    if (content === null || !content.success) return refusal('CONSOLE_ENVELOPE_CLOSED');
    const fields = await fieldsOf(deps.pool, [{ terminal, id }]);
    return c.json({ contact: sealed.row, submission: content.data, fields: fields({ terminal, id }) } satisfies OpenedContact);
  });

  app.post('/contacts/:terminal/:id/request', async (c) => {
    const body = await bodyOf(requestStep, c.req.raw);
    if (body === null) return refusal('CONSOLE_MALFORMED');
    const { terminal, id } = c.req.param();
    const row = await takeStep(deps.pool, terminal, id, { state: body.state, account: c.get('account'), at: deps.now() });
    return row === null ? refusal('CONSOLE_NOT_FOUND') : c.json(row);
  });

  app.get('/ledger', async (c) => {
    const ledgers = await ledgersOf(deps.pool, { exact: false });
    const terminals = ledgers.map(({ incarnations, lastSeenAt, ...one }) => ({
      ...one,
      lastSeenAt: lastSeenAt?.toISOString() ?? null,
      unsettled: incarnations.filter((part) => part.gap > 0 || part.untold > 0).slice(0, MOST_UNSETTLED),
    }));
    return c.json({ terminals } satisfies LedgerPage);
  });
  app.get('/terminals', async (c) => c.json({ terminals: await listTerminals(deps.pool) }));
  app.post('/terminals/:id/revoke', async (c) =>
    (await revokeTerminal(deps.pool, c.req.param('id'), deps.now())) ? c.json({}) : refusal('CONSOLE_NOT_FOUND'),
  );
  app.post('/claims', async (c) => {
    const body = await bodyOf(claimRequest, c.req.raw);
    if (body === null) return refusal('CONSOLE_MALFORMED');
    const secret = makeClaimCode(deps.below);
    const expiresAt = await saveClaim(deps.pool, secret, body.site, deps.now(), deps.claimLifeMs);
    const code = claimText(secret, deps.keys.current().signing.publicKey);
    return c.json({ code, site: body.site, expiresAt: expiresAt.toISOString(), address: deps.publicUrl } satisfies IssuedClaim, 201);
  });
  return app;
};
