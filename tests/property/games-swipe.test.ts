import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idOf } from '#contract/ids.ts';
import type { Now, Round } from '#play/games/game.ts';
import { CHOICE_OF, keptOf, type SwipeRules, type SwipeState, swipe } from '#play/games/swipe/swipe.ts';

const rulesOf = (cards: number, shuffled: boolean): SwipeRules => ({
  prompt: { fr: "J'ai envie de…" },
  keep: { fr: 'Garder' },
  fly: { fr: 'Laisser filer' },
  cards: Array.from({ length: cards }, (_, card) => ({
    question: idOf('question', `card-${card}`),
    text: { fr: `Carte ${card}` },
    picture: { file: `${card}.svg`, alt: { fr: '' } },
  })),
  shuffled,
});

const anyRules = fc.tuple(fc.integer({ min: 1, max: 24 }), fc.boolean()).map(([cards, shuffled]) => rulesOf(cards, shuffled));
/** What hands do: for the card on top, for one that is gone or not there yet, and back. */
const anyHand = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('keep' as const, 'fly' as const), off: fc.constant(0) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('keep' as const, 'fly' as const), off: fc.integer({ min: -3, max: 3 }) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'back' as const, off: 0 }) },
);
type Hand = { readonly kind: 'keep' | 'fly' | 'back'; readonly off: number };
const anyHands = fc.array(anyHand, { minLength: 10, maxLength: 80, size: 'max' });

const NOW: Now = { at: 0, untimed: false };
const begin = (rules: SwipeRules, seed: number): Round => {
  const begun = swipe.begin(rules, seed, NOW);
  if (!begun.ok) throw new Error(begun.error);
  return begun.value;
};
const stateOf = (round: Round): SwipeState => {
  const look = swipe.look(round);
  if (look === null) throw new Error('a round of another kind');
  return look.state;
};
const after = (round: Round, { kind, off }: Hand): Round => {
  if (kind === 'back') return round.back ?? round;
  return swipe.moved(round, { kind, turn: stateOf(round).fates.length + off }, NOW);
};
const played = (rules: SwipeRules, seed: number, hands: readonly Hand[]): readonly Round[] => {
  const rounds = [begin(rules, seed)];
  for (const hand of hands) rounds.push(after(rounds.at(-1) ?? begin(rules, seed), hand));
  return rounds;
};

describe('a deck of postcards', () => {
  test('no card is lost and none lies there twice, whatever hands do', () => {
    fc.assert(
      fc.property(anyRules, fc.integer(), anyHands, (rules, seed, hands) => {
        const all = rules.cards.map((_, card) => card);
        for (const round of played(rules, seed, hands)) expect(stateOf(round).order.toSorted((a, b) => a - b)).toEqual(all);
      }),
    );
  });

  test('every card that went has one answer, and says what became of it; no other card has any', () => {
    fc.assert(
      fc.property(anyRules, fc.integer(), anyHands, (rules, seed, hands) => {
        for (const round of played(rules, seed, hands)) {
          const { fates, order } = stateOf(round);
          expect(round.answers).toEqual(
            fates.map((fate, turn) => ({
              question: `card-${order[turn]}`,
              value: { kind: 'choices', choices: [CHOICE_OF[fate]] },
            })),
          );
          expect(new Set(round.answers.map(({ question }) => question)).size).toBe(fates.length);
          const kept = round.answers.filter(({ value }) => value.kind === 'choices' && value.choices[0] === CHOICE_OF.keep);
          expect(keptOf(rules, stateOf(round)).map(({ question }) => question)).toEqual(kept.map(({ question }) => question));
        }
      }),
    );
  });

  test('a hand answers the card on top or nothing: never one that is gone, never the next one', () => {
    fc.assert(
      fc.property(anyRules, fc.integer(), anyHands, (rules, seed, hands) => {
        let round = begin(rules, seed);
        for (const hand of hands) {
          const next = after(round, hand);
          const [before, now] = [stateOf(round).fates, stateOf(next).fates];
          const decides = hand.kind === 'keep' || hand.kind === 'fly';
          if (decides && (hand.off !== 0 || round.isOver)) expect(next).toBe(round);
          else if (decides) expect(now).toEqual([...before, hand.kind]);
          else expect(now).toEqual(before.slice(0, -1));
          round = next;
        }
      }),
    );
  });

  test('a card that is taken back lies on top again, and can be answered in another way', () => {
    fc.assert(
      fc.property(anyRules, fc.integer(), fc.constantFrom('keep' as const, 'fly' as const), (rules, seed, fate) => {
        const first = begin(rules, seed);
        const taken = swipe.moved(first, { kind: fate, turn: 0 }, NOW).back;
        expect(taken && stateOf(taken)).toEqual(stateOf(first));
        expect(taken?.answers).toEqual([]);
        const other = fate === 'keep' ? 'fly' : 'keep';
        expect(taken && stateOf(swipe.moved(taken, { kind: other, turn: 0 }, NOW)).fates).toEqual([other]);
      }),
    );
  });

  test('progress is cards done, and only the last one makes it over', () => {
    fc.assert(
      fc.property(anyRules, fc.integer(), anyHands, (rules, seed, hands) => {
        for (const round of played(rules, seed, hands)) {
          expect(round.progress).toBeCloseTo(stateOf(round).fates.length / rules.cards.length);
          expect(round.isOver).toBe(round.progress === 1);
          expect(round.wakesAt).toBeNull();
          expect(round.back === null).toBe(stateOf(round).fates.length === 0);
        }
      }),
    );
  });

  test('the same seed deals the same deck; other seeds deal others, unless the cards lie as they were written', () => {
    const orders = (shuffled: boolean) => Array.from({ length: 40 }, (_, seed) => stateOf(begin(rulesOf(16, shuffled), seed)).order.join());
    expect(orders(true)).toEqual(orders(true));
    expect(new Set(orders(true)).size).toBe(40);
    expect(new Set(orders(false)).size).toBe(1);
  });
});
