import type { Say } from '../locales/texts.ts';
import { Backdrop } from '../parts/backdrop.tsx';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { View } from '../parts/view.tsx';

/** What stands here while the host does not answer: the page tries again by itself, and at a touch. */
export const Waking = ({ say, retry }: { readonly say: Say; readonly retry: () => void }) => (
  <>
    <Backdrop view="fault" tide={0} />
    <div class="views">
      <View name="fault">
        <div class="plate plate--words" role="alert">
          <Heading step="waking">{say('fault.heading')}</Heading>
          <p class="text">{say('fault.unreachable')}</p>
        </div>
        <div class="choices">
          <Button tone="sun" class="button--large" onPress={retry}>
            {say('fault.retry')}
          </Button>
        </div>
      </View>
    </div>
  </>
);
