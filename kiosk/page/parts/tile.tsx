import { useKiosk } from '../kiosk.ts';
import { TickSign } from './icons.tsx';
import { Picture } from './picture.tsx';
import { Words } from './words.tsx';

interface TileProps {
  readonly id: string;
  readonly text: string;
  /** URL of the picture; null: a tile of text alone. */
  readonly picture: string | null;
  readonly alt: string;
  readonly selected: boolean;
  readonly resting: boolean;
  /** The place it was given, from 1; null: choices have no order. */
  readonly place?: number | null;
  readonly onPress: () => void;
}

/** A choice: the stage paints its picture into the upper part, the text stands on a plate of its own below. */
export const Tile = ({ id, text, picture, alt, selected, resting, place = null, onPress }: TileProps) => {
  const { stage } = useKiosk();
  const up = (): void => stage.touch(id, 'up');
  return (
    <button
      type="button"
      class={`tile ${picture === null ? 'tile--bare' : ''}`}
      aria-pressed={selected}
      data-resting={resting ? '' : undefined}
      onClick={onPress}
      onPointerDown={() => stage.touch(id, 'down')}
      onPointerUp={up}
      onPointerCancel={up}
      onPointerLeave={up}
    >
      {picture !== null && (
        <span class="tile__picture" data-picture={id}>
          {stage.renderer === 'none' && <Picture src={picture} alt={alt} />}
        </span>
      )}
      {place !== null && <span class="tile__place">{place}</span>}
      <span class="tile__plate">
        <span class="tile__text">
          <Words text={text} />
        </span>
      </span>
      {selected && place === null && (
        <span class="tile__tick">
          <TickSign />
        </span>
      )}
    </button>
  );
};
