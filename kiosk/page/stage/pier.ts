import type { Graphics } from 'pixi.js';
import type { Point } from './curve.ts';
import type { Frame } from './layout.ts';
import type { Layer, Moment } from './moment.ts';
import { box, disc, redraw, Sheet } from './sheet.ts';

/** The wooden pier (the estacade) far out in the water, with the beacon at its end. Its origin is the right end of the horizon. */
export class Pier extends Sheet implements Layer {
  #beam: Graphics | null = null;
  #lamp: Graphics | null = null;

  build({ unit, portrait }: Frame): void {
    this.clear();
    const [head, root] = portrait ? [-78, -34] : [-118, -48];
    const deck = (share: number): Point => [(head + (root - head) * share) * unit, (1.05 - 0.25 * share) * unit];
    const [posts, darkPosts]: [number[][], number[][]] = [[], []];
    for (let index = 0; index <= 22; index += 1) {
      const [x, y] = deck(index / 22);
      (index % 2 === 0 ? posts : darkPosts).push(box(x - 0.14 * unit, y, 0.28 * unit, (2.5 - 0.045 * index) * unit));
    }
    this.#beam = this.live('lamp');
    this.shapes('woodDark', darkPosts);
    this.shapes('wood', posts);
    const [left, right] = [deck(0), deck(1)];
    this.shapes('wood', [
      [
        left[0] - unit,
        left[1] - 0.35 * unit,
        right[0],
        right[1] - 0.25 * unit,
        right[0],
        right[1] + 0.15 * unit,
        left[0] - unit,
        left[1] + 0.2 * unit,
      ],
    ]);
    this.shapes('woodDark', [
      [
        left[0] - unit,
        left[1] + 0.05 * unit,
        right[0],
        right[1] + 0.02 * unit,
        right[0],
        right[1] + 0.18 * unit,
        left[0] - unit,
        left[1] + 0.24 * unit,
      ],
    ]);
    const [x, y] = left;
    this.shapes('cloth', [[x - 0.75 * unit, y, x - 0.5 * unit, y - 4.4 * unit, x + 0.5 * unit, y - 4.4 * unit, x + 0.75 * unit, y]]);
    this.shapes('coral', [
      [x - 0.68 * unit, y - 1.3 * unit, x - 0.6 * unit, y - 2.6 * unit, x + 0.6 * unit, y - 2.6 * unit, x + 0.68 * unit, y - 1.3 * unit],
      [x - 0.9 * unit, y - 4.4 * unit, x, y - 6.1 * unit, x + 0.9 * unit, y - 4.4 * unit],
    ]);
    this.shapes('hull', [box(x - 0.62 * unit, y - 4.5 * unit, 1.24 * unit, 0.25 * unit)]);
    this.#lamp = this.shapes('lamp', [disc(x, y - 4.85 * unit, 0.55 * unit, 16)]);
  }

  paint({ horizon, frame, clock, look, still }: Moment): void {
    this.root.position.set(frame.width, horizon);
    const lit = Math.max(0, look.night * 1.4 - 0.3, look.storm * 0.9 - 0.2);
    if (this.#lamp !== null) this.#lamp.alpha = lit;
    if (this.#beam === null) return;
    if (lit <= 0) {
      redraw(this.#beam, []);
      return;
    }
    const [x, y] = [(frame.portrait ? -78 : -118) * frame.unit, -3.8 * frame.unit];
    const angle = still ? 0.6 : clock * 0.7;
    // Turning lamp: brightest when it lies across the view, gone when it points at us.
    this.#beam.alpha = lit * 0.3 * Math.abs(Math.cos(angle)) ** 1.5;
    const reach = frame.unit * 230;
    const spread = frame.unit * 17;
    const cone = (side: number): number[] => [
      x,
      y - 0.3 * frame.unit,
      x + reach * side,
      y - spread * 1.2,
      x + reach * side,
      y + spread * 0.55,
      x,
      y + 0.3 * frame.unit,
    ];
    redraw(this.#beam, [cone(1), cone(-1), disc(x, y, 2.4 * frame.unit, 24)]);
  }
}
