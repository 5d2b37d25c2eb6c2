import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { StrategicGroup } from '#fields/types.ts';
import { labelOfField } from '#fields/values.ts';
import { textIn } from '#play/answers.ts';
import type { Analysis } from './analyse.ts';
import { counts, type ReportLanguage } from './finding.ts';

export interface Column {
  readonly title: string;
  readonly numeric?: boolean;
}

/** A table as it is printed and as it stands in the page. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

export interface Section {
  readonly id: 'findings' | 'outcomes' | 'paths' | 'yield' | 'time' | 'questions' | 'translations';
  readonly title: string;
  /** What the tables say, in a sentence or two. */
  readonly lead: string;
  readonly tables: readonly Table[];
}

/** Where in the author's file a finding lies; null when that is not known. */
export type PlaceOf = (path: readonly (string | number)[]) => string | null;

/** Chooses between the two languages that reports are written in. */
export type Say = (fr: string, en: string) => string;
export const sayIn =
  (language: ReportLanguage): Say =>
  (fr, en) =>
    language === 'fr' ? fr : en;

export const groupName = (group: StrategicGroup, language: ReportLanguage): string =>
  group === 'origin' ? { fr: 'Origine', en: 'Origin' }[language] : labelOfField(group, language);

export const languageName = (locale: string, language: ReportLanguage): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(locale) ?? locale;

export const titleOf = (quiz: CompiledQuiz, language: ReportLanguage): string => textIn(quiz.title, language, quiz.defaultLocale);

/** `154 s`, or `2 min 34 s` where minutes are easier to grasp. */
export const duration = (seconds: number): string => {
  const whole = Math.round(seconds);
  return whole < 90 ? `${whole}\u00a0s` : `${Math.floor(whole / 60)}\u00a0min\u00a0${String(whole % 60).padStart(2, '0')}\u00a0s`;
};

/** How the figures were come by. */
export const methodOf = (simulated: number | null, language: ReportLanguage): string => {
  const say = sayIn(language);
  if (simulated === null)
    return say('Valeurs exactes : tous les jeux de réponses sont comptés.', 'Exact figures: every answer set is counted.');
  const visits = new Intl.NumberFormat(language).format(simulated);
  return say(
    `Simulation de ${visits} visites ; ± donne l’intervalle de confiance à 95 %.`,
    `Simulation of ${visits} visits; ± gives the 95 % confidence interval.`,
  );
};

const plural = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** How many findings count, in words. */
export const verdictOf = ({ findings }: Analysis, language: ReportLanguage): string => {
  const say = sayIn(language);
  const found = findings.filter(counts);
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const warnings = found.length - errors;
  if (found.length === 0) return say('rien à signaler', 'nothing wrong');
  return [
    ...(errors > 0 ? [plural(errors, say('erreur', 'error'), say('erreurs', 'errors'))] : []),
    ...(warnings > 0 ? [plural(warnings, say('avertissement', 'warning'), say('avertissements', 'warnings'))] : []),
  ].join(', ');
};
