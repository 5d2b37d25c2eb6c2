import type { Graphics } from 'pixi.js';
import { seededChance } from '#play/chance.ts';
import { lens } from './curve.ts';
import type { Layer, Moment } from './moment.ts';
import { redraw, Sheet } from './sheet.ts';
import { breath, crest, lobes, slant, swell } from './waves.ts';

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
  #seams: Graphics | null = null;
  #caps: Graphics | null = null;
  #glitter: Graphics | null = null;
  #breaker: { readonly wall: Graphics; readonly froth: Graphics; readonly lace: Graphics } | null = null;

  constructor(seed: number) {
    super();
    const chance = seededChance(seed);
    this.#dashes = Array.from({ length: 78 }, () => ({ along: chance(), deep: chance(), long: 0.6 + chance(), phase: chance() * 6.28 }));
  }

  build(): void {
    this.clear();
    this.#foamShade = this.live('foamShade');
    this.#foam = this.live('foam');
    this.#film = this.live('film');
    this.#shallow = this.live('shallow');
    this.#bands = DEPTHS.map(({ tone }) => this.live(tone));
    this.#seams = this.live('crest');
    this.#seams.alpha = 0.75;
    this.#troughs = this.live('trough');
    this.#crests = this.live('crest');
    this.#glitter = this.live('glitter');
    this.#caps = this.live('foam');
    this.#breaker = { lace: this.live('crest'), wall: this.live('shallow'), froth: this.live('foam') };
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
      depth +
      slant(along, frame.unit, depth) +
      (still ? 0 : breath(time) * unit * 0.9 * rough) +
      swell(along, time) * unit * 1.1 * rough +
      (lobes(along, time, 4.2) - 0.5) * unit * 4.4;
    const heights = (lineAt: (along: number) => number): number[] =>
      Array.from({ length: STEPS + 1 }, (_, step) => Math.max(0, lineAt(step / STEPS)));
    /** The water above a line, as far up as the next layer leaves it free: painting under it would only cost time. */
    const body = (lower: readonly number[], next: readonly number[]): number[] => {
      const top = Math.max(0, Math.min(...next) - unit);
      return [0, top, ...lower.flatMap((y, step) => [(step / STEPS) * width, Math.max(top, y)]), width, top];
    };
    const froth = (along: number) => unit * (1.1 + 0.55 * Math.sin(along * 23 + time * 0.3) * Math.sin(along * 9 - time * 0.2));
    const behind = Math.min(depth * 0.12, unit * 3.4);
    const lines = DEPTHS.map(({ share, wave }, index) => (along: number): number => {
      const level = (depth - behind * 1.7) * share + slant(along, unit, depth) * share;
      return level + swell(along, time * (0.5 + wave), index * 2) * unit * 1.5 * wave * rough;
    });
    const bands = lines.map(heights);
    const film = heights(edge);
    const foam = film.map((y, step) => y + froth(step / STEPS));
    const shallow = heights((along) => edge(along) - behind - unit * 0.8 * swell(along, time * 1.2, 2));
    const nothing = [0];
    const layers = [
      { graphics: this.#foamShade, lower: foam.map((y) => y + unit * 0.55), next: foam },
      { graphics: this.#foam, lower: foam, next: film },
      { graphics: this.#film, lower: film, next: shallow },
      { graphics: this.#shallow, lower: shallow, next: bands[0] ?? nothing },
      ...bands.map((lower, index) => ({ graphics: this.#bands[index] ?? null, lower, next: bands[index + 1] ?? nothing })),
    ];
    for (const { graphics, lower, next } of layers) if (graphics !== null) redraw(graphics, [body(lower, next)]);
    const seams = lines.flatMap((lineAt, index) => {
      const wave = DEPTHS[index]?.wave ?? 0;
      return seamsAlong(lineAt, (along) => crest(along, time * (0.6 + wave), index * 1.7) * unit * (0.12 + 0.62 * wave), width);
    });
    if (this.#seams !== null) redraw(this.#seams, seams);
    this.#paintDashes(moment, depth, time, rough);
    this.#paintGlitter(moment, depth, time);
    const calm = (along: number): number => depth + slant(along, unit, depth) + swell(along, time) * unit * 1.1 * rough;
    this.#paintCaps(moment, calm, depth, time);
    this.#paintBreaker(moment, time);
  }

  #paintDashes({ frame }: Moment, depth: number, time: number, rough: number): void {
    const { unit, width } = frame;
    const [light, dark]: [number[][], number[][]] = [[], []];
    this.#dashes.forEach((dash, index) => {
      const deep = dash.deep ** 1.15;
      const y = unit * 0.7 + (depth * 0.86 - unit) * deep + slant(dash.along, frame.unit, depth) * deep;
      const beat = Math.sin(time * 0.55 + dash.phase);
      const long = unit * (1.6 + 15 * deep) * dash.long * (0.55 + 0.45 * beat) * Math.min(1, depth / (unit * 22) + 0.4);
      if (long < unit * 0.5 || y < unit * 0.4) return;
      const x = ((dash.along + time * 0.0035 * (0.3 + deep)) % 1) * width;
      const shape = lens(
        x,
        y + beat * unit * 0.4 * deep * rough,
        long,
        unit * (0.14 + 0.62 * deep),
        Math.min(unit * 0.5 * deep, long * 0.05) * (index % 2 === 0 ? 1 : -1),
      );
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
    if (share <= 0.02) {
      redraw(this.#glitter, []);
      return;
    }
    const x = width * (moonlit ? 0.68 : look.sunAlong);
    const pieces: number[][] = [];
    for (let index = 0; index < 13; index += 1) {
      const deep = (index / 13) ** 1.35;
      const y = unit * 0.5 + Math.min(depth * 0.8, unit * 46) * deep;
      const beat = Math.sin(time * 1.7 + index * 2.4);
      const long = unit * (5.5 + 7 * Math.sin(Math.PI * Math.min(1, deep * 1.15 + 0.1))) * (0.55 + 0.4 * beat) * (1 - 0.5 * deep);
      if (long > unit * 0.6 && y < depth * 0.84)
        pieces.push(lens(x + Math.sin(index * 5.3 + time * 0.3) * unit * (0.6 + 2.4 * deep), y, long, unit * (0.3 + 0.55 * deep)));
    }
    redraw(this.#glitter, pieces);
  }

  /** The front of the result's wave: a wall of light water with a thick froth before it and lace behind. */
  #paintBreaker({ frame, horizon, breaker }: Moment, time: number): void {
    if (this.#breaker === null) return;
    const { wall, froth, lace } = this.#breaker;
    if (breaker === null) {
      for (const part of [wall, froth, lace]) redraw(part, []);
      return;
    }
    const { unit, width } = frame;
    const size = unit * (2 + 7 * Math.min(1, Math.max(0, (breaker - horizon) / (frame.height - horizon))));
    const front = (along: number): number =>
      breaker -
      horizon +
      slant(along, unit, breaker - horizon) +
      (lobes(along, time, 5, 0.7) - 0.5) * size * 0.9 +
      swell(along, time * 2) * size * 0.2;
    const belt = (from: number, to: number, ragged: number): number[] => {
      const [upper, lower]: [number[], number[]] = [[], []];
      for (let step = 0; step <= STEPS; step += 1) {
        const along = step / STEPS;
        const rough = ragged * size * (lobes(along, time * 3, 9, 2) - 0.5);
        upper.push(along * width, front(along) + from * size + rough);
        lower.unshift(along * width, front(along) + to * size);
      }
      return [...upper, ...lower];
    };
    redraw(lace, [belt(-3.3, -3.1, 0.4), belt(-2.5, -2.2, 0.4)]);
    redraw(wall, [belt(-1.7, 0, 0.5)]);
    redraw(froth, [belt(-0.55, 0.3, 0.6)]);
  }

  /** Lines of white water that follow the edge a little further out. */
  #paintCaps({ frame: { unit, width }, rush }: Moment, edge: (along: number) => number, depth: number, time: number): void {
    if (this.#caps === null) return;
    const pieces: number[][] = [];
    const rows = 3 + Math.round(rush * 7);
    for (let row = 0; row < rows; row += 1) {
      const out = Math.min(depth * Math.min(0.9, 0.2 + 0.17 * row), unit * (6 + (8.5 + 5 * rush) * row));
      for (let index = 0; index < 3; index += 1) {
        const along = (index / 3 + 0.21 * row + 0.13 + time * 0.004 * (row + 1)) % 1.2;
        const beat = Math.sin(time * 0.5 + index * 2.1 + row * 1.3);
        const long = 0.2 * Math.max(rush * 0.8, 0.5 + 0.5 * beat) * (1 - Math.min(0.4, 0.18 * row)) * (1 + 0.5 * rush);
        if (long < 0.03) continue;
        const upper: number[] = [];
        const lower: number[] = [];
        for (let step = 0; step <= 10; step += 1) {
          const share = step / 10;
          const here = along - 0.1 + (share - 0.5) * long;
          const y = edge(here) * (1 - 0.02 * row) - out + swell(here, time, row) * unit * 0.7;
          const thick = Math.sin(Math.PI * share) * unit * Math.max(0.35, 0.85 - 0.2 * row) * (1 + 1.4 * rush);
          upper.push(here * width, y - thick * 0.3);
          lower.unshift(here * width, y + thick * 0.7);
        }
        if (edge(along - 0.1) - out > unit * 2) pieces.push([...upper, ...lower]);
      }
    }
    redraw(this.#caps, pieces);
  }
}

/** Thin light pieces that lie along a line, wherever `thick` is more than nothing. */
const seamsAlong = (lineAt: (along: number) => number, thick: (along: number) => number, width: number): number[][] => {
  const pieces: number[][] = [];
  let upper: number[] = [];
  let lower: number[] = [];
  for (let step = 0; step <= STEPS; step += 1) {
    const along = step / STEPS;
    const half = thick(along) / 2;
    const y = lineAt(along);
    if (half > 0) {
      upper.push(along * width, y - half);
      lower.unshift(along * width, y + half);
    }
    if ((half <= 0 || step === STEPS) && upper.length > 0) {
      if (upper.length > 4) pieces.push([...upper, ...lower]);
      upper = [];
      lower = [];
    }
  }
  return pieces;
};
