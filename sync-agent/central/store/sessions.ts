import { z } from 'zod';
import { sessionEvent } from '#wire/event.ts';
import type { FieldRow, SessionDetail, SessionPage, SessionRow } from '../published.ts';
import { type Queryable, rowsOf, TENANT } from './database.ts';
import { type PlaceInList, placeText } from './paging.ts';

const row = z.object({
  terminal: z.string(),
  id: z.string(),
  site_label: z.string(),
  quiz_label: z.string(),
  outcome_label: z.string().nullable(),
  locale: z.string(),
  started_at: z.date(),
  ended_at: z.date(),
  status: z.enum(['completed', 'abandoned']),
  ended_by: z.string(),
  has_contact: z.boolean(),
  all_eight: z.boolean(),
  declared_five: z.boolean(),
});
const COLUMNS = `s.terminal, s.id, s.site_label, s.quiz_label, s.outcome_label, s.locale, s.started_at, s.ended_at, s.status, s.ended_by,
  s.all_eight, s.declared_five, s.contact as has_contact`;

const fieldRow = z.object({
  terminal: z.string(),
  session_id: z.string(),
  key: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
  provenance: z.enum(['declared', 'derived', 'system', 'default', 'imported']),
});

/** The fields of some sessions, in the order they were recorded. */
export const fieldsOf = async (
  db: Queryable,
  sessions: readonly { terminal: string; id: string }[],
): Promise<(session: { terminal: string; id: string }) => FieldRow[]> => {
  const rows = await rowsOf(
    db,
    fieldRow,
    `select f.terminal, f.session_id, f.key, f.value, f.provenance from session_field f
     join unnest($2::text[], $3::text[]) as wanted (terminal, id) on f.terminal = wanted.terminal and f.session_id = wanted.id
     where f.tenant = $1 order by f.terminal, f.session_id, f.position`,
    [TENANT, sessions.map((one) => one.terminal), sessions.map((one) => one.id)],
  );
  const bySession = Map.groupBy(rows, (one) => `${one.terminal} ${one.session_id}`);
  return ({ terminal, id }) => (bySession.get(`${terminal} ${id}`) ?? []).map(({ key, value, provenance }) => ({ key, value, provenance }));
};

const sessionRowOf = (found: z.infer<typeof row>, fields: FieldRow[]): SessionRow => ({
  terminal: found.terminal,
  id: found.id,
  site: found.site_label,
  quiz: found.quiz_label,
  outcome: found.outcome_label,
  locale: found.locale,
  startedAt: found.started_at.toISOString(),
  endedAt: found.ended_at.toISOString(),
  status: found.status,
  endedBy: found.ended_by,
  hasContact: found.has_contact,
  qualified: { all_eight: found.all_eight, declared_five: found.declared_five },
  fields,
});

/** Newest first, by the hour the visitor saw. */
export const listSessions = async (db: Queryable, before: PlaceInList | null, limit: number): Promise<SessionPage> => {
  const rows = await rowsOf(
    db,
    row,
    // Two statements instead of "… or $2 is null": only so does a page far down begin where it begins in the index.
    `select ${COLUMNS} from session s where s.tenant = $1 ${before === null ? '' : 'and (s.ended_at, s.id) < ($3, $4)'}
     order by s.ended_at desc, s.id desc limit $2`,
    before === null ? [TENANT, limit + 1] : [TENANT, limit + 1, before.at, before.id],
  );
  const page = rows.slice(0, limit);
  const fields = await fieldsOf(db, page);
  const last = page.at(-1);
  return {
    sessions: page.map((found) => sessionRowOf(found, fields(found))),
    next: rows.length > limit && last !== undefined ? placeText({ at: last.ended_at, id: last.id }) : null,
  };
};

/** One session with its answers, or null. The answers are read from the event itself. */
export const findSession = async (db: Queryable, terminal: string, id: string): Promise<SessionDetail | null> => {
  const [found] = await rowsOf(
    db,
    row.extend({ body: z.string() }),
    `select ${COLUMNS}, e.body from session s join event e on e.tenant = s.tenant and e.terminal = s.terminal and e.id = s.id
     where s.tenant = $1 and s.terminal = $2 and s.id = $3`,
    [TENANT, terminal, id],
  );
  if (found === undefined) return null;
  const event = sessionEvent.parse(JSON.parse(found.body));
  const fields = await fieldsOf(db, [found]);
  return {
    session: sessionRowOf(found, fields(found)),
    campaign: event.campaign,
    lastView: event.lastView,
    app: event.app,
    answers: event.answers.map((one) => ({
      question: one.questionLabel,
      skipped: one.skipped,
      chosen: one.chosen.map((choice) => choice.label),
      tookMs: one.tookMs,
    })),
  };
};
