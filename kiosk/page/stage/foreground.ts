import { seededChance } from '#play/chance.ts';
import { outline, type Point } from './curve.ts';
import type { Frame } from './layout.ts';
import type { Layer, Moment } from './moment.ts';
import { sway, type Tuft, tuft } from './plants.ts';
import { Sheet } from './sheet.ts';

/** What stands nearest: dune, chestnut fence and marram in the lower corners. Its origin is the lower left corner. */
export class Foreground extends Sheet implements Layer {
  readonly #seed: number;
  #tufts: Tuft[] = [];

  constructor(seed: number) {
    super();
    this.#seed = seed;
  }

  build({ width, unit }: Frame): void {
    this.clear();
    this.#tufts = [];
    const chance = seededChance(this.#seed);
    const at = (points: readonly Point[], from = 0): number[] =>
      outline(
        points.map(([x, y]) => [from + x * unit, y * unit]),
        8,
      );
    this.shapes('duneShade', [
      at([
        [-8, -15],
        [4, -14.4],
        [16, -9.6],
        [28, -3.4],
        [44, 1],
        [44, 6],
        [-8, 6],
      ]),
    ]);
    this.shapes('duneShade', [
      at(
        [
          [8, -10],
          [-3, -8.6],
          [-14, -4.2],
          [-28, 1],
          [-28, 6],
          [8, 6],
        ],
        width,
      ),
    ]);
    this.#buildFence(unit, chance);
    this.shapes('dune', [
      at([
        [-8, -11.5],
        [6, -11],
        [17, -6.6],
        [28, -1.2],
        [38, 3],
        [38, 6],
        [-8, 6],
      ]),
    ]);
    this.shapes('sandLight', [
      at([
        [-8, -10.4],
        [4, -9.9],
        [14, -6.6],
        [6, -7.4],
        [-8, -7.2],
      ]),
    ]);
    this.shapes('dune', [
      at(
        [
          [8, -7],
          [-4, -5.6],
          [-15, -0.6],
          [-24, 4],
          [8, 6],
        ],
        width,
      ),
    ]);
    for (const [x, y, size] of [
      [2, -7.5, 3.4],
      [9.5, -6, 2.6],
      [16.5, -3.2, 2.2],
      [24, -0.4, 1.7],
    ] as const)
      this.#tufts.push(tuft(this, x * unit, y * unit, size * unit, chance));
    for (const [x, y, size] of [
      [-2, -3.4, 3],
      [-9, -1.4, 2.2],
      [-16, 0.8, 1.5],
    ] as const)
      this.#tufts.push(tuft(this, width + x * unit, y * unit, size * unit, chance));
  }

  #buildFence(unit: number, chance: () => number): void {
    const [pale, dark, wire]: [number[][], number[][], number[][]] = [[], [], []];
    for (let index = 0; index < 17; index += 1) {
      const x = (-1 + index * 1.95) * unit;
      const foot = (-10.6 + 0.01 * (index * 1.95) ** 2) * unit;
      const [lean, high, half] = [(chance() - 0.5) * 1.1 * unit, (6.2 + chance() * 1.5) * unit, 0.34 * unit];
      const slat = [
        x - half,
        foot,
        x - half + lean,
        foot - high,
        x + lean,
        foot - high - half * 1.1,
        x + half + lean,
        foot - high + half * 0.3,
        x + half,
        foot,
      ];
      (index % 3 === 1 ? dark : pale).push(slat);
      for (const share of index < 16 ? [0.36, 0.74] : []) {
        const next = (-10.6 + 0.01 * ((index + 1) * 1.95) ** 2) * unit;
        wire.push([
          x + lean * share,
          foot - 6.4 * share * unit,
          x + 1.95 * unit,
          next - 6.4 * share * unit,
          x + 1.95 * unit,
          next - 6.4 * share * unit + 0.16 * unit,
          x + lean * share,
          foot - 6.4 * share * unit + 0.16 * unit,
        ]);
      }
    }
    this.shapes('woodDark', dark);
    this.shapes('wood', pale);
    this.shapes('barkDark', wire);
  }

  paint({ frame, clock, still, look }: Moment): void {
    this.root.position.set(0, frame.height);
    sway(this.#tufts, clock, still ? 0 : 0.06 * (1 + look.storm));
  }
}
