import type { Answer, AnswerValue, RecordedField } from '#contract/answer.ts';
import type { CompiledQuestion } from '#contract/compiled-quiz.ts';
import type { QuestionId } from '#contract/ids.ts';
import type { FieldKey } from '#fields/dictionary.ts';
import { type ProfileField, QUALIFICATION_RULES, type QualificationRuleId, qualify } from '#fields/qualification.ts';
import type { StrategicGroup } from '#fields/types.ts';
import { fieldByKey, isFieldKey } from '#fields/values.ts';
import { fieldsOf, fieldsOfAnswer } from '#play/answers.ts';
import { type Exploration, explore, type Terrain } from './explore.ts';

/** What a terminal itself knows about every visit: part of every profile that is played on one. */
export const SET_BY_TERMINAL: readonly ProfileField[] = [
  { key: 'contact_channel', value: 'kiosk', provenance: 'system' },
  { key: 'reply_channel', value: 'on_screen', provenance: 'system' },
  { key: 'contact_kind', value: 'individual', provenance: 'system' },
];

/** Visits that are asked the same questions and fill the same fields. */
export interface Journey {
  readonly asked: readonly QuestionId[];
  readonly answers: readonly Answer[];
  readonly share: number;
  /** The strategic groups it fills, what the terminal sets included. */
  readonly filled: readonly StrategicGroup[];
  readonly qualified: Readonly<Record<QualificationRuleId, boolean>>;
  /** Fields that two questions filled, with the questions. */
  readonly twice: readonly { readonly key: FieldKey; readonly by: readonly QuestionId[] }[];
}

export interface Journeys {
  readonly all: readonly Journey[];
  readonly simulated: number | null;
}

interface Filled {
  /** Does it say something that counts? */
  readonly counts: boolean;
  readonly by: readonly QuestionId[];
}

interface Travelled {
  readonly asked: readonly QuestionId[];
  readonly filled: ReadonlyMap<FieldKey, Filled>;
}

const holdsList = (key: FieldKey): boolean => {
  const { type } = fieldByKey(key);
  return type.kind === 'enum-list' || (type.kind === 'reference' && type.list);
};

const saysSomething = (field: RecordedField): boolean => qualify([field]).filled.length > 0;

const withField = (filled: Map<FieldKey, Filled>, field: RecordedField, question: QuestionId): void => {
  const before = filled.get(field.key);
  // Lists are asked in parts; of any other field the latest answer is kept.
  const counts = saysSomething(field) || (holdsList(field.key) && before?.counts === true);
  filled.set(field.key, { counts, by: holdsList(field.key) ? [] : [...(before?.by ?? []), question] });
};

const travel = (terrain: Terrain): Exploration<Travelled> => {
  const known = new Map<AnswerValue, readonly RecordedField[]>();
  const fields = (question: CompiledQuestion, value: AnswerValue): readonly RecordedField[] => {
    const found = known.get(value) ?? fieldsOfAnswer(question, value);
    known.set(value, found);
    return found;
  };
  return explore<Travelled>(terrain, {
    start: { asked: [], filled: new Map() },
    brings: (question, value) =>
      fields(question, value)
        .map((field) => `${field.key}${saysSomething(field) ? '+' : '-'}`)
        .join(' '),
    add: ({ asked, filled }, question, value) => {
      const grown = new Map(filled);
      for (const field of fields(question, value)) withField(grown, field, question.id);
      return { asked: [...asked, question.id], filled: grown };
    },
    keyOf: ({ asked, filled }) =>
      `${asked.join(' ')}|${[...filled].map(([key, { counts, by }]) => `${key}${counts ? '+' : '-'}${by.join(',')}`).join(' ')}`,
  });
};

/** Every way through the quiz, with what it says about the visitor. */
export const journeysOf = (terrain: Terrain): Journeys => {
  const { ends, simulated } = travel(terrain);
  const all = ends.map(({ answers, weight, sum }): Journey => {
    const profile = [...SET_BY_TERMINAL, ...fieldsOf(terrain.quiz, answers)];
    return {
      asked: sum.asked,
      answers,
      share: weight,
      filled: qualify(profile, QUALIFICATION_RULES.all_eight).filled,
      qualified: {
        all_eight: qualify(profile, QUALIFICATION_RULES.all_eight).qualified,
        declared_five: qualify(profile, QUALIFICATION_RULES.declared_five).qualified,
      },
      twice: [...sum.filled].flatMap(([key, { by }]) => (by.length > 1 && isFieldKey(key) ? [{ key, by }] : [])),
    };
  });
  return { all, simulated };
};
