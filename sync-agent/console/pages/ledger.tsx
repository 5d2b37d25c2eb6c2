import type { LedgerRow } from '#central/published.ts';
import { api } from '../api.ts';
import { AccountBar } from '../parts/account-bar.tsx';
import { Fault, Waiting } from '../parts/fault.tsx';
import { useAnswer } from '../use-answer.ts';
import { useWords } from '../words.ts';

const FIGURES = ['captured', 'accepted', 'quarantined', 'parked', 'waiting', 'lost', 'untold', 'gap'] as const;

const Account = ({ account }: { readonly account: LedgerRow }) => {
  const { t, number, moment } = useWords();
  return (
    <>
      <tr>
        <th scope="row" data-label={t('terminals.site')}>
          {account.site}
          <span class="terminal-id">{account.id.slice(-12)}</span>
        </th>
        <td data-label={t('terminals.state')}>
          <span class={`badge badge-${account.standing}`}>{t(`ledger.standing.${account.standing}`)}</span>
          <AccountBar account={account} />
          <span class="account-words">
            {t('ledger.here', { part: number(account.accepted + account.quarantined), of: number(account.captured) })}
          </span>
        </td>
        {FIGURES.map((name) => (
          <td key={name} class="num" data-label={t(`ledger.figures.${name}`)}>
            {number(account[name])}
          </td>
        ))}
        <td data-label={t('terminals.lastSeen')}>{account.lastSeenAt === null ? '–' : moment(account.lastSeenAt)}</td>
      </tr>
      {account.unsettled.length > 0 && (
        <tr class="detail">
          <td colSpan={FIGURES.length + 3}>
            <ul>
              {account.unsettled.map((one) => (
                <li key={one.id}>
                  {t('ledger.unsettled', {
                    id: one.id.slice(-12),
                    gap: number(one.gap),
                    untold: number(one.untold),
                    of: number(one.captured),
                  })}
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
    </>
  );
};

const Accounts = ({ accounts }: { readonly accounts: readonly LedgerRow[] }) => {
  const { t, number } = useWords();
  const gap = accounts.reduce((sum, one) => sum + one.gap, 0);
  const open = accounts.filter((one) => one.standing === 'open').length;
  return (
    <>
      {gap > 0 && <p class="notice">{t('ledger.gap', { count: gap, gap: number(gap) })}</p>}
      {gap === 0 && open > 0 && <p class="notice">{t('ledger.open', { count: open })}</p>}
      {gap === 0 && open === 0 && <p class="card">{t('ledger.even')}</p>}
      <div class="table-frame card">
        <table class="stacking">
          <thead>
            <tr>
              <th scope="col">{t('terminals.site')}</th>
              <th scope="col">{t('terminals.state')}</th>
              {FIGURES.map((name) => (
                <th key={name} scope="col" class="num">
                  {t(`ledger.figures.${name}`)}
                </th>
              ))}
              <th scope="col">{t('terminals.lastSeen')}</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <Account key={account.id} account={account} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};

/** What every terminal captured, set against what is here. */
export const LedgerPage = () => {
  const { t } = useWords();
  const { asked, again } = useAnswer(api.ledger);
  return (
    <>
      <h1>{t('pages.ledger')}</h1>
      <p class="lead">{t('ledger.lead')}</p>
      {asked.state === 'waiting' && <Waiting />}
      {asked.state === 'failed' && <Fault failure={asked.failure} onAgain={again} />}
      {asked.state === 'here' && asked.value.terminals.length === 0 && <p class="card empty">{t('terminals.none')}</p>}
      {asked.state === 'here' && asked.value.terminals.length > 0 && <Accounts accounts={asked.value.terminals} />}
    </>
  );
};
