import { ok } from '#fields/result.ts';
import { newestEvent } from '#store/outbox.ts';
import { centralOf, type KnownCentral, rememberCentral, terminalId, terminalKeys } from '#store/settings.ts';
import type { Store } from '#store/store.ts';
import { makeSigningKeyPair } from '#wire/signature.ts';
import { type AskedWait, askedMs, retryDelay } from './backoff.ts';
import { beat } from './beat.ts';
import { type Client, type Failure, makeClient } from './client.ts';
import { type Drain, makeDrain } from './drain.ts';
import { enrol } from './enrol.ts';
import { makeRest } from './rest.ts';
import { makeVitals, type Vitals } from './vitals.ts';

const HEARTBEAT_MS = 30_000;

export interface AgentOptions {
  readonly store: Store;
  /** Overrides the address of the enrolment: central may have moved. */
  readonly centralUrl: string | null;
  readonly claimCode: string | null;
  readonly app: string;
  readonly now: () => Date;
  /** A clock that never jumps: a wall clock that goes back must not silence the terminal. */
  readonly uptimeMs: () => number;
  readonly newId: () => string;
  readonly chance: () => number;
  /** The machine's addresses as one text: another one is reason to look for central again. */
  readonly addresses: () => string;
  readonly log: (line: string) => void;
}

export interface Agent {
  /** Runs until `stop` was called; a request that is under way is finished first. */
  readonly run: () => Promise<void>;
  readonly stop: () => void;
  readonly vitals: Vitals;
}

type Step =
  | { readonly kind: 'idle' }
  | { readonly kind: 'progress' }
  | { readonly kind: 'failed'; readonly error: Failure }
  | { readonly kind: 'unenrolled' };

interface Connection {
  readonly client: Client;
  readonly drain: Drain;
}

const askedOf = ({ retryAfterSeconds, unsigned }: Failure): AskedWait => ({
  seconds: retryAfterSeconds ?? 0,
  signed: unsigned === undefined,
});

/** The sync agent: enrols, drains the outbox, says that it lives. Nothing it fails at is ever given up. */
export const makeAgent = (options: AgentOptions): Agent => {
  const { store, now, uptimeMs, log } = options;
  const terminal = terminalId(store, options.newId);
  const keys = terminalKeys(store, makeSigningKeyPair);
  const rest = makeRest(store, options.addresses);
  const vitals = makeVitals(store, now, uptimeMs);
  let connection: Connection | null = null;
  let nextHeartbeat = 0;
  /** Central may have come back from a backup: how far it has come is asked before anything new is sent. */
  let unsure = true;
  let stopped = false;

  const connectTo = (known: KnownCentral): Connection => {
    const url = options.centralUrl ?? known.url;
    if (url !== known.url) rememberCentral(store, { ...known, url });
    const client = makeClient({ url, terminal, keys, centralKey: () => ok(known.centralKey), now });
    return { client, drain: makeDrain({ store, client, uptimeMs, log }) };
  };

  /** Enrols when a code was given: the first time, and when central no longer knows this terminal. */
  const enrolNow = async (): Promise<Step | null> => {
    if (options.centralUrl === null || options.claimCode === null) return { kind: 'unenrolled' };
    const as = { terminal, keys, url: options.centralUrl, claimCode: options.claimCode, now, log };
    const enrolled = await enrol(store, as);
    if (!enrolled.ok) return { kind: 'failed', error: enrolled.error };
    log(`enrolled with ${enrolled.value.url} as terminal ${terminal}`);
    connection = connectTo(enrolled.value);
    return null;
  };

  const connect = async (): Promise<Step | null> => {
    const known = centralOf(store);
    if (known === null) return enrolNow();
    connection = connectTo(known);
    return null;
  };

  const beatNow = async ({ client, drain }: Connection): Promise<Failure | null> => {
    const said = await beat(store, client, options);
    if (!said.ok) return said.error;
    drain.heed(said.value);
    vitals.contact(client.clockOffset());
    nextHeartbeat = uptimeMs() + HEARTBEAT_MS;
    unsure = false;
    return null;
  };

  const failed = async (error: Failure): Promise<Step> => {
    unsure = true;
    const forgotten = error.code === 'SYNC_UNKNOWN_TERMINAL' && options.claimCode !== null;
    return (forgotten ? await enrolNow() : null) ?? { kind: 'failed', error };
  };

  const step = async (): Promise<Step> => {
    if (connection === null) {
      const unconnected = await connect();
      if (unconnected !== null) return unconnected;
    }
    if (connection === null) return { kind: 'unenrolled' };
    if (unsure) {
      const error = await beatNow(connection);
      // A heartbeat that central does not understand must not keep the answers back.
      if (error !== null && error.code !== 'SYNC_MALFORMED') return failed(error);
    }
    const drained = await connection.drain.step();
    if (!drained.ok) return failed(drained.error);
    const outcome: Step = drained.value > 0 ? { kind: 'progress' } : { kind: 'idle' };
    if (drained.value > 0) vitals.contact(connection.client.clockOffset());
    // A long backlog must not silence the terminal either.
    if (uptimeMs() < nextHeartbeat) return outcome;
    const error = await beatNow(connection);
    if (error === null || (outcome.kind === 'progress' && error.code === 'SYNC_MALFORMED')) return outcome;
    return failed(error);
  };

  return {
    vitals,
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
          vitals.failure(outcome.error);
          const line = `${outcome.error.code}: ${outcome.error.detail}`;
          if (line !== said) log(line);
          said = line;
          const asked = askedOf(outcome.error);
          const ms = retryDelay(failures, options.chance(), asked);
          // Central itself asked for the wait: then another network is no reason to come earlier.
          const heedNetwork = outcome.error.code === 'SYNC_UNREACHABLE' || outcome.error.code === 'SYNC_NOT_CENTRAL';
          await rest.wait({ ms, newest, deafMs: askedMs(asked), heedNetwork });
        } else {
          if (said !== '' && outcome.kind === 'idle') log('central answers again');
          if (outcome.kind === 'idle') {
            failures = 0;
            said = '';
          }
          await rest.wait({ ms: HEARTBEAT_MS, newest, deafMs: 0, heedNetwork: false });
        }
      }
      await connection?.drain.finish();
    },
    stop: () => {
      stopped = true;
      rest.interrupt();
    },
  };
};
