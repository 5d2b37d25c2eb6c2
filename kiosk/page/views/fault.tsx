import { useKiosk } from '../kiosk.ts';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { View } from '../parts/view.tsx';

/** Our fault, said in one sentence, with a way on. Starting again stands in the corner as ever. */
export const Fault = () => {
  const { context, say, send, busy } = useKiosk();
  const saving = context.visit.session !== null;
  return (
    <View name="fault">
      <div class="plate plate--words" role="alert">
        <Heading step="fault">{say('fault.heading')}</Heading>
        <p class="text">{say(saving ? 'fault.saving' : 'fault.starting')}</p>
      </div>
      <div class="choices">
        <Button tone="sun" class="button--large" disabled={busy} onPress={() => send({ type: 'fault.retried' })}>
          {say('fault.retry')}
        </Button>
      </div>
    </View>
  );
};
