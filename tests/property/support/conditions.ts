import fc from 'fast-check';
import type { Draft, Json } from '#tests/unit/compiler/support/packs.ts';
import { COMMUNES, isDraft } from './questions.ts';

const listed = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** What conditions can say about the answer to a question: more than one word, so that lists have something to name. */
const sayable = (question: Draft): readonly (string | number)[] => {
  switch (question.kind) {
    case 'number':
    case 'scale':
      return [Number(question.min), Number(question.max)];
    case 'origin':
      return ['85', '2A', 'FR', 'GB', 'DE'];
    case 'commune':
      return listed(question.departments).flatMap((code) => COMMUNES[String(code)] ?? []);
    case 'month':
      return ['2026-12', '2027-01', '2027-07'];
    default:
      return listed(question.choices).flatMap((choice) => (isDraft(choice) ? [String(choice.id)] : []));
  }
};

/** A comparison, of every form that the question takes. */
const comparing = (question: Draft): fc.Arbitrary<Draft> => {
  const about = { question: fc.constant(String(question.id)) };
  const word = fc.constantFrom(...sayable(question));
  const numeric = question.kind === 'number' || question.kind === 'scale';
  return fc.oneof(
    fc.record({ ...about, is: word }),
    fc.record({ ...about, anyOf: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }) }),
    fc.record({ ...about, answered: fc.boolean() }),
    ...(numeric ? [fc.record({ ...about, atLeast: fc.integer({ min: Number(question.min), max: Number(question.max) }) })] : []),
  );
};

/** A condition of any form on some of the questions before. */
export const conditionOn = (before: readonly Draft[]): fc.Arbitrary<Draft> => {
  const { condition } = fc.letrec<{ condition: Draft }>((tie) => {
    const several = fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all): Json[] => all);
    return {
      condition: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.oneof(...before.map(comparing)),
        fc.record({ all: several }),
        fc.record({ any: several }),
        fc.record({ not: tie('condition') }),
      ),
    };
  });
  return condition;
};
