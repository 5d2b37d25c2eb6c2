// First: it replaces what Pixi would otherwise build with eval, which the page's policy forbids.
import 'pixi.js/unsafe-eval';
// Graphics are all that the stage draws besides sprites; the rest of Pixi (events, accessibility, assets) stays out.
import 'pixi.js/graphics';
import { autoDetectRenderer, type Renderer } from 'pixi.js';
import { isSoftware } from './hardware.ts';

/** What WebGL would run on, asked on a canvas of its own: a canvas that gave a WebGL context can never give a 2D one. */
const graphicsHardware = (): string | null => {
  const probe = document.createElement('canvas').getContext('webgl2') ?? document.createElement('canvas').getContext('webgl');
  if (probe === null) return null;
  const names = probe.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = probe.getParameter(names === null ? probe.RENDERER : names.UNMASKED_RENDERER_WEBGL);
  probe.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof name === 'string' ? name : '';
};

/** WebGL on real graphics hardware, else the 2D renderer: in software WebGL is the slower one. */
export const chooseRenderer = (prefer: 'canvas' | undefined): 'webgl' | 'canvas' => {
  if (prefer === 'canvas') return 'canvas';
  const hardware = graphicsHardware();
  return hardware === null || isSoftware(hardware) ? 'canvas' : 'webgl';
};

/** Takes the canvas over. Its size on the page is the page's business (CSS); `resize` follows it. */
export const startRenderer = (canvas: HTMLCanvasElement, preference: 'webgl' | 'canvas', resolution: number): Promise<Renderer> =>
  autoDetectRenderer({
    canvas,
    preference: [preference],
    width: Math.max(1, canvas.clientWidth),
    height: Math.max(1, canvas.clientHeight),
    resolution,
    autoDensity: false,
    antialias: preference === 'webgl',
    backgroundColor: 0x0e5a78,
    powerPreference: 'low-power',
    manageImports: false,
  });
