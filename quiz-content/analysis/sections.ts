import { type QualificationRuleId, qualify } from '#fields/qualification.ts';
import type { Analysis } from './analyse.ts';
import { errorOf, percentWithError } from './error-bar.ts';
import { percent, type ReportLanguage } from './finding.ts';
import { outcomesSection } from './outcomes-section.ts';
import { isOver } from './playing-time.ts';
import { duration, groupName, languageName, methodOf, type PlaceOf, type Section, sayIn } from './report.ts';
import type { PathClass } from './yield.ts';

/** More ways than that are one row. */
const PATHS_SHOWN = 12;

const findingsSection = ({ findings }: Analysis, placeOf: PlaceOf, language: ReportLanguage): Section => {
  const say = sayIn(language);
  const severities = { error: say('erreur', 'error'), warning: say('avertissement', 'warning'), note: say('remarque', 'note') };
  return {
    id: 'findings',
    title: say('Constats', 'Findings'),
    lead: findings.length === 0 ? say('Rien à signaler.', 'Nothing wrong.') : '',
    tables:
      findings.length === 0
        ? []
        : [
            {
              caption: say('Ce qu’il faut regarder', 'What to look at'),
              columns: [
                { title: say('gravité', 'severity') },
                { title: 'code' },
                { title: say('où', 'where') },
                { title: say('quoi, et que faire', 'what, and what to do') },
              ],
              rows: findings.map(({ severity, code, path, where, message, fix }) => [
                severities[severity],
                code,
                [placeOf(path), where[language]].filter((part) => part !== null).join(' · '),
                `${message[language]} → ${fix[language]}`,
              ]),
            },
          ],
  };
};

/** A path is named by what it leaves out: most of it is common to all. */
export const pathName = ({ leftOut }: PathClass, language: ReportLanguage): string =>
  leftOut.length === 0
    ? sayIn(language)('toutes les questions', 'every question')
    : `${sayIn(language)('sans', 'without')} ${leftOut.map(({ id }) => id).join(', ')}`;

/** `8`, or `5–8`. */
export const fromTo = (fewest: number, most: number): string => (fewest === most ? String(most) : `${fewest}–${most}`);

const pathsSection = ({ quiz, yield: { paths, otherPaths, simulated }, time }: Analysis, language: ReportLanguage): Section => {
  const say = sayIn(language);
  const home = time.locales.find(({ locale }) => locale === quiz.defaultLocale) ?? time.locales[0];
  const rest = paths.slice(PATHS_SHOWN);
  const rows = paths
    .slice(0, PATHS_SHOWN)
    .map((path, index) => [
      pathName(path, language),
      String(path.asked.length),
      percentWithError(path.share, errorOf(path.share, simulated), language),
      `${fromTo(path.fewest.length, path.most.length)} / ${path.groups.length}`,
      percent(path.qualified.all_eight, language, 0),
      percent(path.qualified.declared_five, language, 0),
      duration(home?.paths[index]?.mean ?? 0),
      duration(home?.paths[index]?.worst ?? 0),
    ]);
  const restShare = rest.reduce((sum, { share }) => sum + share, otherPaths.share);
  const restCount = rest.length + otherPaths.count;
  const more = say(`${restCount} autres parcours`, `${restCount} other ways`);
  return {
    id: 'paths',
    title: say('Parcours', 'Ways through'),
    lead: `${methodOf(simulated, language)} ${say(
      'Un parcours est une suite de questions ; la part est celle de visiteurs qui répondraient au hasard.',
      'A way is a sequence of questions; the share is that of visitors who answer at random.',
    )}`,
    tables: [
      {
        caption: say('Parcours et ce qu’ils apportent', 'Ways through and what they bring'),
        columns: [
          { title: say('parcours', 'way') },
          { title: 'questions', numeric: true },
          { title: say('part', 'share'), numeric: true },
          { title: say('groupes', 'groups'), numeric: true },
          { title: say('les huit', 'all eight'), numeric: true },
          { title: say('les cinq déclarés', 'declared five'), numeric: true },
          { title: say(`durée moyenne (${quiz.defaultLocale})`, `mean time (${quiz.defaultLocale})`), numeric: true },
          { title: say('la plus longue', 'longest'), numeric: true },
        ],
        rows: restCount === 0 ? rows : [...rows, [more, '', percent(restShare, language), '', '', '', '', '']],
      },
    ],
  };
};

