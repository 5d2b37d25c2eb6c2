import type { Container, Graphics } from 'pixi.js';
import { seededChance } from '#play/chance.ts';
import { heap, outline } from './curve.ts';
import type { Frame } from './layout.ts';
import type { Layer, Moment } from './moment.ts';
import type { Tone } from './palette.ts';
import { disc, Sheet } from './sheet.ts';

const BANDS: readonly Tone[] = ['sky1', 'sky2', 'sky3', 'sky4', 'sky5', 'sky6'];
const CLOUDS = [
  {
    along: 0.12,
    high: 0.56,
    size: 1.25,
    speed: 0.55,
    heaps: [
      [-10, 4.5],
      [-4, 7],
      [3, 5.4],
      [9, 3.6],
    ],
  },
  {
    along: 0.62,
    high: 0.74,
    size: 1.6,
    speed: 0.8,
    heaps: [
      [-12, 3.6],
      [-6, 5.4],
      [1, 7.6],
      [8, 5],
      [13, 3],
    ],
  },
  {
    along: 0.9,
    high: 0.36,
    size: 0.9,
    speed: 0.42,
    heaps: [
      [-7, 3.4],
      [0, 5.4],
      [6.5, 3.4],
    ],
  },
  {
    along: 0.38,
    high: 0.24,
    size: 0.7,
    speed: 0.34,
    heaps: [
      [-9, 2.8],
      [-3, 4.2],
      [3, 3.4],
      [9, 2.4],
    ],
  },
  {
    along: 0.3,
    high: 0.9,
    size: 1.2,
    speed: 0.9,
    heaps: [
      [-8, 3.2],
      [-1, 5.2],
      [6, 3.6],
    ],
  },
] as const;

interface Cloud {
  readonly group: Container;
  readonly spec: (typeof CLOUDS)[number];
}

/** Sky, sun, moon, stars, clouds, the bank of a storm with its rain. Its origin is the left end of the horizon. */
export class Sky extends Sheet implements Layer {
  readonly #seed: number;
  #clouds: Cloud[] = [];
  #sun: Container | null = null;
  #halo: Graphics[] = [];
  #moon: Container | null = null;
  #stars: Container | null = null;
  #bank: Container | null = null;

  constructor(seed: number) {
    super();
    this.#seed = seed;
  }

