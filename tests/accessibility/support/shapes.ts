import type { Browser, Page } from 'playwright-core';

/** Looks at pictures as somebody does who sees no colours: light and dark alone. */
export interface GreyEye {
  /** Pixels of edges that stand in one of two pictures of a place and not in the other: shapes and letters that came or went. */
  readonly shapesBetween: (before: Buffer, after: Buffer) => Promise<number>;
  readonly close: () => Promise<void>;
}

export const openGreyEye = async (browser: Browser): Promise<GreyEye> => {
  const page = await browser.newPage();
  await page.evaluate(() => {
    const light = (byte: number): number => (byte <= 10 ? byte / 3295 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
    const develop = async (base64: string) => {
      const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
      const { width, height } = picture;
      const brush = new OffscreenCanvas(width, height).getContext('2d');
      if (brush === null) throw new Error('there is no canvas');
      brush.drawImage(picture, 0, 0);
      const { data } = brush.getImageData(0, 0, width, height);
      const grey = new Float32Array(width * height);
      for (let at = 0; at < grey.length; at += 1)
        grey[at] = 0.2126 * light(data[at * 4] ?? 0) + 0.7152 * light(data[at * 4 + 1] ?? 0) + 0.0722 * light(data[at * 4 + 2] ?? 0);
      return { grey, width, height };
    };
    Object.assign(globalThis, { greyEye: { develop } });
  });
  return {
    shapesBetween: (before, after) =>
      page.evaluate(
        async ([first, second]) => {
          const { develop }: Tools = Reflect.get(globalThis, 'greyEye');
          const [a, b] = [await develop(first), await develop(second)];
          if (a.width !== b.width || a.height !== b.height) throw new Error('two pictures of different places');
          const { width, height } = a;
          /** The most of `values` within `radius` pixels, or with `least` the least. */
          const around = (values: Float32Array, radius: number, least = false): Float32Array => {
            const pick = least ? Math.min : Math.max;
            const along = values.map((own, at) => {
              const x = at % width;
              let found = own;
              for (let step = -Math.min(radius, x); step <= Math.min(radius, width - 1 - x); step += 1)
                found = pick(found, values[at + step] ?? found);
              return found;
            });
            return along.map((own, at) => {
              const y = Math.floor(at / width);
              let found = own;
              for (let step = -Math.min(radius, y); step <= Math.min(radius, height - 1 - y); step += 1)
                found = pick(found, along[at + step * width] ?? found);
              return found;
            });
          };
          const edges = (grey: Float32Array): Float32Array => {
            const [most, least] = [around(grey, 2), around(grey, 2, true)];
            return most.map((one, at) => (one + 0.05) / ((least[at] ?? 0) + 0.05));
          };
          /** A part is seen at 3:1. What was a faint edge before and is a strong one now was filled, not drawn. */
          const [clear, nothing, near] = [3, 1.2, 4];
          const [edgesA, edgesB] = [edges(a.grey), edges(b.grey)];
          const [nearA, nearB] = [around(edgesA, near), around(edgesB, near)];
          let found = 0;
          for (let at = 0; at < width * height; at += 1) {
            const came = (edgesB[at] ?? 0) >= clear && (nearA[at] ?? 9) < nothing;
            const went = (edgesA[at] ?? 0) >= clear && (nearB[at] ?? 9) < nothing;
            if (came || went) found += 1;
          }
          return found;
        },
        [before.toString('base64'), after.toString('base64')] as const,
      ),
    close: () => page.close(),
  };
};

/** Adds a rule to a page whose policy takes no styles from tags. */
export const addStyle = (page: Page, rule: string): Promise<void> =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, rule);

interface Developed {
  readonly grey: Float32Array;
  readonly width: number;
  readonly height: number;
}
interface Tools {
  readonly develop: (base64: string) => Promise<Developed>;
}
