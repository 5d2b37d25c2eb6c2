import type { AgeAnswer } from '#contract/submission.ts';
import { useKiosk } from '../kiosk.ts';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { View } from '../parts/view.tsx';

const AGES: readonly AgeAnswer[] = ['under_15', '15_17', '18_plus'];

/** Three doors of the same size, none of them open beforehand. */
export const Age = () => {
  const { say, send, busy } = useKiosk();
  return (
    <View name="age">
      <div class="plate plate--words">
        <Heading step="age">{say('age.heading')}</Heading>
        <p class="text">{say('age.why')}</p>
      </div>
      <div class="choices choices--large">
        {AGES.map((age) => (
          <Button key={age} class="button--large" disabled={busy} onPress={() => send({ type: 'age.answered', age })}>
            {say(`age.${age}`)}
          </Button>
        ))}
      </div>
    </View>
  );
};
