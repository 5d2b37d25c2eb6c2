import type { PlaceId } from '#contract/ids.ts';
import { around, MOST_IDEAS, type Recommendation, recommend, recommendationOf } from '#play/recommend.ts';
import { situationOf } from '#play/visit.ts';
import { useKiosk } from '../kiosk.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { OtherLanguages } from './other-languages.tsx';
import { PlaceLines } from './place-lines.tsx';
import { PlaceWhole } from './place-whole.tsx';
import { placeText } from './place-words.ts';

/** As many as one looks through who has asked for a list. */
const MOST_AROUND = 12;

type List = 'ideas' | 'around';

/** The places of a list, for this visitor, here and today. */
export const usePlaces = (list: List): readonly Recommendation[] => {
  const { context, now } = useKiosk();
  const situation = situationOf(context, now());
  const { places } = context.kiosk;
  return list === 'ideas' ? recommend(places, situation, MOST_IDEAS) : around(places, situation, MOST_AROUND);
};

const PlaceDialog = ({ list, id }: { readonly list: List; readonly id: PlaceId }) => {
  const { context, locale, say, send, now } = useKiosk();
  const close = (): void => send({ type: 'dialog.closed' });
  const recommendation = recommendationOf(context.kiosk.places, situationOf(context, now()), id);
  // In the language that was chosen meanwhile it is told nothing.
  if (recommendation === null) return <ListDialog list={list} />;
  return (
    <Dialog
      id="place-heading"
      heading={placeText(recommendation.place.name, locale)}
      class="place-dialog"
      close={close}
      foot={
        <div class="pair">
          <Button class="button--large" onPress={() => send({ type: 'dialog.opened', dialog: list })}>
            {say('places.list')}
          </Button>
          <Button class="button--large" onPress={close}>
            {say('consent.close')}
          </Button>
        </div>
      }
    >
      <PlaceWhole recommendation={recommendation} />
    </Dialog>
  );
};

const ListDialog = ({ list }: { readonly list: List }) => {
  const { context, say, send } = useKiosk();
  const places = usePlaces(list);
  const close = (): void => send({ type: 'dialog.closed' });
  return (
    <Dialog
      id="places-heading"
      heading={say(list === 'ideas' ? 'places.forYou' : 'places.aroundHeading')}
      class="places-dialog"
      close={close}
      foot={
        <>
          <OtherLanguages at="foot" />
          <Button class="button--large" onPress={close}>
            {say('consent.close')}
          </Button>
        </>
      }
    >
      {places.length === 0 && <p class="text">{say('places.none')}</p>}
      <div class="ideas__list">
        {places.map((one) => (
          <PlaceLines
            key={one.place.id}
            recommendation={one}
            withText={!context.access.largeText}
            onPress={() => send({ type: 'dialog.opened', dialog: list, place: one.place.id })}
          />
        ))}
      </div>
      <OtherLanguages at="body" />
    </Dialog>
  );
};

/** What is recommended, or what is near: a list, and each place of it with all that is known. */
export const PlacesDialog = ({ list }: { readonly list: List }) => {
  const { place } = useKiosk().context;
  return place === null ? <ListDialog key="list" list={list} /> : <PlaceDialog key={place} list={list} id={place} />;
};
