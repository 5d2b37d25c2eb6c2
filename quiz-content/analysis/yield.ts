import type { Answer } from '#contract/answer.ts';
import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import { QUALIFICATION_RULES, type QualificationRuleId } from '#fields/qualification.ts';
import { STRATEGIC_GROUPS, type StrategicGroup } from '#fields/types.ts';
import { labelOfField } from '#fields/values.ts';
import { errorOf, percentWithError } from './error-bar.ts';
import { atQuestion, type Finding, finding, inVisits, THE_QUIZ } from './finding.ts';
import { groupsIn, qualifiesBy, SAID_BY_TERMINAL, type Says } from './groups.ts';
import type { FilledTwice, Journey, Journeys } from './journeys.ts';

/** How many of some visits fill a group. */
export interface GroupYield {
  readonly group: StrategicGroup;
  /** The terminal fills it, whatever is answered. */
  readonly byTerminal: boolean;
  readonly share: number;
}

/** A visit that fills the most groups, or the fewest. */
export interface Extreme {
  readonly filled: readonly StrategicGroup[];
  readonly answers: readonly Answer[];
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
  readonly best: Extreme | null;
  readonly worst: Extreme | null;
  /** The most frequent first, no more than can be looked at. */
  readonly paths: readonly PathClass[];
  /** All the others together. */
  readonly otherPaths: { readonly count: number; readonly share: number };
  readonly simulated: number | null;
  readonly findings: readonly Finding[];
}

/** More ways than that are counted, and not described. */
const MOST_PATHS = 20;

const BY_TERMINAL: readonly StrategicGroup[] = groupsIn(SAID_BY_TERMINAL);

const sumOf = (journeys: readonly Journey[]): number => journeys.reduce((sum, { share }) => sum + share, 0);

/** The shares of what visits say, each once. */
const sharesOfSays = (journeys: readonly Journey[]): ReadonlyMap<Says, number> => {
  const shares = new Map<Says, number>();
  for (const { says, share } of journeys) shares.set(says, (shares.get(says) ?? 0) + share);
  return shares;
};

const partOf = (shares: ReadonlyMap<Says, number>, is: (says: Says) => boolean): number => {
  let [sum, all] = [0, 0];
  for (const [says, share] of shares) {
    all += share;
    if (is(says)) sum += share;
  }
  return sum / all;
};

const groupsOf = (shares: ReadonlyMap<Says, number>): readonly GroupYield[] =>
  STRATEGIC_GROUPS.map((group) => ({
    group,
    byTerminal: BY_TERMINAL.includes(group),
    share: partOf(shares, (says) => groupsIn(says).includes(group)),
  }));

const qualifiedOf = (shares: ReadonlyMap<Says, number>): Record<QualificationRuleId, number> => ({
  all_eight: partOf(shares, (says) => qualifiesBy(says, 'all_eight')),
  declared_five: partOf(shares, (says) => qualifiesBy(says, 'declared_five')),
});

/** The journey that fills the most groups, and the one that fills the fewest; of equals the most frequent. */
const extremesOf = (journeys: readonly Journey[]): { readonly best: Journey | null; readonly worst: Journey | null } => {
  const filled = new Map<Says, number>();
  const countOf = (says: Says): number => {
    const known = filled.get(says) ?? groupsIn(says).length;
    filled.set(says, known);
    return known;
  };
  let best: Journey | null = null;
  let worst: Journey | null = null;
  for (const one of journeys) {
    const count = countOf(one.says);
    const [more, less] = [count - (best === null ? -1 : countOf(best.says)), count - (worst === null ? 99 : countOf(worst.says))];
    if (more > 0 || (more === 0 && best !== null && one.share > best.share)) best = one;
    if (less < 0 || (less === 0 && worst !== null && one.share > worst.share)) worst = one;
  }
  return { best, worst };
};

const extreme = (journey: Journey | null): Extreme | null =>
  journey === null ? null : { filled: groupsIn(journey.says), answers: journey.answers() };

/** Shares that differ by rounding alone are equal: the order of the paths does not hang on it. */
const inBillionths = (share: number): number => Math.round(share * 1e9);

