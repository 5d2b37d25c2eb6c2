import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTENT_CODES, type ContentCode } from '#compiler/codes.ts';
import { checkContent } from '#compiler/compile-content.ts';
import { PROJECT } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { BROKEN_KINDS } from './support/broken-kinds.ts';
import { BROKEN_PLACES, validPlace } from './support/broken-places.ts';
import {
  at,
  checkText,
  type Draft,
  everyKind,
  type Json,
  SVG,
  validBrand,
  validQuiz,
  validSite,
  write,
  writeValidContent,
} from './support/packs.ts';

// long: one case for each finding of the compiler, side by side so that a code without a case is seen.

const folder = temporaryFolder('findings');
const media = join(folder.path, 'packs/small/media');
beforeAll(() => writeValidContent(folder.path));
afterAll(() => folder.remove());

const question = (quiz: Draft, index: number): Draft => at(quiz, 'questions', index);
const choice = (quiz: Draft, index: number, place: number): Draft => at(quiz, 'questions', index, 'choices', place);

/** Breaks a right quiz in one place: which single finding must come, where in words, and what its advice must say. */
const BROKEN: readonly (readonly [mistake: string, ContentCode, where: string, fix: RegExp, (quiz: Draft) => void])[] = [
  [
    'a mistyped key',
    'CONTENT_KEY_UNKNOWN',
    'question 1, chioces',
    /"choices"/,
    (quiz) => {
      const q = question(quiz, 0);
      q.chioces = q.choices ?? null;
      delete q.choices;
    },
  ],
  [
    'a mistyped kind, without which nobody knows what the other keys are',
    'CONTENT_KEY_UNKNOWN',
    'question 1, kin',
    /"kind"/,
    (quiz) => {
      const q = question(quiz, 0);
      q.kin = q.kind ?? null;
      delete q.kind;
    },
  ],
  [
    'a missing kind',
    'CONTENT_KEY_MISSING',
    'question 1',
    /"kind"/,
    (quiz) => {
      delete question(quiz, 0).kind;
    },
  ],
  [
    'a key of nowhere',
    'CONTENT_KEY_UNKNOWN',
    'colour',
    /remove it/,
    (quiz) => {
      quiz.colour = 'red';
    },
  ],
  [
    'a key that looks like an inherited one',
    'CONTENT_KEY_UNKNOWN',
    'toString',
    /remove it/,
    (quiz) => {
      Object.assign(quiz, { toString: 'x' });
    },
  ],
  [
    'no text',
    'CONTENT_KEY_MISSING',
    'question 3',
    /"text"/,
    (quiz) => {
      delete question(quiz, 2).text;
    },
  ],
  [
    'no kind',
    'CONTENT_KEY_MISSING',
    'question 4',
    /"kind"/,
    (quiz) => {
      delete question(quiz, 3).kind;
    },
  ],
  [
    'a question that became multiple',
    'CONTENT_KEY_MISSING',
    'question 1',
    /"min" and "max"/,
    (quiz) => {
      question(quiz, 0).kind = 'multiple';
    },
  ],
  [
    'no outcomes',
    'CONTENT_KEY_MISSING',
    'the file',
    /"outcomes"/,
    (quiz) => {
      delete quiz.outcomes;
    },
  ],
  [
    'a number in quotes',
    'CONTENT_TYPE',
    'question 2, max',
    /without quotes/,
    (quiz) => {
      question(quiz, 1).max = '2';
    },
  ],
  [
    'half a point',
    'CONTENT_TYPE',
    'question 1, answer 1, points for "wave"',
    /whole number/,
    (quiz) => {
      at(choice(quiz, 0, 0), 'weights').wave = 0.5;
    },
  ],
  [
    'a list for a text',
    'CONTENT_TYPE',
    'title',
    /text in "double quotes" or an object/,
    (quiz) => {
      quiz.title = ['a'];
    },
  ],
  [
    'a number for a département',
    'CONTENT_TYPE',
    'question 4, departments 1',
    /one of/,
    (quiz) => {
      question(quiz, 3).departments = [85];
    },
  ],
  [
    'a kind of question that there is not',
    'CONTENT_VALUE',
    'question 1, kind',
    /"single"/,
    (quiz) => {
      question(quiz, 0).kind = 'singel';
    },
  ],
  [
    'an id with a capital',
    'CONTENT_FORM',
    'question 3, id',
    /small letters/,
    (quiz) => {
      question(quiz, 2).id = 'Party';
    },
  ],
  [
    'points beyond every bound',
    'CONTENT_RANGE',
    'question 1, answer 2, points for "dune"',
    /at most 100/,
    (quiz) => {
      at(choice(quiz, 0, 1), 'weights').dune = 101;
    },
  ],
  [
    'one answer only',
    'CONTENT_COUNT',
    'question 1, choices',
    /add/,
    (quiz) => {
      question(quiz, 0).choices = [{ id: 'a', text: 'A', value: 'food', weights: { dune: 1, wave: 1 } }];
    },
  ],
  [
    'one outcome only',
    'CONTENT_COUNT',
    'outcomes',
    /add/,
    (quiz) => {
      quiz.kind = 'personality';
      quiz.outcomes = { dune: at(quiz, 'outcomes', 'dune') };
      quiz.tieOrder = ['dune'];
      for (const q of [0, 1]) for (const c of [0, 1, 2]) choice(quiz, q, c).weights = { dune: 1 };
    },
  ],
  [
    'a blank text',
    'CONTENT_TEXT_EMPTY',
    'question 1, text, en',
    /write the text/,
    (quiz) => {
      at(question(quiz, 0), 'text').en = '  ';
    },
  ],
  [
    'a question too long for its place',
    'CONTENT_TEXT_TOO_LONG',
    'question 1, text, fr',
    /by 1 char/,
    (quiz) => {
      at(question(quiz, 0), 'text').fr = 'x'.repeat(141);
    },
  ],
  [
    'an answer too long for its place',
    'CONTENT_TEXT_TOO_LONG',
    'question 1, answer 1, text, fr',
    /by 2 char/,
    (quiz) => {
      at(choice(quiz, 0, 0), 'text').fr = 'x'.repeat(62);
    },
  ],
  [
    'an id that is not the folder',
    'CONTENT_ID_FOLDER',
    'id',
    /"small"/,
    (quiz) => {
      quiz.id = 'smal';
    },
  ],
  [
    'two questions of one id',
    'CONTENT_DUPLICATE',
    'question 3, id',
    /another id/,
    (quiz) => {
      question(quiz, 2).id = 'mood';
    },
  ],
  [
    'two answers of one id',
    'CONTENT_DUPLICATE',
    'question 1, answer 2, id',
    /another id/,
    (quiz) => {
      choice(quiz, 0, 1).id = 'beach';
    },
  ],
  [
    'one outcome twice in the tie order',
    'CONTENT_DUPLICATE',
    'tieOrder 2',
    /remove/,
    (quiz) => {
      quiz.tieOrder = ['dune', 'dune'];
    },
  ],
  [
    'a language listed twice',
    'CONTENT_DUPLICATE',
    'locales 3',
    /remove/,
    (quiz) => {
      quiz.locales = ['fr', 'en', 'en'];
    },
  ],
  [
    'a country offered twice',
    'CONTENT_DUPLICATE',
    'question 4, countries 2',
    /remove/,
    (quiz) => {
      question(quiz, 3).countries = ['GB', 'GB'];
    },
  ],
  [
    'a mistyped language',
    'CONTENT_LOCALE_UNKNOWN',
    'title, ffr',
    /"fr"/,
    (quiz) => {
      quiz.title = { ffr: 'a', en: 'b' };
    },
  ],
  [
    'a language that is not listed',
    'CONTENT_LOCALE_UNKNOWN',
    'title, de',
    /add "de"/,
    (quiz) => {
      at(quiz, 'title').de = 'Klein';
    },
  ],
  [
    'a language taken from the list',
    'CONTENT_LOCALE_UNKNOWN',
    'locales',
    /add "en"/,
    (quiz) => {
      quiz.locales = ['fr'];
    },
  ],
  [
    'a mistyped language in the list',
    'CONTENT_LOCALE_UNKNOWN',
    'locales 2',
    /"en"/,
    (quiz) => {
      quiz.locales = ['fr', 'eng'];
    },
  ],
  [
    'a default language that is not listed',
    'CONTENT_LOCALE_UNKNOWN',
    'defaultLocale',
    /fr, en/,
    (quiz) => {
      quiz.defaultLocale = 'nl';
    },
  ],
  [
    'a text that was not translated',
    'CONTENT_TRANSLATION_MISSING',
    'question 2, hint',
    /"en"/,
    (quiz) => {
      delete at(question(quiz, 1), 'hint').en;
    },
  ],
  [
    'an alternative text that was not translated',
    'CONTENT_TRANSLATION_MISSING',
    'outcome "dune", picture, alt',
    /"fr"/,
    (quiz) => {
      delete at(quiz, 'outcomes', 'dune', 'picture', 'alt').fr;
    },
  ],
  [
    'a text in no language',
    'CONTENT_TRANSLATION_MISSING',
    'title',
    /"fr"/,
    (quiz) => {
      quiz.title = {};
    },
  ],
  [
    'a language listed before anything is translated',
    'CONTENT_TRANSLATION_MISSING',
    'locales',
    /take "nl"/,
    (quiz) => {
      quiz.locales = ['fr', 'en', 'nl'];
    },
  ],
  [
    'a mistyped field',
    'CONTENT_FIELD_UNKNOWN',
    'question 1, field',
    /"themes"/,
    (quiz) => {
      question(quiz, 0).field = 'theme';
    },
  ],
  [
    'a personal field',
    'CONTENT_FIELD_UNKNOWN',
    'question 1, field',
    /write one of/,
    (quiz) => {
      question(quiz, 0).field = 'birth_date';
    },
  ],
  [
    'a field of the machine',
    'CONTENT_FIELD_UNKNOWN',
    'question 3, field',
    /write one of/,
    (quiz) => {
      question(quiz, 2).field = 'contact_channel';
    },
  ],
  [
    'a number for a field of words',
    'CONTENT_FIELD_UNKNOWN',
    'question 3, field',
    /write one of/,
    (quiz) => {
      question(quiz, 2).field = 'party_type';
    },
  ],
  [
    'a field asked twice',
    'CONTENT_FIELD_TWICE',
    'question 5, field',
    /keep one/,
    (quiz) => {
      quiz.questions = [0, 1, 2, 3].map((index): Json => question(quiz, index)).concat({ ...question(quiz, 2), id: 'again' });
    },
  ],
  [
    'a mistyped value',
    'CONTENT_VALUE_UNKNOWN',
    'question 1, answer 1, value',
    /"sea_beach_sun"/,
    (quiz) => {
      choice(quiz, 0, 0).value = 'sea_beach_son';
    },
  ],
  [
    'a mistyped value in a list',
    'CONTENT_VALUE_UNKNOWN',
    'question 1, answer 2, value 2',
    /"bike"/,
    (quiz) => {
      choice(quiz, 0, 1).value = ['food', 'bikes'];
    },
  ],
  [
    'a number outside the field',
    'CONTENT_BOUNDS_IMPOSSIBLE',
    'question 3, max',
    /1 to 99/,
    (quiz) => {
      question(quiz, 2).max = 100;
    },
  ],
  [
    'an answer without a value',
    'CONTENT_VALUE_MISSING',
    'question 1, answer 3',
    /none/,
    (quiz) => {
      delete choice(quiz, 0, 2).value;
    },
  ],
  [
    'answers that all have no value',
    'CONTENT_VALUE_MISSING',
    'question 2, field',
    /"none"/,
    (quiz) => {
      question(quiz, 1).field = 'themes';
    },
  ],
  [
    'a value where there is no field',
    'CONTENT_VALUE_UNWANTED',
    'question 2, answer 1, value',
    /remove/,
    (quiz) => {
      choice(quiz, 1, 0).value = 'food';
    },
  ],
  [
    'values where the field was taken away',
    'CONTENT_VALUE_UNWANTED',
    'question 1, field',
    /name the field/,
    (quiz) => {
      question(quiz, 0).field = 'none';
    },
  ],
  [
    'points for a mistyped outcome',
    'CONTENT_OUTCOME_UNKNOWN',
    'question 1, answer 2, points for "dunes"',
    /"dune"/,
    (quiz) => {
      choice(quiz, 0, 1).weights = { dunes: 3 };
    },
  ],
  [
    'an outcome that was renamed',
    'CONTENT_OUTCOME_UNKNOWN',
    'question 1, answer 1, points for "wave"',
    /horizon/,
    (quiz) => {
      quiz.outcomes = { dune: at(quiz, 'outcomes', 'dune'), horizon: at(quiz, 'outcomes', 'wave') };
    },
  ],
  [
    'a mistyped tie order',
    'CONTENT_OUTCOME_UNKNOWN',
    'tieOrder 2',
    /"dune"/,
    (quiz) => {
      quiz.tieOrder = ['wave', 'dume'];
    },
  ],
  [
    'an outcome nobody can get',
    'CONTENT_OUTCOME_UNREACHABLE',
    'outcome "wave"',
    /weights/,
    (quiz) => {
      for (const q of [0, 1]) for (const c of [0, 1, 2]) choice(quiz, q, c).weights = { dune: 1 };
    },
  ],
  [
    'an outcome that only loses points',
    'CONTENT_OUTCOME_UNREACHABLE',
    'outcome "wave"',
    /weights/,
    (quiz) => {
      for (const q of [0, 1]) for (const c of [0, 1, 2]) choice(quiz, q, c).weights = { dune: 1, wave: -1 };
    },
  ],
  [
    'an incomplete tie order',
    'CONTENT_TIE_ORDER',
    'tieOrder',
    /"dune"/,
    (quiz) => {
      quiz.tieOrder = ['wave'];
    },
  ],
  [
    'a survey that scores',
    'CONTENT_SURVEY_SCORES',
    'outcomes',
    /personality/,
    (quiz) => {
      quiz.kind = 'survey';
    },
  ],
  [
    'min above max',
    'CONTENT_BOUNDS_IMPOSSIBLE',
    'question 3, min',
    /swap/,
    (quiz) => {
      question(quiz, 2).min = 13;
    },
  ],
  [
    'more to choose than there is',
    'CONTENT_BOUNDS_IMPOSSIBLE',
    'question 2, max',
    /at most 3/,
    (quiz) => {
      question(quiz, 1).max = 4;
    },
  ],
  [
    'a picture that is not there',
    'CONTENT_PICTURE_MISSING',
    'outcome "dune", picture, file',
    /"picture.svg"/,
    (quiz) => {
      at(quiz, 'outcomes', 'dune', 'picture').file = 'Picture.svg';
    },
  ],
  [
    'a picture of another pack',
    'CONTENT_PICTURE_OUTSIDE',
    'outcome "dune", picture, file',
    /name alone/,
    (quiz) => {
      at(quiz, 'outcomes', 'dune', 'picture').file = '../../other/media/picture.svg';
    },
  ],
  [
    'a picture of the internet',
    'CONTENT_PICTURE_OUTSIDE',
    'outcome "dune", picture, file',
    /name alone/,
    (quiz) => {
      at(quiz, 'outcomes', 'dune', 'picture').file = 'https://example.org/a.svg';
    },
  ],
  [
    'a name that no terminal takes in',
    'CONTENT_FORM',
    'outcome "dune", picture, file',
    /rename it to "Ete-a-la-plage-1.svg"/,
    (quiz) => {
      at(quiz, 'outcomes', 'dune', 'picture').file = 'Été à la plage #1.svg';
    },
  ],
  [
    'a file ending that no terminal serves',
    'CONTENT_FORM',
    'outcome "dune", picture, file',
    /rename it to "dune.svg"/,
    (quiz) => {
      at(quiz, 'outcomes', 'dune', 'picture').file = 'dune.SVG';
    },
  ],
  [
    'a photo',
    'CONTENT_PICTURE_BROKEN',
    'outcome "dune", picture, file',
    /\.svg or \.png/,
    (quiz) => {
      at(quiz, 'outcomes', 'dune', 'picture').file = 'photo.jpg';
    },
  ],
  [
    'a quiz of the version before',
    'CONTENT_FORMAT_OLD',
    'formatVersion',
    /npm run content -- migrate quiz\.json/,
    (quiz) => {
      quiz.formatVersion = 1;
    },
  ],
  [
    'a département of nowhere',
    'CONTENT_PLACE_UNKNOWN',
    'question 4, departments 2',
    /971/,
    (quiz) => {
      question(quiz, 3).departments = ['85', '99'];
    },
  ],
  [
    'a country in small letters',
    'CONTENT_PLACE_UNKNOWN',
    'question 4, countries 1',
    /"GB"/,
    (quiz) => {
      question(quiz, 3).countries = ['gb'];
    },
  ],
];

