import { ok, type Result } from '#fields/result.ts';
import { currentPosition } from '#store/incarnation.ts';
import { ledgerOf } from '#store/ledger.ts';
import { noteHighWater, outboxCounts, purgeSent } from '#store/outbox.ts';
import { centralOf, rememberCentral } from '#store/settings.ts';
import type { Store } from '#store/store.ts';
import { troublesOf } from '#store/trouble.ts';
import { type BatchLimits, type Heartbeat, type HeartbeatReply, heartbeatReply, terminalRoutes } from '#wire/protocol.ts';
import { bodyOf, type Client, type Failure } from './client.ts';

/** Sent events stay this long, in case central falls back to a backup. */
const KEEP_SENT_MS = 30 * 24 * 3600_000;
/** As many as the wire takes. */
const MOST_TROUBLES = 20;

/** What the terminal says of itself: how far it has come, and what became of everything that it captured. */
export const heartbeatOf = (store: Store, at: Date, app: string): Heartbeat => {
  const counts = outboxCounts(store);
  return {
    at: at.toISOString(),
    position: currentPosition(store),
    waiting: counts.waiting,
    parked: counts.parked,
    app,
    ledger: [...ledgerOf(store)],
    troubles: troublesOf(store).slice(0, MOST_TROUBLES),
  };
};

/** From now on the host seals to this key: it reads it anew for each contact. */
const rememberKey = (store: Store, sealingKey: HeartbeatReply['sealingKey'], log: (line: string) => void): void => {
  const known = centralOf(store);
  if (known === null || sealingKey === undefined) return;
  if (known.sealingKey.id === sealingKey.id && known.sealingKey.publicKey === sealingKey.publicKey) return;
  rememberCentral(store, { ...known, sealingKey });
  log(`contacts are sealed to central's key ${sealingKey.id} from now on`);
};

/** Says that this terminal lives, and heeds what central answers. Returns what central takes at a time. */
export const beat = async (
  store: Store,
  client: Client,
  as: { readonly now: () => Date; readonly app: string; readonly log: (line: string) => void },
): Promise<Result<BatchLimits | undefined, Failure>> => {
  const reply = await client.post(terminalRoutes.heartbeats, bodyOf(heartbeatOf(store, as.now(), as.app)), heartbeatReply);
  if (!reply.ok) return reply;
  noteHighWater(store, reply.value.highWater);
  rememberKey(store, reply.value.sealingKey, as.log);
  purgeSent(store, new Date(client.time().getTime() - KEEP_SENT_MS).toISOString());
  return ok(reply.value.limits);
};
