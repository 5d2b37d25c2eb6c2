import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileContent } from '#compiler/compile-content.ts';
import type { CompiledQuestion } from '#contract/compiled-quiz.ts';
import type { FieldKey } from '#fields/dictionary.ts';
import { QUALIFICATION_RULES } from '#fields/qualification.ts';
import { fieldByKey } from '#fields/values.ts';
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

it('the shipped quiz asks for every group that a visitor can declare', async () => {
  const { quizzes } = await compile();
  const quiz = quizzes.find(({ id }) => id === 'quel-saint-jean');
  expect(quiz).toMatchObject({ kind: 'personality', locales: ['fr', 'en', 'nl', 'de'] });
  expect(quiz?.questions.length).toBeGreaterThanOrEqual(8);
  expect(quiz?.outcomes).toHaveLength(5);
  const groups = new Set(quiz?.questions.flatMap(fieldsOf).map((key) => fieldByKey(key).group));
  for (const group of QUALIFICATION_RULES.declared_five.groups) expect(groups, group).toContain(group);
});