const found = new Set<ContentCode>();

describe('one mistake gives one finding, at its place, with what to write instead', () => {
  it('the quiz is right before it is broken', async () => {
    const checked = await checkText(JSON.stringify(validQuiz()), media);
    expect(checked.diagnostics).toEqual([]);
    expect(checked.quiz?.id).toBe('small');
  });

  it.each(BROKEN)('%s → %s', async (_, code, where, fix, mistake) => {
    const quiz = validQuiz();
    mistake(quiz);
    const { diagnostics, quiz: compiled } = await checkText(JSON.stringify(quiz, null, 2), media);
    expect(diagnostics.map((one) => `${one.code} ${one.where}`)).toEqual([`${code} ${where}`]);
    expect(diagnostics[0]?.fix).toMatch(fix);
    expect(compiled === null).toBe(CONTENT_CODES[code].severity === 'error');
    found.add(code);
  });

  it('the survey with every kind of question is right before it is broken', async () => {
    expect((await checkText(JSON.stringify(everyKind()), media)).diagnostics).toEqual([]);
  });

  it.each(BROKEN_KINDS)('%s → %s', async (_, variant, where, fix, mistake) => {
    const quiz = everyKind();
    mistake(quiz);
    const { diagnostics, quiz: compiled } = await checkText(JSON.stringify(quiz, null, 2), media);
    expect(diagnostics.map((one) => `${one.said.variant} ${one.where}`)).toEqual([`${variant} ${where}`]);
    expect(diagnostics[0]?.fix).toMatch(fix);
    expect(compiled === null).toBe(diagnostics[0]?.severity === 'error');
    for (const { code } of diagnostics) found.add(code);
  });
});

