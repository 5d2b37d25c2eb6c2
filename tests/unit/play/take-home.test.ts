import encodeQR from 'qr';
import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import { takeHomeOf } from '#play/take-home.ts';
import { SAMPLE_BRAND, SAMPLE_QUIZ } from '#tests/fixtures/sample-kiosk.ts';

const [outcome] = SAMPLE_QUIZ.outcomes;
if (outcome === undefined) throw new Error('the sample has no outcome');

test('without a page of the brand the code holds the words of the card, in the language of the visitor', () => {
  const words = takeHomeOf(SAMPLE_QUIZ, outcome, SAMPLE_BRAND, 'de');
  expect(words).toContain(outcome.title.de);
  expect(words).toContain((outcome.card ?? outcome.text).de);
  expect(words.endsWith(SAMPLE_BRAND.name)).toBe(true);
});

test('a page of the brand is opened for this result, in this language, and nothing else is said', () => {
  const brand = { ...SAMPLE_BRAND, resultPage: 'https://office.example/jeu/{quiz}/{outcome}?l={language}' };
  expect(takeHomeOf(SAMPLE_QUIZ, outcome, brand, 'nl')).toBe(`https://office.example/jeu/${SAMPLE_QUIZ.id}/${outcome.id}?l=nl`);
});

test('a phone reads what was written, accents included', () => {
  const words = takeHomeOf(SAMPLE_QUIZ, outcome, SAMPLE_BRAND, 'fr');
  const scale = 4;
  const modules = encodeQR(words, 'raw', { ecc: 'medium', border: 4 });
  const side = modules.length * scale;
  const data = new Uint8Array(side * side * 4);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1)
      data.set(
        modules[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true ? [0, 0, 0, 255] : [255, 255, 255, 255],
        (y * side + x) * 4,
      );
  expect(decodeQR({ width: side, height: side, data })).toBe(words);
});
