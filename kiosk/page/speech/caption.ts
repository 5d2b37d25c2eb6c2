import { plainWords } from '#contract/voice.ts';
import type { Phrase } from './phrases.ts';

export interface Caption {
  readonly show: (phrase: Phrase) => void;
  readonly hide: () => void;
}

/** What is said stands written above the view: for who hears badly, and for who waits behind. A screen reader has the page itself. */
export const captionIn = (body: HTMLElement): Caption => {
  const plate = body.ownerDocument.createElement('p');
  plate.dataset['caption'] = '';
  plate.className = 'caption';
  plate.setAttribute('aria-hidden', 'true');
  plate.hidden = true;
  body.append(plate);
  return {
    show: ({ text, locale }) => {
      plate.lang = locale;
      plate.textContent = plainWords(text);
      plate.hidden = false;
    },
    hide: () => {
      plate.hidden = true;
      plate.textContent = '';
    },
  };
};
