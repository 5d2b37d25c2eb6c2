import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type pg from 'pg';
import { z } from 'zod';
import { err, ok, type Result } from '#fields/result.ts';
import { inTransaction, type Queryable, rowsOf, TENANT } from './database.ts';
import { SCHEMA_VERSION } from './migrations.ts';

/** What a backup holds, with what comes after the tenant in the primary key: rows are read in its order, page by page. */
export const BACKED_UP: Readonly<Record<string, readonly string[]>> = {
  key_pair: ['id'],
  account: ['name'],
  terminal: ['id'],
  claim: ['code_hash'],
  tombstone: ['terminal', 'event_id'],
  event: ['terminal', 'id'],
  sealed_part: ['terminal', 'event_id'],
  quarantine: ['terminal', 'event_id', 'digest'],
  incarnation: ['terminal', 'id'],
  incarnation_ledger: ['terminal', 'incarnation'],
  contact_look: ['terminal', 'event_id', 'id'],
  request_step: ['terminal', 'event_id', 'id'],
};
/** What it does not hold: made anew from the above, or worth nothing later. */
export const LEFT_OUT = [
  ...['migration', 'console_session', 'projection_queue', 'projection_version'],
  ...['position_range', 'session', 'session_field', 'session_day', 'group_day'],
];

/** One event may have two million letters; a page of the largest ones still fits into memory. */
const PAGE = 200;

const head = z.object({
  estran: z.literal('backup'),
  formatVersion: z.literal(1),
  schema: z.int(),
  tenant: z.string(),
  madeAt: z.iso.datetime(),
});
const tableLine = z.object({ table: z.string(), columns: z.array(z.string()) });
const endLine = z.object({ end: z.literal(true), counts: z.record(z.string(), z.int()), sha256: z.string() });
export type BackupHead = z.infer<typeof head>;
export interface BackupSummary {
  readonly head: BackupHead;
  readonly counts: Readonly<Record<string, number>>;
}

const columnsOf = async (db: Queryable, table: string): Promise<readonly string[]> => {
  const text = `select column_name from information_schema.columns where table_schema = current_schema() and table_name = $1 order by ordinal_position`;
  return (await rowsOf(db, z.object({ column_name: z.string() }), text, [table])).map((row) => row.column_name);
};

/** Rows as PostgreSQL writes them in JSON: no number and no hour passes through ours. */
async function* rowLines(tx: Queryable, table: string, key: readonly string[]): AsyncGenerator<string> {
  const names = key.map((name) => `t.${name}`).join(', ');
  const beyond = key.map((_, index) => `$${index + 2}`).join(', ');
  const row = z.object({ line: z.string(), place: z.array(z.string()) });
  let place: readonly string[] = key.map(() => '');
  for (;;) {
    const rows = await rowsOf(
      tx,
      row,
      `select row_to_json(t)::text as line, array[${names}] as place from ${table} t
       where t.tenant = $1 and (${names}) > (${beyond}) order by ${names} limit ${PAGE}`,
      [TENANT, ...place],
    );
    for (const { line } of rows) yield line;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    place = last.place;
  }
}

async function* backupLines(tx: Queryable, at: Date, counts: Record<string, number>): AsyncGenerator<string> {
  yield JSON.stringify({
    estran: 'backup',
    formatVersion: 1,
    schema: SCHEMA_VERSION,
    tenant: TENANT,
    madeAt: at.toISOString(),
  } satisfies BackupHead);
  for (const [table, key] of Object.entries(BACKED_UP)) {
    yield JSON.stringify({ table, columns: await columnsOf(tx, table) });
    counts[table] = 0;
    for await (const line of rowLines(tx, table, key)) {
      counts[table] += 1;
      yield line;
    }
  }
}

async function* withEnd(lines: AsyncIterable<string>, counts: Readonly<Record<string, number>>): AsyncGenerator<string> {
  const hash = createHash('sha256');
  for await (const line of lines) {
    hash.update(`${line}\n`);
    yield `${line}\n`;
  }
  yield `${JSON.stringify({ end: true, counts, sha256: hash.digest('hex') })}\n`;
}

/**
 * Writes all that cannot be made anew into one file, from one picture of the base, while ingest goes on. The file is there when it is
 * whole. Central's private keys are not in the base, hence not in it.
 */
export const writeBackup = async (pool: pg.Pool, path: string, at: Date): Promise<Readonly<Record<string, number>>> => {
  const beside = `${path}.new`;
  const counts: Record<string, number> = {};
  try {
    await inTransaction(
      pool,
      (tx) =>
        pipeline(
          Readable.from(withEnd(backupLines(tx, at, counts), counts)),
          createGzip({ level: 6 }),
          createWriteStream(beside, { mode: 0o600, flush: true }),
        ),
      { begin: 'begin isolation level repeatable read read only' },
    );
    renameSync(beside, path);
    return counts;
  } finally {
    rmSync(beside, { force: true });
  }
};

