import type { Scene } from './stage-api.ts';

/** Do both ask for the same picture? The page may say a scene twice; its wave must not come twice. */
export const sameScene = (a: Scene, b: Scene): boolean =>
  a.view === b.view &&
  a.tide === b.tide &&
  a.emblem === b.emblem &&
  a.reducedMotion === b.reducedMotion &&
  a.colours.atlantic === b.colours.atlantic &&
  a.colours.lagoon === b.colours.lagoon &&
  a.colours.coral === b.colours.coral &&
  a.colours.sun === b.colours.sun;