const pathsOf = (quiz: CompiledQuiz, journeys: readonly Journey[]): Pick<Yield, 'paths' | 'otherPaths'> => {
  const all = [...Map.groupBy(journeys, ({ path }) => path).values()]
    .map((same) => ({ same, share: sumOf(same) }))
    .toSorted((a, b) => inBillionths(b.share) - inBillionths(a.share));
  const described = all.slice(0, MOST_PATHS).map(({ same, share }): PathClass => {
    const asked = same[0]?.asked() ?? [];
    // Only a question with a condition can be left out.
    const known = new Set(asked.filter(({ when }) => when !== null));
    const shares = sharesOfSays(same);
    const { best, worst } = extremesOf(same);
    return {
      asked,
      leftOut: quiz.questions.filter((question) => question.when !== null && !known.has(question)),
      share,
      groups: groupsOf(shares),
      qualified: qualifiedOf(shares),
      most: best === null ? [] : groupsIn(best.says),
      fewest: worst === null ? [] : groupsIn(worst.says),
    };
  });
  const others = all.slice(MOST_PATHS);
  return {
    paths: described.toSorted((a, b) => inBillionths(b.share) - inBillionths(a.share) || b.asked.length - a.asked.length),
    otherPaths: { count: others.length, share: others.reduce((sum, { share }) => sum + share, 0) },
  };
};

const neverQualified = (best: Extreme | null, qualified: number, simulated: number | null): readonly Finding[] => {
  if (best === null || qualified > 0) return [];
  const missing = QUALIFICATION_RULES.all_eight.groups.filter((group) => !best.filled.includes(group)).join(', ');
  return [
    finding('ANALYSIS_NEVER_QUALIFIED', {
      ...THE_QUIZ,
      message: {
        fr: `aucun parcours ne donne un profil qualifié${inVisits(simulated).fr} : il manque au mieux ${missing}`,
        en: `no way through makes a qualified profile${inVisits(simulated).en}: the best one lacks ${missing}`,
      },
      fix: {
        fr: 'ajoutez une question qui remplit ces groupes, si ce quiz doit qualifier',
        en: 'add a question that fills these groups, if this quiz is meant to qualify',
      },
    }),
  ];
};

/** One finding for each question and field that an earlier question of the same visit has filled. */
const filledTwice = (quiz: CompiledQuiz, twice: readonly FilledTwice[], simulated: number | null): readonly Finding[] =>
  [...Map.groupBy(twice, ({ key, later }) => `${key} ${later.id}`).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { key, later } = first;
    const share = same.reduce((sum, one) => sum + one.share, 0);
    const earlier = same.map((one) => one.earlier.id).join(', ');
    const often = (language: 'fr' | 'en'): string => percentWithError(share, errorOf(share, simulated), language);
    return [
      finding('ANALYSIS_FIELD_TWICE', {
        ...atQuestion(quiz, later),
        message: {
          fr: `remplit « ${labelOfField(key, 'fr')} » (${key}), que ${earlier} remplit déjà, sur ${often('fr')} des visites`,
          en: `fills "${labelOfField(key, 'en')}" (${key}), which ${earlier} has filled already, in ${often('en')} of the visits`,
        },
        fix: {
          fr: 'ne posez que l’une des deux, ou donnez à l’une le champ "none"',
          en: 'ask only one of the two, or give one of them the field "none"',
        },
      }),
    ];
  });

/** Which strategic groups the visits fill, path by path. */
export const yieldOf = (quiz: CompiledQuiz, { all, twice, simulated }: Journeys): Yield => {
  const shares = sharesOfSays(all);
  const qualified = qualifiedOf(shares);
  const extremes = extremesOf(all);
  const best = extreme(extremes.best);
  return {
    groups: groupsOf(shares),
    qualified,
    best,
    worst: extreme(extremes.worst),
    ...pathsOf(quiz, all),
    simulated,
    findings: [...filledTwice(quiz, twice, simulated), ...neverQualified(best, qualified.all_eight, simulated)],
  };
};
