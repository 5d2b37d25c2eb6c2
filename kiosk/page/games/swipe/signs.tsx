import { Sign } from '../../parts/icons.tsx';

/** A clothes peg: what is kept hangs on the line. */
export const PegSign = () => (
  <Sign>
    <path class="sign__solid" d="M9.500 3h5.200l.9 13.200L14.200 29H10l-1.600-9.600z" />
    <path class="sign__soft" d="M22.500 3h-5.200l-.9 13.200L17.800 29H22l1.600-9.600z" />
    <path class="sign__thin" d="M8.600 15.500h14.800" />
  </Sign>
);

/** A kite: what is let go flies. */
export const KiteSign = () => (
  <Sign>
    <path class="sign__solid" d="M19 2 7.500 8.500 11 21.500z" />
    <path class="sign__soft" d="M19 2l6.500 11L11 21.500z" />
    <path class="sign__thin" d="M11 21.500c-3 1.500-1.500 4.500-4.500 5.500s-2 3-4 3" />
  </Sign>
);
