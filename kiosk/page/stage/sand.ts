import type { Graphics } from 'pixi.js';
import { seededChance } from '#play/chance.ts';
import { lens } from './curve.ts';
import type { Frame } from './layout.ts';
import type { Layer, Moment } from './moment.ts';
import { box, redraw, Sheet } from './sheet.ts';
import { lobes, slant } from './waves.ts';

const STEPS = 72;

/** The sand: dry, damp, wet and the mirror that the last wave left, with what the sea forgot on it. */
export class Sand extends Sheet implements Layer {
  readonly #seed: number;
  #dry: Graphics | null = null;
  #damp: Graphics | null = null;
  #wet: Graphics | null = null;
  #mirror: Graphics | null = null;
  #glints: Graphics | null = null;
  #streaks: { readonly along: number; readonly deep: number; readonly long: number; readonly bow: number }[] = [];

  constructor(seed: number) {
    super();
    this.#seed = seed;
  }

  build({ width, height, unit }: Frame): void {
    this.clear();
    const chance = seededChance(this.#seed);
    this.#dry = this.live('sand');
    const ripples = (count: number, long: number, thick: number) =>
      Array.from({ length: count }, () => {
        const deep = chance() ** 0.75;
        const bow = unit * (chance() - 0.5) * 2.4 * deep;
        return lens(
          chance() * width,
          height * (0.1 + 0.9 * deep),
          unit * (6 + long * deep) * (0.6 + chance()),
          unit * (0.25 + thick * deep),
          bow,
          9,
        );
      });
    this.shapes('sandShade', ripples(Math.round(width / unit / 3), 36, 1.7));
    this.shapes('sandLight', ripples(Math.round(width / unit / 4), 30, 1.3));
    this.#damp = this.live('damp');
    this.#wet = this.live('wet');
    this.#glints = this.live('mirror');
    this.#mirror = this.live('mirror');
    this.#streaks = Array.from({ length: Math.round(width / unit / 3.2) }, () => ({
      along: chance(),
      deep: chance(),
      long: 0.5 + chance(),
      bow: chance() - 0.5,
    }));
    this.#strand(width, height, unit, chance);
    this.#steps(width, height, unit);
    this.#scatter(width, height, unit, chance);
  }

  /** The line of weed and bits that the highest water left. */
  #strand(width: number, height: number, unit: number, chance: () => number): void {
    const bits = Array.from({ length: Math.round(width / unit / 1.6) }, () => {
      const along = chance();
      const y = height * (0.83 + 0.025 * Math.sin(along * 7) + 0.012 * Math.sin(along * 19)) + (chance() - 0.5) * unit * 1.8;
      return lens(along * width, y, unit * (0.8 + chance() * 2.4), unit * (0.22 + chance() * 0.3), unit * (chance() - 0.5) * 1.4, 5);
    });
    this.shapes('weed', bits).alpha = 0.5;
  }

  /** Bare feet went down to the water. */
  #steps(width: number, height: number, unit: number): void {
    const prints: number[][] = [];
    for (let step = 0; step < 30; step += 1) {
      const share = step / 29;
      const near = 1 - share;
      const x = width * (0.66 - 0.13 * share + 0.03 * Math.sin(share * 5)) + (step % 2 === 0 ? -1 : 1) * unit * (0.6 + 1.5 * near);
      const y = height * (0.16 + 0.8 * near ** 1.35);
      const size = unit * (0.3 + 0.75 * near);
      prints.push(lens(x, y, size * 1.1, size * 1.1, 0, 9), lens(x + size * 0.08, y - size * 0.95, size * 1.5, size * 1.25, 0, 9));
    }
    this.shapes('duneShade', prints).alpha = 0.6;
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
    this.shapes(
      'shellShade',
      shells.map((shell) => fan(shell, -0.95, 0.95, 1.06)),
    );
    this.shapes(
      'shell',
      shells.flatMap((shell) => [fan(shell, -0.9, -0.4, 0.95), fan(shell, -0.25, 0.25, 1), fan(shell, 0.4, 0.9, 0.95)]),
    );
  }

  paint(moment: Moment): void {
    const { frame, horizon, wetDown, shore, still, clock } = moment;
    this.root.position.set(0, horizon);
    if (this.#dry === null || this.#damp === null || this.#wet === null || this.#mirror === null) return;
    this.#paintGlints(moment);
    // What lies under the sea need not be painted.
    const top = Math.max(0, shore - horizon - frame.unit * 14);
    const slow = still ? 0 : clock * 0.15;
    const sheet = (down: number, phase: number, count: number, deep: number): number[] => {
      const points = [0, top];
      for (let step = 0; step <= STEPS; step += 1) {
        const along = step / STEPS;
        const y = down - horizon + slant(along, frame.unit, down - horizon) + lobes(along, slow, count, phase) * deep * frame.unit;
        points.push(along * frame.width, Math.max(top, y));
      }
      return [...points, frame.width, top];
    };
    redraw(this.#dry, [box(0, top, frame.width, Math.max(0, frame.height - horizon - top))]);
    redraw(this.#damp, [sheet(wetDown + frame.unit * 3, 1.2, 3, 3)]);
    redraw(this.#wet, [sheet(wetDown, 0.4, 3.6, 3)]);
    redraw(this.#mirror, [sheet(shore + Math.min(frame.unit * 9, Math.max(frame.unit * 2.2, (wetDown - shore) * 0.3)), 2.6, 4.2, 3.4)]);
  }

  /** Wet sand holds streaks of sky. */
  #paintGlints({ frame, horizon, shore, wetDown }: Moment): void {
    if (this.#glints === null) return;
    const { unit, width } = frame;
    const [top, bottom] = [shore - horizon, Math.min(wetDown, frame.height * 1.1) - horizon];
    const span = bottom - top;
    const share = Math.min(1, Math.max(0, span / (unit * 14)));
    this.#glints.alpha = 0.75 * share;
    if (share <= 0) {
      redraw(this.#glints, []);
      return;
    }
    redraw(
      this.#glints,
      this.#streaks.map(({ along, deep, long, bow }) => {
        const y = top + span * (0.04 + 0.9 * deep ** 1.2);
        const near = y / Math.max(1, frame.height - horizon);
        return lens(along * width, y, unit * (5 + 24 * near) * long, unit * (0.25 + 1.5 * near) * long, unit * bow * 2 * near, 9);
      }),
    );
  }
}
