// long: one table of mistakes, each with the finding that must come; a row is read alone.
import type { Variant } from '#compiler/messages/said.ts';
import { at, type Draft, type Json } from './packs.ts';

type Step = string | number;
const question = (quiz: Draft, index: number): Draft => at(quiz, 'questions', index);
const set =
  (path: readonly Step[], value: Json) =>
  (quiz: Draft): void => {
    at(quiz, ...path.slice(0, -1))[String(path.at(-1))] = value;
  };
const all =
  (...changes: ((quiz: Draft) => void)[]) =>
  (quiz: Draft): void => {
    for (const change of changes) change(quiz);
  };
const remove =
  (...path: Step[]) =>
  (quiz: Draft): void => {
    delete at(quiz, ...path.slice(0, -1))[String(path.at(-1))];
  };

/** The places of the questions of `everyKind`. */
const [STAY, FACE, PACE, PARTY, NIGHTS, WHEN, TOWN, HOME, EXTRAS] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** Breaks the survey with every kind of question in one place: which single finding must come, where, and what its advice must say. */
export const BROKEN_KINDS: readonly (readonly [mistake: string, Variant, where: string, fix: RegExp, (quiz: Draft) => void])[] = [
  [
    'a choice of pictures that says it is one of words',
    'CONTENT_KIND',
    'question 1, kind',
    /"kind": "picture"/,
    set(['questions', STAY, 'kind'], 'single'),
  ],
  ['faces that say they are pictures', 'CONTENT_KIND', 'question 2, kind', /"kind": "single"/, set(['questions', FACE, 'kind'], 'picture')],
  [
    'a number that says it is a choice',
    'CONTENT_KIND',
    'question 4, kind',
    /"kind": "number"/,
    set(['questions', PARTY, 'kind'], 'single'),
  ],
  [
    'a commune that says it is an origin',
    'CONTENT_KIND',
    'question 7, kind',
    /"kind": "commune"/,
    set(['questions', TOWN, 'kind'], 'origin'),
  ],
  ['a month that says it is a number', 'CONTENT_KIND', 'question 6, kind', /"kind": "month"/, set(['questions', WHEN, 'kind'], 'number')],
  [
    'one choice of pictures that says one may take several',
    'CONTENT_KIND',
    'question 1, kind',
    /"kind": "picture"/,
    all(set(['questions', STAY, 'kind'], 'multiple'), set(['questions', STAY, 'field'], 'party_type'), (quiz) => {
      for (const place of [0, 1]) at(quiz, 'questions', STAY, 'choices', place).value = 'none';
    }),
  ],
  [
    'a number that says it is a scale',
    'CONTENT_KEY_MISSING',
    'question 4',
    /"low" and "high"/,
    all(set(['questions', PARTY, 'kind'], 'scale'), set(['questions', PARTY, 'max'], 40)),
  ],
  [
    'a mistyped picture of several',
    'CONTENT_KEY_UNKNOWN',
    'question 9, answer 1, pictur',
    /"picture"/,
    all(
      remove('questions', EXTRAS, 'choices', 0, 'picture'),
      set(['questions', EXTRAS, 'choices', 0, 'pictur'], { file: 'picture.svg', alt: '' }),
    ),
  ],
  [
    'one picture among words',
    'CONTENT_KEY_UNKNOWN',
    'question 2, answer 1, picture',
    /remove it/,
    set(['questions', FACE, 'choices', 0, 'picture'], { file: 'picture.svg', alt: '' }),
  ],
  [
    'a picture that is forgotten',
    'CONTENT_KEY_MISSING',
    'question 1, answer 2',
    /"picture"/,
    remove('questions', STAY, 'choices', 1, 'picture'),
  ],
  [
    'a picture on some of several answers',
    'CONTENT_PICTURE_PARTLY',
    'question 9, choices',
    /every answer/,
    remove('questions', EXTRAS, 'choices', 1, 'picture'),
  ],
  [
    'two faces only',
    'CONTENT_COUNT',
    'question 2, choices',
    /add/,
    (quiz) => {
      const { choices } = question(quiz, FACE);
      if (Array.isArray(choices)) choices.splice(1, 1);
    },
  ],
  [
    'a scale with one position',
    'CONTENT_BOUNDS_IMPOSSIBLE/positions',
    'question 5, max',
    /change min or max/,
    set(['questions', NIGHTS, 'max'], 0),
  ],
  ['a scale of a hundred', 'CONTENT_BOUNDS_IMPOSSIBLE/positions', 'question 5, max', /"number"/, set(['questions', NIGHTS, 'max'], 100)],
  ['a scale upside down', 'CONTENT_BOUNDS_IMPOSSIBLE/order', 'question 5, min', /swap/, set(['questions', NIGHTS, 'min'], 8)],
  [
    'a first band above the start',
    'CONTENT_BANDS/first',
    'question 3, band 1, from',
    /"from": 1/,
    set(['questions', PACE, 'bands', 0, 'from'], 2),
  ],
  ['bands that fall', 'CONTENT_BANDS/order', 'question 3, band 3, from', /more than 3/, set(['questions', PACE, 'bands', 2, 'from'], 2)],
  [
    'a band beyond the scale',
    'CONTENT_BANDS/beyond',
    'question 3, band 3, from',
    /at most 5/,
    set(['questions', PACE, 'bands', 2, 'from'], 6),
  ],
  ['a band without a value', 'CONTENT_VALUE_MISSING', 'question 3, band 2', /"value"/, remove('questions', PACE, 'bands', 1, 'value')],
  [
    'a band with a mistyped value',
    'CONTENT_VALUE_UNKNOWN',
    'question 3, band 1, value',
    /"wellbeing"/,
    set(['questions', PACE, 'bands', 0, 'value'], 'welbeing'),
  ],
  ['a scale of words without bands', 'CONTENT_FIELD_UNKNOWN/no-bands', 'question 3, field', /"bands"/, remove('questions', PACE, 'bands')],
  [
    'a scale that begins below its field',
    'CONTENT_FIELD_UNKNOWN/no-bands',
    'question 5, field',
    /"bands"/,
    all(set(['questions', NIGHTS, 'field'], 'party_size'), remove('questions', PARTY, 'field'), set(['questions', PARTY, 'field'], 'none')),
  ],
  [
    'a month for a field of words',
    'CONTENT_FIELD_UNKNOWN/kind',
    'question 6, field',
    /stay_period/,
    set(['questions', WHEN, 'field'], 'themes'),
  ],
  ['an end without its words', 'CONTENT_KEY_MISSING', 'question 3', /"low"/, remove('questions', PACE, 'low')],
  ['an end that was not translated', 'CONTENT_TRANSLATION_MISSING', 'question 3, high', /"en"/, remove('questions', PACE, 'high', 'en')],
  [
    'a condition on a mistyped question',
    'CONTENT_QUESTION_UNKNOWN',
    'question 5, condition, question',
    /"stay"/,
    set(['questions', NIGHTS, 'when', 'question'], 'stai'),
  ],
  [
    'a question that was renamed, in conditions and texts',
    'CONTENT_QUESTION_UNKNOWN',
    'question 5, condition, question',
    /"stay2"/,
    set(['questions', STAY, 'id'], 'stay2'),
  ],
  [
    'a condition on a later question',
    'CONTENT_QUESTION_LATER/condition',
    'question 5, condition, question',
    /earlier/,
    set(['questions', NIGHTS, 'when'], { question: 'home', is: 'FR' }),
  ],
  [
    'a condition on itself',
    'CONTENT_QUESTION_LATER/itself',
    'question 5, condition, question',
    /earlier/,
    set(['questions', NIGHTS, 'when'], { question: 'nights', atLeast: 2 }),
  ],
  [
    'two conditions in a circle',
    'CONTENT_QUESTION_LATER/condition',
    'question 4, condition, question',
    /earlier/,
    set(['questions', PARTY, 'when'], { question: 'when', answered: true }),
  ],
  [
    'a condition on an answer that was renamed',
    'CONTENT_ANSWER_UNKNOWN',
    'question 5, condition, is',
    /"tents"/,
    set(['questions', STAY, 'choices', 0, 'id'], 'tents'),
  ],
  [
    'a condition on a mistyped answer',
    'CONTENT_ANSWER_UNKNOWN',
    'question 6, condition, all 2, not, anyOf 1',
    /"sad"/,
    set(['questions', WHEN, 'when', 'all', 1, 'not', 'anyOf'], ['said']),
  ],
  [
    'a condition on a number out of reach',
    'CONTENT_ANSWER_UNKNOWN/number',
    'question 7, condition, any 2, is',
    /1 to 5/,
    set(['questions', TOWN, 'when', 'any', 1, 'is'], 6),
  ],
  [
    'a number in quotes',
    'CONTENT_ANSWER_UNKNOWN/number',
    'question 7, condition, any 2, is',
    /without quotes/,
    set(['questions', TOWN, 'when', 'any', 1, 'is'], '5'),
  ],
  [
    'a condition on a place of nowhere',
    'CONTENT_ANSWER_UNKNOWN/place',
    'question 9, condition, anyOf 1',
    /"FR"/,
    set(['questions', EXTRAS, 'when', 'anyOf'], ['France', 'GB']),
  ],
  [
    'a condition on a commune that is not offered',
    'CONTENT_ANSWER_UNKNOWN/commune',
    'question 9, condition, is',
    /INSEE/,
    set(['questions', EXTRAS, 'when'], { question: 'town', is: '44109' }),
  ],
  [
    'a condition on a season',
    'CONTENT_ANSWER_UNKNOWN/month',
    'question 9, condition, is',
    /2027-07/,
    set(['questions', EXTRAS, 'when'], { question: 'when', is: 'high' }),
  ],
  [
    'a number asked of words',
    'CONTENT_CONDITION/no-number',
    'question 5, condition, question',
    /"is"/,
    set(['questions', NIGHTS, 'when'], { question: 'stay', atLeast: 2 }),
  ],
  [
    'a number nobody reaches',
    'CONTENT_CONDITION/never',
    'question 6, condition, all 1, atLeast',
    /at most 12/,
    set(['questions', WHEN, 'when', 'all', 0, 'atLeast'], 13),
  ],
  [
    'a condition that says nothing',
    'CONTENT_CONDITION/empty',
    'question 5, condition',
    /"question"/,
    set(['questions', NIGHTS, 'when'], {}),
  ],
  [
    'a condition that says two things',
    'CONTENT_CONDITION/mixed',
    'question 5, condition',
    /"all"/,
    set(['questions', NIGHTS, 'when', 'answered'], true),
  ],
  [
    'a condition that joins and compares',
    'CONTENT_CONDITION/mixed',
    'question 5, condition',
    /"all"/,
    set(['questions', NIGHTS, 'when', 'any'], [{ question: 'face', answered: true }]),
  ],
  [
    'a condition without a comparison',
    'CONTENT_CONDITION/alone',
    'question 5, condition',
    /"atLeast"/,
    remove('questions', NIGHTS, 'when', 'is'),
  ],
  [
    'a condition without a question',
    'CONTENT_CONDITION/alone',
    'question 5, condition',
    /"question"/,
    remove('questions', NIGHTS, 'when', 'question'),
  ],
  [
    'a mistyped key of a condition',
    'CONTENT_KEY_UNKNOWN',
    'question 5, condition, ist',
    /"is"/,
    all(remove('questions', NIGHTS, 'when', 'is'), set(['questions', NIGHTS, 'when', 'ist'], 'tent')),
  ],
  ['a text for a condition', 'CONTENT_TYPE', 'question 5, condition', /object/, set(['questions', NIGHTS, 'when'], 'stay = tent')],
  [
    'an answer of nowhere in a text',
    'CONTENT_QUESTION_UNKNOWN',
    'question 2, text, fr',
    /"stay"/,
    set(['questions', FACE, 'text'], { fr: '{answer:stayy} ?', en: '{answer:stayy}?' }),
  ],
  [
    'a later answer in a text',
    'CONTENT_QUESTION_LATER/text',
    'question 2, text, en',
    /earlier/,
    set(['questions', FACE, 'text', 'en'], '{answer:home}?'),
  ],
  ['an answer in the title', 'CONTENT_QUESTION_LATER/before-all', 'title', /remove \{answer:stay\}/, set(['title'], 'From {answer:stay}')],
  [
    'an answer that not everybody gives',
    'CONTENT_PIPE/not-always',
    'question 9, text, fr',
    /"when"/,
    set(['questions', EXTRAS, 'text'], { fr: '{answer:town}', en: '{answer:town}' }),
  ],
  [
    'an answer that may be skipped',
    'CONTENT_PIPE/not-always',
    'question 9, hint',
    /"optional"/,
    set(['questions', EXTRAS, 'hint'], 'You said {answer:face}'),
  ],
  [
    'braces that stand for nothing',
    'CONTENT_PIPE/form',
    'question 2, text, fr',
    /\{answer:/,
    set(['questions', FACE, 'text', 'fr'], '{ answer: stay }'),
  ],
  [
    'a mistyped word in braces',
    'CONTENT_PIPE/form',
    'question 2, text, fr',
    /\{answer:/,
    set(['questions', FACE, 'text', 'fr'], '{réponse:stay}'),
  ],
  [
    'a postcode for a commune',
    'CONTENT_PLACE_UNKNOWN/postcode',
    'question 7, shortcuts 1',
    /85012 \(La Barre-de-Monts\)/,
    set(['questions', TOWN, 'shortcuts'], ['85550']),
  ],
  [
    'a postcode that is the code of another commune',
    'CONTENT_PLACE_AMBIGUOUS',
    'question 7, shortcuts 1',
    /write its INSEE code; otherwise leave it/,
    set(['questions', TOWN, 'shortcuts'], ['85160']),
  ],
  [
    'a commune of nowhere',
    'CONTENT_PLACE_UNKNOWN/commune',
    'question 7, shortcuts 2',
    /not the postcode/,
    set(['questions', TOWN, 'shortcuts'], ['85234', '85999']),
  ],
  [
    'a commune of elsewhere',
    'CONTENT_PLACE_UNKNOWN/elsewhere',
    'question 7, shortcuts 1',
    /add "44"/,
    set(['questions', TOWN, 'shortcuts'], ['44109']),
  ],
  [
    'a commune by its name',
    'CONTENT_FORM',
    'question 7, shortcuts 1',
    /INSEE/,
    set(['questions', TOWN, 'shortcuts'], ['Saint-Jean-de-Monts']),
  ],
  [
    'a commune offered twice',
    'CONTENT_DUPLICATE',
    'question 7, shortcuts 2',
    /another code/,
    set(['questions', TOWN, 'shortcuts'], ['85234', '85234']),
  ],
  [
    'a character that turns the line',
    'CONTENT_TEXT_CHARACTER/direction',
    'question 1, text, en',
    /remove/,
    set(['questions', STAY, 'text', 'en'], 'Where \u202edo you sleep?'),
  ],
  ['a text in Arabic', 'CONTENT_TEXT_CHARACTER/right-to-left', 'title', /Latin/, set(['title'], 'مرحبا')],
  [
    'a bell in a text',
    'CONTENT_TEXT_CHARACTER/control',
    'question 9, answer 1, text, fr',
    /remove/,
    set(['questions', EXTRAS, 'choices', 0, 'text', 'fr'], 'Ding\u0007'),
  ],
  ['half a character', 'CONTENT_TEXT_CHARACTER/control', 'invitation', /remove/, set(['invitation'], 'Come \ud83d and see')],
  [
    'five thousand characters',
    'CONTENT_TEXT_TOO_LONG',
    'question 9, text, fr',
    /by 4860 char/,
    set(['questions', EXTRAS, 'text', 'fr'], 'x'.repeat(5000)),
  ],
  [
    'an origin and a commune of origin',
    'CONTENT_FIELD_TWICE',
    'question 8, field',
    /keep one/,
    all(set(['questions', TOWN, 'field'], 'origin_commune_insee'), remove('questions', TOWN, 'when')),
  ],
  [
    'a format of the future',
    'CONTENT_FORMAT_VERSION',
    'formatVersion',
    /write 2/,
    all(set(['formatVersion'], 3), set(['questions', HOME, 'kind'], 'holiday')),
  ],
];
