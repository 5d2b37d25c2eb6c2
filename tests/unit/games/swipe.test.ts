import { beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '#analysis/analyse.ts';
import { readingIn } from '#analysis/reading.ts';
import { say } from '#compiler/diagnostic.ts';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import { idOf } from '#contract/ids.ts';
import { swipeKind } from '#games/swipe/swipe.ts';
import { fateOf, type Spot } from '#page/games/swipe/fling.ts';
import { fieldsOf } from '#play/answers.ts';
import { CHOICE_OF, swipeRules } from '#play/games/swipe/swipe.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { at, checkText, type Draft, SVG, write } from '../compiler/support/packs.ts';

const text = (words: string): Draft => ({ fr: `${words} (fr)`, en: `${words} (en)` });
const card = (id: string, value: string | string[]): Draft => ({
  id,
  text: text(`go to the ${id}`),
  picture: { file: 'a.svg', alt: '' },
  value,
});

/** A deck that is right; every call makes a new one, for a test to break. */
const validDeck = (): Draft => ({
  formatVersion: 2,
  id: 'small',
  kind: 'swipe',
  locales: ['fr', 'en'],
  defaultLocale: 'fr',
  title: text('Small'),
  invitation: text('Come and play'),
  game: {
    prompt: text('I feel like'),
    keep: text('Keep'),
    fly: text('Let go'),
    field: 'themes',
    order: 'written',
    cards: [card('beach', 'sea_beach_sun'), card('market', ['shopping', 'food']), card('nap', 'none')],
  },
  questions: [{ id: 'party', kind: 'number', text: text('How many are you?'), field: 'party_size', min: 1, max: 12 }],
});

let folder: string;
beforeAll(() => {
  const made = temporaryFolder('swipe');
  write(made.path, 'a.svg', SVG);
  folder = made.path;
  return made.remove;
});
const check = (quiz: Draft) => checkText(JSON.stringify(quiz), folder);
const compiled = async (quiz: Draft = validDeck()): Promise<CompiledQuiz> => {
  const { quiz: made, diagnostics } = await check(quiz);
  if (made === null) throw new Error(JSON.stringify(diagnostics));
  return made;
};

const keep = (id: string) => ({ question: idOf('question', id), value: { kind: 'choices', choices: [CHOICE_OF.keep] } }) as const;
const letFly = (id: string) => ({ question: idOf('question', id), value: { kind: 'choices', choices: [CHOICE_OF.fly] } }) as const;

describe('what is compiled', () => {
  it('asks every card as a question of its own that the game answers, before the questions that are written after it', async () => {
    const quiz = await compiled();
    expect(quiz.questions.map(({ id }) => id)).toEqual(['beach', 'market', 'nap', 'party']);
    expect(quiz.game?.answers).toEqual(['beach', 'market', 'nap']);
    const rules = swipeRules.parse(quiz.game?.rules);
    expect(rules.cards.map(({ question }) => question)).toEqual(['beach', 'market', 'nap']);
    expect(rules.shuffled).toBe(false);
  });

  it('what is kept comes together in the field; what flies, and a card without a value, says nothing', async () => {
    const quiz = await compiled();
    const themesOf = (...answers: Parameters<typeof fieldsOf>[1]) => fieldsOf(quiz, answers).find(({ key }) => key === 'themes')?.value;
    expect(themesOf(keep('beach'), keep('market'), keep('nap'))).toEqual(['food', 'sea_beach_sun', 'shopping']);
    expect(themesOf(letFly('beach'), keep('market'), letFly('nap'))).toEqual(['food', 'shopping']);
    expect(themesOf(letFly('beach'), letFly('market'), keep('nap'))).toBeUndefined();
  });

  it('the time of a card is counted once: as long as it is played, not also as a question that is read', async () => {
    const quiz = await compiled();
    const { game, ...rest } = validDeck();
    expect(game).toBeDefined();
    const plain = await compiled({ ...rest, kind: 'survey' });
    const secondsOf = (one: CompiledQuiz) => analyse(one, { seed: 1, firstMonth: '2026-07', budget: 300 }).time.locales[0]?.mean ?? 0;
    expect(secondsOf(quiz) - secondsOf(plain)).toBeCloseTo(swipeKind.seconds(quiz.game?.rules, readingIn('fr', 'fr')).mean);
  });
});

describe('what is found', () => {
  const cases: readonly (readonly [mistake: string, where: string, fix: RegExp, (game: Draft) => void])[] = [
    ['a card with the id of a question', 'game, cards 3, id', /rename one/, (game) => Object.assign(at(game, 'cards', 2), { id: 'party' })],
    [
      'a value that is nearly right',
      'game, cards 2, value 2',
      /did you mean "food"/,
      (game) => Object.assign(at(game, 'cards', 1), { value: ['shopping', 'foood'] }),
    ],
    [
      'a value that is nothing',
      'game, cards 1, value',
      /write one of/,
      (game) => Object.assign(at(game, 'cards', 0), { value: 'zzzzzzzzzz' }),
    ],
    ['a card that does not say what it means', 'game, cards 1', /add "value"/, (game) => delete at(game, 'cards', 0).value],
  ];
  it.each(cases)('%s', async (_, where, fix, breakIt) => {
    const quiz = validDeck();
    breakIt(at(quiz, 'game'));
    const { diagnostics } = await check(quiz);
    expect(diagnostics).toHaveLength(1);
    const [one] = diagnostics;
    if (one === undefined) throw new Error('nothing was found');
    expect(one.code).toBe('CONTENT_GAME');
    expect(one.fix).toMatch(fix);
    expect(say(one, 'fr').fix).not.toBe(one.fix);
    expect(one.where).toBe(where);
  });

  it('two cards with one id, also when a question has it too: each is one finding', async () => {
    const quiz = validDeck();
    Object.assign(at(quiz, 'game', 'cards', 1), { id: 'beach' });
    const found = async () => (await check(quiz)).diagnostics.map(({ code, where }) => `${code} ${where}`);
    expect(await found()).toEqual(['CONTENT_DUPLICATE game, cards 2, id']);
    Object.assign(at(quiz, 'questions', 0), { id: 'beach' });
    expect(await found()).toEqual(['CONTENT_DUPLICATE game, cards 2, id', 'CONTENT_GAME game, cards 1, id']);
  });

  it('a deck that fills no field has cards without values, and says so where one has', async () => {
    const quiz = validDeck();
    Object.assign(at(quiz, 'game'), { field: 'none' });
    expect((await check(quiz)).diagnostics).toHaveLength(3);
    for (const place of [0, 1, 2]) delete at(quiz, 'game', 'cards', place).value;
    const made = await compiled(quiz);
    expect(fieldsOf(made, [keep('beach'), keep('market')])).toEqual([]);
  });

  it('a field that is no list, or no order: the form says so', async () => {
    const quiz = validDeck();
    Object.assign(at(quiz, 'game'), { field: 'party_size', order: 'any' });
    expect((await check(quiz)).quiz).toBeNull();
    expect((await check(quiz)).diagnostics.length).toBeGreaterThan(1);
  });
});

describe('what a finger means', () => {
  const WIDTH = 900;
  /** A finger that goes so far in so many milliseconds, at one speed, then stays for a while. */
  const pulled = (dx: number, dy: number, ms: number, staysMs = 0): readonly Spot[] => [
    ...Array.from({ length: 11 }, (_, step) => ({ x: (dx * step) / 10, y: (dy * step) / 10, at: (ms * step) / 10 })),
    ...(staysMs === 0 ? [] : [{ x: dx, y: dy, at: ms + staysMs }]),
  ];
  it.each([
    ['far to the right', pulled(300, 0, 800), 'keep'],
    ['far to the left', pulled(-300, 40, 800), 'fly'],
    ['a short quick flick', pulled(90, 0, 80), 'keep'],
    ['a short quick flick to the left', pulled(-90, 0, 80), 'fly'],
    ['a short way, slowly', pulled(90, 0, 800), null],
    ['a short quick way that stops before it lets go', pulled(90, 0, 80, 400), null],
    ['a tap', pulled(3, 2, 60), null],
    ['down, with a little to the right', pulled(260, 700, 300), null],
    ['nothing at all', [], null],
  ] as const)('%s', (_, trail, fate) => {
    expect(fateOf(trail, WIDTH)).toBe(fate);
  });

  it('out far and on the way back is not meant', () => {
    const back = [...pulled(400, 0, 400), { x: 330, y: 0, at: 440 }, { x: 260, y: 0, at: 480 }];
    expect(fateOf(back, WIDTH)).toBeNull();
  });
});
