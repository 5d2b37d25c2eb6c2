import { z } from 'zod';
import { QUALIFICATION_RULES } from '#fields/qualification.ts';
import { STRATEGIC_GROUPS } from '#fields/types.ts';
import type { Overview } from '../published.ts';
import { type Queryable, rowsOf, TENANT } from './database.ts';
import { OFFICE_TIME_ZONE } from './tallies.ts';

const DAYS = 30;

const totals = z.object({
  total: z.int(),
  completed: z.int(),
  contacts: z.int(),
  contacts_all_eight: z.int(),
  contacts_declared_five: z.int(),
  completed_all_eight: z.int(),
  completed_declared_five: z.int(),
  requests: z.int(),
  requests_settled: z.int(),
  quarantined: z.int(),
});
const sum = (column: string): string => `coalesce(sum(${column}), 0)::bigint`;
/** From the figures of days, which the projector keeps: reading a million sessions would take seconds. */
const TOTALS = `
  select ${sum('completed + abandoned')} as total, ${sum('completed')} as completed, ${sum('contacts')} as contacts,
    ${sum('contacts_all_eight')} as contacts_all_eight, ${sum('contacts_declared_five')} as contacts_declared_five,
    ${sum('completed_all_eight')} as completed_all_eight, ${sum('completed_declared_five')} as completed_declared_five,
    ${sum('requests')} as requests,
    (select count(*) from (select distinct on (terminal, event_id) state from request_step r where r.tenant = $1
       order by terminal, event_id, id desc) as last where state <> 'waiting') as requests_settled,
    (select count(*) from quarantine q where q.tenant = $1) as quarantined
  from session_day where tenant = $1`;

const GROUPS = `select name as group, ${sum('filled')} as filled from group_day where tenant = $1 group by name`;

const day = z.object({ day: z.iso.date(), completed: z.int(), abandoned: z.int(), contacts: z.int() });
const DAY_COUNTS = `
  select to_char(d.day, 'YYYY-MM-DD') as day, ${sum('s.completed')} as completed, ${sum('s.abandoned')} as abandoned,
    ${sum('s.contacts')} as contacts
  from (select (($2::timestamptz at time zone $3)::date - n) as day from generate_series(0, ${DAYS - 1}) as n) as d
  left join session_day s on s.tenant = $1 and s.day = d.day
  group by d.day order by d.day`;

const queue = z.object({ oldest: z.date().nullable(), faults: z.int() });
const QUEUE = `select min(queued_at) filter (where fault is null) as oldest, count(*) filter (where fault is not null) as faults
  from projection_queue where tenant = $1`;

/** The figures of the first page. Every share comes with what it is a share of. */
export const overviewFigures = async (db: Queryable, at: Date): Promise<Overview> => {
  const [[all], groups, days, [behind]] = await Promise.all([
    rowsOf(db, totals, TOTALS, [TENANT]),
    rowsOf(db, z.object({ group: z.string(), filled: z.int() }), GROUPS, [TENANT]),
    rowsOf(db, day, DAY_COUNTS, [TENANT, at, OFFICE_TIME_ZONE]),
    rowsOf(db, queue, QUEUE, [TENANT]),
  ]);
  if (all === undefined || behind === undefined) throw new Error('a count without a row');
  const filled = new Map(groups.map((one) => [one.group, one.filled]));
  return {
    sessions: { total: all.total, completed: all.completed, abandoned: all.total - all.completed },
    contacts: all.contacts,
    callBacks: { waiting: Math.max(0, all.requests - all.requests_settled), total: all.requests },
    quarantined: all.quarantined,
    behindSeconds: behind.oldest === null ? 0 : Math.max(0, Math.round((at.getTime() - behind.oldest.getTime()) / 1000)),
    unreadable: behind.faults,
    rules: Object.values(QUALIFICATION_RULES).map((rule) => ({
      rule: rule.id,
      version: rule.version,
      text: { fr: rule.text.fr, en: rule.text.en },
      contacts: { part: all[`contacts_${rule.id}`], of: all.contacts },
      completed: { part: all[`completed_${rule.id}`], of: all.completed },
    })),
    groups: STRATEGIC_GROUPS.map((group) => ({ group, filled: { part: filled.get(group) ?? 0, of: all.completed } })),
    days,
  };
};
