import { countOf, rangesOf } from '#wire/ledger.ts';
import type { KeptByCentral } from './central-under-test.ts';
import type { KeptByTerminal } from './terminal-under-test.ts';
import { chosenIn, type Note } from './visitor.ts';

/** What must hold after everything was healed. */
export const RULES = {
  'nothing lost': 'a visit whose end was acknowledged is in central, or in a loss that was reported',
  'as captured': 'what central has of a visit is, byte for byte, what was captured',
  'as said': 'the answers are those that the visitor gave and the host acknowledged',
  'no stranger': 'central has no visit that nobody made',
  'nothing doubled': 'central counts each event once',
  'no number twice': 'no place in the sequence was given to two events',
  'contact kept': 'central opens every contact that was left, and finds no other',
  'sent is there': 'what the terminal takes for sent is in central',
  'parked for a reason': 'set aside is only what the schedule spoiled',
  'quarantine for a reason': 'in quarantine is only what the schedule rewrote or a damaged disk changed',
  'loss for a reason': 'no loss is reported of a disk that nobody damaged',
  'every number accounted for': 'each number that was given out is sent, waiting, parked or lost',
  'attack refused': 'what was no message of the terminal was not taken for one',
  'ledger even': "central's ledger accounts for every number that the terminal ever gave out",
  converges: 'once everything is healed, the outbox empties',
} as const satisfies Record<string, string>;
export type Rule = keyof typeof RULES;

export interface Finding {
  readonly rule: Rule;
  readonly what: string;
}

/** What the schedule did on purpose: it explains what would be a finding otherwise. */
export interface Made {
  damaged: boolean;
  revoked: boolean;
  /** Central came back from a backup that is older than something it had acknowledged. */
  restored: boolean;
  readonly poisoned: Set<string>;
  readonly rewritten: Set<string>;
}

/** All that the judge looks at. */
export interface Seen {
  readonly notes: readonly Note[];
  readonly made: Made;
  readonly terminal: KeptByTerminal;
  readonly central: KeptByCentral;
  /** By event: the address that central found in the sealed part; null: it does not open. */
  /** How many numbers central's ledger calls a gap. */
  readonly gap: number;
  readonly contacts: ReadonlyMap<string, string | null>;
}

const place = (incarnation: string, seq: number): string => `${incarnation} ${seq}`;

const twice = (words: readonly string[]): string[] => [...new Set(words.filter((word, at) => words.indexOf(word) !== at))];

/** Is this place in a loss that the terminal reported? */
const isReported = ({ losses }: KeptByTerminal, incarnation: string, seq: number): boolean =>
  losses.some((loss) => loss.incarnation === incarnation && loss.first_seq <= seq && seq <= loss.last_seq);

const saidFindings = (note: Note, found: KeptByCentral['events'][number]): Finding[] =>
  ['envie', 'combien', 'origine'].flatMap((question): Finding[] => {
    const said = note.answers.get(question) ?? [];
    const chosen = chosenIn(found.event, question);
    const lastSure = said.findLastIndex(({ sure }) => sure);
    const possible: (string | null)[] = said.slice(Math.max(0, lastSure)).map((one) => one.chosen);
    if (lastSure < 0) possible.push(null);
    // A damaged disk may give back what was said earlier, and that is then what central has; the loss is reported apart.
    if (note.mayBeDamaged) possible.push(null, ...said.map((one) => one.chosen));
    return possible.includes(chosen)
      ? []
      : [{ rule: 'as said', what: `${note.id} ${question}: ${chosen}, said was ${JSON.stringify(said)}` }];
  });

const noteFindings = (note: Note, seen: Seen): Finding[] => {
  const { id } = note;
  if (id === null) return [];
  const { made, terminal } = seen;
  const found = seen.central.events.find((one) => one.id === id);
  const here = terminal.events.find((one) => one.id === id);
  const reported = note.captured !== null && isReported(terminal, note.captured.incarnation, note.captured.seq);
  if (found === undefined) {
    if (made.revoked && here?.state === 'waiting') return [];
    if (made.poisoned.has(id))
      return here?.state === 'parked' ? [] : [{ rule: 'nothing lost', what: `${id} was spoiled and is not parked` }];
    if (reported) return [];
    // What had not ended has no place in the sequence yet. A damaged last write looks like one that a power cut tore.
    if (note.ended !== 'surely' && note.mayBeDamaged) return [];
    // Both copies are gone, the terminal's by its disk and central's by its backup: central's ledger calls it a gap.
    if (made.damaged && made.restored && seen.gap > 0) return [];
    return [
      {
        rule: 'nothing lost',
        what: `${id} (${note.ended === 'surely' ? 'ended' : 'begun'}) is not in central and in no loss; here: ${here?.state}`,
      },
    ];
  }
  const findings = saidFindings(note, found);
  if (note.captured !== null && note.captured.digest !== found.digest && !reported)
    findings.push({ rule: 'as captured', what: `${id} is another text than at ${place(note.captured.incarnation, note.captured.seq)}` });
  const email = seen.contacts.get(id);
  const changed = note.captured !== null && note.captured.digest !== found.digest && reported;
  if (note.ended === 'surely' && note.email !== null && email !== note.email && !changed)
    findings.push({ rule: 'contact kept', what: `${id}: the contact is ${email === undefined ? 'missing' : 'not the one that was left'}` });
  if (email !== undefined && note.email === null) findings.push({ rule: 'contact kept', what: `${id}: a contact that nobody left` });
  return findings;
};

