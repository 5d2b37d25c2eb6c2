import type { Graphics } from 'pixi.js';
import { seeded } from './chance.ts';
import { lens } from './curve.ts';
import type { Frame } from './layout.ts';
import type { Layer, Moment } from './moment.ts';
import { redraw, Sheet } from './sheet.ts';
import { breath, lobes, slant, swell } from './waves.ts';

const STEPS = 72;

const DEPTHS = [
  { tone: 'sea4', share: 0.93, wave: 0.9 },
  { tone: 'sea3', share: 0.74, wave: 0.8 },
  { tone: 'sea2', share: 0.5, wave: 0.6 },
  { tone: 'sea1', share: 0.27, wave: 0.35 },
  { tone: 'sea0', share: 0.11, wave: 0.12 },
] as const;

interface Dash {
  readonly along: number;
  readonly deep: number;
  readonly long: number;
  readonly phase: number;
}

/** The sea from the horizon to the water's edge. Its origin is the left end of the horizon. */
export class Sea extends Sheet implements Layer {
  readonly #dashes: readonly Dash[];
  #foamShade: Graphics | null = null;
  #foam: Graphics | null = null;
  #film: Graphics | null = null;
  #shallow: Graphics | null = null;
  #bands: Graphics[] = [];
  #crests: Graphics | null = null;
  #troughs: Graphics | null = null;
  #caps: Graphics | null = null;
  #glitter: Graphics | null = null;

  constructor(seed: number) {
    super();
    const chance = seeded(seed);
    this.#dashes = Array.from({ length: 44 }, () => ({ along: chance(), deep: chance(), long: 0.6 + chance(), phase: chance() * 6.28 }));
  }

  build(): void {
    this.clear();
    this.#foamShade = this.live('foamShade');
    this.#foam = this.live('foam');
    this.#film = this.live('film');
    this.#shallow = this.live('shallow');
    this.#bands = DEPTHS.map(({ tone }) => this.live(tone));
    this.#troughs = this.live('trough');
    this.#crests = this.live('crest');
    this.#glitter = this.live('glitter');
    this.#caps = this.live('foam');
    this.#foamShade.alpha = 0.7;
  }

