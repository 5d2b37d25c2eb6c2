import { seededChance } from '#play/chance.ts';
import { outline, type Point } from './curve.ts';
import type { Frame } from './layout.ts';
import type { Layer, Moment } from './moment.ts';
import { sway, type Tuft, tuft } from './plants.ts';
import { box, disc, Sheet } from './sheet.ts';

const TREES = [
  { x: -1, foot: 0, high: 33, lean: -3, spread: 15, seed: 3 },
  { x: -15, foot: 1.4, high: 22, lean: -3.4, spread: 10.5, seed: 7 },
  { x: -24, foot: 2.4, high: 13, lean: -2, spread: 7, seed: 11 },
] as const;

/** The dune at the right with its maritime pines, marram grass and the beach people. Origin: right end of the horizon. */
export class Dune extends Sheet implements Layer {
  readonly #seed: number;
  #tufts: Tuft[] = [];
  #crowns: Tuft[] = [];

  constructor(seed: number) {
    super();
    this.#seed = seed;
  }

  build({ unit }: Frame): void {
    this.clear();
    this.#tufts = [];
    this.#crowns = [];
    const chance = seededChance(this.#seed);
    const at = (points: readonly Point[]): number[] =>
      outline(
        points.map(([x, y]) => [x * unit, y * unit]),
        7,
      );
    this.shapes('damp', [
      at([
        [-48, 2.7],
        [-30, 2.4],
        [-17, 1.6],
        [6, -1],
        [8, 14],
        [6, 34],
        [-3.4, 25.5],
        [-9.6, 16.4],
        [-19.6, 10],
        [-34, 5.3],
      ]),
    ]);
    this.shapes('duneShade', [
      at([
        [-44, 2.4],
        [-30, 2],
        [-16, 0.8],
        [6, -3],
        [8, 12],
        [6, 30],
        [-2, 23.5],
        [-8, 15],
        [-18, 9],
        [-32, 4.6],
      ]),
    ]);
    for (const tree of [...TREES].reverse()) this.#buildPine(tree, unit, chance);
    this.shapes('dune', [
      at([
        [-43, 2.4],
        [-30, 1.8],
        [-18, 0.4],
        [-6, -1.8],
        [8, -3.4],
        [8, 10],
        [0, 9.4],
        [-6, 5.2],
        [-14, 5.4],
        [-24, 3],
      ]),
    ]);
    this.shapes('sandLight', [
      at([
        [-34, 2.5],
        [-20, 1.1],
        [-8, -0.6],
        [3, -2],
        [0, -0.2],
        [-10, 1.4],
        [-20, 2.3],
      ]),
    ]);
    for (const [x, y, size] of [
      [-27, 2.6, 0.7],
      [-21, 2.1, 0.9],
      [-11.5, 1.2, 1.2],
      [-5, 2.2, 1.4],
      [-2, 8.5, 1.9],
      [-9.5, 6.2, 1.3],
      [-1, 16, 2.2],
      [-6.5, 11.5, 1.5],
    ] as const)
      this.#tufts.push(tuft(this, x * unit, y * unit, size * unit, chance));
    this.#buildParasol(unit);
  }

  #buildPine(tree: (typeof TREES)[number], unit: number, chance: () => number): void {
    const [x, foot, high, lean] = [tree.x * unit, tree.foot * unit, tree.high * unit, tree.lean * unit];
    const thick = high * 0.042;
    const trunk = (half: number, shift: number): number[] =>
      outline(
        [
          [x - half * 1.5 + shift, foot],
          [x + lean * 0.15 - half + shift, foot - high * 0.4],
          [x + lean - half * 0.6 + shift, foot - high * 0.92],
          [x + lean + half * 0.6, foot - high * 0.92],
          [x + lean * 0.15 + half, foot - high * 0.4],
          [x + half * 1.5, foot],
        ],
        4,
      );
    this.shapes('bark', [trunk(thick, 0)]);
    this.shapes('barkDark', [trunk(thick, thick * 1.25)]);
    const branch = (side: number, from: number, to: number): number[] => [
      x + lean * 0.5,
      foot - high * from,
      x + lean + side,
      foot - high * to,
      x + lean + side * 1.02,
      foot - high * (to + 0.02),
      x + lean * 0.5 + thick * 0.6,
      foot - high * (from + 0.06),
    ];
    this.shapes('barkDark', [branch(-tree.spread * unit * 0.5, 0.55, 0.78), branch(tree.spread * unit * 0.42, 0.5, 0.74)]);
    const crown = this.group(x + lean, foot - high * 0.86);
    const clumps = [
      [0.56, -0.02, 0.5],
      [-0.58, 0.04, 0.52],
      [0.02, -0.16, 0.74],
      [-0.2, 0.12, 0.5],
      [0.3, 0.1, 0.42],
    ] as const;
    const cushion = (cx: number, cy: number, rx: number, ry: number): number[] => {
      const rim: Point[] = [];
      for (let step = 0; step < 11; step += 1) {
        const angle = (step / 11) * Math.PI * 2;
        const rough = 0.9 + chance() * 0.2;
        rim.push([cx + Math.cos(angle) * rx * rough, cy + Math.sin(angle) * ry * rough * (Math.sin(angle) > 0 ? 0.62 : 1)]);
      }
      return outline(rim, 5);
    };
    const span = tree.spread * unit;
    const parts = (grow: number, dx: number, dy: number, squash: number) =>
      clumps.map(([cx, cy, r]) => cushion((cx + dx) * span, (cy + dy) * span, r * span * grow, r * span * squash));
    this.shapes('pineDeep', parts(0.98, 0.02, 0.1, 0.4), crown);
    this.shapes('pineDark', parts(0.96, 0, 0, 0.44), crown);
    this.shapes('pine', parts(0.74, -0.05, -0.07, 0.27), crown);
    this.#crowns.push({ group: crown, phase: tree.seed });
  }

