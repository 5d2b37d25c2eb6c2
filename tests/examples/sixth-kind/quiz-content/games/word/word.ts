import { z } from 'zod';
import { localText } from '#format/texts.ts';
import { defineGameKind, type GameFinding } from '#games/game-kind.ts';
import { type WordRules, wordRules } from '#play/games/word/word.ts';

const schema = z.strictObject({
  words: z
    .array(
      z.strictObject({
        word: z
          .string()
          .regex(/^[A-Z]{3,14}$/)
          .describe('A name, in capitals without accents.'),
        hint: localText(140, 'What it is about.'),
      }),
    )
    .min(1)
    .max(60)
    .describe('One of them is drawn for each visitor.'),
  misses: z.int().min(3).max(12).describe('So many letters may be wrong.'),
});

/** Somebody tries a letter in about three seconds. */
const SECONDS_PER_LETTER = 3;

export const wordKind = defineGameKind<z.output<typeof schema>>({
  kind: 'word',
  description: 'A word to guess, letter by letter.',
  schema,
  frenchDescriptions: {
    'A word to guess, letter by letter.': 'Un mot à deviner, lettre après lettre.',
    'A name, in capitals without accents.': 'Un nom, en capitales sans accents.',
    'What it is about.': 'De quoi il s’agit.',
    'One of them is drawn for each visitor.': 'L’un d’eux est tiré pour chaque visiteur.',
    'So many letters may be wrong.': 'Autant de lettres peuvent être fausses.',
  },
  needs: () => [],
  check: ({ words }) =>
    words.flatMap(({ word }, at): GameFinding[] => {
      if (words.findIndex((one) => one.word === word) === at) return [];
      return [
        {
          path: ['words', at, 'word'],
          fr: [`« ${word} » est déjà dans la liste`, 'enlevez-le'],
          en: [`"${word}" is in the list already`, 'take it out'],
        },
      ];
    }),
  make: ({ words, misses }, { text }) => ({
    game: {
      kind: 'word',
      rules: { words: words.map(({ word, hint }) => ({ word, hint: text(hint) })), misses } satisfies WordRules,
      answers: [],
    },
    questions: [],
    ready: [],
  }),
  seconds: (rules) => {
    const { words, misses } = wordRules.parse(rules);
    const longest = Math.max(...words.map(({ word }) => new Set(word).size));
    return { mean: longest * SECONDS_PER_LETTER, worst: (longest + misses) * SECONDS_PER_LETTER };
  },
});
