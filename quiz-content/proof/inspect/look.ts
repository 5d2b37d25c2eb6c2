// Runs in the browser, served as it stands with its types taken out: it may import types only.
import type { Box, Misplaced, Seen, SeenControl, SeenText } from './seen.ts';

type Colour = readonly [red: number, green: number, blue: number];

const boxOf = ({ x, y, width, height }: DOMRect): Box => ({ x, y, width, height });

const brush = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

/** Any colour that CSS can say, as bytes. */
const bytesOf = (colour: string): readonly [number, number, number, number] => {
  if (brush === null) throw new Error('there is no canvas to mix colours on');
  brush.clearRect(0, 0, 1, 1);
  brush.fillStyle = colour;
  brush.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = brush.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
};

const ancestorsOf = (element: Element): Element[] => {
  const all: Element[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) all.push(at);
  return all;
};

/** What the text stands on. Null when a picture, a gradient or the sea shows through. */
const groundOf = (element: Element): Colour | null => {
  const layers: (readonly [number, number, number, number])[] = [];
  for (const at of ancestorsOf(element)) {
    const style = getComputedStyle(at);
    if (style.backgroundImage !== 'none' || Number(style.opacity) < 1) return null;
    const layer = bytesOf(style.backgroundColor);
    if (layer[3] > 0) layers.push(layer);
    if (layer[3] === 1) {
      return layers.reduceRight<Colour>(
        (below, [red, green, blue, alpha]) => [
          red * alpha + below[0] * (1 - alpha),
          green * alpha + below[1] * (1 - alpha),
          blue * alpha + below[2] * (1 - alpha),
        ],
        [0, 0, 0],
      );
    }
  }
  return null;
};

const isShown = (element: Element): boolean =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.closest('[inert]') === null;

/** Not whole on the page that is open: it stands on another one (`data-paged` tells what is covered above and below). */
const isOnOtherPage = (element: Element, paged: HTMLElement): boolean => {
  const [above = 0, below = 0] = (paged.dataset['paged'] ?? '').split(' ').map(Number);
  const [inner, window] = [element.getBoundingClientRect(), paged.getBoundingClientRect()];
  return inner.top < window.top + above - 1 || inner.bottom > window.bottom - below + 1;
};

/** Out of reach on purpose: it can be scrolled to, stands on another page, or is for readers alone. */
const isElsewhere = (element: Element): boolean =>
  ancestorsOf(element).some((at) => {
    if (at instanceof HTMLElement && at.dataset['paged'] !== undefined && isOnOtherPage(element, at)) return true;
    const { overflowX, overflowY, clipPath, position } = getComputedStyle(at);
    const scrolls = [overflowX, overflowY].some((one) => one === 'auto' || one === 'scroll');
    const isForReaders = position === 'absolute' && (clipPath !== 'none' || (at.clientWidth <= 1 && at.clientHeight <= 1));
    return (scrolls && at !== document.documentElement && at !== document.body) || isForReaders;
  });

const ownText = (element: Element): { text: string; box: DOMRect } | null => {
  const nodes = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '');
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (first === undefined || last === undefined) return null;
  const range = document.createRange();
  range.setStartBefore(first);
  range.setEndAfter(last);
  const inline = element.tagName === 'SPAN' && element.classList.contains('whole');
  return inline ? null : { text: range.toString().replaceAll(/\s+/g, ' ').trim(), box: range.getBoundingClientRect() };
};

const hasBody = (element: Element): boolean => {
  const { backgroundColor, borderTopWidth, backgroundImage } = getComputedStyle(element);
  return bytesOf(backgroundColor)[3] > 0 || Number.parseFloat(borderTopWidth) > 0 || backgroundImage !== 'none';
};

const leaves = (inner: Box, outer: Box, by: number): boolean =>
  inner.x < outer.x - by ||
  inner.y < outer.y - by ||
  inner.x + inner.width > outer.x + outer.width + by ||
  inner.y + inner.height > outer.y + outer.height + by;

const misplacedText = (element: Element, text: string, box: DOMRect): Misplaced | null => {
  const found = (kind: Misplaced['kind']): Misplaced => ({ kind, text, also: [], box: boxOf(box) });
  if (leaves(boxOf(box), { x: 0, y: 0, width: innerWidth, height: innerHeight }, 1)) return found('out-of-view');
  for (const at of ancestorsOf(element)) {
    if (at === document.body || at === document.documentElement) break;
    const { overflowX, overflowY, textOverflow } = getComputedStyle(at);
    if (textOverflow === 'ellipsis' && at.scrollWidth > at.clientWidth + 1) return found('clipped');
    const hides = [overflowX, overflowY].some((one) => one === 'hidden' || one === 'clip');
    if (hides && leaves(boxOf(box), boxOf(at.getBoundingClientRect()), 2)) return found('clipped');
  }
  const body = ancestorsOf(element).find((at) => at.tagName === 'BUTTON' || hasBody(at));
  if (body !== undefined && body !== document.body && leaves(boxOf(box), boxOf(body.getBoundingClientRect()), 2))
    return found('overflowing');
  return null;
};

