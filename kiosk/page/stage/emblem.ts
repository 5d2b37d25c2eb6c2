import { Container, Graphics, Sprite } from 'pixi.js';
import { seededChance } from '#play/chance.ts';
import { emblemRect, type Frame } from './layout.ts';
import type { Palette } from './palette.ts';
import type { Pictures } from './pictures.ts';
import { Pool } from './pool.ts';
import { redraw } from './sheet.ts';

/** How much of its square the emblem takes; the rest is the pool's rim. */
const FILL = 0.86;

interface Spark {
  readonly angle: number;
  readonly far: number;
  readonly size: number;
  readonly delay: number;
}

/** The result's emblem in its pool, and the sparkle when the wave has left it. */
export class Emblem {
  readonly root = new Container();
  readonly #pool = new Pool();
  readonly #sparks: readonly Spark[];
  readonly #sparkle = new Graphics();
  readonly #pictures: Pictures;
  readonly #arrived: () => void;
  #frame: Frame | null = null;
  #url: string | null = null;
  #picture: Sprite | null = null;

  constructor(seed: number, pictures: Pictures, arrived: () => void) {
    const chance = seededChance(seed);
    this.#pictures = pictures;
    this.#arrived = arrived;
    this.#sparks = Array.from({ length: 14 }, () => ({
      angle: chance() * Math.PI * 2,
      far: 0.56 + chance() * 0.3,
      size: 0.7 + chance() * 1.3,
      delay: chance() * 0.6,
    }));
    this.root.addChild(this.#pool.root, this.#sparkle);
  }

  build(frame: Frame): void {
    this.#frame = frame;
    this.#pool.build(frame);
    this.#fit();
  }

  show(url: string | null, resolution: number): void {
    if (url === this.#url || this.#frame === null) return;
    this.#url = url;
    this.#pictures.release(this);
    this.#picture?.destroy();
    this.#picture = null;
    if (url === null) return;
    const side = emblemRect(this.#frame.width, this.#frame.height).width * FILL * resolution;
    void this.#pictures.take(url, side, this).then((texture) => {
      if (texture === null || this.#url !== url) return;
      this.#picture = new Sprite(texture);
      this.#picture.anchor.set(0.5);
      this.root.addChildAt(this.#picture, 1);
      this.#fit();
      this.#arrived();
    });
  }

  recolour(palette: Palette): void {
    this.#pool.recolour(palette);
    this.#sparkle.tint = palette.sun;
  }

  /** `sparkle`: 0 none, else its share of the way. */
  paint(visible: boolean, sparkle: number): void {
    this.root.visible = visible && this.#url !== null;
    if (this.#frame === null) return;
    const { width, height, unit } = this.#frame;
    const emblem = emblemRect(width, height);
    const pieces = this.#sparks.flatMap((spark) => {
      const share = (sparkle - spark.delay) / 0.4;
      if (sparkle <= 0 || share <= 0 || share >= 1) return [];
      const size = Math.sin(Math.PI * share) * spark.size * unit * 1.3;
      const far = emblem.width * (spark.far + 0.05 * share);
      const [x, y] = [
        emblem.x + emblem.width / 2 + Math.cos(spark.angle) * far,
        emblem.y + emblem.height / 2 + Math.sin(spark.angle) * far - share * unit * 2,
      ];
      const thin = size * 0.24;
      return [
        [
          x,
          y - size,
          x + thin,
          y - thin,
          x + size,
          y,
          x + thin,
          y + thin,
          x,
          y + size,
          x - thin,
          y + thin,
          x - size,
          y,
          x - thin,
          y - thin,
        ],
      ];
    });
    redraw(this.#sparkle, pieces);
  }

  #fit(): void {
    if (this.#picture === null || this.#frame === null) return;
    const emblem = emblemRect(this.#frame.width, this.#frame.height);
    const { texture } = this.#picture;
    this.#picture.position.set(emblem.x + emblem.width / 2, emblem.y + emblem.height / 2);
    this.#picture.scale.set((emblem.width * FILL) / Math.max(texture.width, texture.height));
  }
}
