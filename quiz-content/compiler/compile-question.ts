import type { CompiledChoice, CompiledQuestion, ScaleBand } from '#contract/compiled-quiz.ts';
import { idOf } from '#contract/ids.ts';
import type { FieldKey } from '#fields/dictionary.ts';
import { unreachable } from '#fields/result.ts';
import type { FieldValue, Locale } from '#fields/types.ts';
import { fieldByKey, parseFieldValue } from '#fields/values.ts';
import { type BandSource, type ChoiceSource, NONE, type QuestionSource } from '#format/questions.ts';
import { communesOf } from './communes.ts';
import { compileCondition } from './compile-condition.ts';
import { compilePicture, compileText } from './compile-texts.ts';
import { type Bounds, bestScore } from './maximum.ts';

type Weights = Readonly<Record<string, number>>;

/** The value an answer gives its field. A list is a list even when the author wrote one word. */
const compileValue = (value: ChoiceSource['value'], key: FieldKey | null): FieldValue | null => {
  if (key === null || value === undefined || value === NONE) return null;
  const isList = fieldByKey(key).type.kind === 'enum-list';
  const parsed = parseFieldValue(key, isList && !Array.isArray(value) ? [value] : value);
  if (!parsed.ok) throw new RangeError(`a value passed the check and does not parse: ${key} ${parsed.error}`);
  return parsed.value;
};

/** In tie order, and without zeros: the same points written in another way are the same content. */
const compileWeights = (weights: ChoiceSource['weights'], tieOrder: readonly string[]): Weights => {
  const made: Record<string, number> = {};
  for (const outcome of tieOrder) {
    const points = weights !== undefined && Object.hasOwn(weights, outcome) ? weights[outcome] : undefined;
    if (points !== undefined && points !== 0) made[outcome] = points;
  }
  return made;
};

const compileChoice = (
  choice: Omit<ChoiceSource, 'picture'> & Pick<Partial<ChoiceSource>, 'picture'>,
  key: FieldKey | null,
  tieOrder: readonly string[],
  locales: readonly Locale[],
): CompiledChoice => ({
  id: idOf('choice', choice.id),
  text: compileText(choice.text, locales),
  picture: choice.picture === undefined ? null : compilePicture(choice.picture, locales),
  value: compileValue(choice.value, key),
  weights: compileWeights(choice.weights, tieOrder),
});

const compileBand = ({ from, value, weights }: BandSource, key: FieldKey | null, tieOrder: readonly string[]): ScaleBand => ({
  from,
  value: compileValue(value, key),
  weights: compileWeights(weights, tieOrder),
});

/** The most points that one answer brings each outcome. */
const bestOf = (answers: readonly { readonly weights: Weights }[], bounds: Bounds, outcomes: readonly string[]): Weights => {
  const best: Record<string, number> = {};
  for (const outcome of outcomes) {
    const points = answers.map(({ weights }) => weights[outcome] ?? 0);
    best[outcome] = bestScore(points, bounds);
  }
  return best;
};

const LOOKS = { single: 'words', picture: 'pictures', smiley: 'smileys' } as const;

/** Compiles a question that passed every check. */
export const compileQuestion = (question: QuestionSource, tieOrder: readonly string[], locales: readonly Locale[]): CompiledQuestion => {
  const field = question.kind === 'origin' || question.field === NONE ? null : question.field;
  const optional = question.optional ?? false;
  const one = { min: 1, max: 1, optional };
  const base = {
    id: idOf('question', question.id),
    text: compileText(question.text, locales),
    hint: question.hint === undefined ? null : compileText(question.hint, locales),
    field,
    optional,
    when: question.when === undefined ? null : compileCondition(question.when),
  };
  switch (question.kind) {
    case 'single':
    case 'picture':
    case 'smiley': {
      const choices = question.choices.map((choice) => compileChoice(choice, field, tieOrder, locales));
      return { kind: 'single', look: LOOKS[question.kind], ...base, choices, best: bestOf(choices, one, tieOrder) };
    }
    case 'map': {
      const choices = question.choices.map((choice) => compileChoice(choice, field, tieOrder, locales));
      const spots = question.choices.map(({ id, at }) => ({ choice: idOf('choice', id), x: at.x, y: at.y }));
      const drawn = compilePicture(question.map, locales);
      return { kind: 'single', look: 'map', ...base, map: drawn, spots, choices, best: bestOf(choices, one, tieOrder) };
    }
    case 'ranking': {
      const choices = question.choices.map((choice) => compileChoice(choice, field, tieOrder, locales));
      const { places } = question;
      return {
        ...{ kind: 'ranking', ...base, choices, places },
        best: bestOf(choices, { min: places, max: places, optional, ranked: true }, tieOrder),
      };
    }
    case 'multiple': {
      const choices = question.choices.map((choice) => compileChoice(choice, field, tieOrder, locales));
      const { min, max } = question;
      return { kind: 'multiple', ...base, choices, min, max, best: bestOf(choices, { min, max, optional }, tieOrder) };
    }
    case 'number':
      return { kind: 'number', ...base, best: {}, min: question.min, max: question.max };
    case 'scale': {
      const bands = (question.bands ?? []).map((band) => compileBand(band, field, tieOrder));
      const [low, high] = [compileText(question.low, locales), compileText(question.high, locales)];
      const best = bestOf(bands, one, tieOrder);
      return { kind: 'scale', ...base, best, min: question.min, max: question.max, low, high, bands };
    }
    case 'month':
      return { kind: 'month', ...base, best: {}, months: question.months };
    case 'commune':
      return { kind: 'commune', ...base, best: {}, shortcuts: question.shortcuts, communes: communesOf(question.departments) };
    case 'origin':
      return { kind: 'origin', ...base, best: {}, departments: question.departments, countries: question.countries };
    default:
      return unreachable(question);
  }
};
