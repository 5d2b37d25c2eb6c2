import { z } from 'zod';
import { err, ok, type Result } from '#fields/result.ts';
import { type KnownCentral, rememberCentral } from '#store/settings.ts';
import type { Store } from '#store/store.ts';
import { type Claim, matchesKey, readClaim } from '#wire/claim.ts';
import { enrolment, terminalRoutes } from '#wire/protocol.ts';
import type { SigningKeyPair } from '#wire/signature.ts';
import { bodyOf, type Failure, makeClient } from './client.ts';

const withKey = z.object({ centralKey: z.string() });

/** The key that an enrolment's answer names for itself: there is nothing else to believe yet, except what the claim code says of it. */
const keyIn = (answer: unknown, claim: Claim): Result<string, string> => {
  const key = withKey.safeParse(answer).data?.centralKey;
  if (key === undefined) return err('an answer to the enrolment that names no key');
  if (!matchesKey(claim, key)) return err('the key of the answer is not the one of the claim code: this is another central, or none');
  return ok(key);
};

export interface Enrolling {
  readonly terminal: string;
  readonly keys: SigningKeyPair;
  readonly url: string;
  readonly claimCode: string;
  readonly now: () => Date;
  readonly log: (line: string) => void;
}

/**
 * Enrols this terminal with a one-time code: central learns the terminal's public key, the terminal learns central's keys.
 * An answer that got lost is no harm: the same terminal with the same code and key gets the same answer again.
 */
export const enrol = async (store: Store, as: Enrolling): Promise<Result<KnownCentral, Failure>> => {
  const claim = readClaim(as.claimCode);
  if (!claim.ok) return err({ code: 'SYNC_BAD_CLAIM', detail: claim.error });
  if (claim.value.fingerprint === null) as.log("the claim code does not say which key is central's: the first that answers is believed");
  const centralKey = (answer: unknown): Result<string, string> => keyIn(answer, claim.value);
  const client = makeClient({ url: as.url, terminal: as.terminal, keys: as.keys, centralKey, now: as.now });
  // Only the secret: what stands behind it is for this side to know.
  const body = bodyOf({ claimCode: claim.value.secret, terminal: as.terminal, publicKey: as.keys.publicKey });
  const answer = await client.post(terminalRoutes.enrolments, body, enrolment);
  if (!answer.ok) return answer;
  const known: KnownCentral = { ...answer.value, url: as.url };
  rememberCentral(store, known);
  return ok(known);
};
