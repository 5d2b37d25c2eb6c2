import { recommendationOf } from '#play/recommend.ts';
import { situationOf } from '#play/visit.ts';
import { useKiosk } from '../kiosk.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { PlaceWhole } from './place-whole.tsx';
import { placeText } from './place-words.ts';

/** The secret of this visitor. It stands in no list, and goes with the visit. */
export const SecretDialog = () => {
  const { context, locale, say, send, now } = useKiosk();
  const { secret } = context.visit;
  const told = secret === null ? null : recommendationOf(context.kiosk.places, situationOf(context, now()), secret);
  const close = (): void => send({ type: 'dialog.closed' });
  return (
    <Dialog
      id="secret-heading"
      heading={told === null ? say('secret.offer') : placeText(told.place.name, locale)}
      class="place-dialog secret"
      close={close}
      foot={
        <>
          <p class="text text--small secret__keep">{say('secret.keep')}</p>
          <Button class="button--large" onPress={close}>
            {say('consent.close')}
          </Button>
        </>
      }
    >
      {told === null ? <p class="text">{say('places.none')}</p> : <PlaceWhole recommendation={told} />}
    </Dialog>
  );
};
