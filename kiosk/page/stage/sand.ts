import type { Graphics } from 'pixi.js';
import { seeded } from './chance.ts';
import { lens } from './curve.ts';
import type { Frame } from './layout.ts';
import type { Layer, Moment } from './moment.ts';
import { redraw, Sheet } from './sheet.ts';
import { lobes, slant } from './waves.ts';

const STEPS = 72;

/** The sand: dry, damp, wet and the mirror that the last wave left, with what the sea forgot on it. */
export class Sand extends Sheet implements Layer {
  readonly #seed: number;
  #damp: Graphics | null = null;
  #wet: Graphics | null = null;
  #mirror: Graphics | null = null;

  constructor(seed: number) {
    super();
    this.#seed = seed;
  }

  build({ width, height, unit }: Frame): void {
    this.clear();
    const chance = seeded(this.#seed);
    this.shapes('sand', [[0, 0, width, 0, width, height, 0, height]]);
    const ripples = (count: number, long: number) =>
      Array.from({ length: count }, () => {
        const deep = chance() ** 0.8;
        return lens(chance() * width, height * (0.12 + 0.9 * deep), unit * (6 + long * deep) * (0.6 + chance()), unit * (0.25 + 1.1 * deep), unit * (chance() - 0.5) * 2 * deep, 9);
      });
    this.shapes('sandShade', ripples(26, 34));
    this.shapes('sandLight', ripples(16, 26));
    this.#damp = this.live('damp');
    this.#wet = this.live('wet');
    this.#mirror = this.live('mirror');
    this.#scatter(width, height, unit, chance);
  }

  #scatter(width: number, height: number, unit: number, chance: () => number): void {
    const grains = (count: number) =>
      Array.from({ length: count }, () => {
        const deep = chance();
        const [x, y, size] = [chance() * width, height * (0.2 + 0.8 * deep), unit * (0.1 + 0.22 * deep)];
        return [x - size, y, x, y - size * 0.6, x + size, y, x, y + size * 0.6];
      });
    this.shapes('duneShade', grains(70)).alpha = 0.8;
    const shells = Array.from({ length: 7 }, () => {
      const deep = 0.3 + 0.7 * chance();
      return { x: chance() * width, y: height * (0.16 + 0.72 * deep), size: unit * (0.5 + 0.9 * deep), turn: chance() * 6 };
    });
    const fan = (shell: (typeof shells)[number], from: number, to: number, far: number): number[] => {
      const points = [shell.x, shell.y];
      for (let step = 0; step <= 6; step += 1) {
        const angle = shell.turn + from + ((to - from) * step) / 6;
        points.push(shell.x + Math.cos(angle) * shell.size * far, shell.y + Math.sin(angle) * shell.size * far * 0.8);
      }
      return points;
    };
    this.shapes('shellShade', shells.map((shell) => fan(shell, -0.95, 0.95, 1.06)));
    this.shapes('shell', shells.flatMap((shell) => [fan(shell, -0.9, -0.4, 0.95), fan(shell, -0.25, 0.25, 1), fan(shell, 0.4, 0.9, 0.95)]));
  }

  paint(moment: Moment): void {
    const { frame, horizon, wetDown, shore, still, clock } = moment;
    this.root.position.set(0, horizon);
    if (this.#damp === null || this.#wet === null || this.#mirror === null) return;
    const slow = still ? 0 : clock * 0.15;
    const sheet = (down: number, phase: number, count: number, deep: number): number[] => {
      const points = [0, 0];
      for (let step = 0; step <= STEPS; step += 1) {
        const along = step / STEPS;
        const y = down - horizon + slant(along, frame.unit, down - horizon) + lobes(along, slow, count, phase) * deep * frame.unit;
        points.push(along * frame.width, Math.max(0, y));
      }
      return [...points, frame.width, 0];
    };
    redraw(this.#damp, [sheet(wetDown + frame.unit * 3.2, 1.2, 3, 5)]);
    redraw(this.#wet, [sheet(wetDown, 0.4, 3.6, 4)]);
    redraw(this.#mirror, [sheet(shore + frame.unit * 1.6, 2.6, 4.4, 4.2)]);
  }
}
