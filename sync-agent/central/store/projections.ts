import type pg from 'pg';
import { z } from 'zod';
import { type ProfileField, QUALIFICATION_RULES, qualify } from '#fields/qualification.ts';
import { isFieldKey } from '#fields/values.ts';
import { type SessionEvent, sessionEvent } from '#wire/event.ts';
import { inTransaction, type Queryable, rowsOf, TENANT } from './database.ts';
import { advanceIncarnation } from './high-water.ts';

export interface ReceivedEvent {
  readonly event: SessionEvent;
  readonly receivedAt: Date;
}

/** Changes when what is derived from events changes; a base with another one is rebuilt at the next start. */
export const PROJECTION_VERSION = ['2', ...Object.values(QUALIFICATION_RULES).map((rule) => `${rule.id}:${rule.version}`)].join(' ');

/** The fields the rules know. An older or newer dictionary's fields are kept and shown, and count for nothing. */
const profileOf = (event: SessionEvent): readonly ProfileField[] =>
  event.fields.flatMap(({ key, value, provenance }) => (isFieldKey(key) ? [{ key, value, provenance }] : []));

interface TouchedIncarnation {
  readonly terminal: string;
  readonly id: string;
  readonly predecessor: string | null;
  readonly firstReceivedAt: Date;
}

const touchedIncarnations = (received: readonly ReceivedEvent[]): readonly TouchedIncarnation[] => {
  const touched = new Map<string, TouchedIncarnation>();
  for (const { event, receivedAt } of received) {
    const { terminal, incarnation: id } = event;
    const before = touched.get(`${terminal} ${id}`);
    touched.set(`${terminal} ${id}`, {
      terminal,
      id,
      predecessor: before?.predecessor ?? event.predecessor?.incarnation ?? null,
      firstReceivedAt: before !== undefined && before.firstReceivedAt < receivedAt ? before.firstReceivedAt : receivedAt,
    });
  }
  return [...touched.values()];
};

const projectIncarnations = async (tx: Queryable, received: readonly ReceivedEvent[]): Promise<void> => {
  for (const { terminal, id, predecessor, firstReceivedAt } of touchedIncarnations(received)) {
    const [mark] = await rowsOf(
      tx,
      z.object({ gapless: z.int() }),
      `insert into incarnation (tenant, terminal, id, gapless, predecessor, first_received_at) values ($1, $2, $3, 0, $4, $5)
       on conflict (tenant, terminal, id) do update
         set predecessor = coalesce(incarnation.predecessor, excluded.predecessor),
             first_received_at = least(incarnation.first_received_at, excluded.first_received_at)
       returning gapless`,
      [TENANT, terminal, id, predecessor, firstReceivedAt],
    );
    await advanceIncarnation(tx, terminal, id, mark?.gapless ?? 0);
  }
};

/** Everything that can be read off events, for events that are in the base already. All of one transaction. */
export const project = async (tx: Queryable, received: readonly ReceivedEvent[]): Promise<void> => {
  if (received.length === 0) return;
  const sessions = received.map(({ event }) => {
    const profile = profileOf(event);
    const all = qualify(profile, QUALIFICATION_RULES.all_eight);
    return {
      tenant: TENANT,
      terminal: event.terminal,
      id: event.id,
      campaign: event.campaign,
      site_id: event.site.id,
      site_label: event.site.label,
      quiz_id: event.quiz.id,
      quiz_label: event.quiz.label,
      locale: event.locale,
      started_at: event.startedAt,
      ended_at: event.endedAt,
      status: event.status,
      ended_by: event.endedBy,
      outcome_label: event.outcome?.label ?? null,
      request: event.request ?? null,
      filled: all.filled,
      all_eight: all.qualified,
      declared_five: qualify(profile, QUALIFICATION_RULES.declared_five).qualified,
    };
  });
  await tx.query('insert into session select * from jsonb_populate_recordset(null::session, $1::jsonb)', [JSON.stringify(sessions)]);
  const fields = received.flatMap(({ event }) =>
    event.fields.map((field, position) => ({
      tenant: TENANT,
      terminal: event.terminal,
      session_id: event.id,
      position,
      ...field,
    })),
  );
  await tx.query('insert into session_field select * from jsonb_populate_recordset(null::session_field, $1::jsonb)', [
    JSON.stringify(fields),
  ]);
  await projectIncarnations(tx, received);
};

const stored = z.object({ terminal: z.string(), id: z.string(), body: z.string(), received_at: z.date() });
const PAGE = 500;

/** Makes all projections anew from the events, in one transaction: readers see the old ones until the new ones are whole. */
export const rebuildProjections = (pool: pg.Pool): Promise<number> =>
  inTransaction(pool, async (tx) => {
    for (const table of ['session_field', 'session', 'incarnation']) await tx.query(`delete from ${table} where tenant = $1`, [TENANT]);
    let last = { terminal: '', id: '' };
    let done = 0;
    for (;;) {
      const rows = await rowsOf(
        tx,
        stored,
        `select terminal, id, body, received_at from event
         where tenant = $1 and (terminal, id) > ($2, $3) order by terminal, id limit ${PAGE}`,
        [TENANT, last.terminal, last.id],
      );
      await project(
        tx,
        rows.map((row) => ({ event: sessionEvent.parse(JSON.parse(row.body)), receivedAt: row.received_at })),
      );
      done += rows.length;
      const end = rows.at(-1);
      if (end === undefined || rows.length < PAGE) break;
      last = end;
    }
    await tx.query(
      `insert into projection_version (tenant, version) values ($1, $2) on conflict (tenant) do update set version = excluded.version`,
      [TENANT, PROJECTION_VERSION],
    );
    return done;
  });

/** Rebuilds when the base was projected by another version. Says how many events that took; null when nothing was to do. */
export const bringProjectionsUpToDate = async (pool: pg.Pool): Promise<number | null> => {
  const [row] = await rowsOf(pool, z.object({ version: z.string() }), 'select version from projection_version where tenant = $1', [TENANT]);
  return row?.version === PROJECTION_VERSION ? null : rebuildProjections(pool);
};