const yieldSection = ({ yield: { groups, qualified, best, worst, simulated } }: Analysis, language: ReportLanguage): Section => {
  const say = sayIn(language);
  const names: Record<QualificationRuleId, string> = {
    all_eight: say('les huit groupes', 'all eight groups'),
    declared_five: say('les cinq groupes déclarés', 'the five declared groups'),
  };
  const rules = (Object.keys(names) as QualificationRuleId[]).map(
    (rule) => `${names[rule]} ${percentWithError(qualified[rule], errorOf(qualified[rule], simulated), language, 0)}`,
  );
  const missing = qualify([]).missing.filter((group) => worst?.filled.includes(group) !== true);
  const lacks =
    missing.length === 0 ? '' : ` (${say('il manque :', 'missing:')} ${missing.map((group) => groupName(group, language)).join(', ')})`;
  return {
    id: 'yield',
    title: say('Qualification', 'Qualification'),
    lead: `${methodOf(simulated, language)} ${say(
      `Profils qualifiés : ${rules.join(', ')}. Groupes remplis : au mieux ${best?.filled.length ?? 0}, au pire ${worst?.filled.length ?? 0}${lacks}.`,
      `Qualified profiles: ${rules.join(', ')}. Groups filled: ${best?.filled.length ?? 0} at best, ${worst?.filled.length ?? 0} at worst${lacks}.`,
    )}`,
    tables: [
      {
        caption: say('Groupes stratégiques', 'Strategic groups'),
        columns: [
          { title: say('groupe', 'group') },
          { title: say('rempli par', 'filled by') },
          { title: say('part des visites', 'share of the visits'), numeric: true },
        ],
        rows: groups.map(({ group, byTerminal, share }) => [
          groupName(group, language),
          byTerminal ? say('la borne', 'the terminal') : share === 0 ? '–' : say('le visiteur', 'the visitor'),
          percentWithError(share, byTerminal ? 0 : errorOf(share, simulated), language, 0),
        ]),
      },
    ],
  };
};

const timeSection = ({ quiz, time: { budget, locales } }: Analysis, language: ReportLanguage): Section => {
  const say = sayIn(language);
  return {
    id: 'time',
    title: say('Durée', 'Time'),
    lead: say(
      `Du premier toucher au dernier mot du résultat, sans le formulaire de contact. Budget : ${duration(budget)}.`,
      `From the first touch to the last word of the result, without the contact form. Budget: ${duration(budget)}.`,
    ),
    tables: [
      {
        caption: say('Durée par langue', 'Time per language'),
        columns: [
          { title: say('langue', 'language') },
          { title: say('moyenne', 'mean'), numeric: true },
          { title: say('la plus longue', 'longest'), numeric: true },
          ...(quiz.game === null ? [] : [{ title: say('jouer', 'playing the game'), numeric: true }]),
          { title: say('lire les questions', 'reading questions'), numeric: true },
          { title: say('toucher', 'touching'), numeric: true },
          { title: say('lire le résultat', 'reading the result'), numeric: true },
          { title: say('avis', 'verdict') },
        ],
        rows: locales.map(({ locale, mean, worst, parts }) => [
          languageName(locale, language),
          duration(mean),
          duration(Math.ceil(worst)),
          ...(quiz.game === null ? [] : [duration(parts.game)]),
          duration(parts.questions),
          duration(parts.taps),
          duration(parts.result),
          isOver(worst, budget) ? say('trop long', 'too long') : say('bien', 'fine'),
        ]),
      },
    ],
  };
};

const questionsSection = ({ reach, uses }: Analysis, language: ReportLanguage): Section => {
  const say = sayIn(language);
  const tick = (is: boolean): string => (is ? say('oui', 'yes') : '–');
  return {
    id: 'questions',
    title: 'Questions',
    lead: `${methodOf(reach.simulated, language)} ${say('Qui les rencontre, et à quoi sert la réponse.', 'Who comes to them, and what the answer is good for.')}`,
    tables: [
      {
        caption: say('Les questions et leur usage', 'The questions and their use'),
        columns: [
          { title: 'question' },
          { title: say('genre', 'kind') },
          { title: say('posée', 'asked'), numeric: true },
          { title: say('champs', 'fields') },
          { title: 'points' },
          { title: 'condition' },
          { title: say('texte', 'text') },
        ],
        rows: uses.questions.map(({ question, fields, points, conditions, texts }, index) => [
          question.id,
          question.kind,
          percentWithError(reach.asked[index]?.share ?? 0, reach.asked[index]?.error ?? 0, language, 0),
          fields.join(', ') || '–',
          tick(points),
          tick(conditions),
          tick(texts),
        ]),
      },
    ],
  };
};

const translationsSection = ({ translations: { coverage } }: Analysis, language: ReportLanguage): Section => {
  const say = sayIn(language);
  return {
    id: 'translations',
    title: say('Traductions', 'Translations'),
    lead: '',
    tables: [
      {
        caption: say('Couverture par langue', 'Coverage per language'),
        columns: [
          { title: say('langue', 'language') },
          { title: say('textes', 'texts'), numeric: true },
          { title: say('manquants', 'missing'), numeric: true },
          { title: say('identiques à une autre langue', 'same as another language'), numeric: true },
          { title: say('mots', 'words'), numeric: true },
        ],
        rows: coverage.map(({ locale, texts, missing, same, words }) => [
          languageName(locale, language),
          String(texts),
          String(missing),
          String(same),
          String(words),
        ]),
      },
    ],
  };
};

/** The whole report, in the order somebody reads it. */
export const sectionsOf = (analysis: Analysis, placeOf: PlaceOf, language: ReportLanguage): readonly Section[] => [
  findingsSection(analysis, placeOf, language),
  ...outcomesSection(analysis, language),
  yieldSection(analysis, language),
  pathsSection(analysis, language),
  timeSection(analysis, language),
  questionsSection(analysis, language),
  translationsSection(analysis, language),
];
