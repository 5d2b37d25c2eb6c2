import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileContent } from '#compiler/compile-content.ts';
import type { Answer } from '#contract/answer.ts';
import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import { idOf } from '#contract/ids.ts';
import { metresBetween } from '#contract/place.ts';
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
  // Sixteen cards, and the four questions that a deck of themes leaves open.
  { id: 'envies', kind: 'swipe', outcomes: 0, asked: 20 },
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

it('in every month there is enough to recommend and a choice of secrets, in all four languages', async () => {
  const { places, sites } = await compile();
  for (const { id, locales, text, tip, coordinates } of places) {
    expect(locales, id).toEqual(['fr', 'en', 'nl', 'de']);
    for (const words of [text, tip].filter((one) => one !== null)) expect(new Set(Object.values(words)).size, id).toBe(4);
    expect(Math.min(...sites.map((site) => metresBetween(site.coordinates, coordinates))), id).toBeLessThan(30_000);
  }
  for (let month = 1; month <= 12; month += 1) {
    const open = places.filter((place) => place.open.months.includes(month));
    expect(open.filter(({ kind }) => kind === 'secret').length, `secrets in month ${month}`).toBeGreaterThan(3);
    expect(open.filter(({ kind }) => kind !== 'secret').length, `places in month ${month}`).toBeGreaterThan(8);
  }
});

it('every theme that a visitor can choose, and every result, has a place; who is an example says so', async () => {
  const { places, quizzes } = await compile();
  const listed = places.filter(({ kind }) => kind !== 'secret');
  const chosen = quizzes.flatMap(({ questions }) =>
    questions.flatMap((question) =>
      question.field === 'themes' && 'choices' in question
        ? question.choices.flatMap(({ value }) => (Array.isArray(value) ? value : []))
        : [],
    ),
  );
  expect(chosen.length).toBeGreaterThan(5);
  for (const theme of chosen)
    expect(
      listed.some(({ themes }) => themes.includes(theme)),
      theme,
    ).toBe(true);
  for (const { id, outcomes } of quizzes)
    for (const outcome of outcomes)
      expect(
        listed.some((place) => place.outcomes.some((one) => one.pack === id && one.outcome === outcome.id)),
        outcome.id,
      ).toBe(true);
  for (const { name } of places.filter(({ kind }) => kind === 'provider'))
    expect(Object.values(name).join(' ')).toMatch(/\(exemple\).*\(example\).*\(voorbeeld\).*\(Beispiel\)/);
});
