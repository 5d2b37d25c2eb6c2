import type { Site } from '#contract/content.ts';
import type { KioskState } from '#contract/host-api.ts';
import { reachBandOf } from './reach.ts';
import { titleFamily } from './title-font.ts';

/** A finger of any age: 15 mm, and never under 44 px. */
export const targetPx = (pixelPitchMm: number): number => Math.max(44, Math.ceil(15 / pixelPitchMm));

/** The height of a capital of Atkinson Hyperlegible Next, as a share of its size; measured at 0.671, rounded to the safe side. */
const CAPITAL = 0.668;
/** What a capital measures in the eye, in degrees, when letters are large (EN 301 549 §5.1.4). */
export const CAPITAL_DEGREES = 0.7;

/** The smallest letters of large text: their capitals are seen under 0.7° from where visitors stand. */
export const largeLetterPx = ({ viewingDistanceMm, pixelPitchMm }: Pick<Site, 'viewingDistanceMm' | 'pixelPitchMm'>): number =>
  Math.ceil(((Math.PI * viewingDistanceMm * CAPITAL_DEGREES) / 180 / CAPITAL / pixelPitchMm) * 10) / 10;

/** Is the display so low that a keyboard needs a layer for its digits? */
export const isShallow = (heightPx: number, pixelPitchMm: number): boolean => heightPx * pixelPitchMm < 200;

/** What a style sheet must know of the terminal and the brand, as custom properties. */
export const propertiesOf = (kiosk: Pick<KioskState, 'site' | 'brand' | 'contentVersion'>): Readonly<Record<string, string>> => {
  const { site, brand } = kiosk;
  const band = reachBandOf(site);
  return {
    '--mm': `${1 / site.pixelPitchMm}px`,
    '--target': `${targetPx(site.pixelPitchMm)}px`,
    '--large': `${largeLetterPx(site)}px`,
    '--reach-from': `${band.fromPx}px`,
    '--reach-to': `${band.toPx}px`,
    '--titles': titleFamily(kiosk),
    '--atlantic': brand.colours.atlantic,
    '--lagoon': brand.colours.lagoon,
    '--coral': brand.colours.coral,
    '--sun': brand.colours.sun,
  };
};

/** Where an element is laid out in the viewport, movements left aside: the stage paints where it will rest. */
export const restingRect = (element: HTMLElement): { x: number; y: number; width: number; height: number } => {
  let [x, y] = [0, 0];
  for (let at: HTMLElement | null = element; at !== null; at = at.offsetParent instanceof HTMLElement ? at.offsetParent : null) {
    x += at.offsetLeft - (at === element ? 0 : at.scrollLeft);
    y += at.offsetTop - (at === element ? 0 : at.scrollTop);
  }
  return { x, y, width: element.offsetWidth, height: element.offsetHeight };
};