it('a code that is a postcode as well is not doubted where the other commune is offered, too', async () => {
  const quiz = everyKind();
  question(quiz, 6).shortcuts = ['85160', '85234'];
  expect((await checkText(JSON.stringify(quiz), media)).diagnostics).toEqual([]);
});

/** Files that cannot even be read as JSON: where exactly they go wrong. */
const RAW: readonly (readonly [mistake: string, ContentCode, place: string, raw: string | Uint8Array])[] = [
  ['no comma', 'CONTENT_SYNTAX', '2:14', '{\n  "title": "a"\n  "id": "b"\n}'],
  ['a comma too many', 'CONTENT_SYNTAX', '2:15', '{\n  "title": "a",\n}'],
  ['a comma too many in a list', 'CONTENT_SYNTAX', '2:18', '{\n  "locales": ["a",]\n}'],
  ['a comment', 'CONTENT_SYNTAX', '2:3', '{\n  // the title\n  "title": "a"\n}'],
  ['single quotes', 'CONTENT_SYNTAX', '2:3', "{\n  'title': 'a'\n}"],
  ['a quote that is not closed', 'CONTENT_SYNTAX', '2:12', '{\n  "title": "a,\n  "id": "b"\n}'],
  ['a file that was cut off', 'CONTENT_SYNTAX', '3:11', '{\n  "questions": [\n    { "id":\n'],
  ['nothing at all', 'CONTENT_SYNTAX', '1:1', ' \n '],
  ['a second document', 'CONTENT_SYNTAX', '2:1', '{}\n{}'],
  [
    'a key twice',
    'CONTENT_KEY_DUPLICATE',
    '3:3',
    `{\n  "id": "small",\n  "id": "small",${JSON.stringify(validQuiz()).slice(1).replace('"id":"small",', '')}`,
  ],
  ['a byte order mark', 'CONTENT_BOM', '1:1', `\uFEFF${JSON.stringify(validQuiz())}`],
  ['Latin 1', 'CONTENT_NOT_UTF8', '2:11', Buffer.from('{\n "a": "marée" }', 'latin1')],
  ['UTF-16', 'CONTENT_NOT_UTF8', '1:1', Buffer.from('\uFEFF{}', 'utf16le')],
  ['brackets without end', 'CONTENT_TOO_DEEP', '1:41', '['.repeat(200_000)],
  ['brackets within brackets, all closed', 'CONTENT_TOO_DEEP', '1:41', '['.repeat(200_000) + ']'.repeat(200_000)],
  [
    'brackets within brackets under a key that a second one replaces',
    'CONTENT_TOO_DEEP',
    '1:45',
    `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)},"a":1}`,
  ],
  ['more than five megabytes', 'CONTENT_TOO_LARGE', '1:1', ' '.repeat(5 * 1024 * 1024 + 1)],
];

