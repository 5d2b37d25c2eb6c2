import type { Recommendation } from '#play/recommend.ts';
import { useKiosk } from '../kiosk.ts';
import { Button } from './button.tsx';
import { awayWords, placeText, reasonWords } from './place-words.ts';

interface PlaceLinesProps {
  readonly recommendation: Recommendation;
  /** Where there is room: why one goes there, in a sentence. */
  readonly withText?: boolean;
  readonly onPress: () => void;
}

/** A place in a list: its name, how far it is, why it is shown. All of it is one button that leads to the rest. */
export const PlaceLines = ({ recommendation, withText = false, onPress }: PlaceLinesProps) => {
  const { locale, say } = useKiosk();
  const { place, metres } = recommendation;
  const speaking = { locale, say };
  return (
    <Button tone="plain" class="idea" onPress={onPress}>
      <span class="idea__name">{placeText(place.name, locale)}</span>
      <span class="idea__away">{awayWords(metres, speaking)}</span>
      {withText && <span class="idea__text">{placeText(place.text, locale)}</span>}
      <span class="idea__why">{reasonWords(recommendation, speaking)[0]}</span>
    </Button>
  );
};
