import { Container, Graphics, Sprite } from 'pixi.js';
import { lens, plate } from './curve.ts';
import type { Moment } from './moment.ts';
import { ease, type Pose, poseOf, type TouchPhase } from './motion.ts';
import type { Palette } from './palette.ts';
import type { Pictures } from './pictures.ts';
import { disc, redraw } from './sheet.ts';
import type { Tile } from './stage-api.ts';

const WHITE = 0xffffff;
/** How much of the plate the picture takes: as high as it is, since drawings have air around them. */
const FILL = { wide: 0.96, high: 1 } as const;

/** One choice that the sea brought: a plate, its picture, and what a touch does to it. */
class Piece {
  readonly root = new Container();
  readonly #body = new Container();
  readonly #ripples = new Graphics();
  readonly #shadow = new Graphics();
  readonly #rim = new Graphics();
  readonly #edge = new Graphics();
  readonly #plate = new Graphics();
  readonly #ground = new Graphics();
  readonly #hollow = new Graphics();
  readonly #ring = new Graphics();
  #arrivedAt = 0;
  #tile: Tile;
  #picture: Sprite | null = null;
  #phase: TouchPhase = 'none';
  #touchedAt = 0;

  constructor(tile: Tile) {
    this.#tile = tile;
    this.#body.addChild(this.#rim, this.#edge, this.#plate, this.#ground, this.#hollow);
    this.root.addChild(this.#ripples, this.#shadow, this.#body, this.#ring);
  }

  /** It comes with the sea: for the first time, or again as another choice. */
  arrive(tile: Tile, now: number): void {
    this.#tile = tile;
    this.#arrivedAt = now;
    this.#phase = 'none';
    this.#touchedAt = 0;
    this.#ring.clear();
    this.#draw();
  }

  get tile(): Tile {
    return this.#tile;
  }

  /** The same choice at another place, or selected now. */
  move(tile: Tile): void {
    this.#tile = tile;
    this.#draw();
    this.#fit();
  }

  touch(phase: TouchPhase, now: number): void {
    this.#phase = phase;
    this.#touchedAt = now;
  }

  carry(picture: Sprite): void {
    this.#picture?.destroy();
    this.#picture = picture;
    picture.anchor.set(0.5);
    this.#body.addChild(picture);
    this.#fit();
  }

  /** The picture goes before its texture does. */
  drop(): void {
    this.#picture?.destroy();
    this.#picture = null;
  }

  recolour(palette: Palette): void {
    this.#ripples.tint = palette.foam;
    this.#shadow.tint = palette.shadow;
    this.#rim.tint = palette.chosen;
    this.#edge.tint = palette.plateShade;
    this.#plate.tint = palette.plate;
    this.#ground.tint = palette.plateGround;
    this.#hollow.tint = palette.plateGroundShade;
    this.#ring.tint = palette.foam;
  }

  paint(moment: Moment, now: number): void {
    const { x, y, width, height } = this.#tile.rect;
    const short = Math.min(width, height);
    const afloat = ease((moment.shore - (y + height * 0.55)) / (height * 0.7) + 0.5);
    const pose = poseOf({
      phase: this.#phase,
      sinceTouchMs: now - this.#touchedAt,
      sinceArrivalMs: now - this.#arrivedAt,
      clock: moment.clock,
      seed: ((x * 0.37 + y * 0.91) / 97) % 1,
      afloat,
      still: moment.still,
    });
    this.root.position.set(x + width / 2, y + height / 2);
    this.#body.position.y = pose.drop * short;
    this.#body.scale.set(pose.scale);
    this.#body.rotation = pose.tilt;
    this.#shadow.alpha = (0.24 - 0.1 * afloat) * (this.#phase === 'down' ? 0.6 : 1);
    this.#rim.visible = this.#tile.selected;
    this.#rim.alpha = this.#tile.selected ? 1 : 0;
    this.#paintWater(moment, pose, afloat);
  }

  #paintWater(moment: Moment, pose: Pose, afloat: number): void {
    const { width, height } = this.#tile.rect;
    const beat = moment.still ? 0.5 : 0.5 + 0.5 * Math.sin(moment.clock * 1.4 + width);
    this.#ripples.alpha = 0.9 * afloat;
    redraw(
      this.#ripples,
      afloat < 0.05
        ? []
        : [
            lens(0, height * 0.5 + height * 0.035, width * (1.02 + 0.05 * beat), height * 0.055, height * 0.03, 12),
            lens(width * 0.1, height * 0.5 + height * 0.085, width * (0.55 + 0.12 * beat), height * 0.022, height * 0.02, 10),
          ],
    );
    this.#ring.clear();
    if (pose.ring > 0) {
      const grow = 1 + 0.2 * pose.ring;
      this.#ring
        .poly(plate(width * grow, height * grow, Math.min(width, height) * 0.2, 0))
        .stroke({ width: Math.max(1, height * 0.03 * (1 - pose.ring)), color: WHITE, alpha: 1 - pose.ring });
    }
    if (pose.splash <= 0) return;
    for (let drop = 0; drop < 9; drop += 1) {
      const angle = Math.PI * (1.12 + (0.76 * drop) / 8);
      const far = pose.splash * (0.5 + 0.16 * ((drop * 7) % 3));
      const fall = 0.45 * pose.splash ** 2;
      const size = height * (0.012 + 0.009 * ((drop * 5) % 3)) * (1 - pose.splash * 0.6);
      this.#ring
        .poly(disc(Math.cos(angle) * width * far, Math.sin(angle) * height * far * 1.1 + height * (fall - 0.12), size, 12))
        .fill({ color: WHITE, alpha: 1 - pose.splash ** 3 });
    }
  }

