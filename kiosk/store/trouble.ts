import { z } from 'zod';
import type { TerminalTrouble, TerminalTroubleCode } from '#wire/trouble.ts';
import { rowsOf } from './rows.ts';
import type { Store } from './store.ts';

const troubleRow = z.object({ code: z.string(), since: z.string(), detail: z.string() });
/** As much as the wire takes. */
const LONGEST_DETAIL = 500;

/** What the office must know of this terminal now, the oldest first. */
export const troublesOf = (store: Store): readonly TerminalTrouble[] =>
  rowsOf(troubleRow, store.db.prepare('SELECT code, since, detail FROM trouble ORDER BY since, code').all());

/** Notes a trouble, or what is new about it: `since` stays as it was. `detail`: places and figures, never values. */
export const noteTrouble = (store: Store, code: TerminalTroubleCode, at: string, detail: string): void => {
  store.db
    .prepare('INSERT INTO trouble (code, since, detail) VALUES (?, ?, ?) ON CONFLICT (code) DO UPDATE SET detail = excluded.detail')
    .run(code, at, detail.slice(0, LONGEST_DETAIL));
};

/** It holds no longer. False: it did not hold. */
export const clearTrouble = (store: Store, code: TerminalTroubleCode): boolean =>
  store.db.prepare('DELETE FROM trouble WHERE code = ?').run(code).changes > 0;
