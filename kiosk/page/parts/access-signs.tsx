import type { JSX } from 'preact';
import type { AccessMode } from '#play/access.ts';
import { Sign } from './icons.tsx';

/**
 * What each way to play looks like, in the hand of the other signs. Drawn anew each time: a drawing made once is hung by Preact into the
 * tree it is shown in, and would hold that tree, with all that was typed in it, after the visit.
 */
export const ACCESS_SIGNS: Readonly<Record<AccessMode, () => JSX.Element>> = {
  speech: () => (
    <Sign>
      <path class="sign__soft" d="M4 12c0-1 1-2 2-2h4l6-5c1-1 3 0 3 1v20c0 1-2 2-3 1l-6-5H6c-1 0-2-1-2-2z" />
      <path class="sign__line" d="M23 12c2 2.500 2 5.500 0 8M26.500 8.500c4 4.500 4 10.500 0 15" />
    </Sign>
  ),
  largeText: () => (
    <Sign>
      <path class="sign__soft" d="M3 9c0-3 2-5 5-5h16c3 0 5 2 5 5v14c0 3-2 5-5 5H8c-3 0-5-2-5-5z" />
      <path class="sign__line" d="m6.500 23 3-9 3 9M7.600 20h3.900M14.500 23l5-14.500L24.500 23m-8.300-4.500h6.500" />
    </Sign>
  ),
  lowReach: () => (
    <Sign>
      <path class="sign__soft" d="M4 22c0-2 1-3 3-3h18c2 0 3 1 3 3v4c0 2-1 3-3 3H7c-2 0-3-1-3-3z" />
      <path class="sign__line" d="M16 4v19m-6-6 6 6.500 6-6.500" />
    </Sign>
  ),
  highContrast: () => (
    <Sign>
      <circle class="sign__ground" cx="16" cy="16" r="13" />
      <path class="sign__half" d="M16 5.500a10.500 10.500 0 0 1 0 21z" />
    </Sign>
  ),
  reducedMotion: () => (
    <Sign>
      <path class="sign__soft" d="M3 20c4-1 8-1 13 0s9 1 13 0v6c0 2-1 3-3 3H6c-2 0-3-1-3-3z" />
      <path class="sign__line" d="M12 5v9.500M20 5v9.500" />
    </Sign>
  ),
  untimed: () => (
    <Sign>
      <path class="sign__soft" d="M7 4h18v4c0 4-4 6-6.500 8 2.500 2 6.500 4 6.500 8v4H7v-4c0-4 4-6 6.500-8C11 14 7 12 7 8z" />
      <path class="sign__line" d="M6 4h20M6 28h20M16 19v4" />
    </Sign>
  ),
};

/** On: a tick in a full disc. Off: an empty ring. Told apart by shape, not by colour. */
export const SwitchSign = ({ on }: { readonly on: boolean }) => (
  <Sign>
    {on ? (
      <>
        <circle class="sign__ground" cx="16" cy="16" r="14" />
        <path class="sign__line sign__tick" d="m9.500 16.600 4.400 4.500 8.800-9.600" />
      </>
    ) : (
      <circle class="sign__ring" cx="16" cy="16" r="12.500" />
    )}
  </Sign>
);
