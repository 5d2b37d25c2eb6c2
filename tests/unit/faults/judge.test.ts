import { expect, test } from 'vitest';
import { sessionOf } from '#tests/contract/support/central-world.ts';
import { type Finding, judge, type Made, type Seen } from '#tests/faults/support/judge.ts';
import type { Note } from '#tests/faults/support/visitor.ts';
import type { SessionEvent } from '#wire/event.ts';

const uuid = (number: number): string => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const TERMINAL = { id: uuid(800), keys: { publicKey: '', privateKey: '' } };
const INCARNATION = uuid(900);

const event = (number: number, over: Partial<SessionEvent> = {}): SessionEvent =>
  sessionOf(TERMINAL, INCARNATION, number, {
    id: uuid(number),
    answers: [{ question: 'combien', questionLabel: 'Combien ?', skipped: false, chosen: [{ id: '4', label: '4' }], tookMs: 900 }],
    ...over,
  });

const note = (number: number, over: Partial<Note> = {}): Note => ({
  id: uuid(number),
  answers: new Map([['combien', [{ chosen: '4', sure: true }]]]),
  ended: 'surely',
  email: null,
  captured: { digest: `digest-${number}`, incarnation: INCARNATION, seq: number },
  mayBeDamaged: false,
  ...over,
});

const made = (over: Partial<Made> = {}): Made => ({
  damaged: false,
  revoked: false,
  restored: false,
  poisoned: new Set(),
  rewritten: new Set(),
  ...over,
});

/** Three visits, all of them where they belong; `over` takes something out of place. */
const world = (over: Partial<Seen> = {}): Seen => ({
  notes: [1, 2, 3].map((number) => note(number)),
  made: made(),
  terminal: {
    events: [1, 2, 3].map((number) => ({
      id: uuid(number),
      incarnation: INCARNATION,
      seq: number,
      state: 'sent' as const,
      reason: null,
      digest: `digest-${number}`,
    })),
    incarnations: [{ id: INCARNATION, last_seq: 3 }],
    losses: [],
    troubles: [],
  },
  central: {
    events: [1, 2, 3].map((number) => ({ id: uuid(number), digest: `digest-${number}`, event: event(number) })),
    sessions: [uuid(1), uuid(2), uuid(3)],
    quarantined: [],
    sealed: [],
  },
  gap: 0,
  contacts: new Map(),
  ...over,
});
const rules = (seen: Seen): Finding['rule'][] => [...new Set(judge(seen).map(({ rule }) => rule))];
const without = <Thing>(things: readonly Thing[], at: number): Thing[] => things.filter((_, index) => index !== at);

test('where all is in its place there is nothing to find', () => {
  expect(judge(world())).toEqual([]);
});

test('an acknowledged visit that is nowhere is lost', () => {
  const { terminal, central } = world();
  const gone = world({
    terminal: { ...terminal, events: without(terminal.events, 1) },
    central: { ...central, events: without(central.events, 1), sessions: without(central.sessions, 1) },
  });
  expect(rules(gone)).toEqual(['nothing lost', 'every number accounted for']);
  const losses = [{ incarnation: INCARNATION, first_seq: 2, last_seq: 2 }];
  expect(rules({ ...gone, made: made({ damaged: true }), terminal: { ...gone.terminal, losses } })).toEqual([]);
  expect(rules({ ...gone, terminal: { ...gone.terminal, losses } })).toEqual(['loss for a reason']);
});

test('what the terminal takes for sent and central does not have was marked too early', () => {
  const { central } = world();
  expect(rules(world({ central: { ...central, events: without(central.events, 2), sessions: without(central.sessions, 2) } }))).toEqual([
    'nothing lost',
    'sent is there',
  ]);
});

test('an event that is counted twice, and one that nobody made, are found', () => {
  const { central } = world();
  expect(rules(world({ central: { ...central, sessions: [...central.sessions, uuid(3)] } }))).toEqual(['nothing doubled']);
  const stranger = { id: uuid(9), digest: 'digest-9', event: event(9) };
  const seen = world({ central: { ...central, events: [...central.events, stranger], sessions: [...central.sessions, uuid(9)] } });
  expect(rules(seen)).toEqual(['no stranger']);
  // A start whose acknowledgement was lost is a visit that nobody knows the id of.
  expect(rules({ ...seen, notes: [...seen.notes, note(9, { id: null, captured: null })] })).toEqual([]);
});