  build(frame: Frame): void {
    this.clear();
    this.#clouds = [];
    const chance = seededChance(this.#seed);
    const { width, height, unit } = frame;
    const lowest = -Math.min(height * 0.46, unit * 90) * (1 - 0.35 / BANDS.length) ** 1.25 + unit * 4;
    this.shapes('sky0', [[0, -height, width, -height, width, lowest, 0, lowest]]);
    this.#buildBands(frame);
    this.#stars = this.group(0, 0);
    const stars = Array.from({ length: 46 }, () => {
      const size = unit * (0.12 + chance() * 0.2);
      const [x, y] = [chance() * width, -height * (0.05 + 0.42 * chance())];
      return [x, y - size, x + size, y, x, y + size, x - size, y];
    });
    this.shapes('star', stars, this.#stars);
    this.#sun = this.group(0, 0);
    this.#halo = [13, 9.4].map((radius) => this.shapes('sunHalo', [disc(0, 0, radius * unit)], this.#sun ?? this.root));
    this.shapes('sunDisc', [disc(0, 0, 6.2 * unit)], this.#sun);
    this.#moon = this.group(0, 0);
    this.shapes('moon', [disc(0, 0, 4.4 * unit)], this.#moon);
    this.shapes(
      'moonShade',
      [
        disc(-1.2 * unit, -1 * unit, 0.9 * unit, 20),
        disc(1.3 * unit, 0.6 * unit, 1.3 * unit, 20),
        disc(-0.9 * unit, 1.9 * unit, 0.6 * unit, 20),
      ],
      this.#moon,
    );
    for (const spec of CLOUDS) this.#buildCloud(spec, unit);
    this.#buildBank(frame, chance);
  }

  #buildBands({ width, height, unit }: Frame): void {
    const reach = Math.min(height * 0.46, unit * 90);
    const topOf = (index: number): number => -reach * Math.max(0, 1 - (index + 0.35) / BANDS.length) ** 1.25;
    BANDS.forEach((tone, index) => {
      const top = topOf(index);
      const bottom = index + 1 < BANDS.length ? topOf(index + 1) + unit * 4 : unit * 3;
      const points: [number, number][] = [];
      for (let step = 0; step <= 10; step += 1) {
        const wave = Math.sin(step * 0.9 + index * 2.1) * 0.9 + Math.sin(step * 0.37 + index) * 1.3;
        points.push([(width * step) / 10, top + wave * unit * 0.8]);
      }
      this.shapes(tone, [
        [...outline([[-width * 0.2, top], ...points, [width * 1.2, top], [width * 1.2, bottom], [-width * 0.2, bottom]], 5)],
      ]);
    });
  }

  #buildCloud(spec: (typeof CLOUDS)[number], unit: number): void {
    const group = this.group(0, 0);
    const heaps = spec.heaps.map(([x, r]) => ({ x: x * unit * spec.size, r: r * unit * spec.size }));
    this.shapes('cloud', [heap(heaps, 0.86, unit * 0.5)], group);
    const low = heaps.map(({ x, r }, index) => ({ x: x + r * 0.12, r: r * (index % 2 === 0 ? 0.62 : 0.54) }));
    this.shapes('cloudShade', [heap(low, 0.52, unit * 0.5)], group);
    this.#clouds.push({ group, spec });
  }

  #buildBank({ width, unit }: Frame, chance: () => number): void {
    const bank = this.group(0, 0);
    this.#bank = bank;
    const row = (count: number, low: number, high: number) =>
      Array.from({ length: count }, (_, index) => ({
        x: (index / (count - 1)) * width * 1.5 - width * 0.25,
        r: unit * (low + chance() * (high - low)),
      }));
    const across = Math.ceil(width / unit / 6);
    const drops = Array.from({ length: 30 }, () => {
      const [x, y, long] = [chance() * width, chance() * unit * 10, unit * (5 + chance() * 8)];
      return [x, y, x + unit * 0.22, y, x - long * 0.28, y + long, x - long * 0.28 - unit * 0.22, y + long];
    });
    this.shapes('rain', drops, bank).alpha = 0.4;
    const over = (points: number[]) => points.map((value, index) => (index % 2 === 1 ? -value : value));
    const cover = -unit * 90;
    const roof = (tone: Tone, heaps: readonly { x: number; r: number }[], rise: number) => {
      const body = over(heap(heaps, 0.62, 1, 220)).map((value, index) => (index % 2 === 1 ? value - rise * unit : value));
      this.shapes(tone, [body, [-width, cover, width * 2, cover, width * 2, -rise * unit + 1, -width, -rise * unit + 1]], bank);
    };
    roof('bank', row(across, 8, 14), 0);
    roof('bankShade', row(across, 7, 12), 10);
  }

  paint(moment: Moment): void {
    const { frame, look, horizon, clock, still } = moment;
    this.root.position.set(0, horizon);
    const drift = still ? 0 : clock;
    const span = frame.width + frame.unit * 60;
    for (const { group, spec } of this.#clouds) {
      const x = (spec.along * span + drift * frame.unit * spec.speed * (1 + look.storm)) % span;
      group.position.set(x - frame.unit * 30, -horizon * spec.high - frame.unit * 2);
      group.alpha = Math.min(1, Math.max(0, look.cloud * 3 - (spec.size > 1 ? 0.3 : 0.6))) * (1 - look.night);
    }
    this.#sun?.position.set(frame.width * look.sunAlong, -horizon * look.sunHigh * 0.92);
    if (this.#sun !== null) this.#sun.visible = look.sunHigh > -0.35 && look.storm < 0.98;
    if (this.#sun !== null) this.#sun.alpha = 1 - look.storm;
    this.#halo.forEach((halo, index) => {
      halo.alpha = 0.16 + 0.14 * look.glow;
      halo.scale.set(1 + 0.03 * Math.sin(drift * 0.8 + index * 2) + 0.25 * look.glow);
    });
    this.#moon?.position.set(frame.width * 0.68, -horizon * (0.15 + 0.55 * look.night));
    if (this.#moon !== null) this.#moon.alpha = Math.max(0, look.night * 1.6 - 0.6);
    if (this.#stars !== null) this.#stars.alpha = Math.max(0, look.night * 1.5 - 0.5);
    if (this.#bank !== null) {
      this.#bank.visible = look.storm > 0.02;
      this.#bank.alpha = Math.min(1, look.storm * 1.4);
      this.#bank.position.set(
        Math.sin(drift * 0.12) * frame.unit * 4,
        -Math.max(frame.unit * 14, horizon * 0.62) - frame.unit * 26 * (1 - look.storm),
      );
    }
  }
}
