import type { Container, Graphics } from 'pixi.js';
import { line, type Point, pointsOf, ribbon } from './curve.ts';
import type { Frame } from './layout.ts';
import type { Layer, Moment } from './moment.ts';
import { ease } from './motion.ts';
import type { Tone } from './palette.ts';
import { redraw, Sheet } from './sheet.ts';

/** The piece of the attract loop's day in which there is wind for a kite. */
const [RISES, COMES_DOWN] = [0.14, 0.44];

/** A kite over the dune, held by the people under the parasol. Origin: the left end of the horizon. */
export class Kite extends Sheet implements Layer {
  #parts: { readonly kite: Container; readonly cord: Graphics; readonly tail: Graphics; readonly bows: Graphics } | null = null;

  build({ unit }: Frame): void {
    this.clear();
    const [cord, tail, bows] = [this.live('cloth'), this.live('cloth'), this.live('sun')];
    cord.alpha = 0.7;
    const kite = this.group(0, 0);
    const cloth = (tone: Tone, flat: readonly number[]) => this.shapes(tone, [flat.map((value) => value * unit)], kite);
    cloth('coral', [0, -6.4, 3.9, -1, 0, 5.2]);
    cloth('sun', [0, -6.4, -3.9, -1, 0, -1]);
    cloth('sunDark', [-3.9, -1, 0, -1, 0, 5.2]);
    cloth('coralDark', [3.9, -1, 0, -1, 0, 5.2]);
    this.#parts = { kite, cord, tail, bows };
  }

  paint({ frame, horizon, clock, still, hour }: Moment): void {
    if (this.#parts === null) return;
    const share = hour === null ? 0 : Math.min(ease((hour - RISES) / 0.03), ease((COMES_DOWN - hour) / 0.03));
    this.root.visible = share > 0;
    if (share <= 0) return;
    this.root.position.set(0, horizon);
    const { kite, cord, tail, bows } = this.#parts;
    const { unit, width } = frame;
    const time = still ? 0 : clock;
    const [sway, lift] = [Math.sin(time * 0.6), Math.sin(time * 0.93 + 1)];
    const hand: Point = [width - 16 * unit, 10.4 * unit];
    const x = width * (frame.portrait ? 0.62 : 0.7) + sway * unit * 3 + (1 - share) * unit * 26;
    const y = -horizon * 0.52 + lift * unit * 1.6 - (1 - share) * unit * 14;
    kite.position.set(x, y);
    kite.rotation = 0.32 + 0.1 * sway;
    kite.alpha = share;
    const middle: Point = [(x + hand[0]) / 2 - unit * 3, (y + hand[1]) / 2 + unit * 5];
    redraw(cord, [ribbon(line([[x, y], middle, hand], 10), unit * 0.16)]);
    const knots = pointsOf(
      unit,
      Array.from({ length: 6 }, (_, index) => [-1.6 - index * 1.15 + Math.sin(time * 2 + index) * 0.9, 4.8 + index * 2]).flat(),
    ).map(([dx, dy]): Point => [x + dx, y + dy]);
    redraw(tail, [ribbon(line(knots, 5), unit * 0.2)]);
    redraw(
      bows,
      knots.slice(1).flatMap(([bx, by], index) => {
        const lean = Math.sin(time * 2 + index) * unit * 0.3;
        const wing = (side: number): number[] => {
          const tip = bx + side * unit * 1.1;
          return [bx, by, tip, by - unit * 0.55 - side * lean, tip, by + unit * 0.55 - side * lean];
        };
        return [wing(-1), wing(1)];
      }),
    );
  }
}
