import type { AnswerValue } from '#contract/answer.ts';
import type { CompiledQuestion } from '#contract/compiled-quiz.ts';

/** Numbers that the page shows as buttons; above them somebody types. */
const DIRECT_NUMBERS = 8;
/** Enough letters of a name for the list to be short. */
const LETTERS_OF_A_NAME = 4;

/** How often a visitor touches the terminal to give an answer, going on included. */
export const tapsFor = (question: CompiledQuestion, value: AnswerValue): number => {
  switch (value.kind) {
    case 'choices':
      return question.kind === 'multiple' || question.kind === 'ranking' ? value.choices.length + 1 : 1;
    case 'number':
      return question.kind === 'number' && value.number >= question.min + DIRECT_NUMBERS ? String(value.number).length + 2 : 1;
    case 'department':
      return question.kind === 'origin' && question.departments.includes(value.code) ? 1 : value.code.length + 2;
    case 'country':
      return question.kind === 'origin' && question.countries.includes(value.code) ? 1 : 3;
    case 'commune':
      return question.kind === 'commune' && question.shortcuts.includes(value.code) ? 1 : LETTERS_OF_A_NAME + 2;
    case 'month':
    case 'skipped':
      return 1;
  }
};
