import { seededChance } from '#play/chance.ts';
import { outline, type Point } from './curve.ts';
import type { Frame } from './layout.ts';
import type { Layer, Moment } from './moment.ts';
import { box, Sheet } from './sheet.ts';

/** The far coast at the right: pines, the seafront of Saint-Jean-de-Monts. Its origin is the right end of the horizon. */
export class FarCoast extends Sheet implements Layer {
  readonly #seed: number;

  constructor(seed: number) {
    super();
    this.#seed = seed;
  }

  build({ unit, portrait }: Frame): void {
    this.clear();
    const chance = seededChance(this.#seed);
    const reach = portrait ? 72 : 104;
    const ridge: Point[] = [[-reach, 0.2]];
    for (let x = -reach + 4; x < 4; x += 3.2) ridge.push([x, -0.5 - ((x + reach) / reach) * 2.4 - chance() * 0.7]);
    const scaled = (points: readonly Point[]): Point[] => points.map(([x, y]) => [x * unit, y * unit]);
    this.shapes('farLand', [outline(scaled([...ridge, [6, -2], [6, 1.5], [-reach, 0.8]]), 4)]);
    let x = -reach * 0.62;
    const [walls, shades, roofs, panes]: [number[][], number[][], number[][], number[][]] = [[], [], [], []];
    while (x < -reach * 0.3) {
      const [wide, high] = [1.3 + chance() * 1.9, 1.9 + chance() * 2.6];
      walls.push(box(x * unit, -high * unit, wide * unit, high * unit));
      shades.push(box((x + wide * 0.68) * unit, -high * unit, wide * 0.32 * unit, high * unit));
      if (chance() > 0.45)
        roofs.push([(x - 0.15) * unit, -high * unit, (x + wide / 2) * unit, -(high + 0.9) * unit, (x + wide + 0.15) * unit, -high * unit]);
      for (let floor = 0.5; floor < high - 0.35; floor += 0.75)
        for (let bay = 0.25; bay < wide * 0.68 - 0.3; bay += 0.55)
          panes.push(box((x + bay) * unit, -(floor + 0.4) * unit, 0.28 * unit, 0.36 * unit));
      x += wide + 0.12 + (chance() > 0.75 ? 0.9 : 0);
    }
    this.shapes('wall', walls);
    this.shapes('wallShade', shades);
    this.shapes('roof', roofs);
    this.shapes('glass', panes);
    const wood = (from: number, to: number, low: number, high: number): number[] => {
      const crowns: Point[] = [[from - 1, 0.6]];
      for (let at = from; at < to; at += 1.7) crowns.push([at, -low - chance() * (high - low)], [at + 0.9, -low * 0.86]);
      return outline(scaled([...crowns, [to + 1, 0.8]]), 4);
    };
    this.shapes('farPine', [wood(-reach * 0.3, 6, 2.6, 4.6), wood(-reach * 0.8, -reach * 0.64, 0.9, 2.1)]);
    this.shapes('sand', [
      outline(
        scaled([
          [-reach * 0.92, 0.5],
          [-reach * 0.5, 0],
          [-reach * 0.2, -0.3],
          [6, -0.6],
          [6, 2],
          [-reach * 0.4, 1.1],
        ]),
        5,
      ),
    ]);
  }

  paint({ horizon, frame }: Moment): void {
    this.root.position.set(frame.width, horizon);
  }
}
