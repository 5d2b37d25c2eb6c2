import { ok } from '#fields/result.ts';
import { currentPosition } from '#store/incarnation.ts';
import { newestEvent, noteHighWater, outboxCounts, purgeSent } from '#store/outbox.ts';
import { centralOf, type KnownCentral, rememberCentral, terminalId, terminalKeys } from '#store/settings.ts';
import { dataVersion, type Store } from '#store/store.ts';
import type { SyncError } from '#wire/errors.ts';
import { type Heartbeat, heartbeatReply, terminalRoutes } from '#wire/protocol.ts';
import { makeSigningKeyPair } from '#wire/signature.ts';
import { retryDelay } from './backoff.ts';
import { bodyOf, type Client, makeClient } from './client.ts';
import { drainOnce } from './drain.ts';
import { enrol } from './enrol.ts';

const HEARTBEAT_MS = 30_000;
/** How often the agent looks whether another connection has committed: 50 ms cost 0.8 % of a core. */
const LOOK_MS = 50;
/** Sent events stay this long, in case central falls back to a backup. */
const KEEP_SENT_MS = 30 * 24 * 3600_000;

export interface AgentOptions {
  readonly store: Store;
  /** Overrides the address of the enrolment: central may have moved. */
  readonly centralUrl: string | null;
  readonly claimCode: string | null;
  readonly app: string;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly chance: () => number;
  readonly log: (line: string) => void;
}

export interface Agent {
  /** Runs until `stop` was called; a request that is under way is finished first. */
  readonly run: () => Promise<void>;
  readonly stop: () => void;
}

type Step =
  | { readonly kind: 'idle' }
  | { readonly kind: 'progress' }
  | { readonly kind: 'failed'; readonly error: SyncError }
  | { readonly kind: 'unenrolled' };

/** The sync agent: enrols, drains the outbox, says that it lives. Nothing it fails at is ever given up. */
export const makeAgent = (options: AgentOptions): Agent => {
  const { store, now, log } = options;
  const terminal = terminalId(store, options.newId);
  const keys = terminalKeys(store, makeSigningKeyPair);
  let client: Client | null = null;
  /** By the monotonic clock: a wall clock that goes back must not silence the terminal. */
  let nextHeartbeat = 0;
  /** Central may have come back from a backup: how far it has come is asked before anything new is sent. */
  let unsure = true;
  let stopped = false;
  let interrupt: () => void = () => undefined;

  const clientOf = (known: KnownCentral): Client => {
    const url = options.centralUrl ?? known.url;
    if (url !== known.url) rememberCentral(store, { ...known, url });
    return makeClient({ url, terminal, keys, centralKey: () => ok(known.centralKey), now });
  };

  /** Enrols when a code was given: the first time, and when central no longer knows this terminal. */
  const enrolNow = async (): Promise<Step | null> => {
    if (options.centralUrl === null || options.claimCode === null) return { kind: 'unenrolled' };
    const enrolled = await enrol(store, { terminal, keys, url: options.centralUrl, claimCode: options.claimCode, now, log });
    if (!enrolled.ok) return { kind: 'failed', error: enrolled.error };
    log(`enrolled with ${enrolled.value.url} as terminal ${terminal}`);
    client = clientOf(enrolled.value);
    return null;
  };

  const connect = async (): Promise<Step | null> => {
    const known = centralOf(store);
    if (known === null) return enrolNow();
    client = clientOf(known);
    return null;
  };

  const beat = async (through: Client): Promise<SyncError | null> => {
    const counts = outboxCounts(store);
    const body: Heartbeat = {
      at: now().toISOString(),
      position: currentPosition(store),
      waiting: counts.waiting,
      parked: counts.parked,
      app: options.app,
    };
    const reply = await through.post(terminalRoutes.heartbeats, bodyOf(body), heartbeatReply);
    if (!reply.ok) return reply.error;
    noteHighWater(store, reply.value.highWater);
    purgeSent(store, new Date(through.time().getTime() - KEEP_SENT_MS).toISOString());
    nextHeartbeat = performance.now() + HEARTBEAT_MS;
    unsure = false;
    return null;
  };

  const failed = async (error: SyncError): Promise<Step> => {
    unsure = true;
    const forgotten = error.code === 'SYNC_UNKNOWN_TERMINAL' && options.claimCode !== null;
    return (forgotten ? await enrolNow() : null) ?? { kind: 'failed', error };
  };

  const step = async (): Promise<Step> => {
    if (client === null) {
      const unconnected = await connect();
      if (unconnected !== null) return unconnected;
    }
    if (client === null) return { kind: 'unenrolled' };
    if (unsure) {
      const error = await beat(client);
      // A heartbeat that central does not understand must not keep the answers back.
      if (error !== null && error.code !== 'SYNC_MALFORMED') return failed(error);
    }
    const drained = await drainOnce(store, client);
    if (!drained.ok) return failed(drained.error);
    if (drained.value > 0) return { kind: 'progress' };
    if (performance.now() < nextHeartbeat) return { kind: 'idle' };
    const error = await beat(client);
    return error === null ? { kind: 'idle' } : failed(error);
  };

  /**
   * Waits for new work, `ms` at the most, or for the stop. New is what was captured after `newest`, so also during the last step.
   * An answer that a visitor gave is not work yet: it must not shorten a retry.
   */
  const rest = (ms: number, newest: number): Promise<void> =>
    new Promise((resolve) => {
      let version: number | null = null;
      const until = performance.now() + ms;
      const done = (): void => {
        clearInterval(look);
        resolve();
      };
      const look = setInterval(() => {
        if (performance.now() >= until) return done();
        const latest = dataVersion(store);
        if (latest === version) return;
        version = latest;
        if (newestEvent(store) !== newest) done();
      }, LOOK_MS);
      interrupt = done;
    });

  return {
    run: async () => {
      let failures = 0;
      let said = '';
      while (!stopped) {
        const newest = newestEvent(store);
        const outcome = await step();
        if (stopped) break;
        if (outcome.kind === 'progress') failures = 0;
        else if (outcome.kind === 'failed') {
          failures += 1;
          const line = `${outcome.error.code}: ${outcome.error.detail}`;
          if (line !== said) log(line);
          said = line;
          await rest(retryDelay(failures, options.chance()), newest);
        } else {
          if (said !== '' && outcome.kind === 'idle') log('central answers again');
          if (outcome.kind === 'idle') {
            failures = 0;
            said = '';
          }
          await rest(HEARTBEAT_MS, newest);
        }
      }
    },
    stop: () => {
      stopped = true;
      interrupt();
    },
  };
};
