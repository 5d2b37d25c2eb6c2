import { z } from 'zod';
import type { Locale } from '#fields/types.ts';
import { id, localText, NOT_BLANK, picture, type TextSource } from '#format/texts.ts';
import { type TriviaRules, triviaRules } from '#play/games/trivia/state.ts';
import { defineGameKind, type GameFinding } from '../game-kind.ts';
import { frenchDescriptions } from './french.ts';

const schema = z.strictObject({
  questions: z
    .array(
      z
        .strictObject({
          id: id('Unique among the questions of the game.'),
          text: localText(120, 'The question.'),
          choices: z
            .array(
              z
                .strictObject({
                  id: id('Unique among the choices of its question.'),
                  text: localText(48, 'What it says. They are shown in another order each time: no "both of these".'),
                  picture: picture.optional(),
                })
                .describe('A possible answer.'),
            )
            .min(2)
            .max(4)
            .describe('Two to four possible answers, one of them right.'),
          right: id('The id of the right choice.'),
          reason: localText(220, 'Why it is so, told after the answer, right or wrong.'),
          source: z
            .strictObject({
              label: z
                .string()
                .regex(NOT_BLANK)
                .max(70)
                .describe('Who says so: an institution, a book, by its own name. It is not translated.'),
              url: z
                .url({ protocol: /^https$/ })
                .max(200)
                .optional()
                .describe('Where it says so, for who checks the pack. Visitors see the label alone.'),
            })
            .describe('Where it can be looked up.'),
          level: z
            .int()
            .min(1)
            .max(3)
            .optional()
            .describe('1: easy, 2: middle, 3: hard. A game begins with what is easy. 1 when it is not said.'),
        })
        .describe('A question with a right answer, the reason and its source.'),
    )
    .min(3)
    .max(200)
    .describe('The pool that every game draws from.'),
  perGame: z.int().min(3).max(20).describe('How many questions a game asks. They are drawn anew each time.'),
  secondsPerQuestion: z
    .int()
    .min(10)
    .max(120)
    .describe(
      'How long a question may take. A visitor who asks for time has no clock, and the same chances: points never depend on speed.',
    ),
  suddenDeath: z
    .boolean()
    .optional()
    .describe('Do equal leaders play on until one is ahead? At most five questions, out of those that are left. true when it is not said.'),
});
type Source = z.output<typeof schema>;
type QuestionSource = Source['questions'][number];

/** A touch, and the touch that goes on. */
const SECONDS_PER_QUESTION = 4;
const SECONDS_AROUND = { mean: 12, worst: 40 } as const;

const wordsIn = (source: TextSource, locale: Locale): string | undefined => (typeof source === 'string' ? source : source[locale]);

const checkQuestion = ({ choices, right }: QuestionSource, at: number, locales: readonly Locale[]): readonly GameFinding[] => {
  const path = ['questions', at];
  const ids = choices.map((choice) => choice.id);
  const known = ids.map((one) => `"${one}"`).join(', ');
  const missing: readonly GameFinding[] = ids.includes(right)
    ? []
    : [
        {
          path: [...path, 'right'],
          fr: [`« ${right} » n’est aucune des réponses`, `écrivez un de leurs identifiants : ${known}`],
          en: [`"${right}" is none of the choices`, `write one of their ids: ${known}`],
        },
      ];
  // One finding a choice: what is equal in one language is mostly equal in all.
  const equal = choices.flatMap((choice, here): GameFinding[] => {
    const locale = locales.find((one) => {
      const own = wordsIn(choice.text, one)?.trim().toLowerCase();
      return own !== undefined && choices.slice(0, here).some(({ text }) => wordsIn(text, one)?.trim().toLowerCase() === own);
    });
    if (locale === undefined) return [];
    return [
      {
        path: [...path, 'choices', here, 'text'],
        fr: [`cette réponse dit en ${locale} la même chose qu’une autre`, 'écrivez des réponses que l’on distingue dans chaque langue'],
        en: [`in ${locale} this choice says the same as another one`, 'write choices that differ in every language'],
      },
    ];
  });
  return [...missing, ...equal];
};

const checkPool = ({ questions, perGame }: Source): readonly GameFinding[] => {
  if (perGame <= questions.length) return [];
  return [
    {
      path: ['perGame'],
      fr: [
        `une partie demande ${perGame} questions, et il n’y en a que ${questions.length}`,
        'ajoutez des questions, ou demandez-en moins',
      ],
      en: [`a game asks ${perGame} questions, and there are only ${questions.length}`, 'add questions, or ask fewer'],
    },
  ];
};

const DESCRIPTION = 'Questions with a right answer, for one to four visitors. It asks nothing about them, so it qualifies nobody.';

export const triviaKind = defineGameKind<Source>({
  kind: 'trivia',
  description: DESCRIPTION,
  schema,
  frenchDescriptions: {
    ...frenchDescriptions,
    [DESCRIPTION]:
      'Des questions à bonne réponse, pour un à quatre visiteurs. Ce jeu ne demande rien sur eux et ne qualifie donc personne.',
  },
  needs: () => [],
  check: (source, { locales }) => [
    ...checkPool(source),
    ...source.questions.flatMap((question, at) => checkQuestion(question, at, locales)),
  ],
  make: ({ questions, perGame, secondsPerQuestion, suddenDeath }, { text, picture: drawn }) => ({
    game: {
      kind: 'trivia',
      rules: {
        questions: questions.map((question) => ({
          id: question.id,
          text: text(question.text),
          choices: question.choices.map((choice) => ({
            id: choice.id,
            text: text(choice.text),
            picture: choice.picture === undefined ? null : drawn(choice.picture),
          })),
          right: question.choices.findIndex((choice) => choice.id === question.right),
          reason: text(question.reason),
          source: { label: question.source.label, url: question.source.url ?? null },
          level: question.level ?? 1,
        })),
        perGame,
        secondsPerQuestion,
        suddenDeath: suddenDeath ?? true,
      } satisfies TriviaRules,
      answers: [],
    },
    questions: [],
    ready: [],
  }),
  seconds: (value, reading) => {
    const { questions, perGame, secondsPerQuestion } = triviaRules.parse(value);
    const texts = questions.flatMap(({ text, choices, reason, source }) => [text, ...choices.map((one) => one.text), reason, source.label]);
    const each = texts.reduce((sum, text) => sum + reading(text), 0) / questions.length;
    return {
      mean: SECONDS_AROUND.mean + perGame * (each + SECONDS_PER_QUESTION),
      // The clock ends what nobody answers; the reason is read all the same.
      worst: SECONDS_AROUND.worst + perGame * (secondsPerQuestion + each),
    };
  },
});
