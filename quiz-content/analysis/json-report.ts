import type { Analysis } from './analyse.ts';
import { counts, type ReportLanguage } from './finding.ts';
import type { PlaceOf } from './report.ts';

/** The figures for a program: shares from 0 to 1, times in seconds. Keys are only ever added. */
export const jsonReport = (analysis: Analysis, placeOf: PlaceOf, language: ReportLanguage): object => {
  const { quiz, outcomes, yield: yielded, time, reach, uses, translations, findings } = analysis;
  return {
    pack: quiz.id,
    version: quiz.version,
    outcomes: outcomes && {
      simulatedVisits: outcomes.simulated,
      limits: outcomes.limits,
      shares: outcomes.shares.map(({ outcome, share, error }) => ({ outcome: outcome.id, share, error })),
      tied: outcomes.tied,
      ties: outcomes.ties.map(({ won, lost, share }) => ({ won: won.id, lost: lost.id, share })),
      closest: outcomes.closest.map(({ first, second, margin, answers }) => ({ first: first.id, second: second.id, margin, answers })),
    },
    yield: {
      simulatedVisits: yielded.simulated,
      qualified: yielded.qualified,
      groups: yielded.groups,
      best: yielded.best?.filled ?? [],
      worst: yielded.worst?.filled ?? [],
      worstAnswers: yielded.worst?.answers ?? [],
    },
    paths: yielded.paths.map(({ asked, share, qualified, most, fewest }, index) => ({
      questions: asked.map(({ id }) => id),
      share,
      qualified,
      most,
      fewest,
      seconds: Object.fromEntries(time.locales.map(({ locale, paths }) => [locale, paths[index]])),
    })),
    otherPaths: yielded.otherPaths,
    time: {
      budget: time.budget,
      locales: time.locales.map(({ locale, mean, worst, parts }) => ({ locale, mean, worst, parts })),
    },
    questions: uses.questions.map(({ question, ...use }, index) => ({
      question: question.id,
      asked: reach.asked[index]?.share ?? 0,
      error: reach.asked[index]?.error ?? 0,
      ...use,
    })),
    translations: translations.coverage,
    findings: findings.filter(counts).length,
    said: findings.map(({ code, severity, path, where, message, fix }) => ({
      code,
      severity,
      place: placeOf(path),
      where: where[language],
      message: message[language],
      fix: fix[language],
    })),
  };
};
