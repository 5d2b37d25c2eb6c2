import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LOCALES = ['fr', 'en', 'nl', 'de'] as const;
const OUTCOMES = ['dune', 'wave', 'marsh', 'market', 'bench'] as const;
const THEMES = ['sea_beach_sun', 'bike', 'wide_open_spaces', 'food', 'family'] as const;
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#157a8f"/></svg>\n';

/** About as long as the texts of the shipped packs; no two are equal. */
const text = (words: string): Record<string, string> =>
  Object.fromEntries(LOCALES.map((locale) => [locale, `(${locale}) ${words}, comme on le dirait au bord de la mer`.slice(0, 60)]));

const short = (words: string): Record<string, string> => Object.fromEntries(LOCALES.map((locale) => [locale, `${words} (${locale})`]));

const outcome = (name: string) => ({
  title: text(name),
  text: text(`${name} : vous regardez les drapeaux avant de regarder l'heure`),
  advice: text(`${name} : descendez à marée basse`),
  picture: { file: 'picture.svg', alt: text(`Une image : ${name}`) },
});

const choicesOf = (question: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `choice-${index + 1}`, text: text(`Réponse ${question}.${index + 1}`) }));

const scored = (question: number, count: number) =>
  choicesOf(question, count).map((choice, index) => ({
    ...choice,
    weights: {
      [OUTCOMES[(question + index) % OUTCOMES.length] ?? 'dune']: 2,
      [OUTCOMES[(question + index + 2) % OUTCOMES.length] ?? 'wave']: 1,
    },
  }));

const valued = (question: number, count: number) =>
  scored(question, count).map((choice, index) => ({ ...choice, value: [THEMES[index % THEMES.length]] }));

const question = (number: number): unknown => {
  const base = { id: `question-${number}`, text: text(`Question ${number}`) };
  // A condition on the question before it; every eighth one begins anew.
  const when =
    number % 8 === 7
      ? {
          when: {
            any: [
              { question: `question-${number - 1}`, anyOf: ['choice-1', 'choice-2'] },
              { question: `question-${number - 3}`, atLeast: 7 },
            ],
          },
        }
      : {};
  switch (number % 8) {
    case 0:
      return { ...base, kind: 'multiple', field: 'themes', min: 1, max: 3, choices: valued(number, 6) };
    case 1:
      return { ...base, kind: 'single', hint: text(`Une seule réponse à la ${number}`), field: 'themes', choices: valued(number, 5) };
    case 2:
      return {
        ...base,
        kind: 'picture',
        field: 'none',
        choices: scored(number, 4).map((choice) => ({
          ...choice,
          picture: { file: `picture-${number % 40}.svg`, alt: text(`Une image de la ${number}, ${choice.id}`) },
        })),
      };
    case 3:
      return { ...base, kind: 'smiley', field: 'none', choices: scored(number, 5) };
    case 4:
      return { ...base, kind: 'number', field: 'none', min: 1, max: 12 };
    case 5:
      return {
        ...base,
        kind: 'scale',
        field: 'none',
        min: 0,
        max: 10,
        low: short(`non, ${number}`),
        high: short(`oui, ${number}`),
        bands: [0, 4, 8].map((from, band) => ({ from, weights: { [OUTCOMES[(number + band) % OUTCOMES.length] ?? 'dune']: 1 } })),
      };
    case 6:
      return { ...base, kind: 'single', field: 'none', choices: scored(number, 6) };
    default:
      return { ...base, ...when, kind: 'single', field: 'themes', choices: valued(number, 5) };
  }
};

/** A quiz of so many questions in four languages, that is right: all kinds of questions, points, values, conditions. */
export const largeQuiz = (id: string, questions: number): string =>
  `${JSON.stringify(
    {
      formatVersion: 2,
      id,
      kind: 'personality',
      locales: LOCALES,
      defaultLocale: 'fr',
      title: text('Un grand quiz'),
      invitation: text('Venez jouer'),
      outcomes: Object.fromEntries(OUTCOMES.map((name) => [name, outcome(name)])),
      tieOrder: OUTCOMES,
      questions: Array.from({ length: questions }, (_, index) => question(index + 1)),
    },
    null,
    2,
  )}\n`;

/** Writes the quiz and its pictures as a pack; returns the text. */
export const writeLargePack = (folder: string, id: string, questions: number): string => {
  const source = largeQuiz(id, questions);
  mkdirSync(join(folder, id, 'media'), { recursive: true });
  writeFileSync(join(folder, id, 'quiz.json'), source);
  for (const name of ['picture', ...Array.from({ length: 40 }, (_, index) => `picture-${index}`)])
    writeFileSync(join(folder, id, 'media', `${name}.svg`), SVG);
  return source;
};