describe('a file that is not JSON has one finding, where it goes wrong', () => {
  it.each(RAW)('%s → %s at %s', async (_, code, place, raw) => {
    const { diagnostics } = await checkText(raw, media);
    expect(diagnostics.map((one) => `${one.code} ${one.line}:${one.column}`)).toEqual([`${code} ${place}`]);
    found.add(code);
  });

  it('a bracket inside a text is no bracket', async () => {
    const quiz = validQuiz();
    quiz.title = '['.repeat(60);
    expect((await checkText(JSON.stringify(quiz), media)).diagnostics).toEqual([]);
  });

  it('a key of the prototype is a key like any other', async () => {
    const raw = JSON.stringify(validQuiz()).replace('{', '{"__proto__": {"kind": "survey"},');
    const { diagnostics } = await checkText(raw, media);
    expect(diagnostics.map((one) => one.code)).toEqual(['CONTENT_KEY_UNKNOWN']);
  });
});

const brandWithFont = (file: string): Draft => ({ ...validBrand(), font: { headings: { file, licence: 'OFL-1.1' } } });
/** The second half of a family, as it is cut for the web: the letters of Eastern Europe, and hardly one without an accent. */
const LETTERS_WITH_ACCENTS = join(
  PROJECT,
  'node_modules/@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-700-normal.woff2',
);

