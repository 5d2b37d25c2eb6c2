import { describe, expect, it } from 'vitest';
import { readingIn, WORDS_PER_MINUTE } from '#analysis/reading.ts';
import { say } from '#compiler/diagnostic.ts';
import type { Locale } from '#fields/types.ts';
import { triviaKind } from '#games/trivia/trivia.ts';
import { triviaRules } from '#play/games/trivia/state.ts';
import { at, checkText, type Draft } from '../compiler/support/packs.ts';

const text = (words: string): Draft => ({ fr: `${words} (fr)`, en: `${words} (en)` });
const question = (id: string): Draft => ({
  id,
  text: text(`What is ${id}?`),
  choices: ['sea', 'sand', 'salt'].map((choice) => ({ id: choice, text: text(`The ${choice}`) })),
  right: 'sand',
  reason: text('Because it is so.'),
  source: { label: 'SHOM', url: 'https://www.shom.fr/' },
});

/** A game that is right; every call makes a new one, for a test to break. */
const validGame = (): Draft => ({
  formatVersion: 2,
  id: 'small',
  kind: 'trivia',
  locales: ['fr', 'en'],
  defaultLocale: 'fr',
  title: text('Small'),
  invitation: text('Come and play'),
  game: { perGame: 3, secondsPerQuestion: 20, questions: ['one', 'two', 'three', 'four'].map(question) },
});

const check = (quiz: Draft) => checkText(JSON.stringify(quiz), '/nowhere');
const broken = async (breakIt: (game: Draft) => void) => {
  const quiz = validGame();
  breakIt(at(quiz, 'game'));
  return (await check(quiz)).diagnostics;
};

describe('what is compiled', () => {
  it('is read by the rules, answers no question of the quiz and qualifies nobody', async () => {
    const { quiz, diagnostics } = await check(validGame());
    expect(diagnostics).toEqual([]);
    expect(quiz?.game).toMatchObject({ kind: 'trivia', answers: [] });
    expect(quiz?.questions).toEqual([]);
    const rules = triviaRules.parse(quiz?.game?.rules);
    expect(rules).toMatchObject({ perGame: 3, secondsPerQuestion: 20, suddenDeath: true });
    expect(rules.questions[3]).toMatchObject({ id: 'four', right: 1, level: 1, source: { label: 'SHOM', url: 'https://www.shom.fr/' } });
  });

  it('has as much time as its questions take: more questions, more seconds, and the clock is the longest of it', async () => {
    const secondsOf = async (perGame: number, secondsPerQuestion: number) => {
      const quiz = validGame();
      Object.assign(at(quiz, 'game'), { perGame, secondsPerQuestion });
      return triviaKind.seconds((await check(quiz)).quiz?.game?.rules, readingIn('fr', 'fr'));
    };
    const [few, many, slow] = [await secondsOf(3, 20), await secondsOf(4, 20), await secondsOf(3, 60)];
    expect(many.mean).toBeGreaterThan(few.mean);
    expect(slow.mean).toBe(few.mean);
    expect(slow.worst - few.worst).toBeCloseTo(120);
  });

  it('is read at the pace of the language, as the questions of a quiz are', async () => {
    const rules = (await check(validGame())).quiz?.game?.rules;
    const textSeconds = (locale: Locale) =>
      triviaKind.seconds(rules, readingIn(locale, 'fr')).mean - triviaKind.seconds(rules, () => 0).mean;
    expect(textSeconds('fr') / textSeconds('en')).toBeCloseTo(WORDS_PER_MINUTE.en / WORDS_PER_MINUTE.fr);
    // "What is one? (fr)", three choices of three words, the reason and a source: 4 + 9 + 5 + 1 words, three times.
    expect(textSeconds('en')).toBeCloseTo((3 * (4 + 9 + 5 + 1) * 60) / WORDS_PER_MINUTE.en);
  });
});

describe('what is found', () => {
  const cases: readonly (readonly [mistake: string, where: string, fix: RegExp, (game: Draft) => void])[] = [
    [
      'a right answer that is none of the choices',
      'game, question 2, right',
      /"sea", "sand", "salt"/,
      (game) => Object.assign(at(game, 'questions', 1), { right: 'sky' }),
    ],
    ['two questions with one id', 'game, question 3, id', /another id/, (game) => Object.assign(at(game, 'questions', 2), { id: 'one' })],
    [
      'two choices with one id',
      'game, question 1, answer 3, id',
      /another id/,
      (game) => Object.assign(at(game, 'questions', 0, 'choices', 2), { id: 'sea' }),
    ],
    [
      'two choices that say the same in one language, whatever its capitals',
      'game, question 1, answer 2, text',
      /differ in every language/,
      (game) => Object.assign(at(game, 'questions', 0, 'choices', 1), { text: { fr: 'La mer', en: 'THE SEA (en)' } }),
    ],
    ['more questions a game than there are', 'game, perGame', /add questions, or ask fewer/, (game) => Object.assign(game, { perGame: 5 })],
    [
      'a source that is no address of the web',
      'game, question 1, source, url',
      /./,
      (game) => Object.assign(at(game, 'questions', 0, 'source'), { url: 'somewhere' }),
    ],
  ];
  it.each(cases)('%s', async (_, where, fix, breakIt) => {
    const found = await broken(breakIt);
    expect(found.map((one) => one.where)).toEqual([where]);
    const [one] = found;
    if (one === undefined) throw new Error('nothing was found');
    expect(one.severity).toBe('error');
    expect(one.fix).toMatch(fix);
    expect(say(one, 'fr').fix).not.toBe(one.fix);
  });

  it('a reason without a source, or a question with one choice: the form says so', async () => {
    const found = await broken((game) => {
      delete at(game, 'questions', 0).source;
      Object.assign(at(game, 'questions', 1), { choices: [{ id: 'sand', text: text('Sand') }] });
    });
    expect(found.map(({ code }) => code)).toHaveLength(2);
  });
});
