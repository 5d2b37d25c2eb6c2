import type { Answer, AnswerValue, RecordedField } from '#contract/answer.ts';
import type {
  CommuneQuestion,
  CompiledChoice,
  CompiledQuestion,
  CompiledQuiz,
  LocalText,
  ScaleBand,
  ScaleQuestion,
} from '#contract/compiled-quiz.ts';
import type { QuestionId } from '#contract/ids.ts';
import { isCountry } from '#fields/countries.ts';
import { isDepartment } from '#fields/departments.ts';
import { err, ok, type Result, unreachable } from '#fields/result.ts';
import type { FieldValue, Locale } from '#fields/types.ts';
import { questionsAsked } from './path.ts';

/** The text in `locale`, else in the quiz's own language. The compiler has made sure that one of them is there. */
export const textIn = (text: LocalText, locale: Locale, fallback: Locale): string => text[locale] ?? text[fallback] ?? '';

export const questionOf = (quiz: CompiledQuiz, id: QuestionId): CompiledQuestion | undefined => quiz.questions.find((q) => q.id === id);

/** The choices that an answer names: of a ranking from the first place on, of all else in the order of the question. */
export const chosenOf = (question: CompiledQuestion, value: AnswerValue): readonly CompiledChoice[] => {
  if (value.kind !== 'choices' || !('choices' in question)) return [];
  if (question.kind === 'ranking') return value.choices.flatMap((id) => question.choices.find((choice) => choice.id === id) ?? []);
  return question.choices.filter((choice) => value.choices.includes(choice.id));
};

/** How many choices an answer names; null: the question takes none. */
const boundsOf = (question: CompiledQuestion): readonly [min: number, max: number] | null => {
  if (question.kind === 'single') return [1, 1];
  if (question.kind === 'ranking') return [question.places, question.places];
  return question.kind === 'multiple' ? [question.min, question.max] : null;
};

const checkChoices = (question: CompiledQuestion, value: Extract<AnswerValue, { kind: 'choices' }>): Result<null, string> => {
  const bounds = boundsOf(question);
  if (bounds === null) return err(`a ${question.kind} question takes no choices`);
  const [min, max] = bounds;
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
      if (question.kind !== 'number' && question.kind !== 'scale') return err(`a ${question.kind} question takes no number`);
      const fits = Number.isInteger(value.number) && value.number >= question.min && value.number <= question.max;
      return fits ? ok(null) : err(`a whole number from ${question.min} to ${question.max}`);
    }
    case 'department':
      if (question.kind !== 'origin') return err(`a ${question.kind} question takes no département`);
      return isDepartment(value.code) ? ok(null) : err('no such département');
    case 'country':
      if (question.kind !== 'origin') return err(`a ${question.kind} question takes no country`);
      return isCountry(value.code) ? ok(null) : err('no such country');
    case 'commune':
      if (question.kind !== 'commune') return err(`a ${question.kind} question takes no commune`);
      return question.communes.some((one) => one.code === value.code) ? ok(null) : err('a commune that the question does not have');
    case 'month':
      if (question.kind !== 'month') return err(`a ${question.kind} question takes no month`);
      return /^20\d\d-(?:0[1-9]|1[0-2])$/.test(value.month) ? ok(null) : err('a month as YYYY-MM');
    case 'skipped':
      return question.optional ? ok(null) : err('this question cannot be skipped');
    default:
      return unreachable(value);
  }
};

const valueOfChoices = (question: CompiledQuestion, value: AnswerValue): FieldValue | null => {
  const chosen = chosenOf(question, value).filter((choice) => choice.value !== null);
  if (question.kind === 'single') return chosen[0]?.value ?? null;
  const keys: string[] = [];
  for (const { value: said } of chosen)
    for (const key of typeof said === 'object' && said !== null ? said : [String(said)]) if (!keys.includes(key)) keys.push(key);
  return keys.length > 0 ? keys.sort() : null;
};

/** The band of a scale that a position lies in; null when the scale has none. */
export const bandOf = (question: ScaleQuestion, position: number): ScaleBand | null =>
  question.bands.findLast((band) => position >= band.from) ?? null;

/** Where somebody comes from says département and country too, from the register; where somebody stays says only itself. */
const fieldsOfCommune = (
  question: CommuneQuestion,
  code: string,
  declared: (key: RecordedField['key'], value: FieldValue) => RecordedField,
): readonly RecordedField[] => {
  const commune = question.communes.find((one) => one.code === code);
  if (question.field === null || commune === undefined) return [];
  if (question.field !== 'origin_commune_insee') return [declared(question.field, code)];
  const derived = (key: RecordedField['key'], value: FieldValue): RecordedField => ({ ...declared(key, value), provenance: 'derived' });
  return [declared(question.field, code), derived('origin_department', commune.department), derived('origin_country', 'FR')];
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
      if (question.field === null) return [];
      const fieldValue = valueOfChoices(question, value);
      return fieldValue === null ? [] : [declared(question.field, fieldValue)];
    }
    case 'number': {
      const band = question.kind === 'scale' ? bandOf(question, value.number) : null;
      const said = band === null ? value.number : band.value;
      return question.field !== null && said !== null ? [declared(question.field, said)] : [];
    }
    case 'department':
      return [
        declared('origin_department', value.code),
        { key: 'origin_country', value: 'FR', provenance: 'derived', question: question.id },
      ];
    case 'country':
      return [declared('origin_country', value.code)];
    case 'commune':
      return question.kind === 'commune' ? fieldsOfCommune(question, value.code, declared) : [];
    case 'month':
      return question.field !== null ? [declared(question.field, value.month)] : [];
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

const answerTo = (answers: readonly Answer[], question: CompiledQuestion): AnswerValue | null =>
  answers.find((one) => one.question === question.id)?.value ?? null;

/** The fields of all the answers that count, in the order of the questions asked. */
export const fieldsOf = (quiz: CompiledQuiz, answers: readonly Answer[]): readonly RecordedField[] =>
  mergeFields(
    questionsAsked(quiz, answers).flatMap((question) => {
      const value = answerTo(answers, question);
      return value === null ? [] : fieldsOfAnswer(question, value);
    }),
  );

/** The points that one answer brings, per outcome, as they stand in the quiz. */
export const weightsOfAnswer = (question: CompiledQuestion, value: AnswerValue): readonly Readonly<Record<string, number>>[] => {
  if (question.kind === 'scale' && value.kind === 'number') {
    const band = bandOf(question, value.number);
    return band === null ? [] : [band.weights];
  }
  const chosen = chosenOf(question, value).map((choice) => choice.weights);
  // The last place counts once, the one before twice: the first as often as there are places.
  return question.kind === 'ranking' ? chosen.flatMap((weights, at) => chosen.slice(at).map(() => weights)) : chosen;
};

/** The points of everything that was answered on the path: what scoring adds up. */
export const weightsOf = (quiz: CompiledQuiz, answers: readonly Answer[]): readonly Readonly<Record<string, number>>[] =>
  questionsAsked(quiz, answers).flatMap((question) => {
    const value = answerTo(answers, question);
    return value === null ? [] : weightsOfAnswer(question, value);
  });
