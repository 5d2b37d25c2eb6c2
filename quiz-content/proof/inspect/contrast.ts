import type { Colour } from './seen.ts';

const part = (byte: number): number => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

const luminance = ([red, green, blue]: Colour): number => 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);

/** The contrast of two colours as WCAG 2 counts it, from 1 to 21. */
export const contrastOf = (a: Colour, b: Colour): number => {
  const [one, other] = [luminance(a), luminance(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
};
