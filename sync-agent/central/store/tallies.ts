import { type Queryable, TENANT } from './database.ts';

/** The day of a session is the day on the wall of the office. */
export const OFFICE_TIME_ZONE = 'Europe/Paris';
/** Each day's figures lie in so many rows: projectors of several processes do not wait for one another. Reading adds them up. */
export const TALLY_SLOTS = 8;

export interface SessionKey {
  readonly terminal: string;
  readonly id: string;
}

const CONTACT = 's.contact and s.request is null';
const DAY = `(s.ended_at at time zone '${OFFICE_TIME_ZONE}')::date`;
const WANTED = 'join unnest($2::text[], $3::text[]) as wanted (terminal, id) on s.terminal = wanted.terminal and s.id = wanted.id';

/** Adds these sessions, as they stand now, to the figures of their days; with -1 takes them out again. */
export const tally = async (tx: Queryable, sessions: readonly SessionKey[], slot: number, sign: 1 | -1): Promise<void> => {
  if (sessions.length === 0) return;
  const values = [TENANT, sessions.map((one) => one.terminal), sessions.map((one) => one.id), slot, sign];
  const count = (condition: string): string => `$5::int * count(*) filter (where ${condition})`;
  // Rising days: two projectors that touch the same days take their rows in the same order.
  await tx.query(
    `insert into session_day (tenant, day, slot, completed, abandoned, contacts, requests, contacts_all_eight, contacts_declared_five,
       completed_all_eight, completed_declared_five)
     select $1, ${DAY}, $4::int, ${count("s.status = 'completed'")}, ${count("s.status = 'abandoned'")}, ${count(CONTACT)},
       ${count('s.request is not null')}, ${count(`${CONTACT} and s.all_eight`)}, ${count(`${CONTACT} and s.declared_five`)},
       ${count("s.status = 'completed' and s.all_eight")}, ${count("s.status = 'completed' and s.declared_five")}
     from session s ${WANTED} where s.tenant = $1 group by 2 order by 2
     on conflict (tenant, day, slot) do update set
       completed = session_day.completed + excluded.completed, abandoned = session_day.abandoned + excluded.abandoned,
       contacts = session_day.contacts + excluded.contacts, requests = session_day.requests + excluded.requests,
       contacts_all_eight = session_day.contacts_all_eight + excluded.contacts_all_eight,
       contacts_declared_five = session_day.contacts_declared_five + excluded.contacts_declared_five,
       completed_all_eight = session_day.completed_all_eight + excluded.completed_all_eight,
       completed_declared_five = session_day.completed_declared_five + excluded.completed_declared_five`,
    values,
  );
  await tx.query(
    `insert into group_day (tenant, day, slot, name, filled)
     select $1, ${DAY}, $4::int, name, $5::int * count(*) from session s ${WANTED}, unnest(s.filled) as name
     where s.tenant = $1 and s.status = 'completed' group by 2, 4 order by 2, 4
     on conflict (tenant, day, slot, name) do update set filled = group_day.filled + excluded.filled`,
    values,
  );
};