  #buildParasol(unit: number): void {
    const spot = this.group(-9.5 * unit, 13.2 * unit);
    const pole = [-0.12, -5.2, 0.12, -5.2, 0.4, 0, 0.16, 0].map((value) => value * unit);
    this.shapes(
      'shadow',
      [
        outline(
          [
            [-1, 0.2],
            [2, -0.2],
            [5, 0.1],
            [2, 0.6],
          ].map(([x = 0, y = 0]) => [x * unit, y * unit]),
          5,
        ),
      ],
      spot,
    ).alpha = 0.18;
    this.shapes('wood', [pole], spot);
    const gore = (from: number, to: number): number[] => {
      const rim = (share: number): Point => [(-3.4 + 6.8 * share) * unit, (-4.4 + 0.55 * Math.sin(Math.PI * share)) * unit];
      const top: Point = [-0.1 * unit, -6.9 * unit];
      const bulge = (share: number): Point => [(-2.5 + 5 * share) * unit, (-6.1 + 0.3 * Math.abs(share - 0.5)) * unit];
      return [...top, ...bulge(from), ...rim(from), ...rim(to), ...bulge(to)];
    };
    this.shapes('cloth', [gore(0, 0.2), gore(0.4, 0.6), gore(0.8, 1)], spot);
    this.shapes('coral', [gore(0.2, 0.4), gore(0.6, 0.8)], spot);
    const person = (x: number, high: number, shirt: 'sun' | 'coral' | 'hull') => {
      this.shapes(
        shirt,
        [
          outline(
            [
              [x - 0.5, -0.2],
              [x - 0.42, -high * 0.62],
              [x, -high * 0.72],
              [x + 0.42, -high * 0.62],
              [x + 0.5, -0.2],
            ].map(([px = 0, py = 0]) => [px * unit, py * unit]),
            4,
          ),
        ],
        spot,
      );
      this.shapes(
        'skin',
        [
          disc(x * unit, -high * 0.86 * unit, high * 0.14 * unit, 16),
          box((x - 0.32) * unit, -0.4 * unit, 0.22 * unit, 0.9 * unit),
          box((x + 0.1) * unit, -0.4 * unit, 0.22 * unit, 0.9 * unit),
        ],
        spot,
      );
    };
    person(-5, 2.8, 'hull');
    person(-6.6, 1.9, 'sun');
  }

  paint({ horizon, frame, clock, still, look }: Moment): void {
    this.root.position.set(frame.width, horizon);
    const wind = still ? 0 : 1 + look.storm;
    sway(this.#tufts, clock, 0.07 * wind);
    sway(this.#crowns, clock * 0.5, 0.012 * wind);
  }
}
