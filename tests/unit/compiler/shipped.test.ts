import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileContent } from '#compiler/compile-content.ts';
import type { Answer } from '#contract/answer.ts';
import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import { idOf } from '#contract/ids.ts';
import type { FieldKey } from '#fields/dictionary.ts';
import { QUALIFICATION_RULES } from '#fields/qualification.ts';
import { fieldByKey } from '#fields/values.ts';
import { questionsAsked } from '#play/path.ts';
import { PROJECT } from '#tests/support/process.ts';

const compile = async () => {
  const result = await compileContent(join(PROJECT, 'quiz-content'));
  if (!result.ok) throw new Error(JSON.stringify(result.error, null, 1));
  return result.value;
};

const fieldsOf = (question: CompiledQuestion): readonly FieldKey[] => {
  if (question.kind === 'origin') return ['origin_department', 'origin_country'];
  return question.field === null ? [] : [question.field];
};

it('what is shipped compiles without a finding', async () => {
  const content = await compile();
  expect(content.warnings).toEqual([]);
  expect(content.sites.length).toBeGreaterThan(0);
});

/** The groups that a visitor declares when the one answer that parts the ways is given, or is not. */
const groupsAskedOf = (quiz: CompiledQuiz, livesHere: boolean): ReadonlySet<string | null> => {
  const answer: Answer = {
    question: idOf('question', 'duree'),
    value: { kind: 'choices', choices: [idOf('choice', livesHere ? 'annee' : 'journee')] },
  };
  return new Set(
    questionsAsked(quiz, [answer])
      .flatMap(fieldsOf)
      .map((key) => fieldByKey(key).group),
  );
};

it.each([
  { id: 'quel-saint-jean', kind: 'personality', outcomes: 5, asked: 10 },
  { id: 'accueil-express', kind: 'survey', outcomes: 0, asked: 5 },
])('$id asks who comes and who lives here for every group they can declare', async ({ id, kind, outcomes, asked }) => {
  const { quizzes } = await compile();
  const quiz = quizzes.find((one) => one.id === id);
  if (quiz === undefined) throw new Error(`${id} is not shipped`);
  expect(quiz).toMatchObject({ kind, locales: ['fr', 'en', 'nl', 'de'] });
  expect(quiz.outcomes).toHaveLength(outcomes);
  expect(questionsAsked(quiz, [])).toHaveLength(asked);
  for (const livesHere of [true, false])
    for (const group of QUALIFICATION_RULES.declared_five.groups)
      expect(groupsAskedOf(quiz, livesHere), `${group}, lives here: ${livesHere}`).toContain(group);
});

it('the office answers for the contacts of every terminal, and providers are only named', async () => {
  const { brands, sites } = await compile();
  expect(brands.length).toBeGreaterThan(2);
  const [controller, ...others] = new Set(brands.map(({ contact }) => contact.controller));
  expect([controller, others]).toEqual(['Office de tourisme de Saint-Jean-de-Monts', []]);
  for (const { provider, brand } of sites.filter((site) => site.provider !== null)) {
    const shares = brands.find(({ id }) => id === brand)?.contact.purposes.filter(({ transfer }) => transfer);
    expect(shares?.map(({ id }) => id)).toEqual([`share-${provider?.id}`]);
  }
});
