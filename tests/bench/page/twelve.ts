import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import { idOf } from '#contract/ids.ts';

/** Twelve plain questions with four answers each: what both kiosks ask, in the same words. */
export const TWELVE: readonly { readonly id: string; readonly text: string; readonly choices: readonly string[] }[] = [
  ['Le matin, on vous trouve où ?', 'Sur une vague', 'Sous les pins', 'Au marché', 'Encore au lit'],
  ['Votre sac de plage contient…', 'Un gros roman', 'Un cerf-volant', 'Un goûter', 'Rien du tout'],
  ['À marée basse, vous…', 'Marchez loin', 'Cherchez des coques', 'Dormez', 'Attendez la haute'],
  ['Le vent se lève :', 'Tant mieux', 'On rentre', 'Cerf-volant !', 'Quel vent ?'],
  ['Votre moyen de transport ?', 'Le vélo', 'Les pieds', 'La voile', 'Le train'],
  ['À midi, vous mangez…', 'Des moules', 'Un sandwich', 'Une glace', 'La même chose'],
  ['Il pleut. Vous dites :', 'Enfin !', 'Cinéma', 'Sous les pins', 'Demain alors'],
  ['Votre compagnon de voyage ?', 'La famille', 'Un ami', 'Un chien', 'Personne'],
  ["L'après-midi idéal ?", 'Dans les vagues', 'En forêt', 'Au marais', 'À la sieste'],
  ['Vous rapportez quoi ?', 'Du sable', 'Du sel', 'Des photos', 'Un coquillage'],
  ['Le soir, vous allez…', 'Au concert', 'Sur la dune', 'Au port', 'Au lit'],
  ['Et demain ?', 'Pareil', 'Le contraire', 'On verra', 'Déjà ?'],
].map(([text = '', ...choices], index) => ({ id: `question-${index + 1}`, text, choices }));

const fr = (text: string) => ({ fr: text });

/** The twelve as a quiz of ours, with the one language that both speak. */
export const TWELVE_QUIZ: CompiledQuiz = {
  formatVersion: 2,
  id: idOf('pack', 'twelve'),
  version: 'twelve-1',
  kind: 'survey',
  locales: ['fr'],
  defaultLocale: 'fr',
  title: fr('Douze questions'),
  invitation: fr('Une marée de questions.'),
  cover: null,
  reward: null,
  game: null,
  questions: TWELVE.map(({ id, text, choices }) => ({
    kind: 'single',
    look: 'words',
    id: idOf('question', id),
    text: fr(text),
    hint: null,
    field: null,
    optional: false,
    when: null,
    best: {},
    choices: choices.map((choice, index) => ({
      id: idOf('choice', `choice-${index + 1}`),
      text: fr(choice),
      picture: null,
      value: null,
      weights: {},
    })),
  })),
  outcomes: [],
};

/** The twelve as SurveyJS takes them: a question a page, the next one as soon as one is answered. */
export const TWELVE_SURVEY = {
  locale: 'fr',
  questionsOnPageMode: 'questionPerPage',
  autoAdvanceEnabled: true,
  autoAdvanceAllowComplete: true,
  showNavigationButtons: false,
  widthMode: 'responsive',
  elements: TWELVE.map(({ id, text, choices }) => ({
    type: 'radiogroup',
    name: id,
    title: text,
    isRequired: true,
    choices: choices.map((choice, index) => ({ value: `choice-${index + 1}`, text: choice })),
  })),
};
