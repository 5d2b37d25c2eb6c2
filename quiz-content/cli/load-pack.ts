import { readFile } from 'node:fs/promises';
import type { Diagnostic } from '#compiler/diagnostic.ts';
import { inside, missing, type Place } from '#compiler/load.ts';
import { readSource, type Source } from '#compiler/source.ts';
import { err, ok, type Result } from '#fields/result.ts';

/** The quiz of a pack as its author wrote it. */
export interface WrittenPack {
  readonly folder: Place;
  readonly quiz: Place;
  readonly bytes: Uint8Array;
  readonly source: Source;
}

/** Reads the quiz in a folder without judging it: only a file that is no JSON has findings. */
export const loadPack = async (folder: Place): Promise<Result<WrittenPack, readonly Diagnostic[]>> => {
  const quiz = inside(folder, 'quiz.json');
  const bytes = await readFile(quiz.path).catch((cause: unknown) => missing(quiz, cause));
  if (!(bytes instanceof Uint8Array)) return err([bytes]);
  const { source, diagnostics } = readSource(quiz.shown, bytes);
  return source === null ? err(diagnostics) : ok({ folder, quiz, bytes, source });
};
