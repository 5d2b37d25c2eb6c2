import { z } from 'zod';
import { idOf } from '#contract/ids.ts';
import { fieldByKey, parseFieldValue, valuesOf } from '#fields/values.ts';
import { NONE, QUIZ_FIELDS, type QuestionSource } from '#format/questions.ts';
import { id, localText, picture } from '#format/texts.ts';
import { CHOICE_OF, type SwipeRules, swipeRules } from '#play/games/swipe/swipe.ts';
import { defineGameKind, type GameFinding, type Making } from '../game-kind.ts';

/** Many cards fill one field: only lists can grow. */
const LISTS = QUIZ_FIELDS.filter(({ type }) => type.kind === 'enum-list');

const card = z
  .strictObject({
    id: id('Unique among the cards and the questions of this quiz. Reports keep it: do not rename it later.'),
    text: localText(60, 'What is wished for: it goes on from the prompt.'),
    picture,
    value: z
      .union([z.string().max(100), z.array(z.string().max(100)).min(1).max(20)])
      .optional()
      .describe('What keeping this card says about the field, or "none" when it says nothing about it.'),
  })
  .describe('A postcard to keep or to let fly.');

const schema = z.strictObject({
  prompt: localText(60, 'Stands over every card, and begins the sentence that the card goes on with.'),
  keep: localText(24, 'The button that keeps a card.'),
  fly: localText(24, 'The button that lets a card fly away.'),
  field: z
    .enum([NONE, ...LISTS.map(({ key }) => key)])
    .describe('The profile field that kept cards fill, all of them together, or "none": the deck only plays.'),
  order: z
    .enum(['written', 'shuffled'])
    .describe('The order of the cards: as written here, or shuffled anew for every visitor, so that no card always comes first.'),
  cards: z.array(card).min(2).max(24).describe('The deck.'),
});
type Source = z.output<typeof schema>;

/** What is read and weighed before a hand moves, and how long a card flies. */
const READING = { mean: 2.6, worst: 4.4 } as const;

/** Of two cards with one id only the first is compared: that there are two is another finding. */
const idsAsked = ({ cards }: Source, { asked }: Making): readonly GameFinding[] =>
  cards.flatMap((one, at): GameFinding[] => {
    if (!asked.includes(one.id) || cards.findIndex((other) => other.id === one.id) < at) return [];
    return [
      {
        path: ['cards', at, 'id'],
        fr: [
          `« ${one.id} » est aussi l’identifiant d’une question posée après le jeu`,
          'une carte est une question : renommez l’une des deux',
        ],
        en: [`"${one.id}" is also the id of a question asked after the game`, 'a card is a question: rename one of the two'],
      },
    ];
  });

const valuesUnknown = ({ cards, field }: Source, { nearest }: Making): readonly GameFinding[] => {
  if (field === NONE)
    return cards.flatMap(({ value }, at): GameFinding[] => {
      if (value === undefined) return [];
      return [
        {
          path: ['cards', at, 'value'],
          fr: ['cette carte a une valeur, et le jeu ne remplit aucun champ', 'nommez le champ dans "field", ou retirez "value"'],
          en: ['this card has a value, and the game fills no field', 'name the field in "field", or remove "value"'],
        },
      ];
    });
  const known = [...Object.keys(valuesOf(fieldByKey(field).type) ?? {}), NONE];
  const list = known.join(', ');
  return cards.flatMap(({ value }, at): readonly GameFinding[] => {
    if (value === undefined)
      return [
        {
          path: ['cards', at],
          fr: [`cette carte ne dit rien du champ « ${field} »`, `ajoutez "value" : ${list}`],
          en: [`this card says nothing about the field "${field}"`, `add "value": ${list}`],
        },
      ];
    if (value === NONE) return [];
    const isList = typeof value !== 'string';
    return (isList ? value : [value]).flatMap((word, place): GameFinding[] => {
      if (parseFieldValue(field, [word]).ok) return [];
      const near = nearest(word, known);
      return [
        {
          path: ['cards', at, 'value', ...(isList ? [place] : [])],
          fr: [
            `le champ « ${field} » ne connaît pas « ${word} »`,
            near === null ? `écrivez l’une de ces valeurs : ${list}` : `vouliez-vous dire « ${near} » ? Valeurs connues : ${list}`,
          ],
          en: [
            `the field "${field}" does not know "${word}"`,
            near === null ? `write one of these values: ${list}` : `did you mean "${near}"? Known values: ${list}`,
          ],
        },
      ];
    });
  });
};

