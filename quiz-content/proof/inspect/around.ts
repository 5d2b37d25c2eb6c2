import type { Box } from './seen.ts';

/** The smallest box of whole pixels that holds all of these. */
export const around = (boxes: readonly Box[]): Box => {
  const x = Math.max(0, Math.floor(Math.min(...boxes.map((box) => box.x))));
  const y = Math.max(0, Math.floor(Math.min(...boxes.map((box) => box.y))));
  const right = Math.ceil(Math.max(...boxes.map((box) => box.x + box.width)));
  const bottom = Math.ceil(Math.max(...boxes.map((box) => box.y + box.height)));
  return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
};
