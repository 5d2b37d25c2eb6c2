import { expect, test, vi } from 'vitest';
import type { Brand } from '#contract/content.ts';
import { propertiesOf } from '#page/measures.ts';
import { titleFamily, titleFontOf } from '#page/title-font.ts';
import { SAMPLE_KIOSK } from '#tests/fixtures/sample-kiosk.ts';

const font: Brand['font'] = { headings: { file: 'titles.woff2', licence: 'OFL-1.1' } };
const kioskOf = (contentVersion: string) => ({ contentVersion, brand: { ...SAMPLE_KIOSK.brand, font } });

interface Face {
  readonly source: string;
  readonly load: () => Promise<unknown>;
}

const setUp = (load: () => Promise<unknown>, pause: () => Promise<void> = () => new Promise(() => undefined)) => {
  const shown = new Set<Face>();
  const titleFont = titleFontOf<Face>({ shown, make: (_family, source) => ({ source, load }), pause });
  return { shown, titleFont };
};

test('a font is shown once it is whole, from the media of its brand', async () => {
  let whole = (): void => undefined;
  const { shown, titleFont } = setUp(() => new Promise<void>((resolve) => (whole = resolve)));
  const ready = titleFont.prepare(kioskOf('v1'));
  await Promise.resolve();
  expect(shown.size).toBe(0);
  whole();
  await ready;
  expect([...shown].map(({ source }) => source)).toEqual([`url("/media/brands/${SAMPLE_KIOSK.brand.id}/titles.woff2")`]);
});

test.each([
  ['does not load', () => Promise.reject(new Error('damaged')), () => new Promise<void>(() => undefined)],
  ['comes too late', () => new Promise(() => undefined), () => Promise.resolve()],
])('a font that %s is reported, never shown, and holds nobody up', async (_, load, pause) => {
  const said = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { shown, titleFont } = setUp(load, pause);
  await titleFont.prepare(kioskOf('v1'));
  expect(shown.size).toBe(0);
  expect(said.mock.calls).toEqual([['the font of the titles: KIOSK_UNKNOWN_FILE']]);
  said.mockRestore();
});

test('the font of content that is shown stays while newer ones wait, and goes when one of them is shown', async () => {
  const { shown, titleFont } = setUp(() => Promise.resolve());
  for (const version of ['v1', 'v2', 'v3', 'v2']) await titleFont.prepare(kioskOf(version));
  titleFont.settle(kioskOf('v1'));
  expect(shown.size).toBe(3);
  titleFont.settle(kioskOf('v3'));
  expect(shown.size).toBe(1);
});

test('without a font of its brand the titles are those of the terminal; each content has a family of its own', () => {
  expect(propertiesOf(SAMPLE_KIOSK)['--titles']).toBe('"Atkinson Hyperlegible Next"');
  expect(propertiesOf({ ...SAMPLE_KIOSK, ...kioskOf('v1') })['--titles']).toBe(titleFamily(kioskOf('v1')));
  expect(titleFamily(kioskOf('v1'))).not.toBe(titleFamily(kioskOf('v2')));
});
