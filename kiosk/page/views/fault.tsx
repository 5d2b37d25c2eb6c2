import { isMendable } from '#play/fault.ts';
import { useKiosk } from '../kiosk.ts';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { View } from '../parts/view.tsx';

/** Our fault, said in one sentence, with a way on. Starting again stands in the corner as ever. */
export const Fault = () => {
  const { context, say, send, busy } = useKiosk();
  const mendable = isMendable(context);
  const begun = context.visit.session !== null;
  const text = begun ? (mendable ? 'fault.saving' : 'fault.over') : 'fault.starting';
  return (
    <View name="fault">
      <div class="plate plate--words" role="alert">
        <Heading step="fault">{say('fault.heading')}</Heading>
        <p class="text">{say(text)}</p>
      </div>
      <div class="choices">
        <Button tone="sun" class="button--large" disabled={busy} onPress={() => send({ type: 'fault.retried' })}>
          {say(mendable ? 'fault.retry' : 'fault.anew')}
        </Button>
      </div>
    </View>
  );
};
