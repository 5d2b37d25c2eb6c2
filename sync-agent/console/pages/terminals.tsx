import { useRef, useState } from 'preact/hooks';
import type { IssuedClaim, TerminalRow } from '#central/published.ts';
import { api, type Failure } from '../api.ts';
import { Fault, Waiting } from '../parts/fault.tsx';
import { QrCode } from '../parts/qr-code.tsx';
import { useAnswer } from '../use-answer.ts';
import { useWords } from '../words.ts';

/** Nobody told central its address: then the one that this page came from is a good guess. */
const addressOf = (claim: IssuedClaim): string => claim.address ?? `${location.origin}/`;

const AddTerminal = () => {
  const { t, hour } = useWords();
  const [claim, setClaim] = useState<IssuedClaim | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const site = useRef<HTMLInputElement>(null);
  const submit = (event: Event): void => {
    event.preventDefault();
    const name = site.current?.value.trim() ?? '';
    if (name === '') return;
    void api.issueClaim(name).then((answer) => {
      setClaim(answer.ok ? answer.value : null);
      setFailure(answer.ok ? null : answer.error);
    });
  };
  return (
    <section class="card add" aria-labelledby="add">
      <h2 id="add">{t('terminals.add')}</h2>
      <p>{t('terminals.addIntro')}</p>
      <form class="inline-form" onSubmit={submit}>
        <label for="site">{t('terminals.site')}</label>
        <input id="site" ref={site} type="text" required maxLength={80} autocomplete="off" />
        <button type="submit" class="primary">
          {t('terminals.issue')}
        </button>
      </form>
      {failure !== null && <Fault failure={failure} />}
      <div aria-live="polite">
        {claim !== null && (
          <div class="claim">
            <p class="claim-code">{claim.code}</p>
            <p>{t('terminals.claimed', { site: claim.site, until: hour(claim.expiresAt) })}</p>
            <p>{t('terminals.address', { address: addressOf(claim) })}</p>
            <QrCode text={`${addressOf(claim)}#${claim.code}`} label={t('terminals.qr')} />
          </div>
        )}
      </div>
    </section>
  );
};

const KNOWN_TROUBLES: ReadonlySet<string> = new Set([
  'TERMINAL_STORE_SALVAGED',
  'TERMINAL_STORE_BEHIND',
  'TERMINAL_DISK_LOW',
  'TERMINAL_DISK_SCARCE',
  'TERMINAL_DISK_FULL',
  'TERMINAL_CONTENT_REFUSED',
]);
/** A newer terminal may tell of a trouble that this console has no words for: then its code stands there. */
const isKnownTrouble = (code: string): boolean => KNOWN_TROUBLES.has(code);

const CLOCK_TOLERANCE_MS = 60_000;
const SILENT_AFTER_MS = 15 * 60_000;

const stateOf = (terminal: TerminalRow, now: number): 'revoked' | 'never' | 'silent' | 'well' => {
  if (terminal.revoked) return 'revoked';
  if (terminal.lastSeenAt === null) return 'never';
  return now - new Date(terminal.lastSeenAt).getTime() > SILENT_AFTER_MS ? 'silent' : 'well';
};

const Terminal = ({ terminal, onRevoked }: { readonly terminal: TerminalRow; readonly onRevoked: () => void }) => {
  const { t, moment, number } = useWords();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const state = stateOf(terminal, Date.now());
  const clockOff = terminal.clockOffsetMs !== null && Math.abs(terminal.clockOffsetMs) > CLOCK_TOLERANCE_MS;
  const revoke = (): void => {
    void api.revoke(terminal.id).then((answer) => {
      setAsking(false);
      setFailure(answer.ok ? null : answer.error);
      if (answer.ok) onRevoked();
    });
  };
  return (
    <>
      <tr>
        <th scope="row" data-label={t('terminals.site')}>
          {terminal.site}
          <span class="terminal-id">{terminal.id.slice(-12)}</span>
        </th>
        <td data-label={t('terminals.state')}>
          <span class={`badge badge-${state}`}>{t(`terminals.states.${state}`)}</span>
          {clockOff && (
            <span class="badge badge-silent">
              {t('terminals.clockOff', { minutes: number(Math.round((terminal.clockOffsetMs ?? 0) / 60_000)) })}
            </span>
          )}
          {terminal.quarantined > 0 && (
            <span class="badge badge-silent">{t('terminals.quarantined', { count: terminal.quarantined })}</span>
          )}
          {terminal.troubles.map((trouble) => (
            <p key={trouble.code} class="trouble">
              {t('terminals.trouble', {
                what: isKnownTrouble(trouble.code) ? t(`terminals.troubles.${trouble.code}`) : trouble.code,
                since: moment(trouble.since),
              })}
              <span class="trouble-detail">{trouble.detail}</span>
            </p>
          ))}
        </td>
        <td data-label={t('terminals.lastSeen')}>{terminal.lastSeenAt === null ? '–' : moment(terminal.lastSeenAt)}</td>
        <td class="num" data-label={t('terminals.waiting')}>
          {terminal.waiting === null ? '–' : number(terminal.waiting)}
        </td>
        <td class="num" data-label={t('terminals.parked')}>
          {terminal.parked === null ? '–' : number(terminal.parked)}
        </td>
        <td class="actions">
          {!terminal.revoked && (
            <button type="button" class="quiet" aria-expanded={asking} onClick={() => setAsking(!asking)}>
              {t(asking ? 'terminals.keep' : 'terminals.revoke')}
              <span class="unseen"> {terminal.site}</span>
            </button>
          )}
        </td>
      </tr>
      {(asking || failure !== null) && (
        <tr class="detail">
          <td colSpan={6}>
            {failure !== null && <Fault failure={failure} />}
            {asking && (
              <div class="confirm">
                <p>{t('terminals.revokeAsk')}</p>
                <button type="button" class="danger" onClick={revoke}>
                  {t('terminals.revokeConfirm')}
                </button>
              </div>
            )}
          </td>
        </tr>
      )}
    </>
  );
};

export const TerminalsPage = () => {
  const { t } = useWords();
  const { asked, again } = useAnswer(api.terminals);
  return (
    <>
      <h1>{t('pages.terminals')}</h1>
      <p class="lead">{t('terminals.lead')}</p>
      <AddTerminal />
      {asked.state === 'waiting' && <Waiting />}
      {asked.state === 'failed' && <Fault failure={asked.failure} onAgain={again} />}
      {asked.state === 'here' && asked.value.terminals.length === 0 && <p class="card empty">{t('terminals.none')}</p>}
      {asked.state === 'here' && asked.value.terminals.length > 0 && (
        <div class="table-frame card">
          <table class="stacking">
            <thead>
              <tr>
                <th scope="col">{t('terminals.site')}</th>
                <th scope="col">{t('terminals.state')}</th>
                <th scope="col">{t('terminals.lastSeen')}</th>
                <th scope="col" class="num">
                  {t('terminals.waiting')}
                </th>
                <th scope="col" class="num">
                  {t('terminals.parked')}
                </th>
                <td>
                  <span class="unseen">{t('terminals.revoke')}</span>
                </td>
              </tr>
            </thead>
            <tbody>
              {asked.value.terminals.map((terminal) => (
                <Terminal key={terminal.id} terminal={terminal} onRevoked={again} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
};
