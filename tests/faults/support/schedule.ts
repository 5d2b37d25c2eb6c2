import { type Chance, seededChance } from '#play/chance.ts';

/** Everything that a schedule can make go wrong, and what is done for it. */
export const FAULTS = {
  'host killed': 'kill -9 of the host; its agent ends with it',
  'agent killed': 'kill -9 of the agent; the host starts it again',
  'central killed': 'kill -9 of central; its PostgreSQL lives on',
  'postgres killed': 'kill -9 of the postmaster under a running central',
  'backend killed': 'kill -9 of one process of PostgreSQL: it restarts all of them',
  'network away': 'every connection between agent and central is refused',
  'cut before': 'the connection ends before anything reached central',
  'cut inside': 'half of a request reaches central',
  'answer lost': 'central commits, and its acknowledgement never arrives',
  'answer cut': 'half of an answer arrives',
  'sent twice': 'the network delivers a request twice, at the same time',
  'arrives late': 'a request is lost for the agent and reaches central after a later one',
  'request altered': 'a bit of the body flips on its way to central',
  'answer altered': 'a bit of the answer flips on its way back',
  'old answer': 'an answer recorded earlier comes back for a new request',
  'captive portal': 'somebody else answers 200 with a page of HTML',
  'requests replayed': 'all that was recorded on the wire is sent to central again',
  'disk full': 'neither host nor agent can write a byte',
  'log cut': 'host and agent are dead, and the end of the write-ahead log is missing',
  'log flipped': 'host and agent are dead, and a bit of the write-ahead log is another',
  'clock ahead': "the terminal's clock jumps a year ahead",
  'clock behind': "the terminal's clock jumps a year back",
  revoked: 'the office revokes the terminal',
  'row damaged': 'an event that waits loses its end on the disk',
  'row altered': 'a word of an event that waits is another on the disk, and it is still an event',
  'event rejected': 'an event that waits is no event any more: central can never take it',
  'envelope damaged': 'the sealed part of an event that waits loses its end on the disk',
  'event rewritten': 'an event that central has waits again with other content',
  'page killed': 'the page goes away in the middle of a visit',
  'slow loris': 'sixty connections to central that say one byte at a time',
  'ten megabytes': 'a body of ten megabytes is sent to central',
  'forged signature': "somebody sends in the terminal's name, with a key of their own",
  'backup restored': 'central comes back from an older backup',
} as const satisfies Record<string, string>;
export type FaultKind = keyof typeof FAULTS;
export const FAULT_KINDS = Object.keys(FAULTS).filter((kind): kind is FaultKind => Object.hasOwn(FAULTS, kind));

/** When a process is killed: at once, or at a moment of the next batch that is on its way. */
export const MOMENTS = ['now', 'before', 'during', 'after'] as const;
export type Moment = (typeof MOMENTS)[number];

export interface Step {
  /** From 1: what `--steps` names. */
  readonly number: number;
  readonly kind: FaultKind;
  /** Begins before this action of the visitors. */
  readonly at: number;
  /** So many actions later it is over. */
  readonly lasts: number;
  readonly moment: Moment;
  /** How many requests it meets. */
  readonly times: number;
  /** For whatever else is left to chance within it. */
  readonly seed: number;
}

export type Action =
  | { readonly kind: 'start' }
  | { readonly kind: 'answer'; readonly question: 'envie' | 'combien' | 'origine'; readonly pick: number }
  /** `calm`: the next visitor comes only when this visit has been sent, if that goes quickly. */
  | { readonly kind: 'end'; readonly endedBy: 'finished' | 'left' | 'idle'; readonly contact: boolean; readonly calm: boolean }
  /** The page shows the next visitor the attract view, and never says that this one has gone. */
  | { readonly kind: 'vanish' };

/** Somebody who comes, leaves an address and goes. */
export const SHORT_VISIT: readonly Action[] = [{ kind: 'start' }, { kind: 'end', endedBy: 'finished', contact: true, calm: false }];

