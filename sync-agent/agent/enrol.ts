import { z } from 'zod';
import { ok, type Result } from '#fields/result.ts';
import { type KnownCentral, rememberCentral } from '#store/settings.ts';
import type { Store } from '#store/store.ts';
import type { SyncError } from '#wire/errors.ts';
import { enrolment, terminalRoutes } from '#wire/protocol.ts';
import type { SigningKeyPair } from '#wire/signature.ts';
import { makeClient } from './client.ts';

const withKey = z.object({ centralKey: z.string() });

/** The key that an enrolment's answer names for itself: there is nothing else to believe yet. */
const ownKey = (answer: unknown): string | null => withKey.safeParse(answer).data?.centralKey ?? null;

/**
 * Enrols this terminal with a one-time code: central learns the terminal's public key, the terminal learns central's keys.
 * An answer that got lost is no harm: the same terminal with the same code and key gets the same answer again.
 */
export const enrol = async (
  store: Store,
  as: { terminal: string; keys: SigningKeyPair; url: string; claimCode: string; now: () => Date },
): Promise<Result<KnownCentral, SyncError>> => {
  const client = makeClient({ url: as.url, terminal: as.terminal, keys: as.keys, centralKey: ownKey, now: as.now });
  const body = { claimCode: as.claimCode, terminal: as.terminal, publicKey: as.keys.publicKey };
  const answer = await client.post(terminalRoutes.enrolments, body, enrolment);
  if (!answer.ok) return answer;
  const known: KnownCentral = { ...answer.value, url: as.url };
  rememberCentral(store, known);
  return ok(known);
};
