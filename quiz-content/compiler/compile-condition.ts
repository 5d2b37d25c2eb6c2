import type { Condition } from '#contract/condition.ts';
import { idOf } from '#contract/ids.ts';
import type { ConditionSource } from '#format/condition.ts';

/** Compiles a condition that passed every check. */
export const compileCondition = (source: ConditionSource): Condition => {
  if (source.all !== undefined) return { all: source.all.map(compileCondition) };
  if (source.any !== undefined) return { any: source.any.map(compileCondition) };
  if (source.not !== undefined) return { not: compileCondition(source.not) };
  const question = idOf('question', source.question ?? '');
  if (source.is !== undefined) return { question, is: source.is };
  if (source.anyOf !== undefined) return { question, anyOf: source.anyOf };
  if (source.atLeast !== undefined) return { question, atLeast: source.atLeast };
  if (source.answered !== undefined) return { question, answered: source.answered };
  throw new RangeError('a condition passed the check and compares nothing');
};
