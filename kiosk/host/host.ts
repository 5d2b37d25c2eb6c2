import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { IdleTimes, KioskState } from '#contract/host-api.ts';
import { err, ok, type Result } from '#fields/result.ts';
import { currentVersion } from '#store/content-versions.ts';
import { beginIncarnation } from '#store/incarnation.ts';
import { ledgerOf } from '#store/ledger.ts';
import { openSoundStore } from '#store/open-sound.ts';
import { outboxCounts } from '#store/outbox.ts';
import { centralOf, terminalId } from '#store/settings.ts';
import { clearTrouble, noteTrouble } from '#store/trouble.ts';
import { emptyWal, MOST_WAL_BYTES, newestId, purgeBehindNewest, walBytes } from '#store/upkeep.ts';
import { countOf } from '#wire/ledger.ts';
import { type LoadedContent, loadContent } from './content-library.ts';
import { BALLAST_BYTES, type Room, roomOf, watchDisk } from './disk-watch.ts';
import { makeEventFeed } from './event-feed.ts';
import { makeLeaderboards } from './leaderboard.ts';
import { refusedHost } from './refused-host.ts';
import { risingIds } from './rising-id.ts';
import { makeRoutes } from './routes.ts';
import { endLeftovers, runningSession, type SessionsEnvironment } from './sessions.ts';
import type { Offer } from './submission.ts';
import { withRoom } from './with-room.ts';

export interface HostOptions {
  /** `DATA/terminal`: the store and the content versions live here. */
  readonly dataFolder: string;
  /** The built page. */
  readonly pageFolder: string;
  /** Which site this terminal stands at; null: the content's first one. */
  readonly site: string | null;
  /** Version of the app, as events name it. */
  readonly app: string;
  readonly now: () => Date;
  /** Milliseconds that only grow, whatever happens to the wall clock. */
  readonly uptimeMs: () => number;
  /** A fresh UUIDv7; never one below the last. */
  readonly newId: () => string;
  readonly log: (line: string) => void;
  readonly idle?: IdleTimes;
  /** For tests: how full the disk is, and how much ballast it gets. */
  readonly disk?: { readonly room?: () => Room; readonly ballastBytes?: number };
}

/** The terminal behind the page. A shell gives it requests and closes it at the end. */
export interface Host {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly close: () => void;
}

export interface OpenedHost extends Host {
  /** Why the store was refused: then there is nothing for an agent to do. Null: it is open. */
  readonly refused: string | null;
}

/** WCAG 2.2.1 wants 20 seconds at least to answer the warning. */
const IDLE: IdleTimes = { afterSeconds: 45, warningSeconds: 20 };
/** How often the host looks for new content, an enrolment, pages that are gone and how full the disk is. */
const WATCH_MS = 1000;
/** Ballast is made when the start is over: 32 MB are a second of a slow disk. */
const BALLAST_AFTER_MS = 20_000;
/** A log above this is emptied when nobody plays. */
const IDLE_WAL_BYTES = 1024 * 1024;
/** As long as the agent keeps them. */
const KEEP_SENT_MS = 30 * 24 * 3600_000;

export const terminalPaths = (dataFolder: string) => ({
  store: join(dataFolder, 'kiosk.sqlite'),
  content: join(dataFolder, 'content'),
  ballast: join(dataFolder, 'ballast'),
});