test('another text, another answer, and a place that was given twice are found', () => {
  const { central } = world();
  const [first, ...others] = central.events;
  if (first === undefined) throw new Error('no event');
  expect(rules(world({ central: { ...central, events: [{ ...first, digest: 'another' }, ...others] } }))).toEqual(['as captured']);
  const other = event(1, { answers: [] });
  expect(rules(world({ central: { ...central, events: [{ ...first, event: other }, ...others] } }))).toEqual(['as said']);
  const moved = event(1, { seq: 2 });
  expect(rules(world({ central: { ...central, events: [{ ...first, event: moved }, ...others] } }))).toEqual(['no number twice']);
});

test('the last answer that was acknowledged counts, and one that was perhaps heard after it may', () => {
  const said = (...words: readonly (readonly [string, boolean])[]): Note =>
    note(1, { answers: new Map([['combien', words.map(([chosen, sure]) => ({ chosen, sure }))]]) });
  const heard = (one: Note) => rules(world({ notes: [one, note(2), note(3)] }));
  expect(heard(said(['2', true], ['4', true]))).toEqual([]);
  expect(heard(said(['2', true], ['4', false]))).toEqual([]);
  expect(heard(said(['4', true], ['2', false]))).toEqual([]);
  expect(heard(said(['4', true], ['2', true]))).toEqual(['as said']);
  expect(heard(note(1, { answers: new Map() }))).toEqual(['as said']);
});

test('a contact that is missing, that does not open, or that nobody left is found', () => {
  const left = [note(1, { email: 'a@example.test' }), note(2), note(3)];
  expect(rules(world({ notes: left }))).toEqual(['contact kept']);
  expect(rules(world({ notes: left, contacts: new Map([[uuid(1), null]]) }))).toEqual(['contact kept']);
  expect(rules(world({ notes: left, contacts: new Map([[uuid(1), 'a@example.test']]) }))).toEqual([]);
  expect(rules(world({ contacts: new Map([[uuid(2), 'b@example.test']]) }))).toEqual(['contact kept']);
});

test('set aside and quarantined is only what was spoiled on purpose', () => {
  const { terminal, central } = world();
  const parked = { ...terminal, events: terminal.events.map((row) => (row.seq === 2 ? { ...row, state: 'parked' as const } : row)) };
  const absent = { ...central, events: without(central.events, 1), sessions: without(central.sessions, 1) };
  expect(rules(world({ terminal: parked, central: absent }))).toEqual(['nothing lost', 'parked for a reason']);
  expect(rules(world({ terminal: parked, central: absent, made: made({ poisoned: new Set([uuid(2)]) }) }))).toEqual([]);
  expect(rules(world({ central: { ...central, quarantined: [uuid(2)] } }))).toEqual(['quarantine for a reason']);
  expect(rules(world({ made: made({ rewritten: new Set([uuid(2)]) }) }))).toEqual(['quarantine for a reason']);
});

test('what still waits has not converged, unless the terminal was revoked', () => {
  const { terminal, central } = world();
  const waiting = { ...terminal, events: terminal.events.map((row) => (row.seq === 3 ? { ...row, state: 'waiting' as const } : row)) };
  const absent = { ...central, events: without(central.events, 2), sessions: without(central.sessions, 2) };
  expect(rules(world({ terminal: waiting, central: absent }))).toEqual(['nothing lost', 'converges']);
  expect(rules(world({ terminal: waiting, central: absent, made: made({ revoked: true }) }))).toEqual([]);
});

test('what the terminal lost by its disk and central by its backup is no silent loss when the ledger calls it a gap', () => {
  const { terminal, central } = world();
  const gone = world({
    terminal: { ...terminal, events: without(terminal.events, 1) },
    central: { ...central, events: without(central.events, 1), sessions: without(central.sessions, 1) },
    made: made({ damaged: true, restored: true }),
  });
  expect(rules(gone)).toEqual(['nothing lost', 'every number accounted for']);
  expect(rules({ ...gone, gap: 1 })).toEqual([]);
});
