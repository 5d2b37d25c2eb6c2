import { Container, Graphics } from 'pixi.js';
import type { Palette, Tone } from './palette.ts';

const WHITE = 0xffffff;

/** A layer of flat shapes. Each shape is drawn white and tinted, so a change of light redraws nothing. */
export class Sheet {
  readonly root = new Container();
  readonly #toned: { readonly graphics: Graphics; readonly tone: Tone }[] = [];

  /** A shape (or several of one tone) that keeps its form. */
  shapes(tone: Tone, outlines: readonly (readonly number[])[], into: Container = this.root): Graphics {
    const graphics = this.live(tone, into);
    for (const points of outlines) graphics.poly([...points]).fill(WHITE);
    return graphics;
  }

  /** An empty shape that is redrawn with `redraw`. */
  live(tone: Tone, into: Container = this.root): Graphics {
    const graphics = new Graphics();
    into.addChild(graphics);
    this.#toned.push({ graphics, tone });
    return graphics;
  }

  /** A group with its own place, inside this layer. */
  group(x: number, y: number, into: Container = this.root): Container {
    const group = new Container();
    group.position.set(x, y);
    into.addChild(group);
    return group;
  }

  recolour(palette: Palette): void {
    for (const { graphics, tone } of this.#toned) graphics.tint = palette[tone];
  }

  /** Removes every shape; the layer can be built anew. */
  clear(): void {
    for (const child of this.root.removeChildren()) child.destroy({ children: true });
    this.#toned.length = 0;
  }
}

/** New outlines for a live shape. */
export const redraw = (graphics: Graphics, outlines: readonly number[][]): void => {
  graphics.clear();
  for (const points of outlines) graphics.poly(points).fill(WHITE);
};

/** A circle as an outline. */
export const disc = (x: number, y: number, radius: number, steps = 40): number[] => {
  const points: number[] = [];
  for (let step = 0; step < steps; step += 1) {
    const angle = (step / steps) * Math.PI * 2;
    points.push(x + Math.cos(angle) * radius, y + Math.sin(angle) * radius);
  }
  return points;
};

/** A rectangle as an outline. */
export const box = (x: number, y: number, width: number, height: number): number[] => [
  x,
  y,
  x + width,
  y,
  x + width,
  y + height,
  x,
  y + height,
];
