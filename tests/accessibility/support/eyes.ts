import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { Journey, Stuck } from '#proof/drive/journey.ts';
import type { Darkroom } from '#proof/inspect/darkroom.ts';
import { judge, onEdges, onPixels } from '#proof/inspect/judge.ts';
import type { Seen } from '#proof/inspect/seen.ts';
import { browserScript, OWN_PATH } from '#proof/terminal/browser-files.ts';
import { PROJECT } from '#tests/support/process.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const violations = z.array(z.object({ id: z.string(), help: z.string(), targets: z.array(z.string()) }));

/** Serves the proof's scripts that walk and look beside the page; the page itself loads none of them. */
export const giveEyes = async (page: Page): Promise<void> => {
  const scripts = { 'finger.js': 'drive/finger.ts', 'look.js': 'inspect/look.ts' };
  for (const [name, file] of Object.entries(scripts)) {
    const body = await browserScript(join(PROJECT, 'quiz-content/proof', file)).text();
    await page.route(`**${OWN_PATH}${name}`, (route) => route.fulfill({ contentType: 'text/javascript', body }));
  }
};

/** Null, or where the walk got stuck. */
export const walkTo = (page: Page, journey: Journey): Promise<Stuck | null> =>
  page.evaluate<Stuck | null>(`import('${OWN_PATH}finger.js').then((finger) => finger.walk(window, ${JSON.stringify(journey)}))`);

export const seenOn = (page: Page): Promise<Seen> =>
  page.evaluate<Seen>(`import('${OWN_PATH}look.js').then((eye) => eye.rest(30).then(() => eye.look()))`);

/** What the proof finds wrong with a view; contrasts that only the pixels know are looked at when there is a darkroom. */
export const flawsOf = async (page: Page, seen: Seen, pixelPitchMm: number, darkroom: Darkroom | null): Promise<readonly string[]> => {
  const edged = onEdges(seen).map(({ box }) => box);
  const edges = darkroom === null || edged.length === 0 ? [] : await darkroom.edgesOf(await page.screenshot(), edged);
  const unsure = onPixels(seen);
  let pixelContrasts: readonly number[] = [];
  if (darkroom !== null && unsure.length > 0) {
    await page.evaluate(`import('${OWN_PATH}look.js').then((eye) => { globalThis.showTexts = eye.hideTexts(); })`);
    pixelContrasts = await darkroom.contrastsOn(await page.screenshot(), unsure);
    await page.evaluate('globalThis.showTexts()');
  }
  return judge({ seen, pixelContrasts, edges, missing: [], pixelPitchMm }).map(({ said }) => JSON.stringify(said));
};

/**
 * What axe-core finds wrong with the page as it stands, best practices included. One rule is left out: a terminal takes pinching away, since two
 * fingers of two children are no wish to zoom; large text is there instead.
 */
export const axeFindings = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(AXE);
  const found: unknown = await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"], rules: { "meta-viewport": { enabled: false } } }).then(({ violations }) => violations.map(({ id, help, nodes }) => ({ id, help, targets: nodes.map(({ target }) => target.join(" ")) })))',
  );
  return violations.parse(found).map(({ id, help, targets }) => `axe ${id}: ${help} (${targets.slice(0, 3).join(', ')})`);
};

export interface Control {
  readonly name: string;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** Keys of a keyboard stand closer together, as everybody knows them. */
  readonly key: boolean;
}

export interface Letters {
  readonly text: string;
  /** Pixels of a capital of this text, in the font that draws it. */
  readonly capitalPx: number;
}

/** The controls that can be touched now, and how large the letters are that can be read now. */
export const touchedAndRead = (page: Page): Promise<{ readonly controls: readonly Control[]; readonly letters: readonly Letters[] }> =>
  page.evaluate(() => {
    const brush = new OffscreenCanvas(1, 1).getContext('2d');
    const capitals = new Map<string, number>();
    const capitalOf = ({ fontFamily, fontWeight, fontSize }: CSSStyleDeclaration): number => {
      const font = `${fontWeight} 1000px ${fontFamily}`;
      if (brush !== null && !capitals.has(font)) {
        brush.font = font;
        capitals.set(font, brush.measureText('H').actualBoundingBoxAscent / 1000);
      }
      return (capitals.get(font) ?? 0) * Number.parseFloat(fontSize);
    };
    /** Within the open page of what is paged. */
    const isOpen = (element: Element): boolean => {
      const paged = element.closest<HTMLElement>('[data-paged]');
      if (paged === null) return true;
      const [above = 0, below = 0] = (paged.dataset['paged'] ?? '').split(' ').map(Number);
      const [inner, outer] = [element.getBoundingClientRect(), paged.getBoundingClientRect()];
      return inner.bottom > outer.top + above + 1 && inner.top < outer.bottom - below - 1;
    };
    const isForReaders = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null; at = at.parentElement)
        if (getComputedStyle(at).clipPath === 'inset(50%)') return true;
      return false;
    };
    const isShown = (element: Element): boolean =>
      element.checkVisibility() && element.closest('[inert]') === null && isOpen(element) && !isForReaders(element);
    const controls = [...document.querySelectorAll('button, input')].filter(
      (one) => isShown(one) && one.closest('.countries__list') === null,
    );
    const texts = [...document.body.querySelectorAll('*')].filter(
      (one) =>
        isShown(one) &&
        one.closest('svg, script, style') === null &&
        [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== ''),
    );
    return {
      controls: controls.map((one) => {
        const { top, bottom, left, right } = one.getBoundingClientRect();
        const name = (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40) || one.className;
        return { name, top, bottom, left, right, key: one.closest('.keyboard') !== null };
      }),
      letters: texts.map((one) => ({ text: (one.textContent ?? '').trim().slice(0, 40), capitalPx: capitalOf(getComputedStyle(one)) })),
    };
  });
