import { textIn } from '#play/answers.ts';
import type { Analysis } from './analyse.ts';
import { barChart } from './bar-chart.ts';
import { percent, type ReportLanguage } from './finding.ts';
import { isOver } from './playing-time.ts';
import { duration, groupName, languageName, type Section, sayIn } from './report.ts';

/** A round number at or above the largest: bars end before the figures beside them. */
const shareTop = (largest: number): number => Math.min(1, Math.ceil((largest + 0.02) * 10) / 10);

const outcomesChart = ({ quiz, outcomes }: Analysis, language: ReportLanguage): string => {
  if (outcomes === null) return '';
  const say = sayIn(language);
  const { shares, limits } = outcomes;
  const said = shares.map(({ outcome, share }) => `${textIn(outcome.title, language, quiz.defaultLocale)} ${percent(share, language)}`);
  return barChart({
    spoken: `${say('Part de chaque résultat :', 'Share of each outcome:')} ${said.join(', ')}`,
    max: shareTop(Math.max(limits.high, ...shares.map(({ share, error }) => share + error))),
    guides: [limits.low, limits.high].map((at) => ({ at, label: percent(at, language, 0) })),
    bars: shares.map(({ outcome, share, error }) => ({
      label: textIn(outcome.title, language, quiz.defaultLocale),
      segments: [{ value: share, tone: share + error < limits.low || share - error > limits.high ? 'alarm' : 'water' }],
      said: percent(share, language),
      error,
    })),
  });
};

const yieldChart = ({ yield: { groups } }: Analysis, language: ReportLanguage): string => {
  const say = sayIn(language);
  const said = groups.map(({ group, share }) => `${groupName(group, language)} ${percent(share, language, 0)}`);
  return (
    barChart({
      spoken: `${say('Groupes remplis :', 'Groups filled:')} ${said.join(', ')}`,
      max: 1,
      guides: [],
      bars: groups.map(({ group, byTerminal, share }) => ({
        label: groupName(group, language),
        segments: [{ value: share, tone: byTerminal ? 'sand' : 'water' }],
        said: percent(share, language, 0),
      })),
    }) +
    `<ul class="legend"><li class="of-water">${say('déclaré par le visiteur', 'declared by the visitor')}</li>` +
    `<li class="of-sand">${say('posé par la borne', 'set by the terminal')}</li></ul>`
  );
};

const pathsChart = ({ yield: { paths, otherPaths } }: Analysis, language: ReportLanguage): string => {
  const say = sayIn(language);
  const lengths = [...Map.groupBy(paths, ({ asked }) => asked.length)]
    .map(([length, same]) => ({ length, share: same.reduce((sum, { share }) => sum + share, 0), ways: same.length }))
    .toSorted((a, b) => a.length - b.length);
  const questions = (length: number): string => `${length} question${length === 1 ? '' : 's'}`;
  return barChart({
    spoken: `${say('Longueur des parcours :', 'Length of the ways through:')} ${lengths
      .map(({ length, share }) => `${questions(length)} ${percent(share, language, 0)}`)
      .join(', ')}`,
    max: shareTop(Math.max(otherPaths.share, ...lengths.map(({ share }) => share))),
    guides: [],
    bars: [
      ...lengths.map(({ length, share }) => ({ label: questions(length), share })),
      ...(otherPaths.count === 0 ? [] : [{ label: say('autres parcours', 'other ways'), share: otherPaths.share }]),
    ].map(({ label, share }) => ({ label, segments: [{ value: share, tone: 'water' }], said: percent(share, language, 0) })),
  });
};

const timeChart = ({ quiz, time: { budget, locales } }: Analysis, language: ReportLanguage): string => {
  const say = sayIn(language);
  const said = locales.map(
    ({ locale, mean, worst }) =>
      `${languageName(locale, language)} ${say('en moyenne', 'on average')} ${duration(mean)}, ${say('au plus', 'at most')} ${duration(worst)}`,
  );
  return (
    barChart({
      spoken: `${say('Durée par langue :', 'Time per language:')} ${said.join('; ')}`,
      max: Math.ceil(Math.max(budget * 1.05, ...locales.map(({ worst }) => worst * 1.02))),
      guides: [{ at: budget, label: `budget ${duration(budget)}` }],
      bars: locales.map(({ locale, mean, worst, parts }) => ({
        label: languageName(locale, language),
        segments: [
          ...(quiz.game === null ? [] : [{ value: parts.game, tone: 'sun' } as const]),
          { value: parts.questions, tone: 'water' },
          { value: parts.taps, tone: 'shallow' },
          { value: parts.result, tone: isOver(worst, budget) ? 'alarm' : 'sand' },
        ],
        reach: worst,
        said: duration(mean),
      })),
    }) +
    `<ul class="legend">${quiz.game === null ? '' : `<li class="of-sun">${say('jouer', 'playing the game')}</li>`}` +
    `<li class="of-water">${say('lire les questions', 'reading questions')}</li>` +
    `<li class="of-shallow">${say('toucher', 'touching')}</li><li class="of-sand">${say('lire le résultat', 'reading the result')}</li>` +
    `<li class="of-line">${say('jusqu’au plus long parcours', 'up to the longest way')}</li></ul>`
  );
};

/** The picture that goes with a section; none where a table says it better. */
export const chartOf = (id: Section['id'], analysis: Analysis, language: ReportLanguage): string => {
  if (id === 'outcomes') return outcomesChart(analysis, language);
  if (id === 'yield') return yieldChart(analysis, language);
  if (id === 'paths') return pathsChart(analysis, language);
  return id === 'time' ? timeChart(analysis, language) : '';
};
