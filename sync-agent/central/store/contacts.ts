import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { type SealedEnvelope, sealedEnvelope } from '#wire/sealed.ts';
import { type ContactPage, type ContactRequest, type ContactRow, REQUEST_STATES } from '../published.ts';
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
  request: z.string().nullable(),
  request_step: z.object({ state: z.enum(REQUEST_STATES), account: z.string(), at: z.iso.datetime({ offset: true }) }).nullable(),
});
const SELECT = `select p.terminal, p.event_id, s.site_label, s.ended_at, p.received_at, s.all_eight, s.declared_five,
  (select count(*) from contact_look l where l.tenant = p.tenant and l.terminal = p.terminal and l.event_id = p.event_id) as looks,
  s.request, (select jsonb_build_object('state', r.state, 'account', r.account, 'at', r.taken_at) from request_step r
    where r.tenant = p.tenant and r.terminal = p.terminal and r.event_id = p.event_id order by r.id desc limit 1) as request_step`;
const FROM = 'from sealed_part p join session s on s.tenant = p.tenant and s.terminal = p.terminal and s.id = p.event_id';

/** A request of a kind that a newer terminal knows stands there as a plain contact. */
const requestOf = ({ request, request_step: step }: z.infer<typeof row>): ContactRequest | null =>
  request !== 'call-back'
    ? null
    : {
        kind: request,
        state: step?.state ?? 'waiting',
        step: step === null ? null : { account: step.account, at: new Date(step.at).toISOString() },
      };

const contactRowOf = (found: z.infer<typeof row>): ContactRow => ({
  terminal: found.terminal,
  id: found.event_id,
  site: found.site_label,
  capturedAt: found.ended_at.toISOString(),
  receivedAt: found.received_at.toISOString(),
  qualified: { all_eight: found.all_eight, declared_five: found.declared_five },
  looks: found.looks,
  request: requestOf(found),
});

/** Newest first. Who they are is not known here: the list never opens anything. */
export const listContacts = async (db: Queryable, before: PlaceInList | null, limit: number): Promise<ContactPage> => {
  const rows = await rowsOf(
    db,
    row,
    // `s.contact` says what the join proves: it leads to the index of contacts.
    `${SELECT} ${FROM} where s.tenant = $1 and s.contact ${before === null ? '' : 'and (s.ended_at, s.id) < ($3, $4)'}
     order by s.ended_at desc, s.id desc limit $2`,
    before === null ? [TENANT, limit + 1] : [TENANT, limit + 1, before.at, before.id],
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

/** Says what became of a request. Each step stays written down; the last one counts. Null: there is no such request. */
export const takeStep = async (
  db: Queryable,
  terminal: string,
  id: string,
  step: { readonly state: ContactRequest['state']; readonly account: string; readonly at: Date },
): Promise<ContactRow | null> => {
  const { state, account, at } = step;
  const taken = await db.query(
    `insert into request_step (tenant, terminal, event_id, id, state, account, taken_at)
     select s.tenant, s.terminal, s.id, $4, $5, $6, $7 from session s
     where s.tenant = $1 and s.terminal = $2 and s.id = $3 and s.request is not null`,
    [TENANT, terminal, id, uuidv7(), state, account, at],
  );
  if (taken.rowCount !== 1) return null;
  const [found] = await rowsOf(db, row, `${SELECT} ${FROM} where p.tenant = $1 and p.terminal = $2 and p.event_id = $3`, [
    TENANT,
    terminal,
    id,
  ]);
  return found === undefined ? null : contactRowOf(found);
};
