import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { possibleAnswers } from '#analysis/answer-space.ts';
import { checkPackFolder } from '#compiler/load.ts';
import type { Answer, AnswerValue } from '#contract/answer.ts';
import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import { idOf } from '#contract/ids.ts';
import { makeSessionEvent, recordAnswer } from '#host/session-event.ts';
import { type Chance, seededChance } from '#play/chance.ts';
import { questionsAsked } from '#play/path.ts';
import { PROJECT } from '#tests/support/process.ts';
import type { SessionEvent } from '#wire/event.ts';

/** What a terminal at a reception offers. */
const PACKS = ['quel-saint-jean', 'envies', 'accueil-express'] as const;
const FIRST_DAY = Date.parse('2026-07-01T08:00:00.000Z');

const quizzes = (): Promise<CompiledQuiz[]> =>
  Promise.all(
    PACKS.map(async (id) => {
      const { quiz } = await checkPackFolder({ path: join(PROJECT, 'quiz-content/packs', id), shown: id });
      if (quiz === null) throw new Error(`the pack ${id} does not compile`);
      return quiz;
    }),
  );

/** As a terminal mints it: by its hour, and the rest by chance. Ids minted together would share most of it, and be packed too well. */
const idAt = (time: number): string => {
  const random = randomBytes(10).toString('hex');
  const hex = `${time.toString(16).padStart(12, '0')}7${random.slice(0, 3)}${'89ab'.charAt(time % 4)}${random.slice(4, 19)}`;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

const oneOf = <Thing>(things: readonly Thing[], chance: Chance): Thing => {
  const thing = things[Math.floor(chance() * things.length)];
  if (thing === undefined) throw new Error('nothing to choose from');
  return thing;
};

/** Working out what can be answered takes longer than answering. */
const answersTo = (() => {
  const known = new Map<CompiledQuestion, readonly AnswerValue[]>();
  return (question: CompiledQuestion): readonly AnswerValue[] => {
    const values = known.get(question) ?? possibleAnswers(question, '2026-07').map(({ value }) => value);
    known.set(question, values);
    return values;
  };
})();

/** One visit: a game by chance, answers by chance, some seconds for each, one in seven left before the end. */
const visit = (
  quiz: CompiledQuiz,
  chance: Chance,
  at: number,
  of: { terminal: string; incarnation: string; seq: number },
): SessionEvent => {
  const answers: Answer[] = [];
  const given = new Map<string, number>();
  const leaves = chance() < 1 / 7;
  for (;;) {
    const next = questionsAsked(quiz, answers).find((question) => !given.has(question.id));
    if (next === undefined || (leaves && answers.length >= 2)) break;
    answers.push({ question: next.id, value: oneOf(answersTo(next), chance) });
    given.set(next.id, Math.round(1200 + 18_000 * chance() ** 3));
  }
  const records = answers.flatMap((answer) => {
    const question = quiz.questions.find(({ id }) => id === answer.question);
    return question === undefined ? [] : [recordAnswer(quiz, question, answer.value, given.get(question.id) ?? 0)];
  });
  const took = [...given.values()].reduce((sum, ms) => sum + ms, 4000);
  const { terminal, incarnation, seq } = of;
  return makeSessionEvent(
    {
      id: idAt(at),
      campaign: 'ete-2026',
      quiz: quiz.id,
      quizVersion: '2026-07-01-0a1b2c3d',
      quizLabel: quiz.title[quiz.defaultLocale] ?? quiz.id,
      locale: oneOf(quiz.locales, chance),
      startedAt: new Date(at).toISOString(),
      endedAt: null,
    },
    records,
    {
      terminal,
      app: '0.1.0',
      endedAt: new Date(at + took).toISOString(),
      endedBy: leaves ? 'left' : 'finished',
      lastView: leaves ? 'question' : 'thanks',
      site: { id: idOf('site', 'accueil'), name: "Office de tourisme, hall d'accueil", provider: null },
      quiz,
      sealed: false,
      request: null,
    },
    { incarnation, seq, ...(seq === 1 ? { predecessor: null } : {}) },
  );
};

/** `count` ended sessions of one terminal, two minutes apart: what a summer without a network leaves behind. */
export const sessionsOf = async (count: number, of: { terminal: string; incarnation: string; seed: number }): Promise<SessionEvent[]> => {
  const games = await quizzes();
  const chance = seededChance(of.seed);
  let at = FIRST_DAY;
  return Array.from({ length: count }, (_, index) => {
    at += Math.round(240_000 * chance());
    return visit(oneOf(games, chance), chance, at, { ...of, seq: index + 1 });
  });
};
