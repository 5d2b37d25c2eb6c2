import { useState } from 'preact/hooks';
import { type ContactRequest, type ContactRow, type OpenedContact, REQUEST_STATES } from '#central/published.ts';
import { labelOfValue } from '#fields/values.ts';
import { api, type Failure } from '../api.ts';
import { useWords } from '../words.ts';
import { Fault } from './fault.tsx';

/** What became of the request, in words. */
export const RequestBadge = ({ request: { state } }: { readonly request: ContactRequest }) => {
  const { t } = useWords();
  const tone = { waiting: 'badge-asked', done: 'badge-yes', missed: 'badge-no' }[state];
  return <span class={`badge ${tone}`}>{t(`request.state.${state}`)}</span>;
};

const MOMENTS = new Set(['soon', 'morning', 'afternoon']);

/** What the visitor asked, once the envelope is open. */
export const AskedFor = ({ about, moment }: NonNullable<OpenedContact['submission']['request']>) => {
  const { t, locale } = useWords();
  return (
    <>
      <h2>{t('request.title')}</h2>
      <dl class="person">
        <div>
          <dt>{t('request.about')}</dt>
          <dd>{labelOfValue('request_type', about, locale)}</dd>
        </div>
        <div>
          <dt>{t('request.moment')}</dt>
          {/* A newer terminal may know more moments. */}
          <dd>{MOMENTS.has(moment) ? t(`request.moments.${moment}`) : moment}</dd>
        </div>
      </dl>
    </>
  );
};

interface StepsProps {
  readonly contact: Pick<ContactRow, 'terminal' | 'id'>;
  readonly request: ContactRequest;
  readonly taken: (request: ContactRequest) => void;
}

/** Who has called notes it here, for everybody else at the desk. */
export const RequestSteps = ({ contact: { terminal, id }, request, taken }: StepsProps) => {
  const { t, moment } = useWords();
  const [failure, setFailure] = useState<Failure | null>(null);
  const take = (state: ContactRequest['state']): void => {
    void api.takeStep(terminal, id, state).then((answer) => {
      setFailure(answer.ok ? null : answer.error);
      if (answer.ok && answer.value.request !== null) taken(answer.value.request);
    });
  };
  const { state, step } = request;
  return (
    <div class="confirm">
      <p>
        {step === null
          ? t(`request.state.${state}`)
          : t('request.by', { state: t(`request.state.${state}`), account: step.account, at: moment(step.at) })}
      </p>
      {REQUEST_STATES.filter((one) => one !== state).map((one) => (
        <button key={one} type="button" class={one === 'done' ? 'primary' : 'quiet'} onClick={() => take(one)}>
          {t(`request.step.${one}`)}
        </button>
      ))}
      {failure !== null && <Fault failure={failure} />}
    </div>
  );
};
