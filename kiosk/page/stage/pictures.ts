import { CanvasSource, Texture } from 'pixi.js';
import { report } from './report.ts';

/** How many pictures stay in memory; a view shows six at most. */
const KEPT = 16;

interface Kept {
  readonly texture: Promise<Texture | null>;
  readonly users: Set<object>;
}

/** Draws the SVG into a canvas of its own at the size it is shown: every SVG feature works, in both renderers, under a strict policy. */
const rasterise = async (url: string, pixels: number): Promise<Texture> => {
  const image = new Image();
  image.src = url;
  await image.decode();
  const [wide, high] = [image.naturalWidth || 1, image.naturalHeight || 1];
  const scale = pixels / Math.max(wide, high);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(wide * scale));
  canvas.height = Math.max(1, Math.round(high * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Texture({ source: new CanvasSource({ resource: canvas }) });
};

/** The pictures of the tiles and the emblem, one texture per address and size; the oldest that nobody shows go first. */
export class Pictures {
  readonly #kept = new Map<string, Kept>();
  readonly #reported = new Set<string>();

  /** The picture, or null when there is none: said once on the console, never thrown. `owner` keeps it until `release`. */
  take(url: string, pixels: number, owner: object): Promise<Texture | null> {
    const size = Math.ceil(pixels / 64) * 64;
    const key = `${size} ${url}`;
    const kept = this.#kept.get(key) ?? { texture: this.#load(url, size), users: new Set<object>() };
    kept.users.add(owner);
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    this.#trim();
    return kept.texture;
  }

  release(owner: object): void {
    for (const kept of this.#kept.values()) kept.users.delete(owner);
    this.#trim();
  }

  get count(): number {
    return this.#kept.size;
  }

  destroy(): void {
    for (const key of [...this.#kept.keys()]) this.#drop(key);
  }

  async #load(url: string, size: number): Promise<Texture | null> {
    try {
      return await rasterise(url, size);
    } catch (cause) {
      if (!this.#reported.has(url)) report(`The stage has no picture ${url}:`, cause);
      this.#reported.add(url);
      return null;
    }
  }

  #trim(): void {
    for (const [key, kept] of this.#kept) {
      if (this.#kept.size <= KEPT) return;
      if (kept.users.size === 0) this.#drop(key);
    }
  }

  #drop(key: string): void {
    const kept = this.#kept.get(key);
    this.#kept.delete(key);
    void kept?.texture.then((texture) => texture?.destroy(true));
  }
}
