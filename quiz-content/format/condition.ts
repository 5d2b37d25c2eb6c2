import { z } from 'zod';
import { id } from './texts.ts';

/** The keys of a condition that compare an answer; exactly one stands beside `question`. */
export const COMPARISONS = ['is', 'anyOf', 'atLeast', 'answered'] as const;
/** The keys of a condition that joins others; exactly one stands alone. */
export const JOINTS = ['all', 'any', 'not'] as const;

const said = z.union([z.string().max(64), z.number()]);

/**
 * When a question is asked. One flat form instead of a union: a mistake then speaks of the key that is wrong. Which keys go together
 * is checked by the compiler, and said to editors by the JSON Schema.
 */
export const conditionSource = z
  .strictObject({
    question: id('An earlier question of this quiz.').optional(),
    is: said.optional().describe('Holds when this was answered: the id of a choice, a number, or the code of a place.'),
    anyOf: z.array(said).min(1).max(50).optional().describe('Holds when one of these was answered.'),
    atLeast: z.number().optional().describe('Holds when the number that was answered is not smaller.'),
    answered: z.boolean().optional().describe('true: holds when the question was answered. false: when it was skipped or not asked.'),
    get all() {
      return z.array(conditionSource).min(1).max(20).optional().describe('Holds when all of these hold.');
    },
    get any() {
      return z.array(conditionSource).min(1).max(20).optional().describe('Holds when at least one of these holds.');
    },
    get not() {
      return conditionSource.optional().describe('Holds when this one does not.');
    },
  })
  .meta({ id: 'condition', description: 'A condition on earlier answers.' });

export type ConditionSource = z.output<typeof conditionSource>;
