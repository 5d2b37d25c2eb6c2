import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { inTransaction, type Queryable, rowsOf, sqlStateOf, TENANT } from './database.ts';
import { isUnstorable } from './ingest.ts';
import { PROJECTION_VERSION, project, STORED_EVENT, storedEvent } from './projections.ts';

const note = z.object({ terminal: z.string(), id: z.string(), events: z.array(z.string()) });
type Note = z.infer<typeof note>;

/**
 * Takes notes that nobody else is at. The share lock on the version keeps a rebuild apart from all projectors, and these not from one
 * another; a central with other rules than the base projects nothing. Row locks only.
 */
const takeNotes = async (tx: Queryable, most: number): Promise<readonly Note[]> => {
  const version = 'select version from projection_version where tenant = $1 for share';
  const [held] = await rowsOf(tx, z.object({ version: z.string() }), version, [TENANT]);
  if (held?.version !== PROJECTION_VERSION) return [];
  return rowsOf(
    tx,
    note,
    `select terminal, id, events from projection_queue where tenant = $1 and fault is null
     order by queued_at limit ${most} for update skip locked`,
    [TENANT],
  );
};

/** Several notes in one transaction save commits; more than this would hold a batch's figures back for nothing. */
const MOST_NOTES = 8;

const projectNotes = (pool: pg.Pool, most: number, slot: number): Promise<readonly Note[]> =>
  inTransaction(pool, async (tx) => {
    const notes = await takeNotes(tx, most);
    if (notes.length === 0) return notes;
    const wanted = notes.flatMap((one) => one.events.map((event) => ({ terminal: one.terminal, event })));
    // What was erased meanwhile is not here any more, and is passed over.
    const events = await rowsOf(
      tx,
      storedEvent,
      `select ${STORED_EVENT} from event e join unnest($2::text[], $3::text[]) as wanted (terminal, id)
         on e.terminal = wanted.terminal and e.id = wanted.id where e.tenant = $1`,
      [TENANT, wanted.map((one) => one.terminal), wanted.map((one) => one.event)],
    );
    await project(tx, events, slot);
    await tx.query(
      `delete from projection_queue q using unnest($2::text[], $3::text[]) as done (terminal, id)
       where q.tenant = $1 and q.terminal = done.terminal and q.id = done.id`,
      [TENANT, notes.map((one) => one.terminal), notes.map((one) => one.id)],
    );
    return notes;
  });

/** The oldest note does not project: it is cut into single events, and a single one that does not is set aside with its code. */
const setAside = (pool: pg.Pool, code: string): Promise<void> =>
  inTransaction(pool, async (tx) => {
    const [oldest] = await takeNotes(tx, 1);
    if (oldest === undefined) return;
    const key = [TENANT, oldest.terminal, oldest.id];
    if (oldest.events.length === 1) {
      await tx.query('update projection_queue set fault = $4 where tenant = $1 and terminal = $2 and id = $3', [...key, code]);
      return;
    }
    await tx.query(
      `insert into projection_queue (tenant, terminal, id, events, queued_at)
       select q.tenant, q.terminal, given.id, array[given.event], q.queued_at from projection_queue q, unnest($4::text[], $5::text[]) as given (id, event)
       where q.tenant = $1 and q.terminal = $2 and q.id = $3`,
      [...key, oldest.events.map(() => uuidv7()), oldest.events],
    );
    await tx.query('delete from projection_queue where tenant = $1 and terminal = $2 and id = $3', key);
  });

/** An event that this code cannot read or PostgreSQL cannot hold: its code. Null: something else failed, and trying again may help. */
const faultOf = (cause: unknown): string | null => {
  if (cause instanceof z.ZodError || cause instanceof SyntaxError) return cause.name;
  return isUnstorable(cause) ? (sqlStateOf(cause) ?? 'unstorable') : null;
};

/** Projects some of what waits. Says how many notes that were; 0: nothing waits, or others are at all of it. */
export const projectSome = async (pool: pg.Pool, slot = 0): Promise<number> => {
  try {
    return (await projectNotes(pool, MOST_NOTES, slot)).length;
  } catch (cause) {
    if (faultOf(cause) === null) throw cause;
  }
  // One event spoils its transaction: the oldest note alone, and when it is that one, smaller.
  try {
    return (await projectNotes(pool, 1, slot)).length;
  } catch (cause) {
    const code = faultOf(cause);
    if (code === null) throw cause;
    await setAside(pool, code);
    return 1;
  }
};

/** Projects until nothing waits. */
export const projectAll = async (pool: pg.Pool, slot = 0): Promise<void> => {
  while ((await projectSome(pool, slot)) > 0);
};

/** How often it looks when nobody wakes it: another process may have committed. */
const LOOK_MS = 500;
const AFTER_FAILURE_MS = 2_000;
/** While batches are waiting to be taken in, the console's figures wait between two steps, but never longer than this. */
const COURTESY_MS = 250;

export interface Projector {
  /** Something was committed: look now. */
  readonly wake: () => void;
  /** Ends after the transaction that runs. Can be called again. */
  readonly stop: () => Promise<void>;
}

export interface ProjectorOptions {
  readonly pool: pg.Pool;
  readonly slot: number;
  /** Is ingest waiting for its turn? */
  readonly busy: () => boolean;
  readonly log: (line: string) => void;
}

/** Makes sessions of events, beside ingest. Every central runs one; they take from the same queue. */
export const startProjector = ({ pool, slot, busy, log }: ProjectorOptions): Projector => {
  let stopped = false;
  let woken = false;
  let rouse: () => void = () => undefined;
  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    while (!stopped) {
      woken = false;
      try {
        const done = await projectSome(pool, slot);
        if (stopped) return;
        if (done > 0 && busy()) await new Promise((resolve) => setTimeout(resolve, COURTESY_MS));
        else if (done === 0 && !woken) await rest(LOOK_MS);
      } catch (cause) {
        // The message of a database error may quote a row; its code does not.
        log(`projecting failed and is tried again: ${sqlStateOf(cause) ?? (cause instanceof Error ? cause.name : typeof cause)}`);
        if (!stopped) await rest(AFTER_FAILURE_MS);
      }
    }
  };
  const running = run();
  return {
    wake: () => {
      woken = true;
      rouse();
    },
    stop: () => {
      stopped = true;
      rouse();
      return running;
    },
  };
};
