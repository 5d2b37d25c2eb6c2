import { afterAll, describe, expect, it } from 'vitest';
import type { DraftQuestion } from '#import/draft.ts';
import { conditionOf } from '#import/surveyjs/condition.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { checkText } from '#tests/unit/compiler/support/packs.ts';
import { fixture, foundIn, imported, questionsOf, quizOf, source } from './support/imported.ts';

const media = temporaryFolder('import-survey');
afterAll(() => media.remove());

describe('a survey of SurveyJS', () => {
  const survey = imported('survey.json', fixture('survey.json'));

  it('keeps its questions in order, in the kinds of terminals, with its own names as ids', () => {
    const quiz = quizOf(survey);
    expect(quiz).toMatchObject({ id: 'small', kind: 'survey', locales: ['fr', 'en'], defaultLocale: 'fr' });
    expect(Object.entries(questionsOf(quiz)).map(([id, { kind }]) => `${id} ${String(kind)}`)).toEqual([
      'logement single',
      'combien number',
      'mois month',
      'chien single',
      'paysage picture',
      'activites multiple',
      'accueil smiley',
      'calme scale',
      'retour single',
    ]);
  });

  it('keeps texts in every language, answers, bounds, and what may be skipped', () => {
    const { logement, combien, activites, retour, paysage } = questionsOf(quizOf(survey));
    expect(logement).toMatchObject({
      text: { fr: 'Où dormez-vous ?', en: 'Where do you sleep?' },
      choices: [{ id: 'tente', text: { fr: 'Sous la tente', en: 'In a tent' } }, { id: 'maison' }, { id: 'bateau' }],
    });
    expect(logement).not.toHaveProperty('optional');
    expect(combien).toMatchObject({ min: 1, max: 12 });
    expect(activites).toMatchObject({ optional: true, min: 1, max: 2 });
    expect(retour).toMatchObject({ hint: { fr: 'Dites-le franchement' } });
    expect(paysage).toMatchObject({
      text: { fr: '{answer:logement} : que voyez-vous ?' },
      choices: [{ picture: { file: 'paysage-dune.png' } }, { picture: { file: 'paysage-port.svg' } }],
    });
  });

  it('keeps conditions that compare answers, those of pages included', () => {
    const { chien, paysage, calme } = questionsOf(quizOf(survey));
    expect(chien?.when).toEqual({
      all: [
        { question: 'combien', atLeast: 2 },
        {
          any: [
            { question: 'logement', is: 'tente' },
            { question: 'logement', is: 'bateau' },
          ],
        },
      ],
    });
    expect(paysage?.when).toEqual({ not: { question: 'logement', is: 'bateau' } });
    expect(calme?.when).toEqual({
      all: [
        { not: { question: 'logement', is: 'bateau' } },
        {
          all: [
            { question: 'activites', is: 'lire' },
            { question: 'accueil', anyOf: ['2', '3'] },
          ],
        },
      ],
    });
  });

  it('fills no field by guessing, and says so at the very place', () => {
    const text = survey.quiz?.split('\n') ?? [];
    for (const question of Object.values(questionsOf(quizOf(survey)))) expect(question.field).toBe('none');
    const open = survey.findings.filter(({ code }) => code === 'IMPORT_FIELD_OPEN');
    expect(open).toHaveLength(9);
    for (const { line } of open) expect(text[line - 1]).toContain('"field": "none"');
  });

  it('names each thing that did not come over with its line in the source', () => {
    const lines = fixture('survey.json').toString().split('\n');
    for (const [line, what] of [
      ['completedHtml', 'IMPORT_NOT_CARRIED "completedHtml"'],
      ['triggers', 'IMPORT_NOT_CARRIED "triggers"'],
      ['showOtherItem', 'IMPORT_NOT_CARRIED "showOtherItem"'],
      ['pt-br', 'IMPORT_LANGUAGE terminals do not speak "pt-br"'],
      ['courriel', 'IMPORT_NOT_CARRIED a quiz does not ask for personal things'],
      ['age({mois})', 'IMPORT_CONDITION "age({mois}) > 3"'],
      ['dune.jpg', 'IMPORT_PICTURE the picture "https://example.org/photos/dune.jpg"'],
    ] as const) {
      const number = lines.findIndex((one) => one.includes(line)) + 1;
      // A question is named where it begins.
      const near = [number - 1, number].map((one) => `survey.json:${one} ${what}`);
      expect(foundIn(survey).filter((one) => near.some((start) => one.startsWith(start)), what)).toHaveLength(1);
    }
  });

  it('of version 1 gives the same quiz as its new form, and says which keys were about looks', async () => {
    const old = imported('survey-v1.json', fixture('survey-v1.json'));
    const { meteo, note } = questionsOf(quizOf(old));
    expect(meteo).toMatchObject({ choices: [{ id: '1' }, { id: '2' }, { id: '3' }] });
    expect(note).toMatchObject({ kind: 'scale', min: 1, max: 5, low: { fr: 'raté' }, when: { question: 'meteo', anyOf: ['1', '2'] } });
    const looks = old.findings.filter(({ code }) => code === 'IMPORT_APPEARANCE').map(({ where }) => where);
    expect(looks.map((where) => (typeof where === 'string' ? where : where.en))).toEqual([
      'showNavigationButtons',
      'goNextPageAutomatic',
      'questionTitleLocation',
      'sendResultOnPageNext',
    ]);
    // Once the invitation is written there is nothing left that the compiler would refuse.
    const finished = (old.quiz ?? '').replace('"invitation": ""', '"invitation": "Bonjour"');
    expect((await checkText(finished, media.path)).diagnostics).toEqual([]);
  });

  it('with two questions of one name keeps both, under two ids, and says so', () => {
    const twice = source('survey-v1.json');
    const two = imported('two.json', Buffer.from(JSON.stringify(twice).replace('"name":"note"', '"name":"meteo"')));
    expect(Object.keys(questionsOf(quizOf(two)))).toEqual(['meteo', 'meteo-2']);
    expect(foundIn(two).join()).toContain('"meteo" stands twice');
  });

  it('asks a slider of a hundred positions as a number, and says so', () => {
    const slider = imported('s.json', { elements: [{ type: 'slider', name: 'far', title: 'How far?' }], locale: 'en' });
    expect(questionsOf(quizOf(slider)).far).toMatchObject({ kind: 'number', min: 0, max: 100 });
    expect(foundIn(slider).join()).toContain('101 positions are too many');
  });
});