const placeFindings = ({ terminal, central }: Seen): Finding[] => {
  const ids = new Map<string, Set<string>>();
  const put = (at: string, id: string): void => void ids.set(at, (ids.get(at) ?? new Set()).add(id));
  for (const { event } of central.events) put(place(event.incarnation, event.seq), event.id);
  for (const row of terminal.events) put(place(row.incarnation, row.seq), row.id);
  return [...ids].flatMap(([at, taken]): Finding[] =>
    taken.size < 2 ? [] : [{ rule: 'no number twice', what: `${at} was given to ${[...taken].join(' and ')}` }],
  );
};

const centralFindings = ({ notes, made, terminal, central }: Seen): Finding[] => {
  const known = new Set(notes.map(({ id }) => id));
  const strangers = central.events.filter(({ id }) => !known.has(id));
  // A start that was never acknowledged may have been heard: its id is then known to nobody.
  const unheard = notes.filter(({ id }) => id === null).length;
  const findings: Finding[] = [];
  if (strangers.length > unheard)
    findings.push({ rule: 'no stranger', what: `${strangers.length} visits that nobody knows of, and ${unheard} unheard starts` });
  const events = central.events.map(({ id }) => id);
  for (const id of [...twice(events), ...twice(central.sessions)]) findings.push({ rule: 'nothing doubled', what: id });
  if (events.toSorted().join() !== central.sessions.toSorted().join())
    findings.push({ rule: 'nothing doubled', what: `${events.length} events and ${central.sessions.length} sessions, or not the same` });
  for (const id of central.quarantined)
    if (!made.rewritten.has(id) && !made.damaged) findings.push({ rule: 'quarantine for a reason', what: id });
  const waiting = new Set(terminal.events.filter(({ state }) => made.revoked && state === 'waiting').map(({ id }) => id));
  for (const id of made.rewritten)
    if (!central.quarantined.includes(id) && !waiting.has(id))
      findings.push({ rule: 'quarantine for a reason', what: `${id} was rewritten and is not there` });
  return findings;
};

const terminalFindings = ({ made, terminal, central, gap }: Seen): Finding[] => {
  const findings: Finding[] = [];
  const arrived = new Set(central.events.map(({ id }) => id));
  for (const { id, state, reason } of terminal.events) {
    if (state === 'sent' && !arrived.has(id)) findings.push({ rule: 'sent is there', what: id });
    const spoiled = made.poisoned.has(id) || made.rewritten.has(id) || (made.damaged && central.quarantined.includes(id));
    if (state === 'parked' && !spoiled) findings.push({ rule: 'parked for a reason', what: `${id}: ${reason}` });
    if (state === 'waiting' && !made.revoked) findings.push({ rule: 'converges', what: `${id} still waits` });
  }
  if (!made.damaged && terminal.losses.length > 0) findings.push({ rule: 'loss for a reason', what: JSON.stringify(terminal.losses) });
  for (const { id, last_seq } of terminal.incarnations) {
    const here = terminal.events.filter((one) => one.incarnation === id).map(({ seq }) => seq);
    const lost = terminal.losses.filter((one) => one.incarnation === id).map(({ first_seq, last_seq }) => [first_seq, last_seq] as const);
    const numbers = [...here, ...lost.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at))];
    const accounted = countOf(rangesOf(numbers.filter((seq) => seq <= last_seq)));
    if (accounted !== last_seq && !(made.damaged && made.restored && gap === last_seq - accounted))
      findings.push({ rule: 'every number accounted for', what: `incarnation ${id}: ${accounted} of ${last_seq}` });
  }
  return findings;
};

/** What does not hold. Pure: it looks at nothing but what it is given. */
export const judge = (seen: Seen): Finding[] => [
  ...seen.notes.flatMap((note) => noteFindings(note, seen)),
  ...placeFindings(seen),
  ...centralFindings(seen),
  ...terminalFindings(seen),
];
