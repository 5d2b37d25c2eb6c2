import { useState } from 'preact/hooks';
import type { SessionRow } from '#central/published.ts';
import { api } from '../api.ts';
import { Fault, Waiting } from '../parts/fault.tsx';
import { FieldChips } from '../parts/field-chips.tsx';
import { QualifiedBadges } from '../parts/qualified-badges.tsx';
import { useAnswer } from '../use-answer.ts';
import { useList } from '../use-list.ts';
import { useWords } from '../words.ts';

const pageOf = async (place: string | null) => {
  const answer = await api.sessions(place);
  return answer.ok ? { ok: true as const, value: { rows: answer.value.sessions, next: answer.value.next } } : answer;
};

const Answers = ({ session }: { readonly session: SessionRow }) => {
  const { t, number } = useWords();
  const { asked, again } = useAnswer(() => api.session(session.terminal, session.id));
  if (asked.state === 'waiting') return <Waiting />;
  if (asked.state === 'failed') return <Fault failure={asked.failure} onAgain={again} />;
  const { answers } = asked.value;
  if (answers.length === 0) return <p class="empty">{t('sessions.noAnswers')}</p>;
  return (
    <ol class="answers">
      {answers.map((answer, index) => (
        <li key={index}>
          <span class="answer-question">{answer.question}</span>
          <span class="answer-chosen">{answer.skipped ? t('sessions.skipped') : answer.chosen.join(', ')}</span>
          <span class="answer-time">{t('sessions.seconds', { seconds: number(Math.round(answer.tookMs / 100) / 10) })}</span>
        </li>
      ))}
    </ol>
  );
};

const Session = ({ session }: { readonly session: SessionRow }) => {
  const { t, moment } = useWords();
  const [open, setOpen] = useState(false);
  const detailId = `detail-${session.id}`;
  return (
    <>
      <tr class={open ? 'row-open' : undefined}>
        <th scope="row" data-label={t('sessions.ended')}>
          {moment(session.endedAt)}
        </th>
        <td data-label={t('sessions.site')}>{session.site}</td>
        <td data-label={t('sessions.outcome')}>{session.outcome ?? '–'}</td>
        <td data-label={t('sessions.status')}>
          <span class={`badge badge-${session.status}`}>{t(`status.${session.status}`)}</span>
          {session.hasContact && <span class="badge badge-contact">{t('sessions.withContact')}</span>}
        </td>
        <td data-label={t('sessions.qualified')}>
          <QualifiedBadges qualified={session.qualified} />
        </td>
        <td class="actions">
          <button type="button" class="quiet" aria-expanded={open} aria-controls={detailId} onClick={() => setOpen(!open)}>
            {t(open ? 'sessions.hide' : 'sessions.show')}
            <span class="unseen"> {moment(session.endedAt)}</span>
          </button>
        </td>
      </tr>
      {open && (
        <tr class="detail" id={detailId}>
          <td colSpan={6}>
            <p class="detail-head">
              {t('sessions.about', { quiz: session.quiz, locale: session.locale, end: t(`endedBy.${session.endedBy}`) })}
            </p>
            <h2>{t('sessions.fields')}</h2>
            <FieldChips fields={session.fields} />
            <h2>{t('sessions.answers')}</h2>
            <Answers session={session} />
          </td>
        </tr>
      )}
    </>
  );
};

export const SessionsPage = () => {
  const { t } = useWords();
  const { rows, waiting, failure, more } = useList(pageOf);
  return (
    <>
      <h1>{t('pages.sessions')}</h1>
      <p class="lead">{t('sessions.lead')}</p>
      {failure !== null && <Fault failure={failure} />}
      {rows.length > 0 && (
        <div class="table-frame card">
          <table class="stacking">
            <thead>
              <tr>
                {['ended', 'site', 'outcome', 'status', 'qualified'].map((name) => (
                  <th key={name} scope="col">
                    {t(`sessions.${name}`)}
                  </th>
                ))}
                <td>
                  <span class="unseen">{t('sessions.show')}</span>
                </td>
              </tr>
            </thead>
            <tbody>
              {rows.map((session) => (
                <Session key={`${session.terminal} ${session.id}`} session={session} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {waiting && <Waiting />}
      {!waiting && failure === null && rows.length === 0 && <p class="card empty">{t('sessions.none')}</p>}
      {more !== null && !waiting && (
        <button type="button" class="more" onClick={more}>
          {t('common.more')}
        </button>
      )}
    </>
  );
};
