import { z } from 'zod';
import { REWARDS } from '#contract/compiled-quiz.ts';
import { LOCALES } from '#fields/types.ts';
import { question } from './questions.ts';
import { id, localText, picture, schemaReference } from './texts.ts';

/** The version that authors write now; older files are migrated when they are read. */
export const QUIZ_FORMAT_VERSION = 2;

/** What a quiz is that is no game. */
export const PLAIN_KINDS = ['personality', 'survey'] as const;

const outcome = z
  .strictObject({
    title: localText(60, 'The name of the outcome: « Vous êtes … ».'),
    text: localText(600, 'What it says about the visitor.'),
    advice: localText(400, 'Where to go, what to do.'),
    card: localText(90, 'The line of the card that a visitor shares, beside the emblem.').optional(),
    picture,
  })
  .describe('What the visitor can turn out to be.');

/** The source of a quiz: `packs/<id>/quiz.json`. */
export const quizSource = z
  .strictObject({
    $schema: schemaReference,
    formatVersion: z.literal(QUIZ_FORMAT_VERSION).describe('The version of this format.'),
    id: id('The same as the name of the folder.'),
    kind: z.enum(PLAIN_KINDS).describe('personality: answers give points, the visitor gets an outcome. survey: only questions.'),
    locales: z.array(z.enum(LOCALES)).min(1).describe('The languages of this quiz. Every text must be there in each of them.'),
    defaultLocale: z.enum(LOCALES).describe('The language of the attract loop.'),
    title: localText(80, 'The name of the quiz.'),
    invitation: localText(120, 'The line that invites people who pass by.'),
    cover: picture
      .describe(
        'The picture of the quiz in the attract loop and in the menu of games. Without it the menu shows that of the first outcome in the tie order.',
      )
      .optional(),
    reward: z
      .enum(REWARDS)
      .describe('What the result gives: secret, one of the places that no list shows. The result then puts it forward.')
      .optional(),
    budgetSeconds: z
      .int()
      .min(10)
      .max(3600)
      .describe('How many seconds a visit may take, from the first touch to the last word of the result: 180 where nothing is said.')
      .optional(),
    outcomes: z
      .record(id('The id of the outcome.'), outcome)
      .optional()
      .describe('What a visitor can turn out to be, by id. Only in a personality quiz.'),
    tieOrder: z
      .array(id('An outcome of this quiz.'))
      .optional()
      .describe('All outcomes, each once: of two with the same share of points the first one wins. Only in a personality quiz.'),
    questions: z.array(question).min(1).max(500).describe('The questions, in the order they are asked.'),
  })
  .describe('A quiz of an Estran terminal.');

/** A pack that is a game: what it is made of stands under `game`; questions may follow it. Each kind of game brings the rules of its own key. */
export const gameQuizSource = quizSource.omit({ outcomes: true, tieOrder: true }).extend({
  kind: z.string(),
  game: z.unknown(),
  questions: quizSource.shape.questions.optional(),
});

/** Games are quizzes, too: `kind` may be any word that the compiler knows. */
export type QuizSource = Omit<z.output<typeof quizSource>, 'kind'> & { readonly kind: string };
export type GameQuizSource = z.output<typeof gameQuizSource>;
export type PictureSource = z.output<typeof picture>;
