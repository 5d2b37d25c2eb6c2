import type { Container, Graphics } from 'pixi.js';
import { lens, line, outline, type Point } from './curve.ts';
import type { Frame } from './layout.ts';
import type { Layer, Moment } from './moment.ts';
import { ease } from './motion.ts';
import { redraw, Sheet } from './sheet.ts';
import { swell } from './waves.ts';

/** In and out again over a piece of the day: 0 outside `from` … `to`, 1 well inside. */
const during = (hour: number, from: number, to: number): number => Math.min(ease((hour - from) / 0.03), ease((to - hour) / 0.03));

/** Sails, a kite, gulls and a bottle. Sails and gulls belong to every view, the bottle and the kite to the attract loop. */
export class Drift extends Sheet implements Layer {
  #sails: Container[] = [];
  #kite: Container | null = null;
  #line: Graphics | null = null;
  #tail: Graphics | null = null;
  #bows: Graphics | null = null;
  #bottle: Container | null = null;
  #wake: Graphics | null = null;
  #gulls: Graphics | null = null;
  #gullBodies: Graphics | null = null;

  build({ unit }: Frame): void {
    this.clear();
    const scaled = (points: readonly Point[], by = unit): number[] => points.flatMap(([x, y]) => [x * by, y * by]);
    this.#sails = [1, 0.42, 0.3].map((size) => this.#buildSail(size * unit, size < 1));
    this.#line = this.live('cloth');
    this.#line.alpha = 0.7;
    this.#tail = this.live('cloth');
    this.#bows = this.live('sun');
    this.#kite = this.group(0, 0);
    this.shapes(
      'coral',
      [
        scaled([
          [0, -6.4],
          [3.9, -1],
          [0, 5.2],
        ]),
      ],
      this.#kite,
    );
    this.shapes(
      'sun',
      [
        scaled([
          [0, -6.4],
          [-3.9, -1],
          [0, -1],
        ]),
      ],
      this.#kite,
    );
    this.shapes(
      'sunDark',
      [
        scaled([
          [-3.9, -1],
          [0, -1],
          [0, 5.2],
        ]),
      ],
      this.#kite,
    );
    this.shapes(
      'coralDark',
      [
        scaled([
          [3.9, -1],
          [0, -1],
          [0, 5.2],
        ]),
      ],
      this.#kite,
    );
    this.#wake = this.live('foam');
    this.#bottle = this.group(0, 0);
    this.#buildBottle(unit, this.#bottle);
    this.#gulls = this.live('gull');
    this.#gullBodies = this.live('cloth');
  }

