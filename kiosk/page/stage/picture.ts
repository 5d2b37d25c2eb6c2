import { Container } from 'pixi.js';
import { Bottle } from './bottle.ts';
import type { Course } from './course.ts';
import { Dune } from './dune.ts';
import { Emblem } from './emblem.ts';
import { FarCoast } from './far-coast.ts';
import { Flotsam } from './flotsam.ts';
import { Foreground } from './foreground.ts';
import { Gulls } from './gulls.ts';
import { Kite } from './kite.ts';
import type { Frame } from './layout.ts';
import type { Layer, Moment } from './moment.ts';
import { paletteOf } from './palette.ts';
import { Pictures } from './pictures.ts';
import { Pier } from './pier.ts';
import { Sails } from './sails.ts';
import { Sand } from './sand.ts';
import { Sea } from './sea.ts';
import { Sky } from './sky.ts';
import type { Scene } from './stage-api.ts';

/** The whole picture: its layers from the farthest to the nearest. */
export class Picture {
  readonly root = new Container();
  readonly pictures = new Pictures();
  readonly flotsam: Flotsam;
  readonly emblem: Emblem;
  readonly #layers: readonly Layer[];
  #shade = '';

  /** `arrived` is called when a picture has come and the view wants painting. */
  constructor(seed: number, arrived: () => void) {
    this.flotsam = new Flotsam(this.pictures, arrived);
    this.emblem = new Emblem(seed + 1, this.pictures, arrived);
    const behind: readonly Layer[] = [new Sky(seed + 2), new FarCoast(seed + 3), new Sand(seed + 4)];
    const before: readonly Layer[] = [
      new Sea(seed + 5),
      new Pier(),
      new Sails(),
      new Kite(),
      new Bottle(),
      new Gulls(),
      new Dune(seed + 6),
      new Foreground(seed + 7),
    ];
    this.#layers = [...behind, ...before];
    // The emblem lies on the sand, under the water that uncovers it.
    for (const { root } of [...behind, this.emblem, ...before, this.flotsam]) this.root.addChild(root);
  }

  build(frame: Frame): void {
    for (const layer of this.#layers) layer.build(frame);
    this.emblem.build(frame);
    this.#shade = '';
  }

  paint(scene: Scene, course: Course, frame: Frame, clockMs: number, now: number): void {
    const moment: Moment = {
      clock: clockMs / 1000,
      frame,
      horizon: course.horizon * frame.height,
      shore: course.shore,
      wetDown: course.wetDown,
      look: course.look,
      rush: course.rush,
      breaker: course.breaker,
      still: scene.reducedMotion,
      hour: course.hour,
    };
    this.#recolour(scene, moment);
    for (const layer of this.#layers) layer.paint(moment);
    this.emblem.paint(course.emblem.visible, course.emblem.sparkle);
    this.flotsam.paint(moment, now);
  }

  /** Tints change only with the light or the brand. */
  #recolour({ colours }: Scene, { look }: Moment): void {
    const shade = [colours.atlantic, colours.lagoon, colours.coral, colours.sun, ...Object.values(look)].join();
    if (shade === this.#shade) return;
    this.#shade = shade;
    const palette = paletteOf(colours, look);
    for (const layer of this.#layers) layer.recolour(palette);
    this.emblem.recolour(palette);
    this.flotsam.recolour(palette);
  }

  destroy(): void {
    this.flotsam.destroy();
    this.emblem.show(null, 1);
    this.root.destroy({ children: true });
    this.pictures.destroy();
  }
}
