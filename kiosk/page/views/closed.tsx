import { brandText, useKiosk } from '../kiosk.ts';
import { Heading } from '../parts/heading.tsx';
import { View } from '../parts/view.tsx';

/** Nothing to play here now; the office is still there. */
export const Closed = () => {
  const kiosk = useKiosk();
  return (
    <View name="closed">
      <div class="plate plate--words">
        <Heading step="closed">{kiosk.say('closed.heading')}</Heading>
        <p class="text">{brandText(kiosk, 'closed')}</p>
      </div>
    </View>
  );
};