/** The lines of a packed file; throws when it cannot be read or is not whole. */
async function* linesIn(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const unpacked = createGunzip();
  unpacked.setEncoding('utf8');
  file.once('error', (cause) => unpacked.destroy(cause));
  file.pipe(unpacked);
  let rest = '';
  try {
    for await (const chunk of unpacked) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    file.destroy();
    unpacked.destroy();
  }
}

/** Reads a backup to its end and says what is in it; an error says why it is none, or not whole. Nothing is written. */
export const readBackup = async (path: string): Promise<Result<BackupSummary, string>> => {
  const hash = createHash('sha256');
  const counts: Record<string, number> = {};
  let first: BackupHead | null = null;
  let table = '';
  let ended = false;
  try {
    for await (const line of linesIn(path)) {
      if (ended) throw new Error('it goes on behind its end');
      if (first === null) first = head.parse(JSON.parse(line));
      else if (line.startsWith('{"table":')) {
        table = tableLine.parse(JSON.parse(line)).table;
        if (!Object.hasOwn(BACKED_UP, table)) throw new Error(`it holds a table that is not known here: ${table}`);
        counts[table] = 0;
      } else if (line.startsWith('{"end":')) {
        const end = endLine.parse(JSON.parse(line));
        ended = true;
        if (end.sha256 !== hash.digest('hex')) throw new Error('its content is not what was written');
        if (JSON.stringify(end.counts) !== JSON.stringify(counts)) throw new Error('its counts do not add up');
        continue;
      } else counts[table] = (counts[table] ?? 0) + 1;
      hash.update(`${line}\n`);
    }
  } catch (cause) {
    return err(
      cause instanceof z.ZodError || cause instanceof SyntaxError
        ? 'it is no backup of Estran'
        : cause instanceof Error
          ? cause.message
          : String(cause),
    );
  }
  if (first === null) return err('it is empty');
  return ended ? ok({ head: first, counts }) : err('it is cut off: its end is missing');
};

const isEmpty = async (tx: Queryable): Promise<boolean> => {
  for (const table of Object.keys(BACKED_UP)) {
    const [row] = await rowsOf(tx, z.object({ here: z.boolean() }), `select exists (select 1 from ${table} where tenant = $1) as here`, [
      TENANT,
    ]);
    if (row?.here !== false) return false;
  }
  return true;
};

/** Bytes of JSON that go to the base at a time. */
const CHUNK = 4_000_000;

const loadLines = async (tx: Queryable, path: string): Promise<void> => {
  let into: { readonly table: string; readonly columns: readonly string[] } | null = null;
  let rows: string[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (into === null || rows.length === 0) return;
    const columns = into.columns.join(', ');
    // The table and its columns were found in our own schema: nothing of the file's text becomes a statement.
    await tx.query(
      `insert into ${into.table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${into.table}, $1::jsonb)`,
      [`[${rows.join(',')}]`],
    );
    rows = [];
    size = 0;
  };
  for await (const line of linesIn(path)) {
    if (line.startsWith('{"estran":') || line.startsWith('{"end":')) continue;
    if (line.startsWith('{"table":')) {
      await flush();
      const named = tableLine.parse(JSON.parse(line));
      const ours = await columnsOf(tx, named.table);
      const foreign = named.columns.filter((column) => !ours.includes(column));
      if (!Object.hasOwn(BACKED_UP, named.table) || foreign.length > 0) throw new Error(`unknown column of ${named.table}`);
      into = named;
      continue;
    }
    rows.push(line);
    size += line.length;
    if (size > CHUNK || rows.length >= 1000) await flush();
  }
  await flush();
};

export type RestoreRefusal = { readonly code: 'CENTRAL_BACKUP_UNUSABLE' | 'CENTRAL_BASE_NOT_EMPTY'; readonly detail: string };

/** Brings a backup into an empty base, all of it or nothing. What is made from it is made at the next start, or by `rebuildProjections`. */
export const restoreBackup = async (pool: pg.Pool, path: string): Promise<Result<BackupSummary, RestoreRefusal>> => {
  const found = await readBackup(path);
  const unusable = (detail: string): Result<never, RestoreRefusal> =>
    err({ code: 'CENTRAL_BACKUP_UNUSABLE', detail: `${path}: ${detail}.` });
  if (!found.ok) return unusable(found.error);
  const { schema, tenant } = found.value.head;
  if (schema > SCHEMA_VERSION)
    return unusable(`it was made by a newer Estran (form ${schema}; this one knows ${SCHEMA_VERSION}): update first`);
  if (tenant !== TENANT) return unusable(`it is of the tenant ${tenant}`);
  return inTransaction(pool, async (tx) => {
    if (!(await isEmpty(tx)))
      return err<RestoreRefusal>({
        code: 'CENTRAL_BASE_NOT_EMPTY',
        detail: 'A backup is restored into a base that never held anything: name a new data folder, or a new database.',
      });
    await loadLines(tx, path);
    return ok(found.value);
  });
};
