import { ACCESS_MODES, type AccessMode } from '#play/access.ts';
import { useKiosk } from '../kiosk.ts';
import { reachBandOf } from '../reach.ts';
import { ACCESS_SIGNS, SwitchSign } from './access-signs.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** The ways to play, each on or off, at work behind the dialog at once. All of them are off again for the next visitor. */
export const AccessDialog = () => {
  const { context, say, send } = useKiosk();
  const close = (): void => send({ type: 'dialog.closed' });
  const { within } = reachBandOf(context.kiosk.site);
  const nameOf = (mode: AccessMode): string => say(mode === 'lowReach' && !within ? 'access.lowReachNear' : `access.${mode}`);
  return (
    <Dialog
      id="access-heading"
      heading={say('access.heading')}
      class="access"
      close={close}
      foot={
        <>
          <p class="text text--small access__resets">{say('access.resets')}</p>
          <Button class="button--large access__done" onPress={close}>
            {say('access.done')}
          </Button>
        </>
      }
    >
      <div class="access__modes">
        {ACCESS_MODES.map((mode) => (
          <Button
            key={mode}
            tone="plain"
            class="access__mode"
            pressed={context.access[mode]}
            onPress={() => send({ type: 'access.changed', mode, on: !context.access[mode] })}
          >
            {ACCESS_SIGNS[mode]()}
            <span class="access__name">{nameOf(mode)}</span>
            <span class="access__state" aria-hidden="true">
              <SwitchSign on={context.access[mode]} />
              <span>{say(context.access[mode] ? 'access.on' : 'access.off')}</span>
            </span>
          </Button>
        ))}
      </div>
    </Dialog>
  );
};
