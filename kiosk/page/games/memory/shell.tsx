import { TickSign } from '../../parts/icons.tsx';
import { Picture } from '../../parts/picture.tsx';

/** As many closed shells are drawn. Which one lies where tells nothing of what is in it: the place decides, and each row begins elsewhere. */
const CLOSED = ['ribbed', 'smooth', 'spiral', 'leaning'] as const;

interface ShellProps {
  /** From 0. */
  readonly place: number;
  /** What lies open there; null: it is closed. */
  readonly shown: { readonly src: string; readonly name: string } | null;
  readonly found: boolean;
  readonly words: { readonly closed: string; readonly found: string };
  readonly press: () => void;
}

/** A shell in the sand: closed, with its number, or turned over, with what it is. The number is its name for the voice and for keys. */
export const Shell = ({ place, shown, found, words, press }: ShellProps) => (
  <button
    type="button"
    class="shell"
    data-up={shown === null ? undefined : ''}
    data-found={found ? '' : undefined}
    aria-disabled={found ? true : undefined}
    onClick={press}
  >
    <span class="shell__number">{place + 1}</span>
    {shown === null ? (
      <>
        <span key="closed" class={`shell__closed shell__closed--${CLOSED[(place + Math.floor(place / CLOSED.length)) % CLOSED.length]}`} />
        <span class="unseen">{words.closed}</span>
      </>
    ) : (
      <>
        <span key="open" class="shell__open">
          <span class="shell__picture">
            <Picture src={shown.src} alt="" />
          </span>
          <span class="shell__name">{shown.name}</span>
        </span>
        {found && (
          <span class="shell__found">
            <TickSign />
            <span>{words.found}</span>
          </span>
        )}
      </>
    )}
  </button>
);
