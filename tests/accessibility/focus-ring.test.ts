import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { AccessMode } from '#play/access.ts';
import { deedsOf } from '#proof/drive/deeds.ts';
import type { Stop } from '#proof/drive/journey.ts';
import { playsOf } from '#proof/drive/plays.ts';
import { chooseAccess, leaveDialog } from '#tests/e2e/support/access.ts';
import { readShipped, type ShippedContent } from '#tests/support/shipped-content.ts';
import { shippedFolder } from '#tests/support/shipped-folder.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { giveEyes, walkTo } from './support/eyes.ts';
import { addStyle } from './support/shapes.ts';

// The ring of the focus: a band of sun between two of ink. Whatever lies behind, one of the two is seen, as long as they differ by enough.

const LEAST = 3;

const shipped = readShipped(shippedFolder());
const { openHost, openPage } = useTerminals();

/** How far two colours stand apart, of the ring's middle and of the bands on both sides of it: WCAG's contrast. 1: there are no bands. */
const ringOf = async (page: Page, one: Locator): Promise<number> => {
  // Keys were used last, so what takes the focus shows its ring.
  await page.keyboard.press('Shift');
  await one.focus();
  return one.evaluate((element) => {
    if (!element.matches(':focus-visible')) throw new Error('no ring is shown');
    const { outlineColor, outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const colours = (text: string) => [...text.matchAll(/rgba?\(([\d., ]+)\)/g)].map(([, numbers = '']) => numbers.split(',').map(Number));
    const light = (byte = 0): number => (byte <= 10 ? byte / 3295 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
    const luminance = ([red, green, blue]: readonly number[]): number => 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
    const [middle] = colours(outlineColor);
    if (middle === undefined || outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) return 1;
    // What is drawn inside belongs to the control, not to its ring.
    const bands = [...boxShadow.matchAll(/rgba?\([^)]*\)[^,]*/g)].flatMap(([band]) => (band.includes('inset') ? [] : colours(band)));
    const contrasts = bands.map((band) => {
      const [high = 0, low = 0] = [luminance(band), luminance(middle)].toSorted((x, y) => y - x);
      return (high + 0.05) / (low + 0.05);
    });
    return contrasts.length === 0 ? 1 : Math.min(...contrasts);
  });
};

interface Measured {
  readonly what: string;
  readonly ring: number;
}

/** Buttons of each tone, a tile and a key, from attract to the address. */
const ringsWith = async (
  brand: ShippedContent['brands'][number],
  { style = null, modes = [] }: { readonly style?: string | null; readonly modes?: readonly AccessMode[] } = {},
): Promise<readonly Measured[]> => {
  const [site] = shipped.sites.filter(({ geometry }) => geometry.widthPx < geometry.heightPx);
  const [quiz] = shipped.quizzes.filter(({ kind }) => kind === 'personality');
  if (site === undefined || quiz === undefined) throw new Error('nothing to look at');
  const host = await openHost({ kiosk: shipped.kioskOf(site, brand, [quiz]), media: shipped.media });
  const page = await openPage(host.url, {
    size: { width: site.geometry.widthPx, height: site.geometry.heightPx },
    reducedMotion: 'reduce',
    before: async (opened) => {
      await opened.addInitScript(() => Object.assign(HTMLCanvasElement.prototype, { getContext: () => null }));
      await giveEyes(opened);
    },
  });
  const found: Measured[] = [];
  if (style !== null) await addStyle(page, style);
  const [play] = playsOf(quiz, new Date()).plays;
  const answers = deedsOf(quiz, play?.answers ?? [], 'fr');
  const measure = async (what: string, selector: string): Promise<void> => {
    found.push({ what: `${what}, ${brand.id}`, ring: await ringOf(page, page.locator(selector).first()) });
  };
  const go = async (to: Stop): Promise<void> => expect(await walkTo(page, { locale: 'fr', answers, to })).toBeNull();
  await page.locator('main[data-view="attract"]').waitFor();
  if (modes.length > 0) {
    await chooseAccess(page, modes);
    await leaveDialog(page);
  }
  await measure('the invitation', '.button--huge');
  await measure('the corner', '.corner__access');
  await go({ view: 'question' });
  await measure('a choice', '.tile, .smiley');
  await go({ view: 'result' });
  await measure('a deep button', '.result__words .button--deep');
  await go({ view: 'contact' });
  await measure('a key', '.key');
  await measure('what goes on', '.contact__onward');
  return found;
};

test('the two colours of the ring differ by 3:1 and more, under every brand', { timeout: 180_000 }, async () => {
  expect(shipped.brands.length).toBeGreaterThan(2);
  for (const brand of shipped.brands) {
    const rings = await ringsWith(brand);
    expect(rings).toHaveLength(6);
    expect(rings.filter(({ ring }) => ring < LEAST)).toEqual([]);
  }
});

test('it does so in strong contrast, too', { timeout: 60_000 }, async () => {
  const [brand] = shipped.brands;
  if (brand === undefined) throw new Error('no brand');
  expect((await ringsWith(brand, { modes: ['highContrast'] })).filter(({ ring }) => ring < LEAST)).toEqual([]);
});

test('a ring without its bands of ink is found', { timeout: 60_000 }, async () => {
  const [brand] = shipped.brands;
  if (brand === undefined) throw new Error('no brand');
  const rings = await ringsWith(brand, { style: ':focus-visible { box-shadow: none !important }' });
  expect(rings.filter(({ ring }) => ring < LEAST).length).toBeGreaterThan(2);
});
