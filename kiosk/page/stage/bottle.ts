import type { Container, Graphics } from 'pixi.js';
import { lens, outline, pointsOf } from './curve.ts';
import { DAY_SECONDS } from './day.ts';
import type { Frame } from './layout.ts';
import type { Layer, Moment } from './moment.ts';
import { ease } from './motion.ts';
import type { Tone } from './palette.ts';
import { redraw, Sheet } from './sheet.ts';

/** How long the bottle takes to drift in, in seconds. */
const DRIFTS_IN = 9;

/** The bottle with a question in it: the attract loop's invitation. Origin: the left end of the horizon. */
export class Bottle extends Sheet implements Layer {
  #bottle: Container | null = null;
  #wake: Graphics | null = null;

  build({ unit }: Frame): void {
    this.clear();
    this.#wake = this.live('foam');
    const bottle = this.group(0, 0);
    this.#bottle = bottle;
    const soft = (tone: Tone, flat: readonly number[]) => this.shapes(tone, [outline(pointsOf(unit, flat), 6)], bottle);
    soft('bottle', [-6.2, -2, -2, -2.35, 2.4, -2.1, 4.2, -1, 6.6, -0.9, 6.6, 0.8, 4.2, 1, 2.4, 2.1, -2, 2.35, -6.2, 2, -6.9, 0]);
    soft('paper', [-4.6, -1.3, 1.6, -1.4, 1.9, 0, 1.6, 1.4, -4.6, 1.3]);
    soft('cork', [6.3, -0.8, 8.1, -0.7, 8.1, 0.6, 6.3, 0.7]);
    this.shapes('coral', [[-1.9, -1.42, -0.9, -1.42, -0.9, 1.42, -1.9, 1.42].map((value) => value * unit)], bottle);
    soft('bottleDark', [-6.7, 0.6, -2, 1.1, 2.4, 0.9, 4.2, 0.3, 6.6, 0.3, 6.6, 0.8, 4.2, 1, 2.4, 2.1, -2, 2.35, -6.2, 2]).alpha = 0.55;
    this.shapes('foam', [lens(-1.8 * unit, -1.75 * unit, 6.4 * unit, 0.5 * unit)], bottle).alpha = 0.85;
  }

  paint({ frame, shore, horizon, clock, hour }: Moment): void {
    if (this.#bottle === null || this.#wake === null) return;
    this.root.visible = hour !== null;
    if (hour === null) return;
    this.root.position.set(0, horizon);
    const { unit, width } = frame;
    // It goes out with the night and comes in again with the morning.
    const way = Math.min(ease((hour * DAY_SECONDS) / DRIFTS_IN), ease(((1 - hour) * DAY_SECONDS) / DRIFTS_IN));
    const x = width * (-0.12 + 0.4 * way) + Math.sin(clock * 0.23) * unit * 3;
    const y = (shore - horizon) * 0.62 + Math.sin(clock * 1.1) * unit * 0.7;
    this.#bottle.position.set(x, y);
    this.#bottle.rotation = -0.16 + 0.09 * Math.sin(clock * 0.9 + 0.6);
    const ring = 0.5 + 0.5 * Math.sin(clock * 1.1 + 2);
    redraw(this.#wake, [
      lens(x - unit * 0.4, y + unit * 2.3, unit * (15 + 3 * ring), unit * 0.75, unit * 0.5),
      lens(x + unit * 1.2, y + unit * 3.8, unit * (9 + 4 * ring), unit * 0.4, unit * 0.4),
    ]);
  }
}