/** All that happens: the same seed gives the same schedule, on every machine. */
export interface Schedule {
  readonly seed: number;
  /** Do visitors wait for the enrolment, or come before it? */
  readonly enrolledFirst: boolean;
  readonly actions: readonly Action[];
  readonly steps: readonly Step[];
}

const below = (chance: Chance, count: number): number => Math.floor(chance() * count);
const oneOf = <Thing>(chance: Chance, things: readonly [Thing, ...Thing[]]): Thing => things[below(chance, things.length)] ?? things[0];

const visit = (chance: Chance): Action[] => {
  const answers = Array.from(
    { length: below(chance, 5) },
    (): Action => ({ kind: 'answer', question: oneOf(chance, ['envie', 'combien', 'origine'] as const), pick: below(chance, 1000) }),
  );
  const end: Action =
    chance() < 0.12
      ? { kind: 'vanish' }
      : {
          kind: 'end',
          endedBy: oneOf(chance, ['finished', 'finished', 'left', 'idle'] as const),
          contact: chance() < 0.4,
          calm: chance() < 0.3,
        };
  return [{ kind: 'start' }, ...answers, end];
};

/** At most one of these in a schedule: each of them changes what must hold at the end. */
const ONCE: readonly (readonly FaultKind[])[] = [
  // What a restored base forgets, a revocation too, is said in the threat table.
  ['revoked', 'backup restored'],
  // To a base that never had it, a rewritten event is an event like any other.
  ['event rewritten', 'backup restored'],
  // Two damages of one disk are one damage that is harder to read.
  ['log cut', 'log flipped', 'row damaged', 'row altered', 'event rejected', 'envelope damaged', 'event rewritten'],
  ['clock ahead', 'clock behind'],
  ['disk full'],
  ['postgres killed', 'backend killed'],
];

/** The first two go by the seed, so that any `FAULT_KINDS.length` seeds in a row have every kind of fault twice among them. */
const kindsOf = (chance: Chance, seed: number, count: number): FaultKind[] => {
  const kinds: FaultKind[] = [];
  const take = (at: number): void => {
    const kind = FAULT_KINDS[at % FAULT_KINDS.length] ?? 'answer lost';
    const rivals = ONCE.filter((group) => group.includes(kind)).flat();
    if (!kinds.some((one) => rivals.includes(one))) kinds.push(kind);
  };
  take(seed);
  take(seed + Math.ceil(FAULT_KINDS.length / 2));
  while (kinds.length < count) take(below(chance, FAULT_KINDS.length));
  return kinds;
};

export const MOST_STEPS = 6;

/** The schedule of a seed. Pure. */
export const scheduleOf = (seed: number): Schedule => {
  const chance = seededChance(seed * 7919 + 13);
  const actions = Array.from({ length: 5 + below(chance, 4) }, () => visit(chance)).flat();
  const kinds = kindsOf(chance, seed, 2 + below(chance, MOST_STEPS - 1));
  const drawn = kinds.map((kind) => ({
    kind,
    at: below(chance, actions.length),
    lasts: 1 + below(chance, 8),
    moment: oneOf(chance, MOMENTS),
    times: 1 + below(chance, 3),
    seed: below(chance, 1_000_000),
  }));
  const steps = drawn.toSorted((a, b) => a.at - b.at).map((step, index) => ({ number: index + 1, ...step }));
  return { seed, enrolledFirst: chance() < 0.7, actions, steps };
};

/** The same schedule with some of its steps alone: a failure is made smaller by hand. */
export const onlySteps = (schedule: Schedule, numbers: readonly number[]): Schedule => ({
  ...schedule,
  steps: schedule.steps.filter(({ number }) => numbers.includes(number)),
});

/** One line for each step, as a failure prints it. */
export const stepLines = ({ steps, actions }: Schedule): string[] =>
  steps.map(
    ({ number, kind, at, lasts, moment, times }) =>
      `${String(number).padStart(2)}  before action ${String(at).padStart(2)} of ${actions.length}, for ${lasts}, ${times}×, ${moment}: ${kind} (${FAULTS[kind]})`,
  );
