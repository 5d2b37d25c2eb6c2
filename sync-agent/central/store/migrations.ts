import type pg from 'pg';
import { inTransaction, sqlStateOf } from './database.ts';

/**
 * Forward only, additive, numbered from 1. A migration that ran anywhere is never changed: a mistake is mended by the next one.
 * Plain tables only (no triggers, LISTEN, advisory or table locks): the base may one day lie on a distributed PostgreSQL.
 */
export const MIGRATIONS: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'terminals, events, sealed parts',
    sql: `
      create table terminal (
        tenant text not null, id text not null,
        public_key text not null, site text not null,
        enrolled_at timestamptz not null, last_seen_at timestamptz, revoked_at timestamptz,
        waiting int, parked int, app text, clock_offset_ms bigint,
        primary key (tenant, id)
      );
      create table claim (
        tenant text not null, code_hash text not null, site text not null,
        created_at timestamptz not null, expires_at timestamptz not null,
        used_at timestamptz, used_by text, used_key text,
        primary key (tenant, code_hash)
      );
      create table event (
        tenant text not null, terminal text not null, id text not null,
        incarnation text not null, seq bigint not null,
        digest text not null, body text not null, received_at timestamptz not null,
        primary key (tenant, terminal, id)
      );
      create index event_position on event (tenant, terminal, incarnation, seq);
      create table sealed_part (
        tenant text not null, terminal text not null, event_id text not null,
        envelope jsonb not null, received_at timestamptz not null,
        primary key (tenant, terminal, event_id)
      );
      create table quarantine (
        tenant text not null, terminal text not null, event_id text not null, digest text not null,
        body text not null, envelope jsonb, received_at timestamptz not null,
        primary key (tenant, terminal, event_id, digest)
      );`,
  },
  {
    name: 'projections',
    sql: `
      create table incarnation (
        tenant text not null, terminal text not null, id text not null,
        gapless bigint not null, predecessor text, first_received_at timestamptz not null,
        primary key (tenant, terminal, id)
      );
      create table session (
        tenant text not null, terminal text not null, id text not null,
        campaign text not null, site_id text not null, site_label text not null,
        quiz_id text not null, quiz_label text not null, locale text not null,
        started_at timestamptz not null, ended_at timestamptz not null,
        status text not null, ended_by text not null, outcome_label text,
        filled text[] not null, all_eight boolean not null, declared_five boolean not null,
        primary key (tenant, terminal, id)
      );
      create index session_newest on session (tenant, ended_at, id);
      create table session_field (
        tenant text not null, terminal text not null, session_id text not null, position int not null,
        key text not null, value jsonb not null, provenance text not null, question text,
        primary key (tenant, terminal, session_id, position)
      );
      create table projection_version (tenant text not null, version text not null, primary key (tenant));`,
  },
  {
    name: 'office',
    sql: `
      create table account (tenant text not null, name text not null, password_hash text not null, created_at timestamptz not null, primary key (tenant, name));
      create table console_session (
        tenant text not null, token_hash text not null, account text not null, expires_at timestamptz not null,
        primary key (tenant, token_hash)
      );
      create table contact_look (
        tenant text not null, terminal text not null, event_id text not null, id text not null,
        account text not null, looked_at timestamptz not null,
        primary key (tenant, terminal, event_id, id)
      );
      create table key_pair (tenant text not null, id text not null, public_key text not null, created_at timestamptz not null, primary key (tenant, id));`,
  },
  {
    name: 'requests',
    sql: `
      alter table session add column request text;
      create table request_step (
        tenant text not null, terminal text not null, event_id text not null, id text not null,
        state text not null, account text not null, taken_at timestamptz not null,
        primary key (tenant, terminal, event_id, id)
      );`,
  },
  {
    name: 'ingest apart from projections',
    sql: `
      alter table terminal add column newest text, add column troubles jsonb not null default '[]',
        add column ledger_time timestamptz, add column ledger_told text[] not null default '{}', add column ledger_full boolean not null default false;
      alter table quarantine add column incarnation text, add column seq bigint;
      alter table incarnation add column predecessor_seq bigint;
      create table position_range (
        tenant text not null, terminal text not null, incarnation text not null, first bigint not null, last bigint not null,
        primary key (tenant, terminal, incarnation, first)
      );
      create table incarnation_ledger (
        tenant text not null, terminal text not null, incarnation text not null,
        captured bigint not null, waiting jsonb not null, parked jsonb not null, lost jsonb not null, told_at timestamptz not null,
        primary key (tenant, terminal, incarnation)
      );
      create table tombstone (
        tenant text not null, terminal text not null, event_id text not null,
        incarnation text, seq bigint, erased_at timestamptz not null,
        primary key (tenant, terminal, event_id)
      );
      create table projection_queue (
        tenant text not null, terminal text not null, id text not null, events text[] not null, queued_at timestamptz not null, fault text,
        primary key (tenant, terminal, id)
      );
      create index projection_queue_oldest on projection_queue (tenant, queued_at);
      alter table session add column contact boolean not null default false;
      create index session_contacts on session (tenant, ended_at, id) where contact;
      create table session_day (
        tenant text not null, day date not null, slot int not null,
        completed bigint not null, abandoned bigint not null, contacts bigint not null, requests bigint not null,
        contacts_all_eight bigint not null, contacts_declared_five bigint not null,
        completed_all_eight bigint not null, completed_declared_five bigint not null,
        primary key (tenant, day, slot)
      );
      create table group_day (
        tenant text not null, day date not null, slot int not null, name text not null, filled bigint not null,
        primary key (tenant, day, slot, name)
      );`,
  },
  {
    // As far as the last telling speaks; `captured` is the most that was ever told.
    name: 'how far a ledger speaks',
    sql: `alter table incarnation_ledger add column said bigint; update incarnation_ledger set said = captured;`,
  },
];

/** The form of the base after the last of them: what a backup is compared with. */
export const SCHEMA_VERSION = MIGRATIONS.length;

const UNIQUE_VIOLATION = '23505';
const DUPLICATE_TABLE = '42P07';

/** PostgreSQL lets two `create table if not exists` at one moment collide: the one that lost finds the table when it asks again. */
const makeTable = async (pool: pg.Pool): Promise<void> => {
  const text = 'create table if not exists migration (number int primary key, name text not null, ran_at timestamptz not null)';
  await pool.query(text).catch((cause: unknown) => {
    const state = sqlStateOf(cause);
    if (state !== UNIQUE_VIOLATION && state !== DUPLICATE_TABLE) throw cause;
    return pool.query(text);
  });
};

/** Brings the base to the newest form, one migration a transaction. Says which ran now. Several centrals may do so at once. */
export const migrate = async (pool: pg.Pool, at: Date): Promise<readonly string[]> => {
  await makeTable(pool);
  const ran: string[] = [];
  for (const [index, migration] of MIGRATIONS.entries()) {
    const mine = await inTransaction(pool, async (tx) => {
      // The key holds a second central back that is at the same number; it then finds the tables made.
      const text = 'insert into migration (number, name, ran_at) values ($1, $2, $3) on conflict do nothing';
      const claimed = await tx.query(text, [index + 1, migration.name, at]);
      if (claimed.rowCount !== 1) return false;
      await tx.query(migration.sql);
      return true;
    });
    if (mine) ran.push(migration.name);
  }
  return ran;
};
