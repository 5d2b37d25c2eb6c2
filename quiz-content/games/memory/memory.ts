import { z } from 'zod';
import { id, localText, picture } from '#format/texts.ts';
import { type MemoryRules, memoryRules } from '#play/games/memory/memory.ts';
import { defineGameKind, type GameFinding } from '../game-kind.ts';

const schema = z.strictObject({
  pairs: z
    .array(
      z
        .strictObject({
          id: id('Unique among the pairs.'),
          name: localText(24, 'What it is: shown below its picture, and said aloud.'),
          picture,
          fact: localText(90, 'Something true about it, in one sentence: told when the pair is found.').optional(),
        })
        .describe('What can be found twice.'),
    )
    .min(3)
    .max(12)
    .describe('What lies in the sand, each of it twice.'),
  levels: z
    .array(z.int().min(2).max(12).describe('How many pairs.'))
    .min(1)
    .max(4)
    .describe('How many pairs lie in the sand, level after level. After each one the visitor may stop.'),
});

/** A pair takes about two tries, a try two touches and a look. */
const SECONDS_PER_PAIR = { mean: 8, worst: 16 } as const;

export const memoryKind = defineGameKind<z.output<typeof schema>>({
  kind: 'memory',
  description: 'Pairs to find, level after level. It asks nothing, so it qualifies nobody.',
  schema,
  frenchDescriptions: {
    'Pairs to find, level after level. It asks nothing, so it qualifies nobody.':
      'Des paires à retrouver, niveau après niveau. Ce jeu ne demande rien et ne qualifie donc personne.',
    'Unique among the pairs.': 'Unique parmi les paires.',
    'What it is: shown below its picture, and said aloud.': 'Ce que c’est : écrit sous l’image, et dit à voix haute.',
    'Something true about it, in one sentence: told when the pair is found.':
      'Quelque chose de vrai à son sujet, en une phrase : dit quand la paire est retrouvée.',
    'What can be found twice.': 'Ce que l’on retrouve en double.',
    'What lies in the sand, each of it twice.': 'Ce qui est dans le sable, chaque chose deux fois.',
    'How many pairs.': 'Le nombre de paires.',
    'How many pairs lie in the sand, level after level. After each one the visitor may stop.':
      'Le nombre de paires dans le sable, niveau après niveau. Après chacun, le visiteur peut s’arrêter.',
  },
  needs: () => [],
  check: ({ pairs, levels }) =>
    levels.flatMap((wanted, at): GameFinding[] => {
      if (wanted <= pairs.length) return [];
      return [
        {
          path: ['levels', at],
          fr: [`ce niveau demande ${wanted} paires, et il n’y en a que ${pairs.length}`, 'ajoutez des paires, ou demandez-en moins'],
          en: [`this level wants ${wanted} pairs, and there are only ${pairs.length}`, 'add pairs, or want fewer'],
        },
      ];
    }),
  make: ({ pairs, levels }, { text, picture: drawn }) => ({
    game: {
      kind: 'memory',
      rules: {
        pairs: pairs.map((pair) => ({
          id: pair.id,
          name: text(pair.name),
          picture: drawn(pair.picture),
          fact: pair.fact === undefined ? null : text(pair.fact),
        })),
        levels,
      } satisfies MemoryRules,
      answers: [],
    },
    questions: [],
    ready: [],
  }),
  seconds: (rules) => {
    const { levels } = memoryRules.parse(rules);
    const pairs = levels.reduce((sum, level) => sum + level, 0);
    return { mean: pairs * SECONDS_PER_PAIR.mean, worst: pairs * SECONDS_PER_PAIR.worst };
  },
});
