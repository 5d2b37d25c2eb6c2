import { useState } from 'preact/hooks';
import type { ContactRow, OpenedContact } from '#central/published.ts';
import { labelOfField } from '#fields/values.ts';
import { api, type Failure } from '../api.ts';
import { Fault, Waiting } from '../parts/fault.tsx';
import { FieldChips } from '../parts/field-chips.tsx';
import { QualifiedBadges } from '../parts/qualified-badges.tsx';
import { AskedFor, RequestBadge, RequestSteps } from '../parts/request.tsx';
import { useList } from '../use-list.ts';
import { useWords } from '../words.ts';

const pageOf = async (place: string | null) => {
  const answer = await api.contacts(place);
  return answer.ok ? { ok: true as const, value: { rows: answer.value.contacts, next: answer.value.next } } : answer;
};

const CONTACT_FIELDS = ['given_name', 'email', 'mobile'] as const;

const Opened = ({ opened }: { readonly opened: OpenedContact }) => {
  const { t, locale } = useWords();
  const { contact, consents, age, controller, noticeVersion } = opened.submission;
  return (
    <div class="opened">
      {opened.submission.request !== undefined && <AskedFor {...opened.submission.request} />}
      <dl class="person">
        {CONTACT_FIELDS.filter((key) => contact[key] !== undefined).map((key) => (
          <div key={key}>
            <dt>{labelOfField(key, locale)}</dt>
            <dd>{contact[key]}</dd>
          </div>
        ))}
        <div>
          <dt>{labelOfField('age_band', locale)}</dt>
          <dd>{t(`ages.${age}`)}</dd>
        </div>
      </dl>
      <h2>{t('contacts.consents')}</h2>
      <ul class="consents">
        {consents.map((consent) => (
          <li key={consent.purpose} class={consent.given ? 'consent consent-given' : 'consent'}>
            <span class={consent.given ? 'badge badge-yes' : 'badge badge-no'}>
              {t(consent.given ? 'contacts.given' : 'contacts.refused')}
            </span>
            <q lang={opened.submission.locale}>{consent.text}</q>
            <span class="consent-who">{t('contacts.recipient', { recipient: consent.recipient })}</span>
          </li>
        ))}
      </ul>
      <p class="detail-head">{t('contacts.notice', { controller, version: noticeVersion })}</p>
      <h2>{t('sessions.fields')}</h2>
      <FieldChips fields={opened.fields} />
    </div>
  );
};

type Stage =
  | { readonly at: 'shut' | 'asking' | 'waiting' }
  | { readonly at: 'failed'; readonly failure: Failure }
  | { readonly at: 'open'; readonly opened: OpenedContact };

const Contact = ({ contact }: { readonly contact: ContactRow }) => {
  const { t, moment } = useWords();
  const [stage, setStage] = useState<Stage>({ at: 'shut' });
  const [request, setRequest] = useState(contact.request);
  const looks = stage.at === 'open' ? stage.opened.contact.looks : contact.looks;
  const look = (): void => {
    setStage({ at: 'waiting' });
    void api.openContact(contact.terminal, contact.id).then((answer) => {
      setStage(answer.ok ? { at: 'open', opened: answer.value } : { at: 'failed', failure: answer.error });
    });
  };
  return (
    <>
      <tr class={stage.at === 'shut' ? undefined : 'row-open'}>
        <th scope="row" data-label={t('contacts.captured')}>
          {moment(contact.capturedAt)}
          {request !== null && <RequestBadge request={request} />}
        </th>
        <td data-label={t('sessions.site')}>{contact.site}</td>
        <td data-label={t('sessions.qualified')}>
          <QualifiedBadges qualified={contact.qualified} />
        </td>
        <td class="num" data-label={t('contacts.looks')}>
          {looks}
        </td>
        <td class="actions">
          {stage.at === 'shut' ? (
            <button type="button" class="quiet" onClick={() => setStage({ at: 'asking' })}>
              {t('contacts.open')}
              <span class="unseen"> {moment(contact.capturedAt)}</span>
            </button>
          ) : (
            <button type="button" class="quiet" onClick={() => setStage({ at: 'shut' })}>
              {t('contacts.close')}
            </button>
          )}
        </td>
      </tr>
      {stage.at !== 'shut' && (
        <tr class="detail">
          <td colSpan={5}>
            {stage.at === 'asking' && (
              <div class="confirm">
                <p>{t('contacts.recorded')}</p>
                <button type="button" class="primary" onClick={look}>
                  {t('contacts.confirm')}
                </button>
              </div>
            )}
            {stage.at === 'waiting' && <Waiting />}
            {stage.at === 'failed' && <Fault failure={stage.failure} />}
            {stage.at === 'open' && <Opened opened={stage.opened} />}
            {stage.at === 'open' && request !== null && <RequestSteps contact={contact} request={request} taken={setRequest} />}
          </td>
        </tr>
      )}
    </>
  );
};

export const ContactsPage = () => {
  const { t } = useWords();
  const { rows, waiting, failure, more } = useList(pageOf);
  return (
    <>
      <h1>{t('pages.contacts')}</h1>
      <p class="lead">{t('contacts.lead')}</p>
      {failure !== null && <Fault failure={failure} />}
      {rows.length > 0 && (
        <div class="table-frame card">
          <table class="stacking">
            <thead>
              <tr>
                <th scope="col">{t('contacts.captured')}</th>
                <th scope="col">{t('sessions.site')}</th>
                <th scope="col">{t('sessions.qualified')}</th>
                <th scope="col" class="num">
                  {t('contacts.looks')}
                </th>
                <td>
                  <span class="unseen">{t('contacts.open')}</span>
                </td>
              </tr>
            </thead>
            <tbody>
              {rows.map((contact) => (
                <Contact key={`${contact.terminal} ${contact.id}`} contact={contact} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {waiting && <Waiting />}
      {!waiting && failure === null && rows.length === 0 && <p class="card empty">{t('contacts.none')}</p>}
      {more !== null && !waiting && (
        <button type="button" class="more" onClick={more}>
          {t('common.more')}
        </button>
      )}
    </>
  );
};
