import type { Graphics } from 'pixi.js';
import { lens, line } from './curve.ts';
import type { Layer, Moment } from './moment.ts';
import { redraw, Sheet } from './sheet.ts';

/** Gulls: they glide, and beat their wings now and then. Origin: the left end of the horizon. */
export class Gulls extends Sheet implements Layer {
  #wings: Graphics | null = null;
  #bodies: Graphics | null = null;

  build(): void {
    this.clear();
    this.#wings = this.live('gull');
    this.#bodies = this.live('cloth');
  }

  paint({ frame, horizon, look, clock, still }: Moment): void {
    if (this.#wings === null || this.#bodies === null) return;
    const time = still ? 0 : clock;
    this.root.position.set(0, horizon);
    this.root.alpha = 1 - look.night;
    const { unit, width } = frame;
    const [wings, bodies]: [number[][], number[][]] = [[], []];
    for (let index = 0; index < 4; index += 1) {
      const way = (0.12 + index * 0.19 + time * (0.008 + 0.002 * index)) % 1.3;
      const x = (1.15 - way) * width;
      const y = -horizon * (0.3 + 0.13 * index) + Math.sin(time * 0.5 + index * 2) * unit * 2;
      const size = unit * (1.5 - 0.22 * index);
      const flap = Math.sin(time * 4.2 + index * 1.9) * Math.max(0.12, Math.sin(time * 0.6 + index * 2));
      const wing = (side: number): number[] => {
        const [mid, tip] = [0.95 + 0.3 * flap, 0.3 + 1.1 * flap];
        return line(
          [
            [x, y],
            [x + side * size * 1.1, y - size * mid * 0.72],
            [x + side * size * 2.6, y - size * tip * 0.8],
          ],
          4,
        ).concat(
          line(
            [
              [x + side * size * 2.6, y - size * tip * 0.8],
              [x + side * size * 1.05, y - size * (mid * 0.72 - 0.42)],
              [x, y + size * 0.42],
            ],
            4,
          ),
        );
      };
      wings.push(wing(-1), wing(1));
      bodies.push(lens(x, y + size * 0.16, size * 1.7, size * 0.62, 0, 9));
    }
    redraw(this.#wings, wings);
    redraw(this.#bodies, bodies);
  }
}
