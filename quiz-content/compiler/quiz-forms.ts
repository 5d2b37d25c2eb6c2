import { z } from 'zod';
import { type GameQuizSource, gameQuizSource, PLAIN_KINDS, type QuizSource, quizSource } from '#format/quiz.ts';
import type { GameKind, OpenGame } from '#games/game-kind.ts';
import { GAME_KINDS, gameKindOf } from '#games/kinds.ts';
import { nearest } from './nearest.ts';
import { child, has, type Spot, textOf } from './spot.ts';

/** A pack that has the form of its kind, with its game ready to be checked and made; null where nobody knows what kind it is. */
export type FormedGame = Omit<GameQuizSource, 'game'> & { readonly game: OpenGame | null };
export type FormedQuiz = QuizSource | FormedGame;

/** The form of a whole `quiz.json` of one kind, its key `game` included: all that walks through a file walks by this. */
export interface QuizForm {
  readonly schema: z.ZodType<FormedQuiz>;
  /** The kind of game that is meant; null: none, or nobody knows which. */
  readonly game: GameKind | null;
}

const GAME_WORDS = GAME_KINDS.map(({ kind }) => kind);

/** Each form knows every word that `kind` can be: a mistyped one is compared with all of them. */
const kind = z.enum([...PLAIN_KINDS, ...GAME_WORDS]).describe(quizSource.shape.kind.description ?? '');

const PLAIN: QuizForm = { schema: quizSource.extend({ kind }), game: null };
const UNKNOWN_GAME: QuizForm = { schema: gameQuizSource.extend({ kind, game: z.unknown().transform(() => null) }), game: null };
const GAMES: ReadonlyMap<GameKind, QuizForm> = new Map(
  GAME_KINDS.map((game) => [game, { schema: gameQuizSource.extend({ kind, game: game.opened }), game }]),
);

/** The form that a file is meant to have. A mistyped kind, or none, is one mistake: what stands under `game` is not another. */
export const formOf = (quiz: Spot): QuizForm => {
  const word = textOf(child(quiz, 'kind'));
  const isGame = has(quiz, 'game') && !PLAIN_KINDS.some((plain) => plain === word);
  const meant = gameKindOf(word) ?? (isGame && word !== null ? gameKindOf(nearest(word, GAME_WORDS)) : null);
  if (meant !== null) return GAMES.get(meant) ?? UNKNOWN_GAME;
  return isGame ? UNKNOWN_GAME : PLAIN;
};