/** A card as the question that nobody is asked: two choices, and keeping says something. */
const questionOf = ({ field, keep, fly }: Source, { id: name, text, value }: Source['cards'][number]): QuestionSource => {
  const says = (what: Source['cards'][number]['value']) => (what === undefined ? {} : { value: what });
  return {
    kind: 'single',
    id: name,
    text,
    field,
    choices: [
      { id: CHOICE_OF.keep, text: keep, ...says(value) },
      { id: CHOICE_OF.fly, text: fly, ...says(field === NONE ? undefined : NONE) },
    ],
  };
};

export const swipeKind = defineGameKind<Source>({
  kind: 'swipe',
  description: 'A deck of postcards, each to keep or to let fly: what is kept fills a profile field.',
  schema,
  frenchDescriptions: {
    'A deck of postcards, each to keep or to let fly: what is kept fills a profile field.':
      'Un paquet de cartes postales, à garder ou à laisser filer : ce que l’on garde remplit un champ du profil.',
    'Unique among the cards and the questions of this quiz. Reports keep it: do not rename it later.':
      'Unique parmi les cartes et les questions de ce quiz. Les rapports le gardent : ne le renommez pas ensuite.',
    'What is wished for: it goes on from the prompt.': 'L’envie elle-même : la suite de l’amorce.',
    'What keeping this card says about the field, or "none" when it says nothing about it.':
      'Ce que garder cette carte dit du champ, ou "none" si elle n’en dit rien.',
    'A postcard to keep or to let fly.': 'Une carte postale à garder ou à laisser filer.',
    'Stands over every card, and begins the sentence that the card goes on with.':
      'L’amorce, au-dessus de chaque carte : le début de la phrase que la carte termine.',
    'The button that keeps a card.': 'Le bouton qui garde une carte.',
    'The button that lets a card fly away.': 'Le bouton qui laisse filer une carte.',
    'The profile field that kept cards fill, all of them together, or "none": the deck only plays.':
      'Le champ du profil que remplissent ensemble les cartes gardées, ou "none" : le paquet ne fait que jouer.',
    'The order of the cards: as written here, or shuffled anew for every visitor, so that no card always comes first.':
      'L’ordre des cartes : comme ici ("written"), ou mélangé pour chaque visiteur ("shuffled"), pour qu’aucune ne soit toujours la première.',
    'The deck.': 'Le paquet.',
  },
  needs: () => [],
  check: (source, making) => [...idsAsked(source, making), ...valuesUnknown(source, making)],
  make: (source, { text, picture: drawn }) => ({
    game: {
      kind: 'swipe',
      rules: {
        prompt: text(source.prompt),
        keep: text(source.keep),
        fly: text(source.fly),
        cards: source.cards.map((one) => ({ question: idOf('question', one.id), text: text(one.text), picture: drawn(one.picture) })),
        shuffled: source.order === 'shuffled',
      } satisfies SwipeRules,
      answers: source.cards.map((one) => idOf('question', one.id)),
    },
    questions: source.cards.map((one) => questionOf(source, one)),
    ready: [],
  }),
  seconds: (rules) => {
    const { length } = swipeRules.parse(rules).cards;
    return { mean: length * READING.mean, worst: length * READING.worst };
  },
});
