/** A parabola: 0 at the outer buoys, 100 in the middle, like the buoys' own `--sag`. It leaves the view on both sides. */
const ARC = 'M-20-96Q50 296 120-96';

/** The rope through the middles of the buoys. */
export const Rope = () => (
  <svg class="rope" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <path class="rope__shade" d={ARC} />
    <path class="rope__strand" d={ARC} />
    <path class="rope__twist" d={ARC} />
  </svg>
);
