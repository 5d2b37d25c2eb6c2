import * as z from 'zod/mini';
import type { LocalText, Picture } from '#contract/compiled-quiz.ts';
import { idOf, isId } from '#contract/ids.ts';
import { err, ok, type Result } from '#fields/result.ts';
import { LOCALES } from '#fields/types.ts';

/** The parts that rules of games are made of. `zod/mini`: the page carries it, and it compiles nothing. */
export const localText = z.partialRecord(z.enum(LOCALES), z.string()) satisfies z.ZodMiniType<LocalText>;
export const picture = z.object({ file: z.string(), alt: localText }) satisfies z.ZodMiniType<Picture>;
export const questionId = z.pipe(
  z.string().check(z.refine((text) => isId('question', text))),
  z.transform((text: string) => idOf('question', text)),
);

/** Reads the rules of a compiled game. */
export const readBy =
  <Rules>(shape: z.ZodMiniType<Rules>) =>
  (value: unknown): Result<Rules, string> => {
    const read = shape.safeParse(value);
    return read.success ? ok(read.data) : err(z.prettifyError(read.error));
  };
