import type { Answer, AnswerValue, RecordedField } from '#contract/answer.ts';
import type { CompiledChoice, CompiledQuestion, CompiledQuiz, LocalText } from '#contract/compiled-quiz.ts';
import type { QuestionId } from '#contract/ids.ts';
import { isCountry } from '#fields/countries.ts';
import { isDepartment } from '#fields/departments.ts';
import { err, ok, type Result, unreachable } from '#fields/result.ts';
import type { FieldValue, Locale } from '#fields/types.ts';

/** The text in `locale`, else in the quiz's own language. The compiler has made sure that one of them is there. */
export const textIn = (text: LocalText, locale: Locale, fallback: Locale): string => text[locale] ?? text[fallback] ?? '';

export const questionOf = (quiz: CompiledQuiz, id: QuestionId): CompiledQuestion | undefined => quiz.questions.find((q) => q.id === id);

const chosenOf = (question: CompiledQuestion, value: AnswerValue): readonly CompiledChoice[] => {
  if (value.kind !== 'choices' || !('choices' in question)) return [];
  return question.choices.filter((choice) => value.choices.includes(choice.id));
};

const checkChoices = (question: CompiledQuestion, value: Extract<AnswerValue, { kind: 'choices' }>): Result<null, string> => {
  if (question.kind !== 'single' && question.kind !== 'multiple') return err(`a ${question.kind} question takes no choices`);
  const [min, max] = question.kind === 'single' ? [1, 1] : [question.min, question.max];
  if (new Set(value.choices).size !== value.choices.length) return err('a choice is named twice');
  if (value.choices.length < min || value.choices.length > max)
    return err(`between ${min} and ${max} choices, not ${value.choices.length}`);
  return chosenOf(question, value).length === value.choices.length ? ok(null) : err('a choice that the question does not have');
};

/** Can this question be answered like this? The page asks before it sends, the host before it writes. */
export const checkAnswer = (question: CompiledQuestion, value: AnswerValue): Result<null, string> => {
  switch (value.kind) {
    case 'choices':
      return checkChoices(question, value);
    case 'number': {
      if (question.kind !== 'number') return err(`a ${question.kind} question takes no number`);
      const fits = Number.isInteger(value.number) && value.number >= question.min && value.number <= question.max;
      return fits ? ok(null) : err(`a whole number from ${question.min} to ${question.max}`);
    }
    case 'department':
      if (question.kind !== 'origin') return err(`a ${question.kind} question takes no département`);
      return isDepartment(value.code) ? ok(null) : err('no such département');
    case 'country':
      if (question.kind !== 'origin') return err(`a ${question.kind} question takes no country`);
      return isCountry(value.code) ? ok(null) : err('no such country');
    case 'skipped':
      return question.optional ? ok(null) : err('this question cannot be skipped');
    default:
      return unreachable(value);
  }
};

const valueOfChoices = (question: CompiledQuestion, value: AnswerValue): FieldValue | null => {
  const values = chosenOf(question, value).flatMap((choice) => (choice.value === null ? [] : [choice.value]));
  if (question.kind === 'single') return values[0] ?? null;
  const keys = values.flatMap((one) => (typeof one === 'object' ? one : [String(one)]));
  return keys.length > 0 ? [...new Set(keys)].sort() : null;
};

/** What one answer says about the visitor. A skipped answer, or a choice mapped to nothing, says nothing. */
export const fieldsOfAnswer = (question: CompiledQuestion, value: AnswerValue): readonly RecordedField[] => {
  const declared = (key: RecordedField['key'], fieldValue: FieldValue): RecordedField => ({
    key,
    value: fieldValue,
    provenance: 'declared',
    question: question.id,
  });
  switch (value.kind) {
    case 'choices': {
      const fieldValue = valueOfChoices(question, value);
      return question.field !== null && fieldValue !== null ? [declared(question.field, fieldValue)] : [];
    }
    case 'number':
      return question.field !== null ? [declared(question.field, value.number)] : [];
    case 'department':
      return [
        declared('origin_department', value.code),
        { key: 'origin_country', value: 'FR', provenance: 'derived', question: question.id },
      ];
    case 'country':
      return [declared('origin_country', value.code)];
    case 'skipped':
      return [];
    default:
      return unreachable(value);
  }
};

const isList = (value: FieldValue): value is readonly string[] => Array.isArray(value);

/**
 * The profile that a session's answers make. A list field filled by several questions is their union;
 * any other field filled twice keeps its latest value, in the order of the answers.
 */
export const mergeFields = <Field extends { readonly key: string; readonly value: FieldValue }>(
  fields: readonly Field[],
): readonly Field[] => {
  const merged = new Map<string, Field>();
  for (const field of fields) {
    const before = merged.get(field.key);
    const union =
      before && isList(before.value) && isList(field.value) ? [...new Set([...before.value, ...field.value])].sort() : field.value;
    merged.set(field.key, { ...field, value: union });
  }
  return [...merged.values()];
};

/** Choices of an answer with their points: what scoring needs. */
export const choicesOf = (quiz: CompiledQuiz, answers: readonly Answer[]): readonly CompiledChoice[] =>
  quiz.questions.flatMap((question) => {
    const answer = answers.find((one) => one.question === question.id);
    return answer ? chosenOf(question, answer.value) : [];
  });
