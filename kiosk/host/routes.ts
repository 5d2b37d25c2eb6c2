import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { contentPath } from '#contract/content.ts';
import { KIOSK_ERRORS, type KioskError } from '#contract/errors.ts';
import { type EndSession, type GiveAnswer, type Health, type KioskState, type StartSession, VIEWS } from '#contract/host-api.ts';
import { idOf, isId } from '#contract/ids.ts';
import { type EnterScore, MOST_POINTS } from '#contract/leaderboard.ts';
import { isClipName, voicePath } from '#contract/voice.ts';
import type { Result } from '#fields/result.ts';
import { LOCALES } from '#fields/types.ts';
import type { EventFeed } from './event-feed.ts';
import { SECURITY_HEADERS, serveFile } from './files.ts';
import type { Leaderboards } from './leaderboard.ts';
import { answerValueShape } from './session-event.ts';
import { endSession, giveAnswer, type SessionsEnvironment, seen, startSession } from './sessions.ts';
import { submissionShape } from './submission.ts';

const startBody = z.strictObject({
  campaign: z
    .string()
    .max(64)
    .transform((id) => idOf('campaign', id)),
  quizVersion: z.string().max(64),
  locale: z.enum(LOCALES),
}) satisfies z.ZodType<StartSession>;

const answerBody = z.strictObject({
  answer: answerValueShape,
  locale: z.enum(LOCALES),
  tookMs: z.int().min(0).max(86_400_000),
}) satisfies z.ZodType<GiveAnswer>;

const endBody = z.strictObject({
  endedBy: z.enum(['finished', 'left', 'idle', 'fault']),
  lastView: z.enum(VIEWS),
  submission: submissionShape.exactOptional(),
}) satisfies z.ZodType<EndSession>;

const scoreBody = z.strictObject({
  initials: z.string().max(16),
  points: z.int().min(0).max(MOST_POINTS),
}) satisfies z.ZodType<EnterScore>;

/** How long a poll for events is held open. */
const POLL_MS = 25_000;
const BODY_LIMIT = 64 * 1024;

export interface HostRoutes {
  readonly sessions: SessionsEnvironment;
  readonly feed: EventFeed;
  readonly leaderboards: Leaderboards;
  readonly pageFolder: string;
  readonly state: () => KioskState | null;
  readonly health: () => Health;
  /** The folder of the content version that a session may still be playing. */
  readonly versionFolder: (pack: string, version: string) => string | null;
  readonly brandFolder: () => string | null;
  readonly log: (line: string) => void;
}

/** A path as a file's name; null when its percent signs say nothing. */
const decoded = (path: string): string | null => {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
};

const failed = (context: Context, error: KioskError): Response => context.json(error, KIOSK_ERRORS[error.code].status);

