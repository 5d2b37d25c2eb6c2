import { describe, expect, it } from 'vitest';
import type { Draft, Json } from '#tests/unit/compiler/support/packs.ts';
import { fixture, foundIn, imported, questionsOf, quizOf, source } from './support/imported.ts';

describe('a form of Typeform', () => {
  const form = imported('form.json', fixture('form.json'));

  it('keeps its fields, those of groups at their place, and earlier answers in texts', () => {
    const all = questionsOf(quizOf(form));
    expect(Object.entries(all).map(([id, { kind }]) => `${id} ${String(kind)}`)).toEqual([
      'company single',
      'children number',
      'with-which-picture picture',
      'wet single',
      'stars scale',
    ]);
    expect(all['with-which-picture']?.text).toEqual({ en: 'With {answer:company}: which picture?' });
    expect(all.stars).toMatchObject({ min: 1, max: 5, low: { en: 'Not at all' }, high: { en: 'A lot' }, optional: true });
    expect(all.company).not.toHaveProperty('optional');
  });

  it('keeps a jump forward as the condition of the questions it passes over', () => {
    const { children, wet } = questionsOf(quizOf(form));
    expect(children?.when).toEqual({ not: { question: 'company', is: 'alone' } });
    expect(wet).not.toHaveProperty('when');
    expect(questionsOf(quizOf(form))['with-which-picture']).not.toHaveProperty('when');
    expect(foundIn(form).join('\n')).toMatch(/form\.json:\d+ IMPORT_CONDITION this jump/);
  });

  it('keeps points that one answer of its own question gives, and names the others', () => {
    const { company, wet } = questionsOf(quizOf(form));
    expect(quizOf(form)).toMatchObject({ kind: 'personality', tieOrder: ['dune', 'harbour'] });
    expect(company?.choices).toMatchObject([
      { id: 'alone', weights: { dune: 2 } },
      { id: 'family', weights: { harbour: 1 } },
      { id: 'friends', weights: { harbour: 1 } },
    ]);
    expect(JSON.stringify(wet)).not.toContain('weights');
    expect(foundIn(form).filter((one) => one.includes('IMPORT_WEIGHT'))).toHaveLength(1);
  });

  it.for<[string, (action: Draft) => Json]>([
    [
      'a sum that is no whole number',
      (action) => ({ ...action, details: { target: { type: 'variable', value: 'dune' }, value: { type: 'constant', value: 1.5 } } }),
    ],
    [
      'another variable',
      (action) => ({ ...action, details: { target: { type: 'variable', value: 'dune' }, value: { type: 'variable', value: 'harbour' } } }),
    ],
    ['a product', (action) => ({ ...action, action: 'multiply' })],
    [
      'an answer of another question',
      (action) => ({
        ...action,
        condition: {
          op: 'is',
          vars: [
            { type: 'field', value: 'wet' },
            { type: 'choice', value: 'alone' },
          ],
        },
      }),
    ],
    [
      'an answer that is not there',
      (action) => ({
        ...action,
        condition: {
          op: 'is',
          vars: [
            { type: 'field', value: 'company' },
            { type: 'choice', value: 'nobody' },
          ],
        },
      }),
    ],
    [
      'every answer but one',
      (action) => ({
        ...action,
        condition: {
          op: 'is_not',
          vars: [
            { type: 'field', value: 'company' },
            { type: 'choice', value: 'alone' },
          ],
        },
      }),
    ],
  ])('gives no points for %s', ([, changed]) => {
    const draft = source('form.json');
    const [logic] = Array.isArray(draft.logic) ? draft.logic : [];
    const actions = Object(logic).actions;
    actions[1] = changed(actions[1]);
    const made = imported('form.json', draft);
    // With the only points for the dune gone, one variable is left, and that is a score.
    expect(made.quiz).not.toContain('weights');
    expect(foundIn(made).filter((one) => one.includes('IMPORT_WEIGHT')).length).toBeGreaterThan(1);
  });

  it('with one score only is a survey: nobody can tell which outcome it means', () => {
    const text = fixture('form.json').toString().replaceAll('"harbour"', '"dune"');
    const one = imported('form.json', Buffer.from(text));
    expect(quizOf(one).kind).toBe('survey');
    expect(one.quiz).not.toContain('weights');
  });
});
