import { countOf, type SeqRanges, without } from '#wire/ledger.ts';

/** What a terminal said of one incarnation, as it was last told. */
export interface ToldLedger {
  /** The most that it ever called captured: what was captured once stays captured. */
  readonly captured: number;
  /** As far as the last telling speaks: where a list is too long to be told whole, all of it ends there. */
  readonly said: number;
  readonly waiting: SeqRanges;
  readonly parked: SeqRanges;
  readonly lost: SeqRanges;
}

/** All that central knows of one incarnation. */
export interface KnownIncarnation {
  readonly id: string;
  /** Events that are here; erased ones count. */
  readonly here: SeqRanges;
  /** Events that are here beside another content of the same id. */
  readonly quarantined: SeqRanges;
  /** Null: the terminal never said anything of it. */
  readonly told: ToldLedger | null;
  /** Was it in the last ledger, or was that one too full to hold all? Then what it says of waiting still holds. */
  readonly isCurrent: boolean;
  /** Where it ended, as the first event of the next one says; null when none says so. */
  readonly endedAt: number | null;
  /** Did the terminal tell a ledger after that next one had begun, with room in it for this one? Then it spoke of all of this one. */
  readonly endIsTold: boolean;
}

/**
 * One incarnation's account. `captured` is the sum of all that follow. `untold`: nobody has said yet what became of these, and a message
 * that is on its way may. `gap`: captured, and neither here nor anywhere: a loss.
 */
export interface IncarnationAccount {
  readonly id: string;
  readonly captured: number;
  readonly accepted: number;
  readonly quarantined: number;
  readonly parked: number;
  readonly waiting: number;
  readonly lost: number;
  readonly untold: number;
  readonly gap: number;
}

const upTo = (ranges: SeqRanges, last: number): SeqRanges => (last < 1 ? [] : without(ranges, [[last + 1, Number.MAX_SAFE_INTEGER]]));

/**
 * Sets what is here against what was captured. Each number counts once, for the first that fits: here, put aside, parked, lost, waiting.
 * What central itself holds comes first, so that a ledger which crossed a batch on its way is no contradiction.
 */
export const accountOf = (known: KnownIncarnation, mostRanges: number): IncarnationAccount => {
  const { told, endedAt } = known;
  const captured = Math.max(told?.captured ?? 0, endedAt ?? 0);
  let left: SeqRanges = captured === 0 ? [] : [[1, captured]];
  const take = (ranges: SeqRanges): number => {
    const after = without(left, ranges);
    const taken = countOf(left) - countOf(after);
    left = after;
    return taken;
  };
  const accepted = take(known.here);
  const quarantined = take(known.quarantined);
  const parked = take(told?.parked ?? []);
  const lost = take(told?.lost ?? []);
  // A terminal that no longer speaks of an incarnation holds it for settled: then nothing of it waits.
  const waiting = known.isCurrent ? take(told?.waiting ?? []) : 0;
  const isCut = told !== null && [told.waiting, told.parked, told.lost].some((ranges) => ranges.length >= mostRanges);
  // As far as the terminal has spoken, what is in no list is a loss; beyond that its next heartbeat decides.
  const said = isCut ? told.said : Math.max(told?.captured ?? 0, known.endIsTold ? captured : 0);
  const gap = countOf(upTo(left, said));
  return { id: known.id, captured, accepted, quarantined, parked, waiting, lost, gap, untold: countOf(left) - gap };
};

export type Standing = 'even' | 'open' | 'gap';

export interface TerminalAccount extends Omit<IncarnationAccount, 'id'> {
  readonly incarnations: readonly IncarnationAccount[];
  readonly standing: Standing;
}

const FIGURES = ['captured', 'accepted', 'quarantined', 'parked', 'waiting', 'lost', 'untold', 'gap'] as const;

export const standingOf = (account: { readonly untold: number; readonly gap: number }): Standing =>
  account.gap > 0 ? 'gap' : account.untold > 0 ? 'open' : 'even';

/**
 * One terminal's account. It is even only when every number of every incarnation is accounted for; a terminal that never told a ledger
 * is open as soon as it sent anything, because nobody can say what it captured.
 */
export const terminalAccount = (known: readonly KnownIncarnation[], hasTold: boolean, mostRanges: number): TerminalAccount => {
  const incarnations = known.map((one) => accountOf(one, mostRanges));
  const sums = Object.fromEntries(FIGURES.map((figure) => [figure, incarnations.reduce((sum, one) => sum + one[figure], 0)]));
  const sum = (figure: (typeof FIGURES)[number]): number => sums[figure] ?? 0;
  const account = {
    captured: sum('captured'),
    accepted: sum('accepted'),
    quarantined: sum('quarantined'),
    parked: sum('parked'),
    waiting: sum('waiting'),
    lost: sum('lost'),
    untold: sum('untold'),
    gap: sum('gap'),
  };
  const standing = standingOf(account);
  return { ...account, incarnations, standing: standing === 'even' && !hasTold && known.length > 0 ? 'open' : standing };
};
