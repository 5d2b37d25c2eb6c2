/**
 * A rope that hangs in an arc through the middles of the buoys and leaves the view on both sides. The arc is a parabola: 0 at the outer
 * buoys, 100 in the middle, like the buoys' own `--sag`.
 */
const ARC = 'M-20-96Q50 296 120-96';

export const Rope = () => (
  <svg class="rope" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <path class="rope__shade" d={ARC} />
    <path class="rope__strand" d={ARC} />
    <path class="rope__twist" d={ARC} />
  </svg>
);
