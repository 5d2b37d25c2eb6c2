import type { Container } from 'pixi.js';
import { lens, line, outline, pointsOf } from './curve.ts';
import type { Frame } from './layout.ts';
import type { Layer, Moment } from './moment.ts';
import type { Tone } from './palette.ts';
import { Sheet } from './sheet.ts';
import { swell } from './waves.ts';

/** Each sail: where it starts, how fast it crosses (widths a second), how far under the horizon, how large. */
const SAILS = [
  { start: 0.3, pace: 0.0042, down: 3.1, size: 1, near: true },
  { start: 0.13, pace: 0.0016, down: 0.45, size: 0.42, near: false },
  { start: 0.5, pace: 0.001, down: 0.3, size: 0.3, near: false },
] as const;

/** Sails on the sea, in every view. Origin: the left end of the horizon. */
export class Sails extends Sheet implements Layer {
  #boats: Container[] = [];

  build({ unit }: Frame): void {
    this.clear();
    this.#boats = SAILS.map(({ size, near }) => this.#build(size * unit, near));
  }

  #build(size: number, near: boolean): Container {
    const boat = this.group(0, 0);
    const sheet = (tone: Tone, leech: readonly number[], clew: readonly [number, number]) =>
      this.shapes(tone, [[...line(pointsOf(size, leech), 8), clew[0] * size, clew[1] * size]], boat);
    sheet('cloth', [0.25, -13.4, 2.6, -7.4, 4.6, -1.7], [0.25, -1.2]);
    sheet('clothShade', [0.25, -13.4, 1.5, -7.2, 2.2, -1.45], [0.25, -1.2]);
    if (near) {
      sheet('coral', [-0.15, -11.6, -2.3, -6, -3.6, -1.6], [-0.15, -1.4]);
      sheet('coralDark', [-0.15, -11.6, -1, -6, -1.5, -1.5], [-0.15, -1.4]);
    }
    this.shapes('hull', [outline(pointsOf(size, [-4.2, -1, 0, -0.85, 4.9, -1.1, 3.4, 0.6, -2.8, 0.6]), 4)], boat);
    if (near) this.shapes('foam', [lens(0, 0.6 * size, 11 * size, 0.7 * size)], boat);
    return boat;
  }

  paint({ frame, horizon, clock, still, look }: Moment): void {
    this.root.position.set(0, horizon);
    const time = still ? 0 : clock;
    for (const [index, boat] of this.#boats.entries()) {
      const sail = SAILS[index];
      if (sail === undefined) continue;
      const heave = sail.near ? swell(sail.start, time) * frame.unit * 0.25 : 0;
      boat.position.set((((sail.start + time * sail.pace) % 1.24) - 0.12) * frame.width, frame.unit * sail.down + heave);
      boat.rotation = (sail.near ? 0.03 : 0.01) * Math.sin(time * 0.8 + index) + 0.08 * look.storm;
      boat.alpha = 1 - look.night;
      boat.visible = boat.alpha > 0.02;
    }
  }
}
