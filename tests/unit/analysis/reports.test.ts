import { describe, expect, test } from 'vitest';
import { ANALYSIS_CODES } from '#analysis/codes.ts';
import { htmlReport } from '#analysis/html-report.ts';
import { jsonReport } from '#analysis/json-report.ts';
import { placesIn } from '#analysis/place-in-file.ts';
import { duration } from '#analysis/report.ts';
import { textReport, textTable } from '#analysis/text-report.ts';
import { idOf } from '#contract/ids.ts';
import { analysisOf, choice, origin, quizOf, single, text } from './support/quizzes.ts';

const quiz = quizOf(
  [
    single('ask', [choice('a', { wave: 2 }), choice('b', { dune: 2 }), choice('c', { wave: 1 })]),
    origin('home', { when: { question: idOf('question', 'ask'), is: 'a' } }),
  ],
  ['wave', 'dune'],
);
const analysis = analysisOf(quiz, 5);
const nowhere = () => null;

describe('a table on a terminal', () => {
  const table = {
    caption: '',
    columns: [{ title: 'name' }, { title: 'n', numeric: true }, { title: 'said' }],
    rows: [
      ['first', '1', 'a sentence that is much too long to stand on one line of a narrow terminal'],
      ['é', '10', 'short'],
    ],
  };
  test('keeps its columns and breaks the last one', () => {
    const lines = textTable(table, 44).split('\n');
    expect(lines.every((line) => line.length <= 44)).toBe(true);
    expect(lines[0]).toBe('name    n  said');
    expect(lines.slice(2).map((line) => line.slice(0, 9).trim())).toEqual(['first   1', '', '', 'é      10']);
    expect(lines.join(' ')).toContain('terminal');
  });
});

describe('the report for a terminal', () => {
  test('begins with the verdict and names every finding as check does', () => {
    const lines = textReport(analysis, () => 'packs/small/quiz.json:3:5', 'en', 120).split('\n');
    expect(lines[0]).toBe('title (en) (small): 1 warning');
    expect(lines[2]).toMatch(/^packs\/small\/quiz\.json:3:5 {2}warning ANALYSIS_TIME_OVER_BUDGET {2}the quiz: .+ → .+$/);
  });

  test('speaks French all through when asked to', () => {
    const french = textReport(analysis, nowhere, 'fr', 120);
    for (const word of ['avertissement', 'Résultats', 'Parcours', 'Durée', 'Traductions', '66,7']) expect(french).toContain(word);
    for (const word of ['share', 'Ways', 'verdict']) expect(french).not.toContain(word);
  });
});

describe('the page', () => {
  const page = htmlReport([{ analysis, placeOf: nowhere }], 'en');

  test('needs nothing else: no script, nothing loaded', () => {
    expect(page).not.toMatch(/<script|<link|<img|\ssrc=|@import|url\(|https?:/i);
    expect(page).toMatch(/^<!doctype html><html lang="en">/);
  });

  test('every chart says in words what it shows, and has a table beside it', () => {
    const sections = page.split('<section>').slice(1);
    const drawn = sections.filter((section) => section.includes('<svg'));
    expect(drawn).toHaveLength(4);
    for (const section of drawn) {
      expect(section).toMatch(/role="img" aria-label="[^"]{20,}"/);
      expect(section).toMatch(/<caption>.+<th scope="col"/);
    }
    expect(page).toContain('title wave (en) 66.7');
  });

  test('text of an author stays text', () => {
    const sly = { ...quiz, title: { fr: '<script>alert(1)</script>', en: '"><img src=x>' } };
    const written = htmlReport([{ analysis: analysisOf(sly), placeOf: nowhere }], 'en');
    expect(written).not.toMatch(/<img|<script/);
    expect(written).toContain('&quot;&gt;&lt;img src=x&gt;');
  });

  test('an error bar is drawn where figures come from chance, and only there', () => {
    expect(page).not.toContain('class="whisker"');
    const { outcomes } = analysis;
    if (outcomes === null) throw new Error('the quiz has outcomes');
    const shares = outcomes.shares.map((one) => ({ ...one, error: 0.01 }));
    const simulated = { ...analysis, outcomes: { ...outcomes, shares, simulated: 500 } };
    const written = htmlReport([{ analysis: simulated, placeOf: nowhere }], 'en');
    expect(written).toContain('class="whisker"');
    expect(written).toContain('Simulation of 500 visits');
  });
});

describe('the time of a game', () => {
  const race = {
    questions: ['one', 'two', 'three'].map((id) => ({
      id,
      text: text(id),
      choices: ['a', 'b'].map((name) => ({ id: name, text: text(name), picture: null })),
      right: 0,
      reason: text('because'),
      source: { label: 'SHOM', url: null },
      level: 1,
    })),
    perGame: 3,
    secondsPerQuestion: 20,
    suddenDeath: true,
  };
  const played = analysisOf({ ...quiz, game: { kind: 'trivia', rules: race, answers: [] } });
  const seconds = played.time.locales[0]?.parts.game ?? 0;

  test('stands in every report, as text, as a page and for programs', () => {
    expect(seconds).toBeGreaterThan(20);
    expect(textReport(played, nowhere, 'en', 160)).toMatch(/playing the game.*reading questions/);
    expect(textReport(played, nowhere, 'fr', 160)).toMatch(/jouer +lire les questions/);
    const page = htmlReport([{ analysis: played, placeOf: nowhere }], 'en');
    expect(page).toContain(`<th scope="col" class="num">playing the game</th>`);
    expect(page).toContain(`<td class="num">${duration(seconds)}</td>`);
    expect(page).toContain('<li class="of-sun">playing the game</li>');
    expect(jsonReport(played, nowhere, 'en')).toMatchObject({ time: { locales: [{ parts: { game: seconds } }, {}] } });
  });

  test('is no column where there is none', () => {
    expect(textReport(analysis, nowhere, 'en', 160)).not.toContain('playing the game');
    expect(htmlReport([{ analysis, placeOf: nowhere }], 'en')).not.toContain('playing the game');
  });
});

test('the JSON report carries the figures and the findings', () => {
  const read: unknown = JSON.parse(JSON.stringify(jsonReport(analysis, nowhere, 'en')));
  expect(read).toMatchObject({
    pack: 'small',
    outcomes: { simulatedVisits: null, shares: [{ outcome: 'wave', share: expect.closeTo(2 / 3, 9) }, { outcome: 'dune' }] },
    paths: [{ questions: ['ask'] }, { questions: ['ask', 'home'] }],
    time: { budget: 5 },
    said: expect.arrayContaining([expect.objectContaining({ code: 'ANALYSIS_TIME_OVER_BUDGET' })]),
    findings: 1,
  });
});

test('a finding is placed at its value in the file, or at what is nearest above it', () => {
  const placeOf = placesIn('quiz.json', '{\n  "questions": [\n    { "id": "ask", "when": {} }\n  ]\n}\n');
  expect(placeOf(['questions', 0, 'when'])).toBe('quiz.json:3:28');
  expect(placeOf(['questions', 0, 'choices', 2])).toBe('quiz.json:3:5');
  expect(placeOf([])).toBe('quiz.json:1:1');
  expect(placesIn('quiz.json', '')([])).toBeNull();
});

test('no text of the reports is left in one language only', () => {
  for (const one of analysis.findings) {
    expect(one.message.fr).not.toBe(one.message.en);
    expect(one.fix.fr).not.toBe(one.fix.en);
    expect(Object.keys(ANALYSIS_CODES)).toContain(one.code);
  }
  expect(text('x').fr).not.toBe(text('x').en);
});