/** A body of this shape, or the error to answer with. A thrown RangeError is an id that is none. */
const readBody = async <Shape extends z.ZodType>(context: Context, shape: Shape): Promise<Result<z.infer<Shape>, KioskError>> => {
  const bad = (detail: string): { ok: false; error: KioskError } => ({ ok: false, error: { code: 'KIOSK_BAD_REQUEST', detail } });
  if (context.req.header('content-type')?.split(';')[0] !== 'application/json') return bad('the body must be application/json');
  let json: unknown;
  try {
    json = await context.req.json();
  } catch {
    // The parser's message quotes the body, and the body may hold an address.
    return bad('no JSON');
  }
  try {
    const parsed = shape.safeParse(json);
    // Paths and rules only, never the values: a detail is logged.
    return parsed.success
      ? { ok: true, value: parsed.data }
      : bad(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; '));
  } catch (cause) {
    if (cause instanceof RangeError) return bad('an id that is none');
    throw cause;
  }
};

/** Other pages must not talk to the host: not from another origin, and not through a name that leads here. */
const isForeign = (request: Request): boolean => {
  const own = new URL(request.url);
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (origin !== null && origin !== own.origin) return true;
  return site !== null && site !== 'same-origin' && site !== 'none';
};

/** The host's routes as one function from request to response: see `kiosk/contract/host-api.ts`. */
export const makeRoutes = (host: HostRoutes): Hono => {
  const app = new Hono();

  app.use(async (context, next) => {
    if (isForeign(context.req.raw))
      return failed(context, { code: 'KIOSK_FOREIGN_ORIGIN', detail: context.req.header('origin') ?? 'cross-site' });
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.res.headers.set(name, value);
    if (context.req.path.startsWith('/api/')) context.res.headers.set('cache-control', 'no-store');
    return;
  });
  app.use(
    '/api/*',
    bodyLimit({
      maxSize: BODY_LIMIT,
      onError: (context) => failed(context, { code: 'KIOSK_BAD_REQUEST', detail: 'the body is too large' }),
    }),
  );

  app.get('/api/kiosk', (context) => {
    const state = host.state();
    return state === null ? failed(context, { code: 'KIOSK_NO_CONTENT', detail: 'install a content version' }) : context.json(state);
  });
  app.get('/api/events', async (context) => {
    const after = Number(context.req.query('after'));
    if (!Number.isInteger(after) || after < 0)
      return failed(context, { code: 'KIOSK_BAD_REQUEST', detail: 'after: a whole number from 0' });
    return context.json(await host.feed.next(after, POLL_MS));
  });
  app.get('/api/health', (context) => {
    const health = host.health();
    return context.json(health, health.ok ? 200 : 503);
  });

  app.post('/api/sessions', async (context) => {
    const body = await readBody(context, startBody);
    if (!body.ok) return failed(context, body.error);
    const started = startSession(host.sessions, body.value);
    return started.ok ? context.json({ session: started.value }, 201) : failed(context, started.error);
  });
  app.put('/api/sessions/:session/answers/:question', async (context) => {
    const { session, question } = context.req.param();
    if (!isId('session', session) || !isId('question', question))
      return failed(context, { code: 'KIOSK_BAD_REQUEST', detail: 'an id that is none' });
    const body = await readBody(context, answerBody);
    if (!body.ok) return failed(context, body.error);
    const given = giveAnswer(host.sessions, session, question, body.value);
    return given.ok ? context.body(null, 204) : failed(context, given.error);
  });
  app.post('/api/sessions/:session/seen', (context) => {
    const { session } = context.req.param();
    if (!isId('session', session)) return failed(context, { code: 'KIOSK_BAD_REQUEST', detail: 'an id that is none' });
    const noted = seen(host.sessions, session);
    return noted.ok ? context.body(null, 204) : failed(context, noted.error);
  });
  app.post('/api/sessions/:session/end', async (context) => {
    const { session } = context.req.param();
    if (!isId('session', session)) return failed(context, { code: 'KIOSK_BAD_REQUEST', detail: 'an id that is none' });
    const body = await readBody(context, endBody);
    if (!body.ok) return failed(context, body.error);
    const ended = await endSession(host.sessions, session, body.value);
    return ended.ok ? context.body(null, 204) : failed(context, ended.error);
  });

  app.get('/api/leaderboards/:pack', (context) => {
    const { pack } = context.req.param();
    if (!isId('pack', pack)) return failed(context, { code: 'KIOSK_BAD_REQUEST', detail: 'an id that is none' });
    return context.json(host.leaderboards.of(pack));
  });
  app.put('/api/sessions/:session/score', async (context) => {
    const { session } = context.req.param();
    if (!isId('session', session)) return failed(context, { code: 'KIOSK_BAD_REQUEST', detail: 'an id that is none' });
    const body = await readBody(context, scoreBody);
    if (!body.ok) return failed(context, body.error);
    const entered = host.leaderboards.enter(session, body.value);
    return entered.ok ? context.json(entered.value) : failed(context, entered.error);
  });

  const fileOr404 = async (context: Context, folder: string | null, path: string, lasting: boolean): Promise<Response> =>
    (folder !== null && (await serveFile(folder, path, lasting))) || failed(context, { code: 'KIOSK_UNKNOWN_FILE', detail: path });
  app.get('/media/packs/:pack/:version/:file{.+}', (context) => {
    const { pack, version, file } = context.req.param();
    const folder = isId('pack', pack) ? host.versionFolder(pack, version) : null;
    return fileOr404(context, folder && isId('pack', pack) ? join(folder, contentPath.packMedia(pack, '')) : null, file, true);
  });
  app.get('/media/brands/:brand/:file{.+}', (context) => {
    const { brand, file } = context.req.param();
    const folder = host.brandFolder();
    return fileOr404(context, folder && isId('brand', brand) ? join(folder, contentPath.brandMedia(brand, '')) : null, file, false);
  });
  app.get('/media/voice/:locale/:file', (context) => {
    const { locale, file } = context.req.param();
    const known = LOCALES.find((one) => one === locale);
    const named = file === 'index.json' || isClipName(file);
    const folder = known !== undefined && named ? host.brandFolder() : null;
    return fileOr404(context, folder && join(folder, voicePath.folder, locale), file, file !== 'index.json');
  });

  app.all('/api/*', (context) => failed(context, { code: 'KIOSK_UNKNOWN_ROUTE', detail: `${context.req.method} ${context.req.path}` }));
  app.get('*', (context) => {
    const path = context.req.path === '/' ? 'index.html' : decoded(context.req.path.slice(1));
    return fileOr404(context, path === null ? null : host.pageFolder, path ?? context.req.path, path?.startsWith('assets/') ?? false);
  });

  app.onError((cause, context) => {
    const sqlite = cause instanceof Error && cause.name === 'SqliteError';
    host.log(`${context.req.method} ${context.req.path}: ${cause.stack ?? cause.message}`);
    return failed(context, { code: sqlite ? 'KIOSK_STORE_FAILED' : 'KIOSK_HOST_FAULT', detail: sqlite ? cause.message : cause.name });
  });
  return app;
};