  #buildSail(size: number, far: boolean): Container {
    const group = this.group(0, 0);
    const at = (points: readonly Point[]): number[] => points.flatMap(([x, y]) => [x * size, y * size]);
    const main = line(
      [
        [0.25, -13.4],
        [2.6, -7.4],
        [4.6, -1.7],
      ],
      8,
    ).map((value) => value * size);
    this.shapes('cloth', [[...main, ...at([[0.25, -1.2]])]], group);
    this.shapes(
      'clothShade',
      [
        [
          ...line(
            [
              [0.25, -13.4],
              [1.5, -7.2],
              [2.2, -1.45],
            ],
            8,
          ).map((value) => value * size),
          ...at([[0.25, -1.2]]),
        ],
      ],
      group,
    );
    if (!far)
      this.shapes(
        'coral',
        [
          [
            ...line(
              [
                [-0.15, -11.6],
                [-2.3, -6],
                [-3.6, -1.6],
              ],
              8,
            ).map((value) => value * size),
            ...at([[-0.15, -1.4]]),
          ],
        ],
        group,
      );
    if (!far)
      this.shapes(
        'coralDark',
        [
          [
            ...line(
              [
                [-0.15, -11.6],
                [-1, -6],
                [-1.5, -1.5],
              ],
              8,
            ).map((value) => value * size),
            ...at([[-0.15, -1.4]]),
          ],
        ],
        group,
      );
    this.shapes(
      'hull',
      [
        outline(
          (
            [
              [-4.2, -1],
              [0, -0.85],
              [4.9, -1.1],
              [3.4, 0.6],
              [-2.8, 0.6],
            ] as const
          ).map(([x, y]) => [x * size, y * size]),
          4,
        ),
      ],
      group,
    );
    if (!far) this.shapes('foam', [lens(0, 0.6 * size, 11 * size, 0.7 * size)], group);
    return group;
  }

  #buildBottle(unit: number, bottle: Container): void {
    const at = (points: readonly Point[]): number[] =>
      outline(
        points.map(([x, y]) => [x * unit, y * unit]),
        6,
      );
    this.shapes(
      'bottle',
      [
        at([
          [-6.2, -2],
          [-2, -2.35],
          [2.4, -2.1],
          [4.2, -1],
          [6.6, -0.9],
          [6.6, 0.8],
          [4.2, 1],
          [2.4, 2.1],
          [-2, 2.35],
          [-6.2, 2],
          [-6.9, 0],
        ]),
      ],
      bottle,
    );
    this.shapes(
      'paper',
      [
        at([
          [-4.6, -1.3],
          [1.6, -1.4],
          [1.9, 0],
          [1.6, 1.4],
          [-4.6, 1.3],
        ]),
      ],
      bottle,
    );
    this.shapes(
      'cork',
      [
        at([
          [6.3, -0.8],
          [8.1, -0.7],
          [8.1, 0.6],
          [6.3, 0.7],
        ]),
      ],
      bottle,
    );
    this.shapes('coral', [[-1.9, -1.42, -0.9, -1.42, -0.9, 1.42, -1.9, 1.42].map((value) => value * unit)], bottle);
    this.shapes(
      'bottleDark',
      [
        at([
          [-6.7, 0.6],
          [-2, 1.1],
          [2.4, 0.9],
          [4.2, 0.3],
          [6.6, 0.3],
          [6.6, 0.8],
          [4.2, 1],
          [2.4, 2.1],
          [-2, 2.35],
          [-6.2, 2],
        ]),
      ],
      bottle,
    ).alpha = 0.55;
    this.shapes('foam', [lens(-1.8 * unit, -1.75 * unit, 6.4 * unit, 0.5 * unit)], bottle).alpha = 0.85;
  }

  paint(moment: Moment): void {
    const { frame, horizon, clock, still, look, hour } = moment;
    const { unit, width } = frame;
    this.root.position.set(0, horizon);
    const time = still ? 0 : clock;
    const day = 1 - look.night;
    this.#sails.forEach((sail, index) => {
      const way = [0.3, 0.13, 0.5][index] ?? 0;
      const pace = [0.0042, 0.0016, 0.001][index] ?? 0;
      sail.position.set(
        ((way + time * pace) % 1.24) * width - 0.12 * width,
        unit * ([3.1, 0.45, 0.3][index] ?? 0) + (index === 0 ? swell(way, time) * unit * 0.25 : 0),
      );
      sail.rotation = (index === 0 ? 0.03 : 0.01) * Math.sin(time * 0.8 + index) + 0.08 * look.storm;
      sail.alpha = index === 0 ? day : day * 0.85;
      sail.visible = sail.alpha > 0.02;
    });
    this.#paintKite(moment, time, hour === null ? 0 : during(hour, 0.14, 0.44));
    this.#paintBottle(moment, time, hour);
    this.#paintGulls(moment, time);
  }

  #paintKite({ frame, horizon }: Moment, time: number, share: number): void {
    const { unit, width } = frame;
    for (const part of [this.#kite, this.#line, this.#tail, this.#bows]) if (part !== null) part.visible = share > 0;
    if (share <= 0 || this.#kite === null || this.#line === null || this.#tail === null || this.#bows === null) return;
    const [sway, lift] = [Math.sin(time * 0.6), Math.sin(time * 0.93 + 1)];
    const hand: Point = [width - 16 * unit, 10.4 * unit];
    const x = width * (frame.portrait ? 0.62 : 0.7) + sway * unit * 3 + (1 - share) * unit * 26;
    const y = -horizon * 0.52 + lift * unit * 1.6 - (1 - share) * unit * 14;
    this.#kite.position.set(x, y);
    this.#kite.rotation = 0.32 + 0.1 * sway;
    this.#kite.alpha = share;
    const cord = line([[x, y], [(x + hand[0]) / 2 - unit * 3, (y + hand[1]) / 2 + unit * 5], hand], 10);
    const ribbon = cord.map((value, index) => (index % 2 === 0 ? value + unit * 0.16 : value));
    const back: number[] = [];
    for (let index = ribbon.length - 2; index >= 0; index -= 2) back.push(ribbon[index] ?? 0, ribbon[index + 1] ?? 0);
    redraw(this.#line, [[...cord, ...back]]);
    const points: Point[] = Array.from({ length: 6 }, (_, index) => [
      x - unit * (1.6 + index * 1.15 - Math.sin(time * 2 + index) * 0.9),
      y + unit * (4.8 + index * 2),
    ]);
    const strip = line(points, 5);
    const other: number[] = [];
    for (let index = strip.length - 2; index >= 0; index -= 2) other.push((strip[index] ?? 0) + unit * 0.2, strip[index + 1] ?? 0);
    redraw(this.#tail, [[...strip, ...other]]);
    redraw(
      this.#bows,
      points.slice(1).flatMap(([bx, by], index) => {
        const lean = Math.sin(time * 2 + index) * unit * 0.3;
        return [
          [bx, by, bx - unit * 1.1, by - unit * 0.55 + lean, bx - unit * 1.1, by + unit * 0.55 + lean],
          [bx, by, bx + unit * 1.1, by - unit * 0.55 - lean, bx + unit * 1.1, by + unit * 0.55 - lean],
        ];
      }),
    );
  }

  #paintBottle({ frame, shore, horizon }: Moment, time: number, hour: number | null): void {
    if (this.#bottle === null || this.#wake === null) return;
    const { unit, width } = frame;
    this.#bottle.visible = hour !== null;
    this.#wake.visible = this.#bottle.visible;
    if (!this.#bottle.visible) return;
    const [bob, way] = [Math.sin(time * 1.1), ease(Math.min(1, time / 9))];
    const x = width * (-0.1 + 0.38 * way) + Math.sin(time * 0.23) * unit * 3;
    const y = (shore - horizon) * 0.62 + bob * unit * 0.7;
    this.#bottle.position.set(x, y);
    this.#bottle.rotation = -0.16 + 0.09 * Math.sin(time * 0.9 + 0.6);
    const ring = 0.5 + 0.5 * Math.sin(time * 1.1 + 2);
    redraw(this.#wake, [
      lens(x - unit * 0.4, y + unit * 2.3, unit * (15 + 3 * ring), unit * 0.75, unit * 0.5),
      lens(x + unit * 1.2, y + unit * 3.8, unit * (9 + 4 * ring), unit * 0.4, unit * 0.4),
    ]);
  }

  #paintGulls({ frame, horizon, look }: Moment, time: number): void {
    if (this.#gulls === null || this.#gullBodies === null) return;
    const { unit, width } = frame;
    this.#gulls.alpha = 1 - look.night;
    this.#gullBodies.alpha = 1 - look.night;
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
    redraw(this.#gulls, wings);
    redraw(this.#gullBodies, bodies);
  }
}
