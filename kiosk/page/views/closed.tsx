import { useKiosk } from '../kiosk.ts';
import { Heading } from '../parts/heading.tsx';
import { View } from '../parts/view.tsx';

/** Nothing to play here now; the office is still there. */
export const Closed = () => {
  const { say } = useKiosk();
  return (
    <View name="closed">
      <div class="plate plate--words">
        <Heading step="closed">{say('closed.heading')}</Heading>
        <p class="text">{say('closed.text')}</p>
      </div>
    </View>
  );
};
