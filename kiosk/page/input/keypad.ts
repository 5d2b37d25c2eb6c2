import { KEYPAD_ACTIONS, type Keypad, type KeypadAction } from '#contract/content.ts';

/** What of a pressed key counts. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** Is it held down? */
  readonly repeat: boolean;
}

/** Held down, these go on; all others act once. */
const HELD: ReadonlySet<KeypadAction> = new Set(['next', 'previous', 'louder', 'softer']);

/**
 * What a key of the keypad does; null: nothing of the keypad. Accessible keypads are keyboards whose codes their maker sets, so the site
 * says which is which. `typing`: a field has the focus, and a letter or a sign belongs to it.
 */
export const actionOf = (pressed: PressedKey, keypad: Keypad, typing: boolean): KeypadAction | null => {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return null;
  if (typing && [...pressed.key].length === 1) return null;
  const action = KEYPAD_ACTIONS.find((one) => keypad[one].includes(pressed.key)) ?? null;
  return action !== null && pressed.repeat && !HELD.has(action) ? null : action;
};
