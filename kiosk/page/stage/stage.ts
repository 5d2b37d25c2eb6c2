import { Container, type Renderer, Ticker } from 'pixi.js';
import { courseOf, restOf, type Standing } from './course.ts';
import { resolutionOf } from './hardware.ts';
import { type Frame, frameOf } from './layout.ts';
import { REVEAL } from './motion.ts';
import { ASLEEP_FPS, fpsFor, freshPace, paceAfter } from './pace.ts';
import { Picture } from './picture.ts';
import { chooseRenderer, startRenderer } from './renderer.ts';
import { report } from './report.ts';
import { sameScene } from './scene.ts';
import { silentStage } from './silent-stage.ts';
import type { Scene, Stage, StageOptions, Tile } from './stage-api.ts';
import { Veil } from './veil.ts';

/** With reduced motion the clock runs only this long after something changed. */
const AWAKE_MS = 450;
const LOSSES = 3;
/** Somebody is there, wherever the finger lands. */
const AWAKENING = ['pointerdown', 'keydown'] as const;

class PixiStage implements Stage {
  readonly #renderer: Renderer;
  readonly #options: StageOptions;
  readonly #picture: Picture;
  readonly #veil = new Veil();
  readonly #root = new Container();
  readonly #ticker = new Ticker();
  readonly #observer: ResizeObserver;
  #kind: Stage['renderer'];
  #frame: Frame;
  #scene: Scene | null = null;
  #from: Standing | null = null;
  #startedAt = 0;
  #stirredAt = 0;
  #frozenAt: number | null = null;
  #pace = freshPace;
  #losses = 0;
  #lost = false;
  #nap: ReturnType<typeof setTimeout> | undefined;

