import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { makeAgent } from '#agent/agent.ts';
import { ownAddresses } from '#agent/rest.ts';
import { beginIncarnation } from '#store/incarnation.ts';
import { outboxCounts } from '#store/outbox.ts';
import { captureSession, insertSession } from '#store/session-log.ts';
import { centralOf, rememberCentral, terminalId } from '#store/settings.ts';
import { openStore, type Store } from '#store/store.ts';
import type { signIn } from '#tests/support/fleet.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import type { SessionEvent } from '#wire/event.ts';
import { seal } from '#wire/sealed.ts';

export type Office = Awaited<ReturnType<typeof signIn>>;
const claimAnswer = z.object({ code: z.string() });

const agentOn = (store: Store, over: { centralUrl?: string; claimCode?: string } = {}) =>
  makeAgent({
    store,
    centralUrl: over.centralUrl ?? null,
    claimCode: over.claimCode ?? null,
    app: 'bench',
    now: () => new Date(),
    uptimeMs: () => performance.now(),
    newId: uuidv7,
    chance: Math.random,
    addresses: ownAddresses,
    log: () => undefined,
  });

/** Runs the agent until `done`, and says how many seconds that took. */
const runUntil = async (agent: ReturnType<typeof makeAgent>, done: () => boolean, what: string): Promise<number> => {
  const began = performance.now();
  const running = agent.run();
  await waitUntil(done, what, { withinMs: 300_000, everyMs: 5 });
  const seconds = (performance.now() - began) / 1000;
  agent.stop();
  await running;
  return seconds;
};

export interface BenchTerminal {
  readonly id: string;
  readonly incarnation: string;
  readonly store: Store;
  /** The folder of its store, for an agent in a process of its own. */
  readonly data: string;
  /** Puts these sessions in the outbox as the host does; `withContact`: each with a sealed part. */
  readonly capture: (sessions: readonly SessionEvent[], withContact: boolean) => Promise<void>;
  /** Drains the outbox through the real agent; seconds until nothing waits. `through`: another address that leads to central. */
  readonly drain: (through?: string) => Promise<number>;
  readonly close: () => void;
}

/** A terminal with a store of its own on the disk, enrolled at this central. */
export const enrolledTerminal = async (central: string, office: Office): Promise<BenchTerminal> => {
  const folder = temporaryFolder('bench-drain');
  const store = openStore(join(folder.path, 'kiosk.sqlite'));
  const { code: claimCode } = claimAnswer.parse(await office('claims', { site: 'bench' }));
  await runUntil(agentOn(store, { centralUrl: central, claimCode }), () => centralOf(store) !== null, 'the enrolment');
  const incarnation = uuidv7();
  beginIncarnation(store, incarnation, new Date().toISOString());
  const known = centralOf(store);
  if (known === null) throw new Error('not enrolled');
  const idle = (): boolean =>
    store.db.prepare("SELECT 1 FROM event WHERE state = 'waiting' AND settled_at IS NULL LIMIT 1").get() === undefined;
  return {
    id: terminalId(store, uuidv7),
    incarnation,
    store,
    data: folder.path,
    capture: async (sessions, withContact) => {
      const contact = { email: 'someone@example.org', purposes: ['news'], noticeVersion: '1' };
      const parts = await Promise.all(sessions.map((one) => (withContact ? seal(contact, known.sealingKey, one.id) : null)));
      store.db.transaction(() => {
        for (const [index, session] of sessions.entries()) {
          const { id, campaign, quiz, locale, startedAt, endedAt } = session;
          insertSession(store, { id, campaign, quiz: quiz.id, quizVersion: quiz.version, quizLabel: quiz.label, locale, startedAt });
          captureSession(store, incarnation, { id, endedAt, sealed: parts[index] ?? null }, () =>
            JSON.stringify({ ...session, sealed: withContact }),
          );
        }
      })();
    },
    drain: async (through) => {
      rememberCentral(store, { ...known, url: through ?? known.url });
      const seconds = await runUntil(agentOn(store), idle, 'the outbox to be empty');
      const left = outboxCounts(store);
      if (left.parked > 0) throw new Error(`${left.parked} events were parked`);
      return seconds;
    },
    close: () => {
      store.close();
      folder.remove();
    },
  };
};
