import { expect, test } from 'vitest';
import { isShortcut } from '#shell-electron/policies/no-shortcuts.ts';

const key = (name: string, held: Partial<Record<'control' | 'alt' | 'meta', boolean>> = {}) => ({
  key: name,
  control: false,
  alt: false,
  meta: false,
  ...held,
});

test('no key closes, reloads, zooms or leaves the kiosk', () => {
  for (const input of [
    key('w', { control: true }),
    key('r', { control: true }),
    key('+', { control: true }),
    key('F4', { alt: true }),
    key('ArrowLeft', { alt: true }),
    key('q', { meta: true }),
    key('F5'),
    key('F11'),
    key('BrowserBack'),
  ]) {
    expect(isShortcut(input), JSON.stringify(input)).toBe(true);
  }
});

test('what visitors type and how they move still works, AltGr included', () => {
  for (const input of [
    key('a'),
    key('F'),
    key('é'),
    key('Tab'),
    key('Enter'),
    key('Escape'),
    key('ArrowDown'),
    key('@', { control: true, alt: true }),
  ]) {
    expect(isShortcut(input), JSON.stringify(input)).toBe(false);
  }
});