const choice = (name: string) => ({ name, path: [], text: {}, weights: new Map<string, number>() });
const asks = (name: string, kind: DraftQuestion['asks']): [string, DraftQuestion] => [
  name,
  { name, path: [], asks: kind, text: {}, optional: true },
];
const QUESTIONS = new Map([
  asks('a', { kind: 'single', choices: [choice('x'), choice('y'), choice("it's")] }),
  asks('many', { kind: 'multiple', min: 1, max: 2, choices: [choice('x'), choice('y')] }),
  asks('n', { kind: 'number', min: 0, max: 9 }),
  asks('face', { kind: 'smiley', choices: [choice('1'), choice('2'), choice('3')] }),
  asks('b', { kind: 'single', choices: [choice('true'), choice('false')] }),
]);
const a = (is: string) => ({ question: 'a', is });

describe('an expression', () => {
  it.for([
    ["{a} = 'x'", a('x')],
    ["'x' == {a}", a('x')],
    ["{a} equals 'it\\'s'", a("it's")],
    ["{a} <> 'x'", { not: a('x') }],
    ["!({a} = 'x')", { not: a('x') }],
    ["{a} anyof ['x', 'y']", { question: 'a', anyOf: ['x', 'y'] }],
    ["{a} noneof ['x', 'y']", { not: { question: 'a', anyOf: ['x', 'y'] } }],
    ['{a} empty', { question: 'a', answered: false }],
    ['{a} notempty', { question: 'a', answered: true }],
    ["{many} contains 'x'", { question: 'many', is: 'x' }],
    ["{many} notcontains 'x'", { not: { question: 'many', is: 'x' } }],
    [
      "{many} allof ['x','y']",
      {
        all: [
          { question: 'many', is: 'x' },
          { question: 'many', is: 'y' },
        ],
      },
    ],
    ['{n} >= 3', { question: 'n', atLeast: 3 }],
    ['{n} > 3', { question: 'n', atLeast: 4 }],
    ['3 < {n}', { question: 'n', atLeast: 4 }],
    ['{n} > 2.5', { question: 'n', atLeast: 3 }],
    ['{n} < 3', { all: [{ question: 'n', answered: true }, { not: { question: 'n', atLeast: 3 } }] }],
    ['{n} <= 3', { all: [{ question: 'n', answered: true }, { not: { question: 'n', atLeast: 4 } }] }],
    ["{n} = '3'", { question: 'n', is: 3 }],
    ['{face} >= 2', { question: 'face', anyOf: ['2', '3'] }],
    ['{b} = true', { question: 'b', is: 'true' }],
    ["{a} = 'x' or {a} = 'y' and {n} = 1", { any: [a('x'), { all: [a('y'), { question: 'n', is: 1 }] }] }],
    ["({a} = 'x' || {a} = 'y') && {n} = 1", { all: [{ any: [a('x'), a('y')] }, { question: 'n', is: 1 }] }],
  ] as const)('%s is a condition', ([written, condition]) => {
    expect(conditionOf(written, QUESTIONS)).toEqual(condition);
  });

  it.for([
    '',
    '{a}',
    "{a} = 'z'",
    "{other} = 'x'",
    "{a} contains 'x'",
    "{many} = ['x']",
    "{many} = 'x'",
    "{many} <> 'x'",
    '{a} > 1',
    '{n} + 1 > 3',
    '{n} > {face}',
    'age({n}) > 3',
    "{a} = 'x' and",
    "({a} = 'x'",
    "{a} = 'x')",
    "{a} = 'x",
    '{n} > 5-3',
    '{panel.a} = 1',
    `${'('.repeat(1000)}{n} = 1`,
    `{n} = 1 ${'or {n} = 1 '.repeat(1000)}`,
  ])('%s is not carried over by halves', (written) => {
    expect(conditionOf(written, QUESTIONS)).toBeNull();
  });
});