/** Opens a terminal: store, content, leftovers of the last run. An error says what to do; the page can still say that it is closed. */
export const openHost = (options: HostOptions): Result<OpenedHost, string> => {
  const { now, log } = options;
  const pageFolder = resolve(options.pageFolder);
  if (!existsSync(join(pageFolder, 'index.html')))
    return err(`the page is not built (${pageFolder} has no index.html): run "npm run build"`);
  const paths = terminalPaths(resolve(options.dataFolder));
  mkdirSync(dirname(paths.store), { recursive: true, mode: 0o700 });
  const sound = openSoundStore(paths.store, now().toISOString(), log);
  if (!sound.ok) {
    const { version, known } = sound.error;
    const detail = `the store has version ${version}, newer than this app's ${known}: install the newer app; nothing was touched`;
    log(detail);
    return ok(refusedHost(pageFolder, detail));
  }
  const { store, tally } = sound.value;
  const newId = risingIds(options.newId, newestId(store));
  const incarnation = newId();
  beginIncarnation(store, incarnation, now().toISOString());
  const lost = ledgerOf(store).reduce((sum, one) => sum + countOf(one.lost), 0);
  if (lost > 0) log(`${lost} captured session(s) were lost to a damaged disk`);

  let enrolled = centralOf(store) !== null;
  let content: LoadedContent | null = null;
  /** Versions that were in use since the start: a session plays on with the content it began with. */
  const known = new Map<string, { quiz: CompiledQuiz; folder: string }>();
  const offers: Offer[] = [];
  const feed = makeEventFeed(now().getTime());
  const adopt = (loaded: LoadedContent): void => {
    content = loaded;
    offers.unshift(loaded.brand);
    for (const { quiz } of loaded.campaigns) known.set(`${quiz.id} ${quiz.version}`, { quiz, folder: loaded.folder });
  };
  const first = loadContent(paths.content, options.site);
  if (first.ok) {
    adopt(first.value);
    clearTrouble(store, 'TERMINAL_CONTENT_REFUSED');
    // For a page that outlived the last host: its content may be another one.
    feed.publish({ kind: 'content-changed', version: first.value.version });
  } else log(`no content: ${first.error}`);

  const disk = watchDisk({
    room: options.disk?.room ?? (() => roomOf(dirname(paths.store))),
    ballast: paths.ballast,
    ballastBytes: options.disk?.ballastBytes ?? BALLAST_BYTES,
    randomBytes,
    trouble: (code, detail) => noteTrouble(store, code, now().toISOString(), detail),
    noTrouble: (code) => clearTrouble(store, code),
    tidy: () => {
      purgeBehindNewest(store, KEEP_SENT_MS);
      emptyWal(store);
    },
    log,
  });
  disk.look();

  const terminal = terminalId(store, newId);
  const sessions: SessionsEnvironment = {
    store,
    terminal,
    incarnation,
    app: options.app,
    now,
    uptimeMs: options.uptimeMs,
    deadlines: new Map(),
    newId,
    content: () => content,
    quizOf: (id, version) => known.get(`${id} ${version}`)?.quiz ?? null,
    offers: () => offers,
    captured: (position) => {
      try {
        tally.note(position);
      } catch (cause) {
        // The event is captured all the same; only a second witness of it is missing.
        log(`the tally could not be written: ${cause instanceof Error ? cause.message : String(cause)}`);
      }
    },
    withRoom: (write) => withRoom(write, disk.relieve),
    contactOffered: () => enrolled && disk.level() !== 'full',
    log,
  };
  const leftovers = endLeftovers(sessions, 'boot');
  if (leftovers.length > 0) log(`ended ${leftovers.length} session(s) that the last run left open`);

  const leaderboards = makeLeaderboards({
    store,
    now,
    running: (id) => runningSession(sessions, id),
    mayWrite: () => disk.level() === 'ample' || disk.level() === 'low',
  });
  leaderboards.forget();

  let refused: string | null = null;
  let walIsLarge = false;
  const lookAfterWal = (): void => {
    const bytes = walBytes(store);
    if (bytes > IDLE_WAL_BYTES && sessions.deadlines.size === 0) emptyWal(store);
    if (bytes > MOST_WAL_BYTES !== walIsLarge) {
      walIsLarge = !walIsLarge;
      if (walIsLarge) log(`the store's log has ${Math.round(bytes / 1024 / 1024)} MB: something reads the store and does not end`);
    }
  };
  const startedAt = options.uptimeMs();
  const watch = (): void => {
    const offeredBefore = sessions.contactOffered();
    enrolled = centralOf(store) !== null;
    disk.look();
    const offered = sessions.contactOffered();
    if (offered !== offeredBefore) feed.publish({ kind: 'contact-offered', offered });
    if (options.uptimeMs() - startedAt >= BALLAST_AFTER_MS) void disk.load();
    lookAfterWal();
    const folder = currentVersion(paths.content);
    if (folder !== null && folder !== content?.folder && folder !== refused) {
      const loaded = loadContent(paths.content, options.site);
      if (loaded.ok) {
        adopt(loaded.value);
        clearTrouble(store, 'TERMINAL_CONTENT_REFUSED');
        feed.publish({ kind: 'content-changed', version: loaded.value.version });
      } else {
        refused = folder;
        noteTrouble(store, 'TERMINAL_CONTENT_REFUSED', now().toISOString(), loaded.error);
        log(`the new content is refused, the old one stays: ${loaded.error}`);
      }
    }
    leaderboards.forget();
    for (const session of endLeftovers(sessions, 'backstop')) feed.publish({ kind: 'session-ended', session });
  };
  const watcher = setInterval(() => {
    try {
      watch();
    } catch (cause) {
      log(`watch: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }, WATCH_MS);

  const state = (): KioskState | null =>
    content && {
      terminal,
      contentVersion: content.version,
      site: content.site,
      brand: content.brand,
      campaigns: content.campaigns,
      places: content.places,
      contactOffered: sessions.contactOffered(),
      idle: options.idle ?? IDLE,
      eventCursor: feed.cursor(),
    };
  const app = makeRoutes({
    sessions,
    feed,
    leaderboards,
    pageFolder,
    state,
    health: () => ({ ok: content !== null, contentVersion: content?.version ?? null, waiting: outboxCounts(store).waiting, enrolled }),
    versionFolder: (pack, version) => known.get(`${pack} ${version}`)?.folder ?? null,
    brandFolder: () => content?.folder ?? null,
    log,
  });
  return ok({
    fetch: async (request) => app.fetch(request),
    refused: null,
    close: () => {
      clearInterval(watcher);
      feed.close();
      tally.close();
      store.close();
    },
  });
};
