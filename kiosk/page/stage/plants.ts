import type { Container } from 'pixi.js';
import { blade } from './curve.ts';
import type { Sheet } from './sheet.ts';

/** Something that sways about its foot. */
export interface Tuft {
  readonly group: Container;
  readonly phase: number;
}

/** A tuft of marram: a fan of blades in three greens. */
export const tuft = (sheet: Sheet, x: number, y: number, size: number, chance: () => number): Tuft => {
  const group = sheet.group(x, y);
  const fan = (count: number, tall: number) =>
    Array.from({ length: count }, (_, index) => {
      const side = count === 1 ? 0 : (index / (count - 1)) * 2 - 1;
      const high = size * tall * (0.75 + chance() * 0.5) * (1 - 0.25 * Math.abs(side));
      return blade(side * size * 0.5, size * 0.12 * Math.abs(side), high, side * size * (1 + chance()) + size * 0.35, size * 0.2);
    });
  sheet.shapes('grassDark', fan(5, 2.1), group);
  sheet.shapes('grass', fan(6, 2.4), group);
  sheet.shapes('grassDry', fan(3, 2.7), group);
  return { group, phase: chance() * 6 };
};

/** Moves the plants with the wind. */
export const sway = (tufts: readonly Tuft[], clock: number, amount: number): void => {
  for (const { group, phase } of tufts) group.rotation = amount * (Math.sin(clock * 1.3 + phase) + 0.4 * Math.sin(clock * 2.9 + phase * 2));
};
