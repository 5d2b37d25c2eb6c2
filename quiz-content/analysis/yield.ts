import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { QuestionId } from '#contract/ids.ts';
import { QUALIFICATION_RULES, type QualificationRuleId, qualify } from '#fields/qualification.ts';
import { STRATEGIC_GROUPS, type StrategicGroup } from '#fields/types.ts';
import { labelOfField } from '#fields/values.ts';
import { atQuestion, type Finding, finding, percent, THE_QUIZ } from './finding.ts';
import { type Journey, type Journeys, SET_BY_TERMINAL } from './journeys.ts';

/** How many of some visits fill a group. */
export interface GroupYield {
  readonly group: StrategicGroup;
  /** The terminal fills it, whatever is answered. */
  readonly byTerminal: boolean;
  readonly share: number;
}

/** Visits that are asked the same questions. */
export interface PathClass {
  readonly asked: readonly CompiledQuestion[];
  /** The questions of the quiz that are not asked on it. */
  readonly leftOut: readonly CompiledQuestion[];
  /** Of all visits. */
  readonly share: number;
  /** Shares within the path. */
  readonly groups: readonly GroupYield[];
  readonly qualified: Readonly<Record<QualificationRuleId, number>>;
  /** The most and the fewest groups that answers on this path fill. */
  readonly most: readonly StrategicGroup[];
  readonly fewest: readonly StrategicGroup[];
}

export interface Yield {
  readonly groups: readonly GroupYield[];
  readonly qualified: Readonly<Record<QualificationRuleId, number>>;
  readonly best: Journey | null;
  readonly worst: Journey | null;
  /** The most frequent first. */
  readonly paths: readonly PathClass[];
  readonly simulated: number | null;
  readonly findings: readonly Finding[];
}

const BY_TERMINAL: readonly StrategicGroup[] = qualify(SET_BY_TERMINAL).filled;

const sumOf = (journeys: readonly Journey[]): number => journeys.reduce((sum, { share }) => sum + share, 0);
const partOf = (journeys: readonly Journey[], is: (journey: Journey) => boolean): number => sumOf(journeys.filter(is)) / sumOf(journeys);

const groupsOf = (journeys: readonly Journey[]): readonly GroupYield[] =>
  STRATEGIC_GROUPS.map((group) => ({
    group,
    byTerminal: BY_TERMINAL.includes(group),
    share: partOf(journeys, ({ filled }) => filled.includes(group)),
  }));

const qualifiedOf = (journeys: readonly Journey[]): Record<QualificationRuleId, number> => ({
  all_eight: partOf(journeys, ({ qualified }) => qualified.all_eight),
  declared_five: partOf(journeys, ({ qualified }) => qualified.declared_five),
});

const richest = (journeys: readonly Journey[]): Journey | null =>
  journeys.toSorted((a, b) => b.filled.length - a.filled.length || b.share - a.share)[0] ?? null;
const poorest = (journeys: readonly Journey[]): Journey | null =>
  journeys.toSorted((a, b) => a.filled.length - b.filled.length || b.share - a.share)[0] ?? null;

/** Shares that differ by rounding alone are equal: the order of the paths does not hang on it. */
const inBillionths = (share: number): number => Math.round(share * 1e9);

const pathsOf = (quiz: CompiledQuiz, journeys: readonly Journey[]): readonly PathClass[] =>
  [...Map.groupBy(journeys, ({ asked }) => asked.join(' ')).values()]
    .map((same): PathClass => {
      const ids: readonly QuestionId[] = same[0]?.asked ?? [];
      return {
        asked: quiz.questions.filter(({ id }) => ids.includes(id)),
        leftOut: quiz.questions.filter(({ id }) => !ids.includes(id)),
        share: sumOf(same),
        groups: groupsOf(same),
        qualified: qualifiedOf(same),
        most: richest(same)?.filled ?? [],
        fewest: poorest(same)?.filled ?? [],
      };
    })
    .toSorted((a, b) => inBillionths(b.share) - inBillionths(a.share) || b.asked.length - a.asked.length);

const neverQualified = (best: Journey | null): readonly Finding[] => {
  if (best === null || best.qualified.all_eight) return [];
  const missing = QUALIFICATION_RULES.all_eight.groups.filter((group) => !best.filled.includes(group)).join(', ');
  return [
    finding('ANALYSIS_NEVER_QUALIFIED', {
      ...THE_QUIZ,
      message: {
        fr: `aucun parcours ne donne un profil qualifié : il manque au mieux ${missing}`,
        en: `no way through makes a qualified profile: the best one lacks ${missing}`,
      },
      fix: {
        fr: 'ajoutez une question qui remplit ces groupes, si ce quiz doit qualifier',
        en: 'add a question that fills these groups, if this quiz is meant to qualify',
      },
    }),
  ];
};

/** One finding for each pair of questions that fill the same single-valued field on some path. */
const filledTwice = (quiz: CompiledQuiz, journeys: readonly Journey[]): readonly Finding[] => {
  const pairs = new Map<string, { key: Journey['twice'][number]['key']; by: readonly QuestionId[]; share: number }>();
  for (const { twice, share } of journeys) {
    for (const { key, by } of twice) {
      const name = `${key} ${by.join(' ')}`;
      pairs.set(name, { key, by, share: (pairs.get(name)?.share ?? 0) + share });
    }
  }
  return [...pairs.values()].flatMap(({ key, by, share }) => {
    const later = quiz.questions.find(({ id }) => id === by.at(-1));
    if (later === undefined) return [];
    const earlier = by.slice(0, -1).join(', ');
    return [
      finding('ANALYSIS_FIELD_TWICE', {
        ...atQuestion(quiz, later),
        message: {
          fr: `remplit « ${labelOfField(key, 'fr')} » (${key}), que ${earlier} remplit déjà, sur ${percent(share, 'fr')} des visites`,
          en: `fills "${labelOfField(key, 'en')}" (${key}), which ${earlier} has filled already, in ${percent(share, 'en')} of the visits`,
        },
        fix: {
          fr: 'ne posez que l’une des deux, ou donnez à l’une le champ "none"',
          en: 'ask only one of the two, or give one of them the field "none"',
        },
      }),
    ];
  });
};

/** Which strategic groups the visits fill, path by path. */
export const yieldOf = (quiz: CompiledQuiz, { all, simulated }: Journeys): Yield => {
  const best = richest(all);
  return {
    groups: groupsOf(all),
    qualified: qualifiedOf(all),
    best,
    worst: poorest(all),
    paths: pathsOf(quiz, all),
    simulated,
    findings: [...filledTwice(quiz, all), ...neverQualified(best)],
  };
};
