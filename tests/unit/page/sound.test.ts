import { expect, test } from 'vitest';
import { idOf } from '#contract/ids.ts';
import { type Heard, soundFor } from '#page/sound/sound-for.ts';
import { lengthOf, SOUND_NAMES, SOUNDS } from '#page/sound/sounds.ts';

const at = (part: Partial<Heard>): Heard => ({
  view: 'question',
  question: null,
  index: 0,
  round: null,
  warned: false,
  sending: false,
  speech: false,
  ...part,
});
const first = at({ question: idOf('question', 'a'), index: 0 });
const second = at({ question: idOf('question', 'b'), index: 1 });

test('a choice, a step back, the result, the warning and the goodbye are told apart by ear', () => {
  const heard = [
    soundFor(first, second),
    soundFor(second, first),
    soundFor(second, at({ view: 'result' })),
    soundFor(first, { ...first, warned: true }),
    soundFor(at({ view: 'review' }), at({ view: 'thanks', sending: true })),
  ];
  expect(heard).toEqual(['choice', 'back', 'wave', 'warning', 'sent']);
});

test('what a move of a game brings is heard, once, and not over the voice', () => {
  const rounds = ([null, 'gain', 'miss', 'step', 'back'] as const).map((news) => at({ round: { news } }));
  const heard = rounds.map((round, place) => soundFor(rounds[place - 1] ?? at({}), round));
  expect(heard).toEqual([null, 'gain', 'miss', 'choice', 'back']);
  const [, gain = at({})] = rounds;
  expect(soundFor(gain, { ...gain })).toBeNull();
  expect(soundFor({ ...at({ round: { news: null } }), speech: true }, { ...gain, speech: true })).toBeNull();
});

test('nothing is heard while the same thing is shown, at rest, or over the voice', () => {
  expect(soundFor(first, { ...first })).toBeNull();
  expect(soundFor(at({ view: 'thanks' }), at({ view: 'attract' }))).toBeNull();
  expect(soundFor(first, at({ view: 'fault' }))).toBeNull();
  expect(soundFor({ ...first, speech: true }, { ...second, speech: true })).toBeNull();
  expect(soundFor({ ...first, speech: true }, { ...first, warned: true, speech: true })).toBeNull();
});

test('the warning that was answered is not heard again', () => {
  expect(soundFor({ ...first, warned: true }, first)).toBeNull();
});

test.each(SOUND_NAMES)('%s is short', (name) => {
  expect(lengthOf(SOUNDS[name])).toBeLessThanOrEqual(2);
});