  constructor(renderer: Renderer, kind: 'webgl' | 'canvas', options: StageOptions) {
    this.#renderer = renderer;
    this.#kind = kind;
    this.#options = options;
    this.#frame = frameOf(Math.max(1, options.canvas.clientWidth), Math.max(1, options.canvas.clientHeight));
    this.#picture = new Picture(Math.floor(options.chance() * 1e9), () => this.#stir());
    this.#root.addChild(this.#picture.root, this.#veil.root);
    this.#picture.build(this.#frame);
    this.#observer = new ResizeObserver(() => this.#resize());
    this.#observer.observe(options.canvas);
    options.canvas.addEventListener('webglcontextlost', this.#contextLost);
    options.canvas.addEventListener('webglcontextrestored', this.#contextRestored);
    for (const kind of AWAKENING) window.addEventListener(kind, this.#woken, { capture: true, passive: true });
    this.#ticker.add(() => this.#tick());
  }

  get renderer(): Stage['renderer'] {
    return this.#kind;
  }

  show(scene: Scene): void {
    if (this.#kind === 'none') return;
    const now = performance.now();
    const last = this.#scene;
    if (last !== null && sameScene(last, scene)) return;
    if (last === null) this.#from = restOf(scene, this.#frame);
    else if (this.#frozenAt !== null) this.#from = restOf(last, this.#frame);
    else {
      this.#from = courseOf(last, this.#from ?? restOf(last, this.#frame), now - this.#startedAt, this.#frame);
      if (scene.reducedMotion) this.#coverWithLast(now);
    }
    this.#scene = scene;
    this.#startedAt = now;
    this.#picture.emblem.show(scene.emblem, this.#renderer.resolution);
    this.#stir();
    // A canvas that nobody has painted is black: the first picture does not wait for a frame.
    if (last === null && this.#frozenAt === null) this.#paint();
  }

  place(tiles: readonly Tile[]): void {
    if (this.#kind === 'none') return;
    this.#picture.flotsam.place(tiles, this.#frozenAt === null ? performance.now() : Number.NEGATIVE_INFINITY, this.#renderer.resolution);
    this.#stir();
  }

  touch(tile: string, phase: 'down' | 'up' | 'chosen'): void {
    if (this.#kind === 'none') return;
    const now = performance.now();
    this.#picture.flotsam.touch(tile, phase, now);
    // Nobody waits for the wave: a touch ends it.
    if (this.#scene?.view === 'result') this.#startedAt = Math.min(this.#startedAt, now - REVEAL.free);
    this.#stir();
  }

  freeze(at: number): void {
    if (this.#kind === 'none') return;
    this.#frozenAt = at;
    this.#veil.lift();
    clearTimeout(this.#nap);
    this.#ticker.stop();
    this.#paint();
  }

  destroy(): void {
    if (this.#kind === 'none') return;
    this.#kind = 'none';
    this.#observer.disconnect();
    for (const kind of AWAKENING) window.removeEventListener(kind, this.#woken, { capture: true });
    this.#options.canvas.removeEventListener('webglcontextlost', this.#contextLost);
    this.#options.canvas.removeEventListener('webglcontextrestored', this.#contextRestored);
    clearTimeout(this.#nap);
    this.#ticker.destroy();
    this.#veil.lift();
    this.#picture.destroy();
    this.#root.destroy({ children: true });
    this.#renderer.destroy();
  }

  /** Something happens: full speed from now on, and a frame at once when the clock stands. */
  #stir(): void {
    if (this.#kind === 'none') return;
    this.#stirredAt = performance.now();
    if (this.#frozenAt !== null) {
      this.#paint();
      return;
    }
    clearTimeout(this.#nap);
    this.#ticker.maxFPS = fpsFor(this.#pace, 0);
    this.#ticker.start();
  }

  #tick(): void {
    const quietMs = performance.now() - this.#stirredAt;
    if (this.#ticker.maxFPS === 0 && this.#ticker.started) this.#pace = paceAfter(this.#pace, this.#ticker.elapsedMS);
    const fps = fpsFor(this.#pace, quietMs);
    if (this.#scene?.reducedMotion === true && quietMs > AWAKE_MS) this.#ticker.stop();
    else if (fps === ASLEEP_FPS) this.#doze();
    else this.#ticker.maxFPS = fps;
    this.#paint();
  }

  /** A clock that asks for each frame of the display and lets most of them go would keep the whole browser awake. */
  #doze(): void {
    this.#ticker.stop();
    clearTimeout(this.#nap);
    this.#nap = setTimeout(() => this.#tick(), 1000 / ASLEEP_FPS);
  }

  #paint(): void {
    if (this.#kind === 'none' || this.#lost || this.#scene === null || this.#from === null) return;
    const now = performance.now();
    const frozen = this.#frozenAt;
    try {
      const course = courseOf(this.#scene, this.#from, frozen ?? now - this.#startedAt, this.#frame);
      // Frozen, every touch and arrival lies long ago.
      this.#picture.paint(this.#scene, course, this.#frame, frozen ?? now, frozen === null ? now : Number.POSITIVE_INFINITY);
      this.#veil.paint(now);
      this.#renderer.render(this.#root);
    } catch (cause) {
      report('The stage cannot paint any more:', cause);
      this.#giveUp();
    }
  }

  #coverWithLast(now: number): void {
    // WebGL forgets its picture with each frame; a 2D canvas holds it, and the next question need not wait for it to be painted again.
    if (this.#kind === 'webgl') this.#paint();
    if (this.#kind !== 'none') this.#veil.lay(this.#options.canvas, this.#frame.width, now);
  }

  #resize(): void {
    const { canvas } = this.#options;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (this.#kind === 'none' || width < 1 || height < 1) return;
    if (width === this.#frame.width && height === this.#frame.height) return;
    this.#frame = frameOf(width, height);
    this.#renderer.resize(width, height);
    this.#veil.lift();
    this.#picture.build(this.#frame);
    this.#stir();
    // A canvas of a new size is black: its picture does not wait for a frame either.
    this.#paint();
  }

  /** Sunk as the loop may be, it comes back with the next frame; where nothing moves there is nothing to wake. */
  #woken = (): void => {
    if (this.#scene !== null && !this.#scene.reducedMotion) this.#stir();
  };

  #contextLost = (): void => {
    this.#lost = true;
    this.#losses += 1;
    if (this.#losses >= LOSSES) this.#giveUp();
  };

  #contextRestored = (): void => {
    this.#lost = false;
    this.#stir();
  };

  #giveUp(): void {
    if (this.#kind === 'none') return;
    try {
      this.destroy();
    } catch (cause) {
      report('The stage did not end cleanly:', cause);
    }
    this.#options.onLost();
  }
}

/** The stage behind the controls. Never rejects: where nothing can be painted it is the silent one, and `onLost` is told. */
export const createStage = async (options: StageOptions): Promise<Stage> => {
  try {
    const kind = chooseRenderer(options.prefer);
    const renderer = await startRenderer(options.canvas, kind, resolutionOf(globalThis.devicePixelRatio));
    return new PixiStage(renderer, kind, options);
  } catch (cause) {
    report('The stage cannot start:', cause);
    options.onLost();
    return silentStage;
  }
};
