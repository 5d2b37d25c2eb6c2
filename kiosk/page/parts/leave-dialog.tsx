import { useKiosk } from '../kiosk.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** Giving up is free, and honest about what stays: the answers without a name do, all that was typed goes. */
export const LeaveDialog = () => {
  const { say, send } = useKiosk();
  const stay = (): void => send({ type: 'dialog.closed' });
  return (
    <Dialog
      id="leave-heading"
      heading={say('leave.heading')}
      class="leave"
      close={stay}
      foot={
        <div class="pair">
          <Button class="button--large" onPress={stay}>
            {say('leave.stay')}
          </Button>
          <Button class="button--large" onPress={() => send({ type: 'visitor.left' })}>
            {say('leave.leave')}
          </Button>
        </div>
      }
    >
      <p class="text leave__text">{say('leave.text')}</p>
    </Dialog>
  );
};
