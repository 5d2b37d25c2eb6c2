import { ACCESS_MODES } from '#play/access.ts';
import { useKiosk } from '../kiosk.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** The ways to play, each on or off. All of them are off again for the next visitor. */
export const AccessDialog = () => {
  const { context, say, send } = useKiosk();
  const close = (): void => send({ type: 'dialog.closed' });
  return (
    <Dialog id="access-heading" heading={say('access.heading')} class="access" close={close}>
      <div class="access__modes">
        {ACCESS_MODES.map((mode) => (
          <Button
            key={mode}
            tone="plain"
            class="access__mode"
            pressed={context.access[mode]}
            onPress={() => send({ type: 'access.changed', mode, on: !context.access[mode] })}
          >
            {say(`access.${mode}`)}
          </Button>
        ))}
      </div>
      <p class="text text--small">{say('access.resets')}</p>
      <Button class="button--large" onPress={close}>
        {say('access.done')}
      </Button>
    </Dialog>
  );
};
