import type { Say } from '../locales/texts.ts';
import { Backdrop } from '../parts/backdrop.tsx';
import { Heading } from '../parts/heading.tsx';
import { View } from '../parts/view.tsx';

/** Closed, because the store belongs to a newer app: there is nothing to try again, but somebody to tell. */
export const Outdated = ({ say }: { readonly say: Say }) => (
  <>
    <Backdrop view="closed" tide={0} />
    <div class="views">
      <View name="closed">
        <div class="plate plate--words" role="alert">
          <Heading step="closed">{say('closed.heading')}</Heading>
          <p class="text">{say('closed.outdated')}</p>
        </div>
      </View>
    </div>
  </>
);
