import { z } from 'zod';
import type { KioskState } from '#contract/host-api.ts';

/** What the terminal plays besides a normal visit: the views that a visitor seldom sees. */
export const SCENES = ['visit', 'games', 'idle', 'fault', 'closed', 'waking'] as const;
export type Scene = (typeof SCENES)[number];

export const modeShape = z.object({ scene: z.enum(SCENES), reducedMotion: z.boolean() });
export type Mode = z.infer<typeof modeShape>;

export const NORMAL: Mode = { scene: 'visit', reducedMotion: false };

/** Somebody who looks at a text must not be sent home by the idle timer; who wants to see the warning must not wait for it. */
const CALM = { afterSeconds: 3600, warningSeconds: 20 };
const HASTY = { afterSeconds: 1, warningSeconds: 90 };

/** What the page is told about its terminal in this scene. A contact is always offered, so that its views can be seen. */
export const stateIn = (state: KioskState, scene: Scene): KioskState => ({
  ...state,
  contactOffered: true,
  idle: scene === 'idle' ? HASTY : CALM,
  campaigns: scene === 'closed' ? [] : scene === 'games' ? [...state.campaigns, ...state.campaigns] : state.campaigns,
});
