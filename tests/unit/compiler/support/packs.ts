import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CheckedQuiz, checkQuiz } from '#compiler/check-quiz.ts';
import { readSource } from '#compiler/source.ts';

/** Anything JSON can say, open for a test to break. */
export type Draft = { [key: string]: Json };
export type Json = string | number | boolean | null | Json[] | Draft;

/** Walks into a draft; a wrong step is a mistake of the test. */
export const at = (draft: Draft, ...path: (string | number)[]): Draft => {
  let here: Json | undefined = draft;
  for (const step of path) {
    if (Array.isArray(here)) here = here[Number(step)];
    else if (typeof here === 'object' && here !== null) here = here[step];
  }
  if (typeof here !== 'object' || here === null || Array.isArray(here)) throw new Error(`no object at ${path.join('.')}`);
  return here;
};

export const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#157a8f"/></svg>\n';

const text = (words: string): Draft => ({ fr: `${words} (fr)`, en: `${words} (en)` });
const outcome = (name: string): Draft => ({
  title: text(name),
  text: text(`You are ${name}`),
  advice: text('Go there'),
  picture: { file: 'picture.svg', alt: text(`A picture of ${name}`) },
});

/** A small quiz that is right; every call makes a new one, for a test to break. */
export const validQuiz = (): Draft => ({
  formatVersion: 2,
  id: 'small',
  kind: 'personality',
  locales: ['fr', 'en'],
  defaultLocale: 'fr',
  title: text('Small'),
  invitation: text('Come and play'),
  outcomes: { dune: outcome('the dune'), wave: outcome('the wave') },
  tieOrder: ['wave', 'dune'],
  questions: [
    {
      id: 'mood',
      kind: 'single',
      text: text('What do you feel like?'),
      field: 'themes',
      choices: [
        { id: 'beach', text: text('The beach'), value: 'sea_beach_sun', weights: { wave: 2, dune: -1 } },
        { id: 'woods', text: text('The woods'), value: ['wide_open_spaces', 'bike'], weights: { dune: 3 } },
        { id: 'other', text: text('Something else'), value: 'none' },
      ],
    },
    {
      id: 'pack',
      kind: 'multiple',
      text: text('What is in your bag?'),
      hint: text('Up to two'),
      field: 'none',
      optional: true,
      min: 1,
      max: 2,
      choices: [
        { id: 'book', text: text('A book'), weights: { dune: 1 } },
        { id: 'board', text: text('A board'), weights: { wave: 2 } },
        { id: 'towel', text: text('A towel'), weights: { wave: 1, dune: 1 } },
      ],
    },
    { id: 'party', kind: 'number', text: text('How many are you?'), field: 'party_size', min: 1, max: 12 },
    { id: 'home', kind: 'origin', text: text('Where from?'), departments: ['85', '2A'], countries: ['GB', 'NL'] },
  ],
});

const shown = (id: string, words: string): Draft => ({ id, text: text(words), picture: { file: 'picture.svg', alt: '' } });

