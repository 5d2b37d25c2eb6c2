import { z } from 'zod';
import { QUALIFICATION_RULES } from '#fields/qualification.ts';
import { STRATEGIC_GROUPS } from '#fields/types.ts';
import type { Overview } from '../published.ts';
import { type Queryable, rowsOf, TENANT } from './database.ts';

/** The day of a session is the day on the wall of the office. */
const OFFICE_TIME_ZONE = 'Europe/Paris';
const DAYS = 30;

const HAS_CONTACT = 'exists (select 1 from sealed_part p where p.tenant = s.tenant and p.terminal = s.terminal and p.event_id = s.id)';
const totals = z.object({
  total: z.int(),
  completed: z.int(),
  contacts: z.int(),
  quarantined: z.int(),
  contacts_all_eight: z.int(),
  contacts_declared_five: z.int(),
  completed_all_eight: z.int(),
  completed_declared_five: z.int(),
});
const TOTALS = `
  select count(*) as total,
    count(*) filter (where status = 'completed') as completed,
    count(*) filter (where contact) as contacts,
    count(*) filter (where contact and all_eight) as contacts_all_eight,
    count(*) filter (where contact and declared_five) as contacts_declared_five,
    count(*) filter (where status = 'completed' and all_eight) as completed_all_eight,
    count(*) filter (where status = 'completed' and declared_five) as completed_declared_five,
    (select count(*) from quarantine q where q.tenant = $1) as quarantined
  from (select s.status, s.all_eight, s.declared_five, ${HAS_CONTACT} as contact from session s where s.tenant = $1) as seen`;

const GROUPS = `select g as group, count(*) as filled from session s, unnest(s.filled) as g
  where s.tenant = $1 and s.status = 'completed' group by g`;

const day = z.object({ day: z.iso.date(), completed: z.int(), abandoned: z.int(), contacts: z.int() });
const DAY_COUNTS = `
  select to_char(d.day, 'YYYY-MM-DD') as day,
    count(*) filter (where s.status = 'completed') as completed,
    count(*) filter (where s.status = 'abandoned') as abandoned,
    count(*) filter (where s.id is not null and ${HAS_CONTACT}) as contacts
  from (select (($2::timestamptz at time zone $3)::date - n) as day from generate_series(0, ${DAYS - 1}) as n) as d
  left join session s on s.tenant = $1
    and s.ended_at >= (d.day::timestamp at time zone $3) and s.ended_at < ((d.day + 1)::timestamp at time zone $3)
  group by d.day order by d.day`;

/** The figures of the first page. Every share comes with what it is a share of. */
export const overviewFigures = async (db: Queryable, at: Date): Promise<Overview> => {
  const [sum] = await rowsOf(db, totals, TOTALS, [TENANT]);
  if (sum === undefined) throw new Error('a count without a row');
  const groups = await rowsOf(db, z.object({ group: z.string(), filled: z.int() }), GROUPS, [TENANT]);
  const filled = new Map(groups.map((one) => [one.group, one.filled]));
  const days = await rowsOf(db, day, DAY_COUNTS, [TENANT, at, OFFICE_TIME_ZONE]);
  return {
    sessions: { total: sum.total, completed: sum.completed, abandoned: sum.total - sum.completed },
    contacts: sum.contacts,
    quarantined: sum.quarantined,
    rules: Object.values(QUALIFICATION_RULES).map((rule) => ({
      rule: rule.id,
      version: rule.version,
      text: { fr: rule.text.fr, en: rule.text.en },
      contacts: { part: sum[`contacts_${rule.id}`], of: sum.contacts },
      completed: { part: sum[`completed_${rule.id}`], of: sum.completed },
    })),
    groups: STRATEGIC_GROUPS.map((group) => ({ group, filled: { part: filled.get(group) ?? 0, of: sum.completed } })),
    days,
  };
};