/** Mistakes that only show when files are put together. */
const LINKED: readonly (readonly [mistake: string, ContentCode, file: string, where: string, (root: string) => void])[] = [
  ['no quiz.json', 'CONTENT_FILE_MISSING', 'packs/empty/quiz.json', 'the file', (root) => write(root, 'packs/empty/media/a.svg', SVG)],
  [
    'a brand too pale',
    'CONTENT_CONTRAST',
    'brands/office/brand.json',
    'colours, lagoon',
    (root) => {
      const brand = validBrand();
      at(brand, 'colours').lagoon = '#2aa9c0';
      write(root, 'brands/office/brand.json', brand);
    },
  ],
  [
    'a sun too dark',
    'CONTENT_CONTRAST',
    'brands/office/brand.json',
    'colours, sun',
    (root) => {
      const brand = validBrand();
      at(brand, 'colours').sun = '#5a3a00';
      write(root, 'brands/office/brand.json', brand);
    },
  ],
  [
    'a colour by name',
    'CONTENT_FORM',
    'brands/office/brand.json',
    'colours, coral',
    (root) => {
      const brand = validBrand();
      at(brand, 'colours').coral = 'red';
      write(root, 'brands/office/brand.json', brand);
    },
  ],
  [
    'a purpose that was not translated',
    'CONTENT_TRANSLATION_MISSING',
    'brands/office/brand.json',
    'contact, purpose 1, text',
    (root) => {
      const brand = validBrand();
      at(brand, 'contact', 'purposes', 0).text = { fr: 'Des nouvelles' };
      write(root, 'brands/office/brand.json', brand);
    },
  ],
  [
    'a brand that does not speak the language of the pack',
    'CONTENT_TRANSLATION_MISSING',
    'sites/hall.json',
    'campaign 1, pack',
    (root) => {
      const brand = validBrand();
      at(brand, 'contact').notice = { fr: 'x' };
      at(brand, 'contact', 'purposes', 0).text = { fr: 'x' };
      write(root, 'brands/office/brand.json', brand);
    },
  ],
  [
    'a brand that does not exist',
    'CONTENT_BRAND_UNKNOWN',
    'sites/hall.json',
    'brand',
    (root) => write(root, 'sites/hall.json', { ...validSite(), brand: 'offices' }),
  ],
  [
    'a pack that does not exist',
    'CONTENT_PACK_UNKNOWN',
    'sites/hall.json',
    'campaign 1, pack',
    (root) => write(root, 'sites/hall.json', { ...validSite(), campaigns: [{ id: 'summer', pack: 'smal' }] }),
  ],
  [
    'a site under another name',
    'CONTENT_ID_FOLDER',
    'sites/hall.json',
    'id',
    (root) => write(root, 'sites/hall.json', { ...validSite(), id: 'all' }),
  ],
  [
    'a terminal in the cellar',
    'CONTENT_RANGE',
    'sites/hall.json',
    'bottomEdgeMm',
    (root) => write(root, 'sites/hall.json', { ...validSite(), bottomEdgeMm: -1 }),
  ],
  [
    'a picture with a script',
    'CONTENT_PICTURE_UNSAFE',
    'packs/small/media/picture.svg',
    'the picture',
    (root) => write(root, 'packs/small/media/picture.svg', SVG.replace('</svg>', '<script>1</script></svg>')),
  ],
  [
    'a picture that is none',
    'CONTENT_PICTURE_BROKEN',
    'packs/small/media/picture.svg',
    'the picture',
    (root) => write(root, 'packs/small/media/picture.svg', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])),
  ],
  [
    'a quiz of ten megabytes',
    'CONTENT_TOO_LARGE',
    'packs/small/quiz.json',
    'the file',
    (root) => write(root, 'packs/small/quiz.json', `{"title": "${'x'.repeat(10 * 1024 * 1024)}"}`),
  ],
  [
    'a folder in the place of a quiz',
    'CONTENT_FILE_MISSING',
    'packs/other/quiz.json',
    'the file',
    (root) => write(root, 'packs/other/quiz.json/nothing.txt', 'x'),
  ],
  [
    'a name with a character that turns the line',
    'CONTENT_TEXT_CHARACTER',
    'brands/office/brand.json',
    'name',
    (root) => write(root, 'brands/office/brand.json', { ...validBrand(), name: 'The \u202eeciffo' }),
  ],
  [
    'a game that cannot be one',
    'CONTENT_GAME',
    'packs/shells/quiz.json',
    'game, levels 1',
    (root) => {
      const { kind: _, outcomes: __, tieOrder: ___, questions: ____, ...quiz } = validQuiz();
      const pair = (id: string): Json => ({ id, name: id, picture: { file: 'picture.svg', alt: '' } });
      write(root, 'packs/shells/quiz.json', {
        ...{ ...quiz, id: 'shells', kind: 'memory' },
        game: { pairs: [pair('cockle'), pair('whelk'), pair('mussel')], levels: [4] },
      });
      write(root, 'packs/shells/media/picture.svg', SVG);
    },
  ],
  [
    'a font that is not there',
    'CONTENT_FONT_MISSING',
    'brands/office/brand.json',
    'font, headings, file',
    (root) => write(root, 'brands/office/brand.json', brandWithFont('titles.woff2')),
  ],
  [
    'a font out of the folder',
    'CONTENT_FONT_OUTSIDE',
    'brands/office/brand.json',
    'font, headings, file',
    (root) => write(root, 'brands/office/brand.json', brandWithFont('../../titles.woff2')),
  ],
  [
    'a font that is none',
    'CONTENT_FONT_BROKEN',
    'brands/office/brand.json',
    'font, headings, file',
    (root) => {
      write(root, 'brands/office/brand.json', brandWithFont('titles.woff2'));
      write(root, 'brands/office/media/titles.woff2', SVG);
    },
  ],
  [
    'a font without the plain letters',
    'CONTENT_FONT_CHARACTERS',
    'brands/office/brand.json',
    'font, headings, file',
    (root) => {
      write(root, 'brands/office/brand.json', brandWithFont('titles.woff2'));
      write(root, 'brands/office/media/titles.woff2', readFileSync(LETTERS_WITH_ACCENTS));
    },
  ],
  [
    'a list of clips that cannot be read',
    'CONTENT_VOICE_BROKEN',
    'voice/fr/index.json',
    'the file',
    (root) => write(root, 'voice/fr/index.json', { formatVersion: 1, clips: { Retour: '../packs/quiz.json' } }),
  ],
  [
    'a picture that is a link out of the folder',
    'CONTENT_PICTURE_MISSING',
    'brands/office/brand.json',
    'logo',
    (root) => {
      symlinkSync('/etc/hostname', join(root, 'brands/office/media/link.svg'));
      write(root, 'brands/office/brand.json', { ...validBrand(), logo: 'link.svg' });
    },
  ],
];

