import { ledgersOf, type TerminalLedger } from '../store/ledgers.ts';
import type { OpenBase } from './open-base.ts';
import { table } from './table.ts';

const WORDS = { even: 'adds up', open: 'open', gap: 'GAP' } as const;

const figures = (one: TerminalLedger | TerminalLedger['incarnations'][number]): readonly number[] => [
  one.captured,
  one.accepted,
  one.quarantined,
  one.parked,
  one.waiting,
  one.lost,
  one.untold,
  one.gap,
];

const asTable = (ledgers: readonly TerminalLedger[]): string => {
  const head = [
    'terminal',
    'incarnation',
    'captured',
    'accepted',
    'quarantined',
    'parked',
    'waiting',
    'lost',
    'untold',
    'gap',
    'last seen',
    '',
  ];
  const rows = ledgers.flatMap((one) => {
    const seen = one.lastSeenAt === null ? 'never' : one.lastSeenAt.toISOString().slice(0, 16).replace('T', ' ');
    const whole = [`${one.site} ${one.id.slice(-12)}`, 'all', ...figures(one), seen, WORDS[one.standing]];
    // One incarnation alone would say the same again.
    const parts = one.incarnations.length < 2 ? [] : one.incarnations.filter((part) => part.gap > 0 || part.untold > 0);
    return [whole, ...parts.map((part) => ['', part.id, ...figures(part), '', part.gap > 0 ? WORDS.gap : WORDS.open])];
  });
  return table(head, rows);
};

/** Sets what every terminal captured against what is here. 0 when it adds up, 1 when something is open or missing. */
export const ledgerCommand = async ({ pool }: OpenBase, json: boolean, say: (line: string) => void): Promise<number> => {
  const ledgers = await ledgersOf(pool, { exact: true });
  const addsUp = ledgers.every((one) => one.standing === 'even');
  if (json) {
    say(JSON.stringify({ addsUp, terminals: ledgers.map((one) => ({ ...one, lastSeenAt: one.lastSeenAt?.toISOString() ?? null })) }));
    return addsUp ? 0 : 1;
  }
  if (ledgers.length > 0) say(asTable(ledgers));
  const gap = ledgers.reduce((sum, one) => sum + one.gap, 0);
  const open = ledgers.filter((one) => one.standing === 'open').length;
  if (addsUp) say(`${ledgers.length} terminals; it adds up`);
  else say(`it does not add up: ${gap} captured and nowhere, ${open} terminals have not told all yet`);
  return addsUp ? 0 : 1;
};
