import { QUESTION_KINDS, type QuestionKind, question as questionSource } from '#format/questions.ts';

/** The kind that takes a question as it is written, or null. `written` is the kind it says. */
export const kindThatFits = (question: unknown, written: string): QuestionKind | null => {
  if (typeof question !== 'object' || question === null) return null;
  return QUESTION_KINDS.find((kind) => kind !== written && questionSource.safeParse({ ...question, kind }).success) ?? null;
};