const CONTROLS = 'button, input, select, textarea, a[href], [role=button], [role=radio], [role=option], [role=slider]';

const nameOf = (control: Element): string =>
  (
    control.getAttribute('aria-label') ??
    (control instanceof HTMLInputElement ? control.labels?.[0]?.textContent : control.textContent) ??
    ''
  )
    .replaceAll(/\s+/g, ' ')
    .trim();

const coverEachOther = (one: Element, other: Element): boolean => {
  if (one.contains(other) || other.contains(one)) return false;
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
};

/** Bodies that cover others, none of which holds the other: one finding for each, however many it covers. */
const overlaps = (bodies: readonly Element[]): Misplaced[] =>
  bodies.flatMap((one, index) => {
    const covered = bodies.slice(index + 1).filter((other) => coverEachOther(one, other));
    if (covered.length === 0) return [];
    return [{ kind: 'overlapping', text: nameOf(one), also: covered.map(nameOf), box: boxOf(one.getBoundingClientRect()) }];
  });

/** All that can be measured of the view that is shown, without looking at its pixels. */
export const look = (): Seen => {
  const texts: SeenText[] = [];
  const misplaced: Misplaced[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest('svg') !== null || !isShown(element)) continue;
    const own = ownText(element);
    if (own === null || own.box.width === 0) continue;
    const elsewhere = isElsewhere(element);
    const wrong = elsewhere ? null : misplacedText(element, own.text, own.box);
    if (wrong !== null) misplaced.push(wrong);
    const isResting = element.closest(':disabled, [aria-disabled=true], [data-resting]') !== null;
    const lang = element.closest('[lang]')?.getAttribute('lang') ?? '';
    const [red, green, blue] = bytesOf(getComputedStyle(element).color);
    const exempt = elsewhere || isResting || wrong?.kind === 'out-of-view';
    texts.push({ text: own.text, box: boxOf(own.box), colour: [red, green, blue], ground: groundOf(element), lang, exempt });
  }
  const controls = [...document.querySelectorAll(CONTROLS)].filter(
    (one) => isShown(one) && !isElsewhere(one) && !one.matches(':disabled, [aria-disabled=true]'),
  );
  const pressed: SeenControl[] = controls.map((one) => ({
    name: nameOf(one),
    box: boxOf(one.getBoundingClientRect()),
    // Legible words say that a control is there, and where; without them its edge has to.
    needsEdge: one.matches('input, select, textarea') || (one.textContent ?? '').trim() === '',
  }));
  const plates = [...document.querySelectorAll('main .plate, main dialog, main [role=dialog]')].filter(
    (one) => isShown(one) && !isElsewhere(one),
  );
  misplaced.push(...overlaps([...plates, ...controls]));
  for (const picture of document.images)
    if (isShown(picture) && picture.complete && picture.naturalWidth === 0)
      misplaced.push({
        ...{ kind: 'picture-missing', text: picture.getAttribute('src') ?? '', also: [] },
        box: boxOf(picture.getBoundingClientRect()),
      });
  return { texts, controls: pressed, misplaced };
};

/** Makes all texts invisible, so that what they stand on can be photographed; gives back how to undo it. */
export const hideTexts = (): (() => void) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { color: transparent !important; -webkit-text-fill-color: transparent !important; text-shadow: none !important; }');
  document.adoptedStyleSheets.push(sheet);
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
};

const settled = async (): Promise<void> => {
  await document.fonts.ready;
  // A picture that cannot be shown is waited for as well; that it is none is found by who looks at the pictures.
  await Promise.all([...document.images].map((picture) => (picture.complete ? null : picture.decode().catch(() => undefined))));
  for (const animation of document.getAnimations()) {
    const end = animation.effect?.getComputedTiming().endTime;
    if (typeof end === 'number' && Number.isFinite(end)) animation.finish();
  }
};

const LOOK_MS = 20;
let gaveUp = false;

/** Waits for the stage: until it paints, a plain backdrop stands in its place. A machine that has none shows the backdrop, and is waited for once. */
export const staged = async (patienceMs: number): Promise<void> => {
  const isUp = (): boolean => (document.documentElement.dataset['stage'] ?? 'none') !== 'none';
  const end = performance.now() + patienceMs;
  while (!isUp() && !gaveUp) {
    await new Promise((done) => setTimeout(done, LOOK_MS));
    gaveUp = performance.now() > end;
  }
};

/** Waits until nothing more comes: letters, pictures, movements. */
export const rest = async (ms: number): Promise<void> => {
  await settled();
  await new Promise((done) => setTimeout(done, ms));
  await settled();
};
