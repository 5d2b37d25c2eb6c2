import type { TextKey, Values } from '../locales/texts.ts';
import type { Phrase } from './phrases.ts';

/** Signs that a voice would swallow or say in its own way. */
const SIGNS: Readonly<Record<string, TextKey>> = {
  '@': 'speech.sign.at',
  '.': 'speech.sign.dot',
  '-': 'speech.sign.hyphen',
  _: 'speech.sign.underscore',
  '+': 'speech.sign.plus',
  "'": 'speech.sign.apostrophe',
  ' ': 'speech.sign.space',
};

/** A text letter by letter: an address is checked like this, and a key is nothing else. */
export const spelled = (text: string, say: (key: TextKey, values?: Values) => Phrase): readonly Phrase[] => {
  const { locale } = say('speech.sign.dot');
  return [...text].map((letter) => {
    const sign = SIGNS[letter];
    if (sign !== undefined) return say(sign);
    const small = letter.toLocaleLowerCase(locale);
    return small === letter ? { text: letter, locale } : say('speech.capital', { letter: small });
  });
};
