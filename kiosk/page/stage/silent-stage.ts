import type { Stage } from './stage-api.ts';

/** The stage of a terminal that can paint nothing: every call is harmless. */
export const silentStage: Stage = {
  renderer: 'none',
  show: () => {},
  place: () => {},
  touch: () => {},
  freeze: () => {},
  destroy: () => {},
};
