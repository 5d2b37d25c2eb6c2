import type { Browser, Page } from 'playwright-core';
import type { Box, SeenText } from './seen.ts';

/** A page of its own for looking at pixels: pictures are decoded where there is a decoder. */
export interface Darkroom {
  /** `ground`: the view without its texts. The contrast of each text with the worst of what lies below it. */
  readonly contrastsOn: (ground: Buffer, texts: readonly SeenText[]) => Promise<readonly number[]>;
  /** `view`: the view as it is. How clearly each body stands out from what is around it: the strongest edge on the way out. */
  readonly edgesOf: (view: Buffer, bodies: readonly Box[]) => Promise<readonly number[]>;
  readonly close: () => Promise<void>;
}

/** Read into the page once: pixels of a picture, and the contrast of two of them as WCAG 2 counts it. */
const install = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const luminanceOf = (red: number, green: number, blue: number): number => {
      const part = (byte: number): number => {
        const value = byte / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      };
      return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
    };
    const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const develop = async (base64: string) => {
      const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const brush = canvas.getContext('2d', { willReadFrequently: true });
      if (brush === null) throw new Error('there is no canvas');
      brush.drawImage(picture, 0, 0);
      const { data, width, height } = brush.getImageData(0, 0, picture.width, picture.height);
      return (x: number, y: number): number => {
        const at = (Math.min(height - 1, Math.max(0, Math.round(y))) * width + Math.min(width - 1, Math.max(0, Math.round(x)))) * 4;
        return luminanceOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
      };
    };
    Object.assign(globalThis, { darkroom: { luminanceOf, contrast, develop } });
  });

interface Tools {
  readonly luminanceOf: (red: number, green: number, blue: number) => number;
  readonly contrast: (a: number, b: number) => number;
  readonly develop: (base64: string) => Promise<(x: number, y: number) => number>;
}

declare const darkroom: Tools;

export const openDarkroom = async (browser: Browser): Promise<Darkroom> => {
  const page = await browser.newPage();
  await install(page);
  return {
    contrastsOn: (ground, texts) =>
      page.evaluate(
        async ({ base64, wanted }) => {
          const at = await darkroom.develop(base64);
          return wanted.map(({ box, colour }) => {
            const own = darkroom.luminanceOf(...colour);
            const found: number[] = [];
            for (let y = box.y; y < box.y + box.height; y += 2)
              for (let x = box.x; x < box.x + box.width; x += 3) found.push(darkroom.contrast(own, at(x, y)));
            // A single odd pixel below a letter hides nothing: the worst twentieth counts.
            return found.toSorted((a, b) => a - b)[Math.floor(found.length / 20)] ?? 21;
          });
        },
        { base64: ground.toString('base64'), wanted: texts.map(({ box, colour }) => ({ box, colour })) },
      ),
    edgesOf: (view, bodies) =>
      page.evaluate(
        async ({ base64, wanted }) => {
          const at = await darkroom.develop(base64);
          /** The strongest contrast within a few pixels on both sides of an edge. */
          const edge = (x: number, y: number, outX: number, outY: number): number => {
            const line = Array.from({ length: 19 }, (_, step) => at(x + outX * (step - 8), y + outY * (step - 8)));
            return darkroom.contrast(Math.max(...line), Math.min(...line));
          };
          return wanted.map(({ x, y, width, height }) => {
            const edges = [0.3, 0.5, 0.7].flatMap((part) => [
              edge(x + width * part, y, 0, -1),
              edge(x + width * part, y + height, 0, 1),
              edge(x, y + height * part, -1, 0),
              edge(x + width, y + height * part, 1, 0),
            ]);
            // Half of the way around must be clear.
            return edges.toSorted((a, b) => a - b)[Math.floor(edges.length / 2)] ?? 21;
          });
        },
        { base64: view.toString('base64'), wanted: bodies },
      ),
    close: () => page.close(),
  };
};
