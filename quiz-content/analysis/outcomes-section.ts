import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import { textIn } from '#play/answers.ts';
import { wordsOfAnswer } from '#play/words.ts';
import type { Analysis } from './analyse.ts';
import { percent, type ReportLanguage } from './finding.ts';
import type { Close, Limits, OutcomeShare, Outcomes } from './outcomes.ts';
import { methodOf, type Say, type Section, sayIn, type Table } from './report.ts';

const inWords = (quiz: CompiledQuiz, { answers }: Close, language: ReportLanguage): string =>
  quiz.questions
    .flatMap((question) => {
      const answer = answers.find((one) => one.question === question.id);
      const matters = Object.values(question.best).some((points) => points !== 0);
      if (answer === undefined || !matters) return [];
      const words = wordsOfAnswer(question, answer.value, language, quiz.defaultLocale).map(({ label }) => label);
      return [`${question.id}: ${words.join(' + ') || '–'}`];
    })
    .join(' · ');

/** A share whose interval reaches over a limit is neither fine nor wrong: more visits would tell. */
const verdictOn = ({ share, error }: Pick<OutcomeShare, 'share' | 'error'>, { low, high }: Limits, say: Say): string => {
  if (share + error < low) return say('trop rare', 'too rare');
  if (share - error > high) return say('trop fréquent', 'too frequent');
  return share - error < low || share + error > high ? say('incertain', 'uncertain') : say('bien', 'fine');
};

const sharesTable = ({ shares, limits, simulated }: Outcomes, quiz: CompiledQuiz, language: ReportLanguage): Table => {
  const say = sayIn(language);
  return {
    caption: say('Part de chaque résultat', 'Share of each outcome'),
    columns: [
      { title: say('résultat', 'outcome') },
      { title: say('titre', 'title') },
      { title: say('part', 'share'), numeric: true },
      ...(simulated === null ? [] : [{ title: '±', numeric: true }]),
      { title: say('avis', 'verdict') },
    ],
    rows: shares.map(({ outcome, share, error }) => [
      outcome.id,
      textIn(outcome.title, language, quiz.defaultLocale),
      percent(share, language),
      ...(simulated === null ? [] : [percent(error, language)]),
      verdictOn({ share, error }, limits, say),
    ]),
  };
};

/** What the outcomes get, where the tie order decides, and what is nearly a tie. None for a survey. */
export const outcomesSection = ({ quiz, outcomes }: Analysis, language: ReportLanguage): readonly Section[] => {
  if (outcomes === null) return [];
  const say = sayIn(language);
  const { limits, tied, ties, closest, simulated } = outcomes;
  const range = `${percent(limits.low, language, 0)} – ${percent(limits.high, language, 0)}`;
  const tiesTable: Table = {
    caption: say('Égalités que l’ordre de départage tranche', 'Ties that the tie order decides'),
    columns: [
      { title: say('gagne', 'wins') },
      { title: say('sur', 'over') },
      { title: say('part des jeux de réponses', 'share of the answer sets'), numeric: true },
    ],
    rows: ties.map(({ won, lost, share }) => [won.id, lost.id, percent(share, language, 2)]),
  };
  const closestTable: Table = {
    caption: say('Les jeux de réponses les plus proches d’une égalité', 'The answer sets closest to a tie'),
    columns: [
      { title: say('premier', 'first') },
      { title: say('second', 'second') },
      { title: say('écart', 'margin'), numeric: true },
      { title: say('par exemple', 'for example') },
    ],
    rows: closest.map((one) => [one.first.id, one.second.id, percent(one.margin, language, 2), inWords(quiz, one, language)]),
  };
  return [
    {
      id: 'outcomes',
      title: say('Résultats', 'Outcomes'),
      lead: `${methodOf(simulated, language)} ${say(
        `Visé : ${range} par résultat. L’ordre de départage décide dans ${percent(tied, language)} des cas.`,
        `Aimed at: ${range} per outcome. The tie order decides ${percent(tied, language)} of them.`,
      )}`,
      tables: [sharesTable(outcomes, quiz, language), ...(ties.length > 0 ? [tiesTable] : []), closestTable],
    },
  ];
};
