import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { type SealedEnvelope, sealedEnvelope } from '#wire/sealed.ts';
import type { ContactPage, ContactRow } from '../published.ts';
import { type Queryable, rowsOf, TENANT } from './database.ts';
import { type PlaceInList, placeText } from './paging.ts';

const row = z.object({
  terminal: z.string(),
  event_id: z.string(),
  site_label: z.string(),
  ended_at: z.date(),
  received_at: z.date(),
  all_eight: z.boolean(),
  declared_five: z.boolean(),
  looks: z.int(),
});
const SELECT = `select p.terminal, p.event_id, s.site_label, s.ended_at, p.received_at, s.all_eight, s.declared_five,
  (select count(*) from contact_look l where l.tenant = p.tenant and l.terminal = p.terminal and l.event_id = p.event_id) as looks`;
const FROM = 'from sealed_part p join session s on s.tenant = p.tenant and s.terminal = p.terminal and s.id = p.event_id';

const contactRowOf = (found: z.infer<typeof row>): ContactRow => ({
  terminal: found.terminal,
  id: found.event_id,
  site: found.site_label,
  capturedAt: found.ended_at.toISOString(),
  receivedAt: found.received_at.toISOString(),
  qualified: { all_eight: found.all_eight, declared_five: found.declared_five },
  looks: found.looks,
});

/** Newest first. Who they are is not known here: the list never opens anything. */
export const listContacts = async (db: Queryable, before: PlaceInList | null, limit: number): Promise<ContactPage> => {
  const rows = await rowsOf(
    db,
    row,
    `${SELECT} ${FROM} where p.tenant = $1 and ($2::timestamptz is null or (s.ended_at, s.id) < ($2, $3))
     order by s.ended_at desc, s.id desc limit $4`,
    [TENANT, before?.at ?? null, before?.id ?? null, limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    contacts: page.map(contactRowOf),
    next: rows.length > limit && last !== undefined ? placeText({ at: last.ended_at, id: last.event_id }) : null,
  };
};

export interface SealedContact {
  readonly row: ContactRow;
  readonly envelope: SealedEnvelope;
}

/** Writes the look down, then hands the envelope out: in this order, so that no look goes unseen. Null when there is no such contact. */
export const takeEnvelope = async (
  db: Queryable,
  terminal: string,
  id: string,
  account: string,
  at: Date,
): Promise<SealedContact | null> => {
  const logged = await db.query(
    `insert into contact_look (tenant, terminal, event_id, id, account, looked_at)
     select tenant, terminal, event_id, $4, $5, $6 from sealed_part where tenant = $1 and terminal = $2 and event_id = $3`,
    [TENANT, terminal, id, uuidv7(), account, at],
  );
  if (logged.rowCount !== 1) return null;
  const [found] = await rowsOf(
    db,
    row.extend({ envelope: sealedEnvelope }),
    `${SELECT}, p.envelope ${FROM} where p.tenant = $1 and p.terminal = $2 and p.event_id = $3`,
    [TENANT, terminal, id],
  );
  return found === undefined ? null : { row: contactRowOf(found), envelope: found.envelope };
};
