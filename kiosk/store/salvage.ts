import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { type Position, position, uuid7 } from '#wire/event.ts';
import { rangesOf, type SeqRanges, without } from '#wire/ledger.ts';
import { writeImage } from './disk-image.ts';
import { noteLoss } from './ledger.ts';
import { digestOf } from './outbox.ts';
import { readableRows } from './readable-rows.ts';
import { soundSettings } from './settings.ts';
import { openStore } from './store.ts';

const text = z.string();
const number = z.int().min(1).max(10_000_000);
const instant = z.iso.datetime({ precision: 3 }).nullable().catch(null);

const settingRow = z.object({ key: text, value: text });
const incarnationRow = z.object({
  rowid: z.int(),
  id: uuid7,
  opened_at: text.catch(''),
  predecessor: uuid7.nullable().catch(null),
  last_seq: number.catch(0).or(z.literal(0)),
  purged_to: number.catch(0).or(z.literal(0)),
});
type IncarnationRow = z.infer<typeof incarnationRow>;
const sessionRow = z.object({
  id: uuid7,
  campaign: text,
  quiz: text,
  quiz_version: text,
  quiz_label: text,
  locale: text,
  started_at: text,
  ended_at: text.nullable(),
});
const answerRow = z.object({ session: uuid7, question: text, record: text, given_at: text });
const eventRow = z.object({
  id: uuid7,
  incarnation: uuid7,
  seq: number,
  body: text,
  digest: text.nullish(),
  captured_at: text,
  // What the disk made of it: central takes nothing twice, so it may well be sent again.
  state: z.enum(['waiting', 'sent', 'parked']).catch('waiting'),
  settled_at: instant,
  reason: text.nullable().catch(null),
});
type EventRow = z.infer<typeof eventRow>;
const sealedRow = z.object({ event: uuid7, envelope: text });
const lossRow = z.object({ incarnation: uuid7, first_seq: number, last_seq: number });

const read = <Shape extends z.ZodType>(db: Database.Database, table: string, key: string, shape: Shape): z.infer<Shape>[] =>
  readableRows(db, table, key).flatMap((row) => {
    const parsed = shape.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });

const place = z.object({ incarnation: uuid7, seq: number, sealed: z.boolean().optional() });
const placeIn = (body: string): z.infer<typeof place> | null => {
  try {
    return place.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
};

/**
 * An event whose columns and text tell of the same place. A text that is not what was captured is kept with its digest: it is parked, for
 * a person. Without a digest (an older store) it must at least be readable.
 */
const isItself = (event: EventRow): boolean => {
  const told = placeIn(event.body);
  if (event.digest != null && digestOf(event.body) !== event.digest) return true;
  return told?.incarnation === event.incarnation && told.seq === event.seq;
};

interface Readable {
  readonly settings: readonly z.infer<typeof settingRow>[];
  readonly incarnations: readonly IncarnationRow[];
  readonly sessions: readonly z.infer<typeof sessionRow>[];
  readonly answers: readonly z.infer<typeof answerRow>[];
  readonly events: readonly EventRow[];
  readonly sealed: ReadonlyMap<string, string>;
  readonly losses: readonly z.infer<typeof lossRow>[];
}

const NOTHING: Readable = { settings: [], incarnations: [], sessions: [], answers: [], events: [], sealed: new Map(), losses: [] };

/** All that can still be read of a damaged store. The scores of the day are not worth it. */
const readAll = (file: string, image: string): Readable => {
  writeImage(file, image);
  let db: Database.Database;
  try {
    db = new Database(image, { readonly: true });
  } catch {
    // Not even a file of SQLite: a foreign one, or all of it garbage.
    return NOTHING;
  }
  try {
    db.pragma('cell_size_check = ON');
    db.pragma('trusted_schema = OFF');
    return {
      settings: read(db, 'setting', 'key', settingRow),
      incarnations: read(db, 'incarnation', 'id', incarnationRow),
      sessions: read(db, 'session', 'id', sessionRow),
      answers: read(db, 'answer', 'session', answerRow),
      events: read(db, 'event', 'id', eventRow).filter(isItself),
      sealed: new Map(read(db, 'sealed_part', 'event', sealedRow).map(({ event, envelope }) => [event, envelope])),
      losses: read(db, 'loss', 'incarnation', lossRow),
    };
  } finally {
    db.close();
  }
};

/** Every incarnation that anything still speaks of, in the order in which they began, each with how far it came at least. */
const incarnationsOf = ({ incarnations, events, losses }: Readable, tally: readonly Position[]): IncarnationRow[] => {
  const known = new Map<string, IncarnationRow>(incarnations.map((row) => [row.id, row]));
  const cameTo = ({ incarnation, seq }: Position): void => {
    const row = known.get(incarnation);
    const unknown = { rowid: 0, id: incarnation, opened_at: '', predecessor: null, last_seq: seq, purged_to: 0 };
    known.set(incarnation, row === undefined ? unknown : { ...row, last_seq: Math.max(row.last_seq, seq) });
  };
  for (const one of [...tally, ...events]) cameTo(one);
  for (const { incarnation, last_seq } of losses) cameTo({ incarnation, seq: last_seq });
  // An incarnation's first event says where the one before it ended.
  for (const { body } of events) {
    const before = z.object({ predecessor: position }).safeParse(placeIn(body) && JSON.parse(body)).data?.predecessor;
    if (before !== undefined) cameTo(before);
  }
  // Those whose row is gone have no row to be ordered by; ids rise with time.
  const rows = [...known.values()];
  const inOrder = rows.filter(({ rowid }) => rowid > 0).sort((a, b) => a.rowid - b.rowid);
  for (const row of rows.filter(({ rowid }) => rowid === 0).sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const next = inOrder.findIndex(({ id }) => id > row.id);
    inOrder.splice(next === -1 ? inOrder.length : next, 0, row);
  }
  return inOrder;
};

export interface Salvaged {
  /** How many events were carried over. */
  readonly events: number;
  /** How many were captured and are gone. An upper bound: of what was purged long ago the file may not know any more that it was sent. */
  readonly lost: number;
  /** Is the terminal still who it was? If not it must be enrolled again. */
  readonly identity: boolean;
}

/**
 * Reads what can be read of a damaged store, row by row, and writes it into a fresh one at `into`. What was captured and cannot be found
 * is noted as lost, also by what the tally knows. The damaged files are not changed.
 */
export const salvage = (file: string, into: string, tally: readonly Position[], at: string): Salvaged => {
  const image = `${file}.image`;
  const found = readAll(file, image);
  rmSync(image);
  const settings = soundSettings(found.settings);
  const incarnations = incarnationsOf(found, tally);
  const store = openStore(into);
  try {
    return store.db
      .transaction((): Salvaged => {
        const write = (sql: string) => {
          const statement = store.db.prepare(sql);
          return (row: object): boolean => statement.run(row).changes > 0;
        };
        const setting = write('INSERT OR IGNORE INTO setting (key, value) VALUES (:key, :value)');
        for (const row of settings) setting(row);
        const incarnation = write(
          'INSERT INTO incarnation (id, opened_at, predecessor, last_seq, purged_to) VALUES (:id, :opened_at, NULL, :last_seq, :purged_to)',
        );
        for (const row of incarnations) incarnation(row);
        const follows = write(
          'UPDATE incarnation SET predecessor = :predecessor WHERE id = :id AND :predecessor IN (SELECT id FROM incarnation)',
        );
        for (const row of incarnations) follows(row);

        const event = write(
          `INSERT OR IGNORE INTO event (id, incarnation, seq, body, digest, captured_at, state, settled_at, reason)
           VALUES (:id, :incarnation, :seq, :body, :digest, :captured_at, :state, :settled_at, :reason)`,
        );
        const part = write('INSERT OR IGNORE INTO sealed_part (event, envelope) VALUES (:event, :envelope)');
        const kept: EventRow[] = [];
        for (const row of found.events) {
          const waits = row.state === 'waiting';
          if (!event({ ...row, digest: row.digest ?? null, ...(waits ? { settled_at: null, reason: null } : {}) })) continue;
          kept.push(row);
          // A contact that is gone is told: an envelope that cannot be read is parked with its event.
          const envelope = found.sealed.get(row.id) ?? (placeIn(row.body)?.sealed === true ? '' : null);
          if (envelope !== null) part({ event: row.id, envelope });
        }

        const captured = new Set(kept.map(({ id }) => id));
        const session = write(
          `INSERT OR IGNORE INTO session (id, campaign, quiz, quiz_version, quiz_label, locale, started_at, ended_at)
           VALUES (:id, :campaign, :quiz, :quiz_version, :quiz_label, :locale, :started_at, :ended_at)`,
        );
        const open = new Set<string>();
        for (const row of found.sessions) {
          // An older page may say that it runs while its event is there: it would be captured twice.
          const ended_at = row.ended_at ?? (captured.has(row.id) ? at : null);
          if (session({ ...row, ended_at }) && ended_at === null) open.add(row.id);
        }
        const answer = write(
          'INSERT OR IGNORE INTO answer (session, question, record, given_at) VALUES (:session, :question, :record, :given_at)',
        );
        for (const row of found.answers) if (open.has(row.session)) answer(row);

        const places = Map.groupBy(kept, (row) => row.incarnation);
        let lost = 0;
        for (const { id, last_seq, purged_to } of incarnations) {
          const whole: SeqRanges = last_seq > purged_to ? [[purged_to + 1, last_seq]] : [];
          const gone = without(whole, rangesOf((places.get(id) ?? []).map(({ seq }) => seq)));
          for (const [first, last] of gone) {
            noteLoss(store, { incarnation: id, first, last, at });
            lost += last - first + 1;
          }
        }
        return { events: kept.length, lost, identity: settings.some(({ key }) => key === 'terminal') };
      })
      .immediate();
  } finally {
    store.close();
  }
};
