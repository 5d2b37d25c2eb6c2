import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT } from '#tests/support/process.ts';

interface Saboteur {
  /** What is broken, in a sentence. */
  readonly what: string;
  /** Ends of the file's path. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** A seed of the suite that found it. */
  readonly foundBy: number;
}

/** Ways to break the product that the judge must find: each once undid what keeps an answer from being lost or doubled. */
export const SABOTEURS = {
  'sent before the answer': {
    what: 'the agent takes a batch for sent before central has said so',
    file: 'sync-agent/agent/drain.ts',
    from: '    const reply = await client.post(terminalRoutes.batches',
    to: "    settle(store, encoded.map(({ item }) => ({ id: item.id, state: 'sent' as const, reason: null })), client.time().toISOString());\n    const reply = await client.post(terminalRoutes.batches",
    foundBy: 2,
  },
  'mark not heeded': {
    what: 'the agent does not notice that central has come back from a backup',
    file: 'kiosk/store/outbox.ts',
    from: '      if (before === null) return 0;\n      const [now',
    to: '      if (before !== undefined) return 0;\n      const [now',
    foundBy: 15,
  },
  'any answer believed': {
    what: 'the agent does not look whether central has signed an answer',
    file: 'sync-agent/wire/signature.ts',
    from: "if (Buffer.from(publicKey, 'base64url').length !== 32) return false;",
    to: 'return true;',
    foundBy: 12,
  },
  'digest not compared': {
    what: 'the terminal sends a record that the disk has changed',
    file: 'kiosk/store/outbox.ts',
    from: 'const changed = digest !== null && digestOf(body) !== digest;',
    to: 'const changed = false;',
    foundBy: 4,
  },
  'ingest not idempotent': {
    what: 'central takes an event that comes again for a new one',
    file: 'sync-agent/central/store/ingest.ts',
    from: '      select $1, $2, id, incarnation, seq, digest, body, $3 from unnest',
    to: '      select $1, $2, id || md5(random()::text), incarnation, seq, digest, body, $3 from unnest',
    foundBy: 2,
  },
  'ingest overwrites': {
    what: 'central takes other content of an event that it knows for the right one',
    file: 'sync-agent/central/store/ingest.ts',
    from: 'on conflict do nothing returning id),',
    to: 'on conflict (tenant, terminal, id) do update set body = excluded.body, digest = excluded.digest returning id),',
    foundBy: 27,
  },
  'contact dropped': {
    what: 'central takes an event in and forgets its sealed part',
    file: 'sync-agent/central/store/ingest.ts',
    from: 'join fresh on fresh.id = given.id on conflict',
    to: 'join fresh on fresh.id = given.id where false on conflict',
    foundBy: 1,
  },
  'loss not told': {
    what: 'the terminal keeps what a damaged disk took to itself',
    file: 'kiosk/store/ledger.ts',
    from: 'at: string }): void => {',
    to: 'at: string }): void => {\n  if (loss.first > 0) return;',
    foundBy: 1,
  },
  'leftovers forgotten': {
    what: 'the host does not end what the last run left open',
    file: 'kiosk/host/host.ts',
    from: "endLeftovers(sessions, 'boot')",
    to: "endLeftovers({ ...sessions, log: () => undefined }, 'backstop')",
    foundBy: 4,
  },
  'first answer wins': {
    what: 'an answer that a visitor changed is not written',
    file: 'kiosk/store/session-log.ts',
    from: 'ON CONFLICT (session, question) DO UPDATE SET record = excluded.record, given_at = excluded.given_at',
    to: 'ON CONFLICT (session, question) DO NOTHING',
    foundBy: 2,
  },
} as const satisfies Record<string, Saboteur>;
export type SaboteurName = keyof typeof SABOTEURS;
export const SABOTEUR_NAMES = Object.keys(SABOTEURS).filter((name): name is SaboteurName => Object.hasOwn(SABOTEURS, name));

/** The environment in which every process of the product is broken in this way. */
export const sabotaged = (name: SaboteurName): Readonly<Record<string, string>> => {
  const { file, from, to } = SABOTEURS[name];
  return {
    ESTRAN_SABOTAGE: JSON.stringify([{ file, from, to }]),
    NODE_OPTIONS: `--import=${pathToFileURL(join(PROJECT, 'tests/support/sabotage.mjs')).href}`,
  };
};
