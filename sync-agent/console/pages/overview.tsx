import type { RuleFigures, Share } from '#central/published.ts';
import { api } from '../api.ts';
import { DayChart } from '../parts/day-chart.tsx';
import { Fault, Waiting } from '../parts/fault.tsx';
import { ShareBar } from '../parts/share-bar.tsx';
import { useAnswer } from '../use-answer.ts';
import { useWords } from '../words.ts';

/** A percentage never stands alone: what it is a share of is always beside it. */
const ShareOf = ({ share, of }: { readonly share: Share; readonly of: 'contacts' | 'completed' }) => {
  const { t, number } = useWords();
  return <>{t(`overview.of.${of}`, { part: number(share.part), of: number(share.of), count: share.part })}</>;
};

const RuleCard = ({ figures }: { readonly figures: RuleFigures }) => {
  const { t, locale, percent } = useWords();
  return (
    <article class="card rule">
      <h3>{t(`overview.rules.${figures.rule}`)}</h3>
      <p class="rate">
        <span class="rate-figure">{percent(figures.contacts.part, figures.contacts.of)}</span>
        <span class="rate-of">
          <ShareOf share={figures.contacts} of="contacts" />
        </span>
      </p>
      <ShareBar share={figures.contacts} />
      <p class="rule-text">{figures.text[locale]}</p>
      <p class="rule-anonymous">
        <span>{t('overview.anonymous')}</span>
        <strong>{percent(figures.completed.part, figures.completed.of)}</strong>{' '}
        <span>
          <ShareOf share={figures.completed} of="completed" />
        </span>
      </p>
      <p class="rule-version">{t('overview.ruleVersion', { id: figures.rule, version: figures.version })}</p>
    </article>
  );
};

/** Figures follow what comes in within a second or so; from here on it is worth a word. */
const LATE_SECONDS = 5;

export const OverviewPage = () => {
  const { t, number, percent } = useWords();
  const { asked, again } = useAnswer(api.overview);
  if (asked.state === 'waiting') return <Waiting />;
  if (asked.state === 'failed') return <Fault failure={asked.failure} onAgain={again} />;
  const { sessions, contacts, callBacks, rules, groups, days, quarantined, behindSeconds, unreadable } = asked.value;
  const counts = [
    ['sessions', sessions.total],
    ['completed', sessions.completed],
    ['abandoned', sessions.abandoned],
    ['contacts', contacts],
    ['callBacks', callBacks.waiting],
  ] as const;
  return (
    <>
      <h1>{t('pages.overview')}</h1>
      <p class="lead">{t('overview.lead')}</p>
      {behindSeconds > LATE_SECONDS && (
        <p class="notice">{t('overview.behind', { count: behindSeconds, seconds: number(behindSeconds) })}</p>
      )}
      {unreadable > 0 && <p class="notice">{t('overview.unreadable', { count: unreadable })}</p>}
      {quarantined > 0 && <p class="notice">{t('overview.quarantined', { count: quarantined })}</p>}
      <dl class="counts">
        {counts.map(([name, value]) => (
          <div key={name} class={`count count-${name}`}>
            <dt>{t(`overview.counts.${name}`)}</dt>
            <dd>{number(value)}</dd>
          </div>
        ))}
      </dl>

      <section aria-labelledby="rate">
        <h2 id="rate">{t('overview.rateTitle')}</h2>
        <p>{t('overview.rateIntro')}</p>
        <div class="rules">
          {rules.map((figures) => (
            <RuleCard key={figures.rule} figures={figures} />
          ))}
        </div>
      </section>

      <div class="pair">
        <section class="card" aria-labelledby="days">
          <h2 id="days">{t('days.title')}</h2>
          <DayChart days={days} />
        </section>
        <section class="card" aria-labelledby="groups">
          <h2 id="groups">{t('overview.groupsTitle')}</h2>
          <p>{t('overview.groupsIntro')}</p>
          <ul class="groups">
            {groups.map(({ group, filled }) => (
              <li key={group}>
                <span class="group-name">{t(`groups.${group}`)}</span>
                <span class="group-figure">
                  <strong>{percent(filled.part, filled.of)}</strong>{' '}
                  <span class="group-n">{t('overview.outOf', { part: number(filled.part), of: number(filled.of) })}</span>
                </span>
                <ShareBar share={filled} />
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
};
