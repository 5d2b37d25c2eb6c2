import { CanvasSource, Container, Sprite, Texture } from 'pixi.js';
import { ease } from './motion.ts';

const FADE_MS = 260;

/** The last view, laid over the new one and taken away slowly: what reduced motion has instead of movement. */
export class Veil {
  readonly root = new Container();
  #sprite: Sprite | null = null;
  #laidAt = 0;

  /** Copies the canvas as it stands; call it right after a render. */
  lay(canvas: HTMLCanvasElement, width: number, now: number): void {
    this.lift();
    const copy = document.createElement('canvas');
    copy.width = canvas.width;
    copy.height = canvas.height;
    copy.getContext('2d')?.drawImage(canvas, 0, 0);
    this.#sprite = new Sprite(new Texture({ source: new CanvasSource({ resource: copy }) }));
    this.#sprite.scale.set(width / Math.max(1, canvas.width));
    this.#laidAt = now;
    this.root.addChild(this.#sprite);
  }

  paint(now: number): void {
    if (this.#sprite === null) return;
    this.#sprite.alpha = 1 - ease((now - this.#laidAt) / FADE_MS);
    if (this.#sprite.alpha <= 0) this.lift();
  }

  lift(): void {
    this.#sprite?.destroy({ texture: true, textureSource: true });
    this.#sprite = null;
  }
}
