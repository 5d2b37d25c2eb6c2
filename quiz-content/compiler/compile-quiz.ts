import type { CompiledChoice, CompiledOutcome, CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import { idOf } from '#contract/ids.ts';
import type { FieldKey } from '#fields/dictionary.ts';
import { unreachable } from '#fields/result.ts';
import type { FieldValue, Locale } from '#fields/types.ts';
import { fieldByKey, parseFieldValue } from '#fields/values.ts';
import { type ChoiceSource, NONE, type QuestionSource, type QuizSource } from '#format/quiz.ts';
import { compilePicture, compileText } from './compile-texts.ts';
import { digest, digestOfAll } from './digest.ts';
import { type Bounds, bestScore } from './maximum.ts';
import type { Media } from './media.ts';

/** The value a choice gives its field. A list is a list even when the author wrote one word. */
const compileValue = (value: ChoiceSource['value'], key: FieldKey | null): FieldValue | null => {
  if (key === null || value === undefined || value === NONE) return null;
  const isList = fieldByKey(key).type.kind === 'enum-list';
  const parsed = parseFieldValue(key, isList && !Array.isArray(value) ? [value] : value);
  if (!parsed.ok) throw new RangeError(`a value passed the check and does not parse: ${key} ${parsed.error}`);
  return parsed.value;
};

const compileChoice = (
  choice: ChoiceSource,
  key: FieldKey | null,
  tieOrder: readonly string[],
  locales: readonly Locale[],
): CompiledChoice => ({
  id: idOf('choice', choice.id),
  text: compileText(choice.text, locales),
  picture: choice.picture === undefined ? null : compilePicture(choice.picture, locales),
  value: compileValue(choice.value, key),
  weights: Object.fromEntries(
    tieOrder.flatMap((outcome) => {
      const points = choice.weights !== undefined && Object.hasOwn(choice.weights, outcome) ? choice.weights[outcome] : undefined;
      return points === undefined || points === 0 ? [] : [[outcome, points]];
    }),
  ),
});

/** The most points that one answer to these choices brings each outcome. */
const bestOf = (choices: readonly CompiledChoice[], bounds: Bounds, outcomes: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    outcomes.map((outcome) => [
      outcome,
      bestScore(
        choices.map(({ weights }) => weights[outcome] ?? 0),
        bounds,
      ),
    ]),
  );

const compileQuestion = (question: QuestionSource, tieOrder: readonly string[], locales: readonly Locale[]): CompiledQuestion => {
  const field = question.kind === 'origin' || question.field === NONE ? null : question.field;
  const base = {
    id: idOf('question', question.id),
    text: compileText(question.text, locales),
    hint: question.hint === undefined ? null : compileText(question.hint, locales),
    field,
    optional: question.optional ?? false,
    when: null,
  };
  switch (question.kind) {
    case 'single': {
      const choices = question.choices.map((choice) => compileChoice(choice, field, tieOrder, locales));
      const look = choices.every((choice) => choice.picture !== null) ? 'pictures' : 'words';
      return { kind: 'single', ...base, look, choices, best: bestOf(choices, { min: 1, max: 1, optional: base.optional }, tieOrder) };
    }
    case 'multiple': {
      const choices = question.choices.map((choice) => compileChoice(choice, field, tieOrder, locales));
      const { min, max } = question;
      return { kind: 'multiple', ...base, choices, min, max, best: bestOf(choices, { min, max, optional: base.optional }, tieOrder) };
    }
    case 'number':
      return { kind: 'number', ...base, best: {}, min: question.min, max: question.max };
    case 'origin':
      return { kind: 'origin', ...base, best: {}, departments: question.departments, countries: question.countries };
    default:
      return unreachable(question);
  }
};

/** Compiles a quiz that passed every check. */
export const compileQuiz = (source: QuizSource, media: Media): CompiledQuiz => {
  const { locales } = source;
  const tieOrder = source.kind === 'personality' ? (source.tieOrder ?? []) : [];
  const questions = source.questions.map((question) => compileQuestion(question, tieOrder, locales));
  const outcomes = tieOrder.map((name): CompiledOutcome => {
    const outcome = source.outcomes?.[name];
    if (outcome === undefined) throw new RangeError(`the tie order passed the check and names no outcome: ${name}`);
    return {
      id: idOf('outcome', name),
      title: compileText(outcome.title, locales),
      text: compileText(outcome.text, locales),
      advice: compileText(outcome.advice, locales),
      picture: compilePicture(outcome.picture, locales),
      card: null,
      maximum: questions.reduce((sum, question) => sum + (question.best[name] ?? 0), 0),
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
    questions,
    outcomes,
  } as const;
  const pictures = [...media].map(([name, bytes]) => ({ path: name, sha256: digest(bytes) }));
  const version = digestOfAll([{ path: 'quiz', sha256: digest(Buffer.from(JSON.stringify(content))) }, ...pictures]);
  return { ...content, version };
};
