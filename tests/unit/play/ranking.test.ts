import { describe, expect, it } from 'vitest';
import type { AnswerValue } from '#contract/answer.ts';
import type { CompiledChoice, MapQuestion, RankingQuestion } from '#contract/compiled-quiz.ts';
import { idOf } from '#contract/ids.ts';
import { checkAnswer, fieldsOfAnswer, weightsOfAnswer } from '#play/answers.ts';
import { wordsOfAnswer } from '#play/words.ts';

const choice = (id: string, value: CompiledChoice['value'], weights: CompiledChoice['weights'] = {}): CompiledChoice => ({
  ...{ id: idOf('choice', id), text: { fr: id.toUpperCase() }, picture: null },
  ...{ value, weights },
});
const base = { hint: null, field: 'themes', optional: false, when: null, best: {} } as const;
const ranking: RankingQuestion = {
  ...{ ...base, kind: 'ranking', places: 2, id: idOf('question', 'order'), text: { fr: '?' } },
  choices: [choice('sea', ['sea_beach_sun'], { wave: 3 }), choice('table', ['food'], { wave: 1, dune: 2 }), choice('nothing', null)],
};
const map: MapQuestion = {
  ...{ ...base, field: 'stay_commune_insee', kind: 'single', look: 'map', id: idOf('question', 'where'), text: { fr: '?' } },
  ...{ map: { file: 'coast.svg', alt: { fr: 'la côte' } }, choices: [choice('north', '85164'), choice('south', '85226')] },
  spots: [
    { choice: idOf('choice', 'north'), x: 10, y: 10 },
    { choice: idOf('choice', 'south'), x: 60, y: 90 },
  ],
};
const order = (...ids: readonly string[]): AnswerValue => ({ kind: 'choices', choices: ids.map((id) => idOf('choice', id)) });

describe('a ranking', () => {
  it('takes as many as it has places, each once, and only its own', () => {
    expect(checkAnswer(ranking, order('table', 'sea')).ok).toBe(true);
    for (const wrong of [order('table'), order('table', 'sea', 'nothing'), order('sea', 'sea'), order('sea', 'hill')])
      expect(checkAnswer(ranking, wrong).ok).toBe(false);
  });

  it('is told in the order that was given', () => {
    expect(wordsOfAnswer(ranking, order('table', 'sea'), 'fr', 'fr').map(({ label }) => label)).toEqual(['TABLE', 'SEA']);
    expect(wordsOfAnswer(ranking, order('sea', 'table'), 'fr', 'fr').map(({ label }) => label)).toEqual(['SEA', 'TABLE']);
  });

  it('counts the first place twice and the second once', () => {
    const points = (answer: AnswerValue, outcome: string): number =>
      weightsOfAnswer(ranking, answer).reduce((sum, weights) => sum + (weights[outcome] ?? 0), 0);
    expect([points(order('sea', 'table'), 'wave'), points(order('sea', 'table'), 'dune')]).toEqual([7, 2]);
    expect([points(order('table', 'sea'), 'wave'), points(order('table', 'sea'), 'dune')]).toEqual([5, 4]);
    expect(points(order('nothing', 'sea'), 'wave')).toBe(3);
  });

  it('fills the field with all that was named, whatever the order', () => {
    expect(fieldsOfAnswer(ranking, order('sea', 'table'))).toEqual(fieldsOfAnswer(ranking, order('table', 'sea')));
    expect(fieldsOfAnswer(ranking, order('nothing', 'table'))).toMatchObject([{ key: 'themes', value: ['food'] }]);
  });
});

describe('a map', () => {
  it('is answered by one of its places', () => {
    expect(checkAnswer(map, order('south')).ok).toBe(true);
    expect(checkAnswer(map, order('north', 'south')).ok).toBe(false);
    expect(fieldsOfAnswer(map, order('south'))).toMatchObject([{ key: 'stay_commune_insee', value: '85226' }]);
  });
});
