import { draw, seedOf } from '#play/chance.ts';
import { secretOf } from '#play/visit.ts';
import { type Kiosk, useKiosk } from '../kiosk.ts';
import { isShallow } from '../measures.ts';
import { Button } from './button.tsx';
import { PlaceLines } from './place-lines.tsx';
import { usePlaces } from './places-dialog.tsx';

/** Is there no room for more than a button? A low display, letters that need the room, or a band of it. */
export const isNarrow = ({ context: { kiosk, access } }: Kiosk): boolean =>
  access.largeText || access.lowReach || isShallow(kiosk.site.geometry.heightPx, kiosk.site.pixelPitchMm);

/** The chance of this visit: from its id, so that asking again changes nothing. */
const chanceOf = ({ context: { visit } }: Kiosk): number => (visit.session === null ? 0 : draw(seedOf(visit.session)).value);

/** Do the places stand on the view itself? Not beside an outcome: it fills the view, and one button leads to them. */
const standOpen = (kiosk: Kiosk): boolean => kiosk.context.visit.outcome === null && !isNarrow(kiosk);

/** What is recommended to this visitor, each with how far and why. */
export const Ideas = () => {
  const kiosk = useKiosk();
  const { say, send } = kiosk;
  const places = usePlaces('ideas');
  if (places.length === 0 || !standOpen(kiosk)) return null;
  return (
    <section class="ideas" aria-labelledby="ideas-heading">
      <h2 id="ideas-heading" class="ideas__heading">
        {say('places.forYou')}
      </h2>
      <div class="ideas__row">
        {places.map((one) => (
          <PlaceLines
            key={one.place.id}
            recommendation={one}
            withText
            onPress={() => send({ type: 'dialog.opened', dialog: 'ideas', place: one.place.id })}
          />
        ))}
      </div>
    </section>
  );
};

/** What else the end of a game leads to: ideas where they have no room of their own, what is near, a secret, a human. */
export const Extras = () => {
  const kiosk = useKiosk();
  const { context, say, send, now } = kiosk;
  const count = usePlaces('ideas').length;
  const secret = { chance: chanceOf(kiosk), today: now() };
  const promised = context.visit.campaign?.quiz.reward === 'secret';
  const hasSecret = secretOf(context, secret) !== null;
  return (
    <div class="extras">
      {count > 0 && !standOpen(kiosk) && (
        <Button
          tone={promised && hasSecret ? 'plain' : 'sun'}
          class="extra extra--ideas"
          onPress={() => send({ type: 'dialog.opened', dialog: 'ideas' })}
        >
          {say('places.ideas', { count })}
        </Button>
      )}
      {hasSecret && (
        <Button tone={promised ? 'sun' : 'plain'} class="extra extra--secret" onPress={() => send({ type: 'secret.wanted', ...secret })}>
          {say(promised ? 'secret.reward' : 'secret.offer')}
        </Button>
      )}
      {count > 0 && (
        <Button tone="plain" class="extra" onPress={() => send({ type: 'dialog.opened', dialog: 'around' })}>
          {say('places.around')}
        </Button>
      )}
      {context.kiosk.brand.desk !== null && (
        <Button tone="plain" class="extra extra--desk" onPress={() => send({ type: 'dialog.opened', dialog: 'desk' })}>
          {say('desk.ask')}
        </Button>
      )}
    </div>
  );
};
