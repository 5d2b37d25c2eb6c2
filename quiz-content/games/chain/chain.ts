import { z } from 'zod';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import { id } from '#format/texts.ts';
import { defineGameKind, type GameFinding, type Making } from '../game-kind.ts';

const schema = z.strictObject({
  first: id('The pack whose game is played first: the name of its folder.'),
  // biome-ignore lint/suspicious/noThenProperty: the author's word; it holds a text, and `await` only calls functions
  then: id('The pack whose questions are asked after the game: the name of its folder.'),
});
type Source = z.output<typeof schema>;
type Part = keyof Source;

/** Why a named pack is no part that can be used: it is not there, or something is wrong with it. */
const notThere = (part: Part, named: string, { beside, nearest }: Making): GameFinding => {
  if (beside.includes(named))
    return {
      path: [part],
      fr: [
        `le quiz « ${named} » contient des erreurs, ou se compose lui-même d’autres quiz`,
        `corrigez ce que dit « content check ${named} » ; une chaîne ne fait pas partie d’une autre`,
      ],
      en: [
        `the pack "${named}" has mistakes, or is made of other packs itself`,
        `work through what "content check ${named}" says; a chain is no part of another one`,
      ],
    };
  const near = nearest(named, beside);
  return {
    path: [part],
    fr: [
      `il n’y a pas de quiz « ${named} » à côté de celui-ci`,
      near === null ? `écrivez l’un de : ${beside.join(', ')}` : `écrivez « ${near} »`,
    ],
    en: [`there is no pack "${named}" beside this one`, near === null ? `write one of: ${beside.join(', ')}` : `write "${near}"`],
  };
};

const speaksAll = (part: Part, named: string, quiz: CompiledQuiz, { locales }: Making): readonly GameFinding[] => {
  const lacking = locales.filter((locale) => !quiz.locales.includes(locale));
  if (lacking.length === 0) return [];
  return [
    {
      path: [part],
      fr: [
        `« ${named} » ne parle pas toutes les langues de ce quiz : il manque ${lacking.join(', ')}`,
        'traduisez-le, ou retirez la langue de « locales »',
      ],
      en: [
        `"${named}" does not speak every language of this quiz: ${lacking.join(', ')} ${lacking.length === 1 ? 'is' : 'are'} missing`,
        'translate it, or take the language out of "locales"',
      ],
    },
  ];
};

const whatFirst = (named: string, { game }: CompiledQuiz): readonly GameFinding[] =>
  game !== null
    ? []
    : [
        {
          path: ['first'],
          fr: [`« ${named} » n’est pas un jeu`, 'nommez un quiz qui a la clé « game » ; celui-ci peut venir sous « then »'],
          en: [`"${named}" is no game`, 'name a pack with the key "game"; this one can come under "then"'],
        },
      ];

const whatThen = (named: string, { game, questions, outcomes }: CompiledQuiz): readonly GameFinding[] => {
  const wrong = (fr: GameFinding['fr'], en: GameFinding['en']): readonly GameFinding[] => [{ path: ['then'], fr, en }];
  if (game !== null)
    return wrong(
      [`« ${named} » est un jeu : il ne serait pas joué`, 'nommez sous « then » un quiz de questions seules'],
      [`"${named}" is a game: it would not be played`, 'name a pack of questions alone under "then"'],
    );
  if (outcomes.length > 0)
    return wrong(
      [`« ${named} » a des résultats, qu’une chaîne n’annonce pas`, 'nommez un quiz du genre « survey »'],
      [`"${named}" has outcomes, which a chain does not tell`, 'name a pack of the kind "survey"'],
    );
  if (questions.length === 0)
    return wrong(
      [`« ${named} » ne pose aucune question`, 'nommez un quiz qui en pose'],
      [`"${named}" asks nothing`, 'name a pack with questions'],
    );
  return [];
};

const partsOf = ({ first, then }: Source, { packs }: Making) => [packs.get(first) ?? null, packs.get(then) ?? null] as const;

/** One id, two questions: an answer would be taken for the other one's. */
const idsTwice = ({ first, then }: Source, parts: readonly [CompiledQuiz, CompiledQuiz], { asked }: Making): readonly GameFinding[] => {
  const [before, after] = parts.map(({ questions }) => questions.map(({ id: question }): string => question));
  const finding = (part: Part, question: string, named: string, other: { fr: string; en: string }): GameFinding => ({
    path: [part],
    fr: [`la question « ${question} » de « ${named} » porte le même identifiant qu’une question ${other.fr}`, 'renommez l’une des deux'],
    en: [`the question "${question}" of "${named}" has the id of a question of ${other.en}`, 'rename one of them'],
  });
  const own = { fr: 'de ce quiz', en: 'this quiz' };
  return [
    ...(before ?? []).filter((one) => asked.includes(one)).map((one) => finding('first', one, first, own)),
    ...(after ?? []).filter((one) => asked.includes(one)).map((one) => finding('then', one, then, own)),
    ...(after ?? [])
      .filter((one) => before?.includes(one))
      .map((one) => finding('then', one, then, { fr: `de « ${first} »`, en: `"${first}"` })),
  ];
};

/** A game, then questions: what a game of luck or skill leaves unsaid is asked after it. Both are packs of their own, and stay so. */
export const chainKind = defineGameKind<Source>({
  kind: 'chain',
  description: 'The game of one pack, then the questions of another: a game that asks nothing then qualifies all the same.',
  schema,
  frenchDescriptions: {
    'The game of one pack, then the questions of another: a game that asks nothing then qualifies all the same.':
      'Le jeu d’un quiz, puis les questions d’un autre : un jeu qui ne demande rien qualifie alors quand même.',
    'The pack whose game is played first: the name of its folder.': 'Le quiz dont le jeu se joue d’abord : le nom de son dossier.',
    'The pack whose questions are asked after the game: the name of its folder.':
      'Le quiz dont les questions sont posées après le jeu : le nom de son dossier.',
  },
  needs: ({ first, then }) => [first, then],
  check: (source, making) => {
    const [first, then] = partsOf(source, making);
    return [
      ...(first === null
        ? [notThere('first', source.first, making)]
        : [...whatFirst(source.first, first), ...speaksAll('first', source.first, first, making)]),
      ...(then === null
        ? [notThere('then', source.then, making)]
        : [...whatThen(source.then, then), ...speaksAll('then', source.then, then, making)]),
      ...(first === null || then === null || source.first === source.then ? [] : idsTwice(source, [first, then], making)),
    ];
  },
  make: (source, making) => {
    const [first, then] = partsOf(source, making);
    const game = first?.game ?? null;
    if (first === null || then === null || game === null) throw new RangeError('a chain passed the check and has no game or no questions');
    return { game, questions: [], ready: [...first.questions, ...then.questions] };
  },
  // What is played is the first pack's game: its own kind is asked how long it takes.
  seconds: () => ({ mean: 0, worst: 0 }),
});
