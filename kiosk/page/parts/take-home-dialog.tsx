import { outcomeShown } from '#play/visit.ts';
import { useKiosk } from '../kiosk.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ResultCode } from './result-card.tsx';

/** The code of the result, with the room it needs. */
export const TakeHomeDialog = () => {
  const { context, say, send } = useKiosk();
  const outcome = outcomeShown(context);
  const quiz = context.visit.campaign?.quiz;
  const close = (): void => send({ type: 'dialog.closed' });
  if (outcome === null || quiz === undefined) return null;
  return (
    <Dialog
      id="take-home-heading"
      heading={say('result.takeHome')}
      class="dialog--code"
      close={close}
      foot={
        <Button class="button--large" onPress={close}>
          {say('consent.close')}
        </Button>
      }
    >
      <ResultCode quiz={quiz} outcome={outcome} />
    </Dialog>
  );
};
