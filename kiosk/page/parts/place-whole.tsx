import type { Recommendation } from '#play/recommend.ts';
import { useKiosk } from '../kiosk.ts';
import { awayWords, creditWords, factWords, placeText, reasonWords } from './place-words.ts';
import { TakeHome } from './take-home.tsx';

/** All that is known of a place: what it is, why it is shown, what to know before one goes, and its page as a code. */
export const PlaceWhole = ({ recommendation }: { readonly recommendation: Recommendation }) => {
  const { locale, say } = useKiosk();
  const { place, metres } = recommendation;
  const speaking = { locale, say };
  const facts = factWords(place, speaking);
  const credits = creditWords(place, speaking);
  const name = placeText(place.name, locale);
  const loved = place.lovedBy?.text ?? null;
  return (
    <div class="spot" data-code={place.link === null ? undefined : ''}>
      <div class="spot__words">
        <p class="spot__away">{awayWords(metres, speaking)}</p>
        <p class="text">{placeText(place.text, locale)}</p>
        {place.tip !== null && (
          <div class="advice spot__tip">
            <h3 class="advice__heading">{say('places.tip')}</h3>
            <p class="text">{placeText(place.tip, locale)}</p>
          </div>
        )}
        <h3 class="advice__heading spot__heading">{say('places.why')}</h3>
        <ul class="spot__list">
          {reasonWords(recommendation, speaking).map((sentence) => (
            <li key={sentence} class="text">
              {sentence}
            </li>
          ))}
          {loved !== null && <li class="text spot__loved">{`« ${placeText(loved, locale)} »`}</li>}
        </ul>
        {facts.length > 0 && (
          <ul class="text text--small spot__facts">
            {facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        )}
        {credits.map((line) => (
          <p key={line} class="text text--small">
            {line}
          </p>
        ))}
      </div>
      {place.link !== null && (
        <div class="spot__code">
          <TakeHome text={place.link} label={say('result.takeHomeLabel', { title: name })} />
          <p class="text text--small">{say('result.takeHome')}</p>
        </div>
      )}
    </div>
  );
};
