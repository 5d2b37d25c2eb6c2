/** Colours as 24-bit numbers: what Pixi tints with and what can be reckoned with. */
export type Colour = number;

const HEX = /^#([0-9a-f]{6})$/i;

/** The number behind `#rrggbb`; `otherwise` for anything else, so that a brand can never break the picture. */
export const colourOf = (text: string, otherwise: Colour): Colour => {
  const digits = HEX.exec(text)?.[1];
  return digits === undefined ? otherwise : Number.parseInt(digits, 16);
};

const perChannel = (a: Colour, b: Colour, rule: (a: number, b: number) => number): Colour => {
  const red = Math.round(rule((a >> 16) & 255, (b >> 16) & 255));
  const green = Math.round(rule((a >> 8) & 255, (b >> 8) & 255));
  const blue = Math.round(rule(a & 255, b & 255));
  return (red << 16) | (green << 8) | blue;
};

/** `a` at 0, `b` at 1. */
export const mix = (a: Colour, b: Colour, share: number): Colour => perChannel(a, b, (from, to) => from + (to - from) * share);

/** What the colour `a` looks like under the light `b`. */
export const lit = (a: Colour, b: Colour): Colour => perChannel(a, b, (surface, light) => (surface * light) / 255);
