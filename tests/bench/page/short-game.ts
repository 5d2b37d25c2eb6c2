import { join } from 'node:path';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import { idOf } from '#contract/ids.ts';
import { choice, SAMPLE_KIOSK } from '#tests/fixtures/sample-kiosk.ts';
import { writeVersion } from '#tests/support/content-version.ts';
import { TWELVE, TWELVE_QUIZ } from './twelve.ts';

const QUESTIONS = 3;
const OUTCOMES = ['wave', 'shell'] as const;
const fr = (text: string) => ({ fr: text });

/** Three questions with pictures and two results with theirs: all that the page draws, in the fewest touches. */
const SHORT_QUIZ: CompiledQuiz = {
  ...TWELVE_QUIZ,
  id: idOf('pack', 'short'),
  version: 'short-1',
  kind: 'personality',
  questions: TWELVE.slice(0, QUESTIONS).map(({ id, text, choices }) => ({
    kind: 'single',
    look: 'pictures',
    id: idOf('question', id),
    text: fr(text),
    hint: null,
    field: null,
    optional: false,
    when: null,
    best: { wave: 1, shell: 1 },
    choices: choices.map((words, index) =>
      choice(`choice-${index + 1}`, fr(words), `${id}-${index + 1}.svg`, { [OUTCOMES[index % 2] ?? 'wave']: 1 }),
    ),
  })),
  outcomes: OUTCOMES.map((id) => ({
    id: idOf('outcome', id),
    title: fr(`Vous êtes ${id}`),
    text: fr('La mer vous répond.'),
    advice: fr('Marchez, droit devant.'),
    picture: { file: `${id}.svg`, alt: fr('Un rond.') },
    card: fr('Je suis un rond.'),
    maximum: QUESTIONS,
  })),
};

/** The short game as a content version, in a folder of its own below `folder`. */
export const writeShortGame = (folder: string): string => {
  const content = join(folder, 'content');
  writeVersion(content, {
    version: 'three-questions',
    quiz: SHORT_QUIZ,
    pictures: [
      ...SHORT_QUIZ.questions.flatMap((question) =>
        'choices' in question ? question.choices.flatMap(({ picture }) => picture?.file ?? []) : [],
      ),
      ...SHORT_QUIZ.outcomes.map(({ picture }) => picture.file),
    ],
    brand: SAMPLE_KIOSK.brand,
    site: { ...SAMPLE_KIOSK.site, campaigns: [{ id: idOf('campaign', 'bench'), pack: SHORT_QUIZ.id }] },
  });
  return content;
};