/** A survey with every kind of question, conditions and earlier answers in later texts; every call makes a new one. */
export const everyKind = (): Draft => ({
  formatVersion: 2,
  id: 'small',
  kind: 'survey',
  locales: ['fr', 'en'],
  defaultLocale: 'fr',
  title: text('Every kind'),
  invitation: text('Come and say'),
  questions: [
    {
      id: 'stay',
      kind: 'picture',
      text: text('Where do you sleep?'),
      field: 'none',
      choices: [shown('tent', 'In a tent'), shown('home', 'At home')],
    },
    {
      id: 'face',
      kind: 'smiley',
      text: text('{answer:stay}: how is it?'),
      field: 'none',
      optional: true,
      choices: [
        { id: 'sad', text: text('Bad') },
        { id: 'so-so', text: text('So-so') },
        { id: 'happy', text: text('Good') },
      ],
    },
    {
      id: 'pace',
      kind: 'scale',
      text: text('Your pace?'),
      field: 'themes',
      min: 1,
      max: 5,
      low: text('Slow'),
      high: text('Fast'),
      bands: [
        { from: 1, value: 'wellbeing' },
        { from: 3, value: 'none' },
        { from: 4, value: ['sport_nature'] },
      ],
    },
    { id: 'party', kind: 'number', text: text('How many?'), field: 'party_size', min: 1, max: 12 },
    {
      id: 'nights',
      kind: 'scale',
      text: text('How many nights?'),
      field: 'stay_duration',
      min: 0,
      max: 7,
      low: text('None'),
      high: text('A week'),
      when: { question: 'stay', is: 'tent' },
    },
    {
      id: 'when',
      kind: 'month',
      text: text('When?'),
      field: 'stay_period',
      months: 12,
      when: { all: [{ question: 'party', atLeast: 2 }, { not: { question: 'face', anyOf: ['sad'] } }] },
    },
    {
      id: 'town',
      kind: 'commune',
      text: text('Which town?'),
      field: 'stay_commune_insee',
      departments: ['85'],
      shortcuts: ['85234', '85113'],
      when: {
        any: [
          { question: 'face', answered: false },
          { question: 'pace', is: 5 },
        ],
      },
    },
    { id: 'home', kind: 'origin', text: text('Where from?'), departments: ['85'], countries: ['GB'] },
    {
      id: 'extras',
      kind: 'multiple',
      text: text('What else, from {answer:home}?'),
      field: 'none',
      min: 1,
      max: 2,
      choices: [shown('bike', 'A bike'), shown('boat', 'A boat'), shown('book', 'A book')],
      when: { question: 'home', anyOf: ['FR', 'GB'] },
    },
    {
      id: 'beach',
      kind: 'map',
      text: text('Which beach?'),
      field: 'none',
      map: { file: 'picture.svg', alt: text('The coast') },
      choices: [
        { id: 'north', text: text('The north'), at: { x: 20, y: 10.5 } },
        { id: 'south', text: text('The south'), at: { x: 60, y: 90 } },
      ],
    },
    {
      id: 'order',
      kind: 'ranking',
      text: text('In which order?'),
      field: 'themes',
      places: 2,
      choices: [
        { id: 'sea', text: text('The sea'), value: 'sea_beach_sun' },
        { id: 'table', text: text('The table'), value: ['food'] },
        { id: 'nothing', text: text('Nothing'), value: 'none' },
      ],
    },
  ],
});

export const validBrand = (): Draft => ({
  formatVersion: 1,
  id: 'office',
  name: 'The office',
  logo: 'logo.svg',
  colours: { atlantic: '#0e5a78', lagoon: '#157a8f', coral: '#c8401c', sun: '#f4b63f' },
  contact: {
    controller: 'The office',
    noticeVersion: '2026-01',
    notice: text('We keep what you send'),
    purposes: [{ id: 'news', recipient: 'The office', text: text('Send me news'), channel: 'email', transfer: false }],
  },
});

export const validSite = (): Draft => ({
  formatVersion: 1,
  id: 'hall',
  name: 'The hall',
  provider: null,
  brand: 'office',
  geometry: { widthPx: 1080, heightPx: 1920 },
  pixelPitchMm: 0.277,
  bottomEdgeMm: 700,
  coordinates: { latitude: 46.79, longitude: -2.06 },
  campaigns: [{ id: 'summer', pack: 'small' }],
});

export const write = (folder: string, path: string, content: string | Uint8Array | Draft): void => {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  const raw = typeof content === 'string' || content instanceof Uint8Array ? content : `${JSON.stringify(content, null, 2)}\n`;
  writeFileSync(file, raw);
};

/** The valid quiz with points for every answer to its first question: the analysis has nothing to say either. */
export const soundQuiz = (): Draft => {
  const quiz = validQuiz();
  return JSON.parse(JSON.stringify(quiz).replace('"value":"none"', '"value":"none","weights":{"wave":1}'));
};

/** A content folder with one pack, one brand and one site, all right. */
export const writeValidContent = (folder: string): void => {
  write(folder, 'packs/small/quiz.json', soundQuiz());
  write(folder, 'packs/small/media/picture.svg', SVG);
  write(folder, 'brands/office/brand.json', validBrand());
  write(folder, 'brands/office/media/logo.svg', SVG);
  write(folder, 'sites/hall.json', validSite());
};

/** Checks the text of a quiz whose pictures lie in `media`. */
export const checkText = async (raw: string | Uint8Array, media: string, name = 'small'): Promise<CheckedQuiz> => {
  const { source, diagnostics } = readSource('quiz.json', typeof raw === 'string' ? Buffer.from(raw) : raw);
  if (source === null) return { quiz: null, media: new Map(), diagnostics };
  const checked = await checkQuiz(source, name, { path: media, shown: 'media' });
  return { ...checked, diagnostics: [...diagnostics, ...checked.diagnostics] };
};
