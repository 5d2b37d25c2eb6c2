import { child, itemsOf, type Spot, textOf } from '#compiler/spot.ts';
import type { Locale } from '#fields/types.ts';
import type { DraftPicture, Words } from '../draft.ts';
import type { Notes } from '../notes.ts';
import { plainWords } from '../words.ts';

export interface Reading {
  readonly locale: Locale;
  readonly notes: Notes;
}

/** The words of a key; no words when there is no text. */
export const wordsAt = (spot: Spot, key: string, { locale }: Reading): Words => {
  const written = plainWords(textOf(child(spot, key)) ?? '');
  return written === '' ? {} : { [locale]: written };
};

/** One text of one language, for a name. */
export const only = (words: Words): string => Object.values(words)[0] ?? '';

/** A picture: `{ file: { path } }`, `{ path }`, or content of its own with `params`. */
export const pictureAt = (spot: Spot, key: string, reading: Reading): DraftPicture | undefined => {
  const image = child(spot, key);
  for (const holder of [image, child(image, 'params')]) {
    for (const file of [child(holder, 'file'), holder]) {
      const path = child(file, 'path');
      const from = textOf(path);
      if (from !== null && from !== '') return { from, path: path.path, alt: wordsAt(holder, 'alt', reading) };
    }
  }
  return undefined;
};

/** The items of a list that stands at the top, or in a group of the same name (`questionsGroup.questions`). */
export const listIn = (root: Spot, key: string): Spot => {
  const direct = child(root, key);
  return itemsOf(direct).length > 0 ? direct : child(child(root, `${key}Group`), key);
};

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Keys about looks, manners and the words of buttons. */
export const APPEARANCE: ReadonlySet<string> = new Set(
  words(`
    l10n a11y behaviour UI confirmCheck confirmRetry visual visualSettings buttonLabels startText startQuizText retakeText
    progressText progressType texts disableBackwardsNavigation randomQuestions backgroundImage resultScreenAnimation wheelAnimation
    resultTitleTextSize override tipsAndFeedback
  `),
);
