import type { CompiledOutcome, CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import { idOf } from '#contract/ids.ts';
import type { GameQuizSource, QuizSource } from '#format/quiz.ts';
import type { MadeGame } from '#games/game-kind.ts';
import { compileQuestion } from './compile-question.ts';
import { compilePicture, compileText } from './compile-texts.ts';
import { digest, digestOfAll } from './digest.ts';
import type { Media } from './media.ts';

/** A question that is not always asked can be avoided: what it would cost is no part of the most that can be collected. */
const mostOf = ({ best, when }: CompiledQuestion, outcome: string): number =>
  when === null ? (best[outcome] ?? 0) : Math.max(0, best[outcome] ?? 0);

/** Compiles a quiz that passed every check. `made`: its game, where it is one. */
export const compileQuiz = (source: QuizSource | GameQuizSource, media: Media, made: MadeGame | null = null): CompiledQuiz => {
  const { locales } = source;
  const judging = 'tieOrder' in source && source.kind === 'personality' ? source : null;
  const tieOrder = judging?.tieOrder ?? [];
  const own = [...(made?.questions ?? []), ...(source.questions ?? [])];
  const questions = [...own.map((question) => compileQuestion(question, tieOrder, locales)), ...(made?.ready ?? [])];
  const outcomes = tieOrder.map((name): CompiledOutcome => {
    const outcome = judging?.outcomes?.[name];
    if (outcome === undefined) throw new RangeError(`the tie order passed the check and names no outcome: ${name}`);
    return {
      id: idOf('outcome', name),
      title: compileText(outcome.title, locales),
      text: compileText(outcome.text, locales),
      advice: compileText(outcome.advice, locales),
      picture: compilePicture(outcome.picture, locales),
      card: outcome.card === undefined ? null : compileText(outcome.card, locales),
      maximum: questions.reduce((sum, question) => sum + mostOf(question, name), 0),
    };
  });
  const content = {
    formatVersion: 2,
    id: idOf('pack', source.id),
    kind: source.kind,
    locales,
    defaultLocale: source.defaultLocale,
    title: compileText(source.title, locales),
    invitation: compileText(source.invitation, locales),
    cover: source.cover === undefined ? null : compilePicture(source.cover, locales),
    reward: source.reward ?? null,
    game: made?.game ?? null,
    questions,
    outcomes,
  } as const;
  const pictures = [...media].map(([name, bytes]) => ({ path: name, sha256: digest(bytes) }));
  const version = digestOfAll([{ path: 'quiz', sha256: digest(JSON.stringify(content)) }, ...pictures]);
  return { ...content, version };
};
