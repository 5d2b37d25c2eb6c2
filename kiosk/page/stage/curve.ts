/** Lines and outlines as flat rows of numbers x, y, x, y …, the form that Pixi's polygons take. */
export type Point = readonly [x: number, y: number];

const spline = (a: number, b: number, c: number, d: number, t: number): number =>
  0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);

const through = (points: readonly Point[], closed: boolean, steps: number): number[] => {
  const count = points.length;
  const at = (index: number): Point => {
    const wrapped = closed ? (index + count) % count : Math.min(count - 1, Math.max(0, index));
    return points[wrapped] ?? [0, 0];
  };
  const line: number[] = [];
  for (let index = 0; index < (closed ? count : count - 1); index += 1) {
    const [a, b, c, d] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    for (let step = 0; step < steps; step += 1) {
      const t = step / steps;
      line.push(spline(a[0], b[0], c[0], d[0], t), spline(a[1], b[1], c[1], d[1], t));
    }
  }
  if (!closed) line.push(...at(count - 1));
  return line;
};

/** A soft closed outline through the points. */
export const outline = (points: readonly Point[], steps = 8): number[] => through(points, true, steps);

/** A soft open line through the points. */
export const line = (points: readonly Point[], steps = 8): number[] => through(points, false, steps);

/** A lens: thin at both ends, `height` thick in the middle, bent by `bow`. */
export const lens = (x: number, y: number, length: number, height: number, bow = 0, steps = 7): number[] => {
  const upper: number[] = [];
  const lower: number[] = [];
  for (let step = 0; step <= steps; step += 1) {
    const share = step / steps;
    const body = Math.sin(Math.PI * share);
    const px = x + (share - 0.5) * length;
    const py = y + bow * body;
    upper.push(px, py - (height / 2) * body);
    lower.unshift(px, py + (height / 2) * body);
  }
  return [...upper, ...lower];
};

/** A heap cloud's outline over a flat base: the upper hull of its round heaps. */
export const heap = (
  heaps: readonly { readonly x: number; readonly r: number }[],
  squeeze: number,
  belly: number,
  steps = 56,
): number[] => {
  const left = Math.min(...heaps.map((each) => each.x - each.r));
  const right = Math.max(...heaps.map((each) => each.x + each.r));
  const outlinePoints: number[] = [];
  for (let step = 0; step <= steps; step += 1) {
    const x = left + ((right - left) * (1 - Math.cos((Math.PI * step) / steps))) / 2;
    const top = Math.max(0, ...heaps.map((each) => Math.sqrt(Math.max(0, each.r ** 2 - (x - each.x) ** 2))));
    outlinePoints.push(x, -top * squeeze);
  }
  outlinePoints.push(right - belly * 0.5, belly, left + belly * 0.5, belly);
  return outlinePoints;
};

/** A blade of grass: a thin bent wedge from its foot to its tip. */
export const blade = (x: number, y: number, height: number, lean: number, width: number): number[] => {
  const left: number[] = [];
  const right: number[] = [];
  for (let step = 0; step <= 5; step += 1) {
    const share = step / 5;
    const bx = x + lean * share * share;
    const by = y - height * share * (1 - 0.16 * share * Math.abs(lean / height));
    const half = (width / 2) * (1 - share);
    left.push(bx - half, by);
    right.unshift(bx + half, by);
  }
  return [...left, ...right];
};

/** A rounded rectangle with slightly uneven sides, like a piece of driftwood or a worn plate. */
export const plate = (width: number, height: number, radius: number, uneven: number): number[] => {
  const [w, h, r] = [width / 2, height / 2, Math.min(radius, width / 2, height / 2)];
  const corner = (cx: number, cy: number, from: number): number[] => {
    const points: number[] = [];
    for (let step = 0; step <= 6; step += 1) {
      const angle = from + (Math.PI / 2) * (step / 6);
      points.push(cx + Math.cos(angle) * r, cy + Math.sin(angle) * r);
    }
    return points;
  };
  const side = (x: number, y: number, nx: number, ny: number): number[] => [x + nx * uneven, y + ny * uneven];
  return [
    ...side(0, -h, 0.4, -1),
    ...corner(w - r, -h + r, -Math.PI / 2),
    ...side(w, 0, 1, 0.3),
    ...corner(w - r, h - r, 0),
    ...side(0, h, -0.5, 1),
    ...corner(-w + r, h - r, Math.PI / 2),
    ...side(-w, 0, -1, 0),
    ...corner(-w + r, -h + r, Math.PI),
  ];
};

/** Pairs from a flat row of units: `[x, y, x, y …]` times `unit`. */
export const pointsOf = (unit: number, flat: readonly number[]): Point[] =>
  Array.from(
    { length: Math.floor(flat.length / 2) },
    (_, index) => [(flat[index * 2] ?? 0) * unit, (flat[index * 2 + 1] ?? 0) * unit] as const,
  );

/** A ribbon: a line with a thickness, shifted sideways. */
export const ribbon = (along: readonly number[], thick: number): number[] => {
  const back: number[] = [];
  for (let index = along.length - 2; index >= 0; index -= 2) back.push((along[index] ?? 0) + thick, along[index + 1] ?? 0);
  return [...along, ...back];
};
