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
  /** The first seed of the suite that finds it. */
  readonly foundBy: number;
}

/** Ways to break the product that the judge must find: each once undid what keeps an answer from being lost or doubled. */
export const SABOTEURS = {
  'sent before the answer': {
    what: 'the agent takes a batch for sent before central has said so',
    file: 'sync-agent/agent/drain.ts',
    from: '  const reply = await client.post(',
    to: "  settle(store, items.map((item) => ({ id: item.id, state: 'sent' as const, reason: null })), client.time().toISOString());\n  const reply = await client.post(",
    foundBy: 1,
  },
  'mark not heeded': {
    what: 'the agent does not notice that central has come back from a backup',
    file: 'kiosk/store/outbox.ts',
    from: 'if (before === null) return 0;',
    to: 'return 0;',
    foundBy: 1,
  },
  'any answer believed': {
    what: 'the agent does not look whether central has signed an answer',
    file: 'sync-agent/wire/signature.ts',
    from: "if (Buffer.from(publicKey, 'base64url').length !== 32) return false;",
    to: 'return true;',
    foundBy: 1,
  },
  'digest not compared': {
    what: 'the terminal sends a record that the disk has changed',
    file: 'kiosk/store/outbox.ts',
    from: 'const changed = digest !== null && digestOf(body) !== digest;',
    to: 'const changed = false;',
    foundBy: 1,
  },
  'ingest not idempotent': {
    what: 'central counts an event once more when it comes again',
    file: 'sync-agent/central/store/ingest.ts',
    from: 'const isNew = inserted.has(id) && !claimed.has(id);',
    to: 'const isNew = true;',
    foundBy: 1,
  },
  'contact dropped': {
    what: 'central loses the sealed parts of a batch that came twice',
    file: 'sync-agent/central/store/ingest.ts',
    from: 'await insertSealedParts(tx, terminal, ours, at);',
    to: 'if (ours.length > 1) await insertSealedParts(tx, terminal, ours.slice(1), at);',
    foundBy: 1,
  },
  'leftovers forgotten': {
    what: 'the host does not end what the last run left open',
    file: 'kiosk/host/host.ts',
    from: "endLeftovers(sessions, 'boot')",
    to: "endLeftovers({ ...sessions, log: () => undefined }, 'backstop')",
    foundBy: 1,
  },
  'first answer wins': {
    what: 'an answer that a visitor changed is not written',
    file: 'kiosk/store/session-log.ts',
    from: 'ON CONFLICT (session, question) DO UPDATE SET record = excluded.record, given_at = excluded.given_at',
    to: 'ON CONFLICT (session, question) DO NOTHING',
    foundBy: 1,
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
