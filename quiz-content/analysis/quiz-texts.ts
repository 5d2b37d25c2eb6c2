import type { CompiledQuiz, LocalText, Picture } from '#contract/compiled-quiz.ts';
import type { InBoth } from './finding.ts';

/** One text of a quiz and where it stands. `group`: texts that a visitor sees beside each other, and must be able to tell apart. */
export interface QuizText {
  readonly text: LocalText;
  readonly path: readonly (string | number)[];
  readonly where: InBoth;
  readonly group: string;
}

const both = (fr: string, en: string): InBoth => ({ fr, en });
const within = (outer: InBoth, inner: InBoth): InBoth => both(`${outer.fr}, ${inner.fr}`, `${outer.en}, ${inner.en}`);

const altOf = (picture: Picture | null, path: QuizText['path'], where: InBoth): readonly QuizText[] =>
  picture === null
    ? []
    : [
        {
          text: picture.alt,
          path: [...path, 'picture', 'alt'],
          where: within(where, both('description de l’image', 'picture')),
          group: '',
        },
      ];

/** Every text of the quiz, in the order of the file. */
export const textsOf = (quiz: CompiledQuiz): readonly QuizText[] => {
  const questions = quiz.questions.flatMap((question, index): readonly QuizText[] => {
    const path = ['questions', index];
    const where = both(`question ${index + 1} (${question.id})`, `question ${index + 1} (${question.id})`);
    const own = (key: string, text: LocalText, words: InBoth, group = ''): QuizText => ({
      text,
      path: [...path, key],
      where: within(where, words),
      group,
    });
    const choices =
      'choices' in question
        ? question.choices.flatMap((choice, place): readonly QuizText[] => {
            const at = [...path, 'choices', place];
            const named = within(where, both(`réponse ${place + 1} (${choice.id})`, `answer ${place + 1} (${choice.id})`));
            return [
              { text: choice.text, path: [...at, 'text'], where: named, group: `choices of ${question.id}` },
              ...altOf(choice.picture, at, named),
            ];
          })
        : [];
    return [
      own('text', question.text, both('texte', 'text')),
      ...(question.hint === null ? [] : [own('hint', question.hint, both('indication', 'hint'))]),
      ...(question.kind === 'scale'
        ? [
            own('low', question.low, both('bas de l’échelle', 'low end'), `ends of ${question.id}`),
            own('high', question.high, both('haut de l’échelle', 'high end'), `ends of ${question.id}`),
          ]
        : []),
      ...choices,
    ];
  });
  const outcomes = quiz.outcomes.flatMap((outcome): readonly QuizText[] => {
    const path = ['outcomes', outcome.id];
    const where = both(`résultat « ${outcome.id} »`, `outcome "${outcome.id}"`);
    const own = (key: 'title' | 'text' | 'advice', words: InBoth): QuizText => ({
      text: outcome[key],
      path: [...path, key],
      where: within(where, words),
      group: key === 'title' ? 'titles of outcomes' : '',
    });
    return [
      own('title', both('titre', 'title')),
      own('text', both('texte', 'text')),
      own('advice', both('conseil', 'advice')),
      ...(outcome.card === null
        ? []
        : [{ text: outcome.card, path: [...path, 'card'], where: within(where, both('carte', 'card')), group: '' }]),
      ...altOf(outcome.picture, path, where),
    ];
  });
  return [
    { text: quiz.title, path: ['title'], where: both('titre', 'title'), group: '' },
    { text: quiz.invitation, path: ['invitation'], where: both('invitation', 'invitation'), group: '' },
    ...(quiz.cover === null
      ? []
      : [{ text: quiz.cover.alt, path: ['cover', 'alt'], where: both('description de la couverture', 'cover picture'), group: '' }]),
    ...outcomes,
    ...questions,
  ];
};
