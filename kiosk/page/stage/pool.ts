import { outline } from './curve.ts';
import { emblemRect, type Frame } from './layout.ts';
import { disc, Sheet } from './sheet.ts';

/** The pool of wet sand on which the emblem lies, with a garland of foam. */
export class Pool extends Sheet {
  build(frame: Frame): void {
    this.clear();
    const emblem = emblemRect(frame.width, frame.height);
    const [x, y, r] = [emblem.x + emblem.width / 2, emblem.y + emblem.height / 2, emblem.width / 2];
    const round = (radius: number, uneven: number, phase: number): number[] =>
      outline(
        Array.from({ length: 18 }, (_, index) => {
          const angle = (index / 18) * Math.PI * 2;
          const far = radius * (1 + uneven * Math.sin(angle * 3 + phase) + uneven * 0.6 * Math.sin(angle * 5 + phase * 2));
          return [x + Math.cos(angle) * far, y + Math.sin(angle) * far] as const;
        }),
        5,
      );
    this.shapes('foamShade', [round(r * 1.17, 0.018, 0.6)]);
    this.shapes('foam', [round(r * 1.13, 0.02, 0.4)]);
    this.shapes('sand', [round(r * 1.06, 0.012, 0.2)]);
    this.shapes('sandLight', [round(r * 0.98, 0.01, 1.4)]);
    const bubbles = Array.from({ length: 15 }, (_, index) => {
      const angle = index * 2.4;
      const far = r * (1.2 + 0.1 * Math.sin(index * 3.1));
      return disc(x + Math.cos(angle) * far, y + Math.sin(angle) * far, frame.unit * (0.3 + 0.35 * Math.abs(Math.sin(index * 1.7))), 14);
    });
    this.shapes('foam', bubbles);
  }
}