  paint(moment: Moment): void {
    const { frame, horizon, shore, clock, still, look } = moment;
    const { unit, width } = frame;
    this.root.position.set(0, horizon);
    const time = still ? 3 : clock;
    const depth = Math.max(unit, shore - horizon);
    const rough = 1 + 0.9 * look.storm;
    const edge = (along: number): number =>
      depth + slant(along, frame.unit, depth) + (still ? 0 : breath(time) * unit * 0.9 * rough) + swell(along, time) * unit * 1.1 * rough + (lobes(along, time, 4.2) - 0.5) * unit * 4.4;
    const body = (lower: (along: number) => number): number[] => {
      const points = [0, 0];
      for (let step = 0; step <= STEPS; step += 1) points.push((step / STEPS) * width, Math.max(0, lower(step / STEPS)));
      return [...points, width, 0];
    };
    const froth = (along: number) => unit * (1.1 + 0.55 * Math.sin(along * 23 + time * 0.3) * Math.sin(along * 9 - time * 0.2));
    if (this.#foamShade !== null) redraw(this.#foamShade, [body((along) => edge(along) + froth(along) + unit * 0.55)]);
    if (this.#foam !== null) redraw(this.#foam, [body((along) => edge(along) + froth(along))]);
    if (this.#film !== null) redraw(this.#film, [body(edge)]);
    const behind = Math.min(depth * 0.12, unit * 3.4);
    if (this.#shallow !== null) redraw(this.#shallow, [body((along) => edge(along) - behind - unit * 0.8 * swell(along, time * 1.2, 2))]);
    this.#bands.forEach((band, index) => {
      const spec = DEPTHS[index];
      if (spec === undefined) return;
      const lower = (along: number) => (depth - behind * 1.7) * spec.share + slant(along, frame.unit, depth) * spec.share + swell(along, time * (0.5 + spec.wave), index * 2) * unit * 1.5 * spec.wave * rough;
      redraw(band, [body(lower)]);
    });
    this.#paintDashes(moment, depth, time, rough);
    this.#paintGlitter(moment, depth, time);
    this.#paintCaps(frame, edge, depth, time);
  }

  #paintDashes({ frame }: Moment, depth: number, time: number, rough: number): void {
    const { unit, width } = frame;
    const [light, dark]: [number[][], number[][]] = [[], []];
    this.#dashes.forEach((dash, index) => {
      const deep = dash.deep ** 1.5;
      const y = unit * 0.7 + (depth * 0.86 - unit) * deep + slant(dash.along, frame.unit, depth) * deep;
      const beat = Math.sin(time * 0.55 + dash.phase);
      const long = unit * (1.6 + 15 * deep) * dash.long * (0.55 + 0.45 * beat) * Math.min(1, depth / (unit * 22) + 0.4);
      if (long < unit * 0.5 || y < unit * 0.4) return;
      const x = ((dash.along + time * 0.0035 * (0.3 + deep)) % 1) * width;
      const shape = lens(x, y + beat * unit * 0.4 * deep * rough, long, unit * (0.14 + 0.62 * deep), unit * 0.5 * deep * (index % 2 === 0 ? 1 : -1));
      (index % 5 < 3 ? light : dark).push(shape);
    });
    if (this.#crests !== null) redraw(this.#crests, light);
    if (this.#troughs !== null) redraw(this.#troughs, dark);
  }

  #paintGlitter({ frame, look }: Moment, depth: number, time: number): void {
    if (this.#glitter === null) return;
    const { unit, width } = frame;
    const moonlit = look.night > 0.5;
    const share = moonlit ? look.night * 0.55 : Math.max(0, 0.35 + look.glow * 0.65 - look.storm * 1.2) * (look.sunHigh > -0.1 ? 1 : 0);
    this.#glitter.alpha = Math.min(1, share);
    if (share <= 0.02) return redraw(this.#glitter, []);
    const x = width * (moonlit ? 0.68 : look.sunAlong);
    const pieces: number[][] = [];
    for (let index = 0; index < 13; index += 1) {
      const deep = (index / 13) ** 1.35;
      const y = unit * 0.5 + Math.min(depth * 0.8, unit * 46) * deep;
      const beat = Math.sin(time * 1.7 + index * 2.4);
      const long = unit * (5.5 + 7 * Math.sin(Math.PI * Math.min(1, deep * 1.15 + 0.1))) * (0.55 + 0.4 * beat) * (1 - 0.5 * deep);
      if (long > unit * 0.6 && y < depth * 0.84) pieces.push(lens(x + Math.sin(index * 5.3 + time * 0.3) * unit * (0.6 + 2.4 * deep), y, long, unit * (0.3 + 0.55 * deep)));
    }
    redraw(this.#glitter, pieces);
  }

  /** Lines of white water that follow the edge a little further out. */
  #paintCaps({ unit, width }: Frame, edge: (along: number) => number, depth: number, time: number): void {
    if (this.#caps === null) return;
    const pieces: number[][] = [];
    for (let row = 0; row < 3; row += 1) {
      const out = Math.min(depth * (0.2 + 0.17 * row), unit * (6 + 8.5 * row));
      for (let index = 0; index < 3; index += 1) {
        const along = (index / 3 + 0.21 * row + 0.13 + time * 0.004 * (row + 1)) % 1.2;
        const beat = Math.sin(time * 0.5 + index * 2.1 + row * 1.3);
        const long = 0.2 * (0.5 + 0.5 * beat) * (1 - 0.18 * row);
        if (long < 0.03) continue;
        const upper: number[] = [];
        const lower: number[] = [];
        for (let step = 0; step <= 10; step += 1) {
          const share = step / 10;
          const here = along - 0.1 + (share - 0.5) * long;
          const y = edge(here) * (1 - 0.02 * row) - out + swell(here, time, row) * unit * 0.7;
          const thick = Math.sin(Math.PI * share) * unit * (0.85 - 0.2 * row);
          upper.push(here * width, y - thick * 0.3);
          lower.unshift(here * width, y + thick * 0.7);
        }
        pieces.push([...upper, ...lower]);
      }
    }
    redraw(this.#caps, pieces);
  }
}