  #draw(): void {
    const { width, height } = this.#tile.rect;
    const short = Math.min(width, height);
    const [round, thick] = [short * 0.16, short * 0.035];
    const body = (grow: number, down: number) =>
      plate(width + grow * 2, height + grow * 2 - thick, round + grow, short * 0.006).map((value, index) =>
        index % 2 === 1 ? value - thick / 2 + down : value,
      );
    redraw(this.#shadow, [lens(0, height / 2, width * 1.02, short * 0.11, 0, 14)]);
    redraw(this.#rim, [body(short * 0.03, thick * 0.3)]);
    redraw(this.#edge, [body(0, thick)]);
    redraw(this.#plate, [body(0, 0)]);
    redraw(this.#ground, [heaped(body(0, 0), height * 0.2, short * 0.07)]);
    redraw(this.#hollow, [lens(0, height * 0.335, short * 0.6, short * 0.06, 0, 12)]);
  }

  #fit(): void {
    if (this.#picture === null) return;
    const { width, height } = this.#tile.rect;
    const { texture } = this.#picture;
    this.#picture.scale.set(Math.min((width * FILL.wide) / texture.width, (height * FILL.high) / texture.height));
    this.#picture.position.set(0, -Math.min(width, height) * 0.018);
  }
}

/** The part of a plate below `level`, its upper side a low hill: the sand that the picture stands on. */
const heaped = (outlinePoints: readonly number[], level: number, hill: number): number[] => {
  const lower: { x: number; y: number }[] = [];
  for (let index = 0; index < outlinePoints.length; index += 2) {
    const [x, y] = [outlinePoints[index] ?? 0, outlinePoints[index + 1] ?? 0];
    if (y > level) lower.push({ x, y });
  }
  const right = Math.max(...outlinePoints.filter((_, index) => index % 2 === 0));
  const left = Math.min(...outlinePoints.filter((_, index) => index % 2 === 0));
  const points = lower.flatMap(({ x, y }) => [x, y]);
  for (let step = 0; step <= 16; step += 1) {
    const share = step / 16;
    points.push(left + (right - left) * share, level - hill * Math.sin(Math.PI * share) * (0.8 + 0.2 * Math.sin(share * 7)));
  }
  return points;
};

/** All the pieces of a view, at the rectangles that the page gave. */
export class Flotsam {
  readonly root = new Container();
  readonly #pieces = new Map<string, Piece>();
  /** Pieces that nobody wants now. They come again: Pixi's 2D renderer never lets go of a drawing it has drawn once, not even a destroyed one. */
  readonly #spare: Piece[] = [];
  readonly #pictures: Pictures;
  readonly #arrived: () => void;
  #palette: Palette | null = null;

  constructor(pictures: Pictures, arrived: () => void) {
    this.#pictures = pictures;
    this.#arrived = arrived;
  }

  place(tiles: readonly Tile[], now: number, resolution: number): void {
    const wanted = new Map(tiles.map((tile) => [tile.id, tile]));
    for (const [id, piece] of this.#pieces) if (wanted.get(id)?.picture !== piece.tile.picture) this.#remove(id, piece);
    for (const tile of tiles) {
      const kept = this.#pieces.get(tile.id);
      if (kept === undefined) this.#bring(tile, now, resolution);
      else kept.move(tile);
    }
  }

  touch(id: string, phase: 'down' | 'up' | 'chosen', now: number): void {
    this.#pieces.get(id)?.touch(phase, now);
  }

  paint(moment: Moment, now: number): void {
    for (const piece of this.#pieces.values()) piece.paint(moment, now);
  }

  recolour(palette: Palette): void {
    this.#palette = palette;
    for (const piece of this.#pieces.values()) piece.recolour(palette);
  }

  #bring(tile: Tile, now: number, resolution: number): void {
    const piece = this.#spare.pop() ?? new Piece(tile);
    piece.arrive(tile, now);
    if (this.#palette !== null) piece.recolour(this.#palette);
    this.#pieces.set(tile.id, piece);
    this.root.addChild(piece.root);
    const side = Math.max(tile.rect.width, tile.rect.height) * FILL.high * resolution;
    void this.#pictures.take(tile.picture, side, piece).then((texture) => {
      // The answer may have been given, and the tile taken away, before its picture came.
      if (texture === null || this.#pieces.get(tile.id) !== piece || piece.tile.picture !== tile.picture) return;
      piece.carry(new Sprite(texture));
      this.#arrived();
    });
  }

  #remove(id: string, piece: Piece): void {
    this.#pieces.delete(id);
    this.#pictures.release(piece);
    piece.drop();
    this.root.removeChild(piece.root);
    this.#spare.push(piece);
  }

  destroy(): void {
    this.place([], 0, 1);
    for (const piece of this.#spare.splice(0)) piece.root.destroy({ children: true });
  }
}
