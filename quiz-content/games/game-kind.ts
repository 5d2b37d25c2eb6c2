import type { z } from 'zod';
import type { CompiledGame, CompiledQuestion, CompiledQuiz, LocalText, Picture } from '#contract/compiled-quiz.ts';
import type { Locale } from '#fields/types.ts';
import type { QuestionSource } from '#format/questions.ts';
import type { PictureSource } from '#format/quiz.ts';
import type { TextSource } from '#format/texts.ts';

/** What is wrong, what to do. */
type Sentence = readonly [message: string, fix: string];

/** Something that no schema can say is wrong with a game. `path`: below the key `game`. */
export interface GameFinding {
  readonly path: readonly (string | number)[];
  readonly fr: Sentence;
  readonly en: Sentence;
}

/** What a game is checked and made with. */
export interface Making {
  readonly locales: readonly Locale[];
  readonly text: (source: TextSource) => LocalText;
  readonly picture: (source: PictureSource) => Picture;
  /** The ids of the questions that are written after the game: those that it makes must be others. */
  readonly asked: readonly string[];
  /** What the author most likely meant; null: nothing is near. */
  readonly nearest: (written: string, known: readonly string[]) => string | null;
  /** The packs that it names (`needs`), compiled; one that is not there, has mistakes, or is made of others itself is null. */
  readonly packs: ReadonlyMap<string, CompiledQuiz | null>;
  /** The ids of all packs that it could name. */
  readonly beside: readonly string[];
}

export interface MadeGame {
  readonly game: CompiledGame;
  /** Questions that stand behind the game, as if an author had written them: they come first. */
  readonly questions: readonly QuestionSource[];
  /** Questions that come ready from other packs: they come last. */
  readonly ready: readonly CompiledQuestion[];
}

/** Seconds that somebody plays. */
export interface Duration {
  readonly mean: number;
  readonly worst: number;
}

/** The seconds in which a text is read, in the language that is asked about: the same pace for questions and for games. */
export type Reading = (text: LocalText | string) => number;

/** One kind of game, as an author writes it: the key `game` of a pack whose `kind` is this one. */
export interface GameKindOf<Source> {
  readonly kind: string;
  /** One sentence for editors: what it is. */
  readonly description: string;
  /** Every `.describe()` in it needs its French in `frenchDescriptions`. */
  readonly schema: z.ZodType<Source>;
  readonly frenchDescriptions: Readonly<Record<string, string>>;
  /** Ids of other packs that it is made of. */
  readonly needs: (source: Source) => readonly string[];
  readonly check: (source: Source, making: Making) => readonly GameFinding[];
  /** Called when nothing is wrong. */
  readonly make: (source: Source, making: Making) => MadeGame;
  /** How long compiled rules are played, touches and reading included. `rules`: as `make` wrote them. */
  readonly seconds: (rules: unknown, reading: Reading) => Duration;
}

/** A kind of game as the compiler needs it. */
export interface GameKind {
  readonly kind: string;
  readonly description: string;
  readonly schema: z.ZodType;
  readonly frenchDescriptions: Readonly<Record<string, string>>;
  /** The same schema; what it takes goes straight to the kind's own functions, and is read once. */
  readonly opened: z.ZodType<OpenGame>;
  readonly seconds: (rules: unknown, reading: Reading) => Duration;
}

/** A game that has the form of its kind. */
export interface OpenGame {
  readonly needs: readonly string[];
  readonly check: (making: Making) => readonly GameFinding[];
  readonly make: (making: Making) => MadeGame;
}

export const defineGameKind = <Source>(kind: GameKindOf<Source>): GameKind => ({
  kind: kind.kind,
  description: kind.description,
  schema: kind.schema,
  frenchDescriptions: kind.frenchDescriptions,
  seconds: kind.seconds,
  opened: kind.schema.transform((source) => ({
    needs: kind.needs(source),
    check: (making: Making) => kind.check(source, making),
    make: (making: Making) => kind.make(source, making),
  })),
});
