/** A parabola: 0 at the outer buoys, 100 in the middle, like the buoys' own `--sag`. It leaves the view on both sides. */
const ARC = 'M-20-96Q50 296 120-96';

/** Up and down through buoys that stand on two levels in turn, and on out of the view. */
const waveThrough = (count: number): string => {
  const step = 100 / (count - 1);
  const levels = Array.from({ length: count + 4 }, (_, index) => ({ x: (index - 2) * step, y: index % 2 === 0 ? 100 : 0 }));
  return levels
    .map(({ x, y }, index) => {
      const before = levels[index - 1];
      return before === undefined ? `M${x} ${y}` : `C${before.x + step / 2} ${before.y} ${x - step / 2} ${y} ${x} ${y}`;
    })
    .join('');
};

const Strands = ({ way, name }: { readonly way: string; readonly name: string }) => (
  <g class={name}>
    <path class="rope__shade" d={way} />
    <path class="rope__strand" d={way} />
    <path class="rope__twist" d={way} />
  </g>
);

/** The rope through the middles of the buoys, as it hangs and as it waves: the style sheet shows the one that fits the display. */
export const Rope = ({ count }: { readonly count: number }) => (
  <svg class="rope" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <Strands way={ARC} name="rope__arc" />
    <Strands way={waveThrough(count)} name="rope__wave" />
  </svg>
);