describe('packs, brands and sites fit together', () => {
  it('they do before something is broken', async () => {
    using root = temporaryFolder('linked');
    writeValidContent(root.path);
    const { content, diagnostics } = await checkContent({ path: root.path, shown: '' });
    expect(diagnostics).toEqual([]);
    expect(content?.sites[0]?.campaigns).toEqual([{ id: 'summer', pack: 'small' }]);
  });

  it.each(LINKED)('%s → %s', async (_, code, file, where, mistake) => {
    using root = temporaryFolder('linked');
    writeValidContent(root.path);
    mistake(root.path);
    const { content, diagnostics } = await checkContent({ path: root.path, shown: '' });
    expect(diagnostics.map((one) => `${one.code} ${one.file} ${one.where}`)).toEqual([`${code} ${file} ${where}`]);
    expect(content).toBeNull();
    found.add(code);
  });

  it('an empty folder is no content', async () => {
    using root = temporaryFolder('linked');
    const { diagnostics } = await checkContent({ path: root.path, shown: 'content' });
    expect(diagnostics.map((one) => `${one.code} ${one.file}`)).toEqual(['CONTENT_FILE_MISSING content']);
  });
});

describe('a place to recommend', () => {
  it('is right before it is broken', async () => {
    using root = temporaryFolder('place');
    writeValidContent(root.path);
    write(root.path, 'places/market.json', validPlace());
    const { content, diagnostics } = await checkContent({ path: root.path, shown: '' });
    expect(diagnostics).toEqual([]);
    expect(content?.places.map(({ id }) => id)).toEqual(['market']);
  });

  it.each(BROKEN_PLACES)('%s → %s', async (_, code, where, fix, mistake) => {
    using root = temporaryFolder('place');
    writeValidContent(root.path);
    const place = validPlace();
    mistake(place);
    write(root.path, 'places/market.json', place);
    const { content, diagnostics } = await checkContent({ path: root.path, shown: '' });
    expect(diagnostics.map((one) => `${one.code} ${one.file} ${one.where}`)).toEqual([`${code} places/market.json ${where}`]);
    expect(diagnostics[0]?.fix).toMatch(fix);
    expect(content === null).toBe(CONTENT_CODES[code].severity === 'error');
    found.add(code);
  });
});

it('every code was found by one of these mistakes', () => {
  expect([...found].toSorted()).toEqual(Object.keys(CONTENT_CODES).toSorted());
});
