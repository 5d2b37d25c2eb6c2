import { expect, it } from 'vitest';
import type { Answer } from '#contract/answer.ts';
import { idOf } from '#contract/ids.ts';
import { makeSessionEvent, recordAnswer } from '#host/session-event.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { checkText, type Draft, type Json, SVG, validQuiz, write } from '#tests/unit/compiler/support/packs.ts';
import { sessionEvent } from '#wire/event.ts';
import { batch } from '#wire/protocol.ts';

/** As much of everything as the format of a quiz allows. */
const QUESTIONS = 500;
const CHOICES = 12;
const idOfLength = (length: number, number: number): string => String(number).padStart(length, '0');
/** Signs that JSON writes as two. */
const words = (length: number): string => '"'.repeat(length);

const largestQuiz = (): Draft => {
  const { outcomes, tieOrder, ...quiz } = validQuiz();
  const choices = Array.from({ length: CHOICES }, (_, index): Json => ({ id: idOfLength(64, index), text: words(60) }));
  return {
    ...quiz,
    kind: 'survey',
    questions: Array.from(
      { length: QUESTIONS },
      (_, index): Json => ({
        id: idOfLength(64, index),
        kind: 'multiple',
        text: words(140),
        field: 'none',
        min: CHOICES,
        max: CHOICES,
        choices,
      }),
    ),
  };
};

const site = { id: idOf('site', 'hall'), name: 'Hall', provider: null };

it('whoever answers everything in the largest quiz there can be leaves an event that central takes', async () => {
  using media = temporaryFolder('largest');
  write(media.path, 'picture.svg', SVG);
  const { quiz, diagnostics } = await checkText(JSON.stringify(largestQuiz()), media.path);
  expect(diagnostics).toEqual([]);
  if (quiz === null) throw new Error('the quiz is right');
  const answers = quiz.questions.map((question): Answer => {
    if (question.kind !== 'multiple') throw new Error('every question has several answers');
    return { question: question.id, value: { kind: 'choices', choices: question.choices.map(({ id }) => id) } };
  });
  const records = quiz.questions.map((question, index) => recordAnswer(quiz, question, answers[index]?.value ?? { kind: 'skipped' }, 900));
  const [id, at] = ['01900000-0000-7000-8000-00000000000a', '2026-07-14T10:00:00.000Z'];
  const event = makeSessionEvent(
    { id, campaign: 'summer', quiz: quiz.id, quizVersion: quiz.version, quizLabel: 'Largest', locale: 'fr', startedAt: at, endedAt: null },
    records,
    { ...{ terminal: id, app: 'test', endedAt: at, endedBy: 'finished', lastView: 'result', sealed: false, request: null }, site, quiz },
    { incarnation: id, seq: 1, predecessor: null },
  );
  expect(sessionEvent.parse(event).answers).toHaveLength(QUESTIONS);
  const text = JSON.stringify(event);
  expect(() => batch.parse({ items: [{ event: text, sealed: null }] }), `${text.length} characters`).not.toThrow();
});
