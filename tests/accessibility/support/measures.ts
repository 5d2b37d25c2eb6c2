import type { Site } from '#contract/content.ts';
import { CAPITAL_DEGREES } from '#page/measures.ts';
import { REACH_MM, reachBandOf } from '#page/reach.ts';
import type { Control, Letters } from './eyes.ts';

const GAP_PX = 24;

/** Controls that stand closer together than a finger can tell apart. */
export const tooClose = (controls: readonly Control[]): readonly string[] =>
  controls.flatMap((one, index) =>
    controls.slice(index + 1).flatMap((other) => {
      if (one.key && other.key) return [];
      const across = Math.max(one.left, other.left) - Math.min(one.right, other.right);
      const down = Math.max(one.top, other.top) - Math.min(one.bottom, other.bottom);
      const gap = Math.max(across, down);
      return gap < GAP_PX - 0.6 ? [`only ${gap.toFixed(0)} px between « ${one.name} » and « ${other.name} »`] : [];
    }),
  );

/** Controls that a seated arm does not reach, in millimetres above the floor. */
export const outOfReach = (controls: readonly Control[], site: Site): readonly string[] => {
  const { within } = reachBandOf(site);
  if (!within) return [`the display at ${site.id} does not lie within reach`];
  const floorMm = (y: number): number => site.bottomEdgeMm + (site.geometry.heightPx - y) * site.pixelPitchMm;
  return controls.flatMap(({ name, top, bottom }) => {
    const [highest, lowest] = [floorMm(top), floorMm(bottom)];
    return highest > REACH_MM.highest + 1 || lowest < REACH_MM.lowest - 1
      ? [`« ${name} » lies ${lowest.toFixed(0)} to ${highest.toFixed(0)} mm above the floor`]
      : [];
  });
};

/** Letters whose capitals are seen under a smaller angle than large text promises. */
export const tooSmall = (letters: readonly Letters[], site: Site): readonly string[] =>
  letters.flatMap(({ text, capitalPx }) => {
    const degrees = (2 * Math.atan((capitalPx * site.pixelPitchMm) / 2 / site.viewingDistanceMm) * 180) / Math.PI;
    return degrees < CAPITAL_DEGREES - 0.005 ? [`a capital of « ${text} » is seen under ${degrees.toFixed(2)}°`] : [];
  });
