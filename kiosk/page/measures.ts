import type { KioskState } from '#contract/host-api.ts';
import { titleFamily } from './title-font.ts';

/** A finger of any age: 15 mm, and never under 44 px. */
export const targetPx = (pixelPitchMm: number): number => Math.max(44, Math.ceil(15 / pixelPitchMm));

/** Is the display so low that a keyboard needs a layer for its digits? */
export const isShallow = (heightPx: number, pixelPitchMm: number): boolean => heightPx * pixelPitchMm < 200;

/** What a style sheet must know of the terminal and the brand, as custom properties. */
export const propertiesOf = (kiosk: Pick<KioskState, 'site' | 'brand' | 'contentVersion'>): Readonly<Record<string, string>> => ({
  '--mm': `${1 / kiosk.site.pixelPitchMm}px`,
  '--target': `${targetPx(kiosk.site.pixelPitchMm)}px`,
  '--titles': titleFamily(kiosk),
  '--atlantic': kiosk.brand.colours.atlantic,
  '--lagoon': kiosk.brand.colours.lagoon,
  '--coral': kiosk.brand.colours.coral,
  '--sun': kiosk.brand.colours.sun,
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
