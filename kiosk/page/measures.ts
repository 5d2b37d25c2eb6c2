import type { Brand, Site } from '#contract/content.ts';

/** A finger of any age: 15 mm, and never under 44 px. */
export const targetPx = (pixelPitchMm: number): number => Math.max(44, Math.ceil(15 / pixelPitchMm));

/** Is the display so low that a keyboard needs a layer for its digits? */
export const isShallow = (heightPx: number, pixelPitchMm: number): boolean => heightPx * pixelPitchMm < 200;

/** What a style sheet must know of the terminal and the brand, as custom properties. */
export const propertiesOf = (site: Site, brand: Brand): Readonly<Record<string, string>> => ({
  '--mm': `${1 / site.pixelPitchMm}px`,
  '--target': `${targetPx(site.pixelPitchMm)}px`,
  '--atlantic': brand.colours.atlantic,
  '--lagoon': brand.colours.lagoon,
  '--coral': brand.colours.coral,
  '--sun': brand.colours.sun,
});

/** Where an element is laid out in the viewport, movements left aside: the stage paints where it will rest. */
export const restingRect = (element: HTMLElement): { x: number; y: number; width: number; height: number } => {
  let [x, y] = [0, 0];
  for (let at: HTMLElement | null = element; at !== null; at = at.offsetParent instanceof HTMLElement ? at.offsetParent : null) {
    x += at.offsetLeft - (at === element ? 0 : at.scrollLeft);
    y += at.offsetTop - (at === element ? 0 : at.scrollTop);
  }
  return { x, y, width: element.offsetWidth, height: element.offsetHeight };
};
