import type { Diagnostic } from './diagnostic.ts';
import type { Mentions } from './mentions.ts';
import { insteadOf } from './nearest.ts';
import type { Questions } from './questions-by-id.ts';
import type { Source } from './source.ts';
import { entriesOf, type Path, type Spot, saysSomewhere, textOf } from './spot.ts';

/** `{answer:id}`, as the rules of play read it, and whatever else an author may have meant by it. */
const BRACED = /\{\s*[\p{L}-]+\s*:[^{}]*\}|\{\s*answer\b[^{}]*\}?/giu;
const PIPE = /^\{answer:([a-z0-9_-]+)\}$/;

const stringsOf = (text: Spot): readonly Spot[] => (textOf(text) === null ? entriesOf(text).map(([, spot]) => spot) : [text]);

const isBraced = (words: string): boolean => words.includes('{');

/** How many questions are answered when a text is read: those of outcomes know all, the title none. */
const answeredBefore = ([top, index]: Path): number => {
  if (top === 'questions') return typeof index === 'number' ? index : 0;
  return top === 'outcomes' ? Number.POSITIVE_INFINITY : 0;
};

/** Answers in texts are those of earlier questions that everybody answers. What is named in vain goes to `wrong`. */
export const checkPipes = (source: Source, texts: readonly Spot[], questions: Questions, wrong: Mentions): Diagnostic[] => {
  const found: Diagnostic[] = [];
  for (const spot of texts.filter((text) => saysSomewhere(text, isBraced)).flatMap(stringsOf)) {
    for (const [written] of (textOf(spot) ?? '').matchAll(BRACED)) {
      const name = PIPE.exec(written)?.[1];
      if (name === undefined) {
        found.push(source.finding(spot.path, { variant: 'CONTENT_PIPE/form', written }));
        continue;
      }
      const named = questions.byId.get(name);
      if (named === undefined) {
        if (questions.isWhole)
          wrong.note(`question ${name}`, spot.path, (places) => ({
            variant: 'CONTENT_QUESTION_UNKNOWN',
            name,
            places,
            ...insteadOf(name, [...questions.byId.keys()]),
          }));
      } else if (answeredBefore(spot.path) === 0 && spot.path[0] !== 'questions')
        wrong.note(`before all ${name}`, spot.path, () => ({ variant: 'CONTENT_QUESTION_LATER/before-all', name }));
      else if (named.index >= answeredBefore(spot.path))
        wrong.note(`later ${name}`, spot.path, () => ({ variant: 'CONTENT_QUESTION_LATER/text', name }));
      else if (named.unsure !== null) {
        const why = named.unsure;
        wrong.note(`not always ${name}`, spot.path, () => ({ variant: 'CONTENT_PIPE/not-always', name, why }));
      }
    }
  }
  return found;
};
