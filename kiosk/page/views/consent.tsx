import { useState } from 'preact/hooks';
import { purposeShown, purposesOf } from '#play/visit.ts';
import { contentText, useKiosk } from '../kiosk.ts';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { Notice } from '../parts/notice.tsx';
import { View } from '../parts/view.tsx';
import { Words } from '../parts/words.tsx';

/** One purpose, asked alone. Yes and no have the same size, weight and colour, and neither is chosen beforehand. */
export const ConsentView = () => {
  const kiosk = useKiosk();
  const { context, say, consent, busy } = kiosk;
  const [reading, setReading] = useState(false);
  const purpose = purposeShown(context);
  if (purpose === null) return null;
  const total = purposesOf(context).length;
  return (
    <>
      <View name="consent">
        <div class="plate plate--words" inert={reading}>
          {total > 1 && <p class="progress">{say('consent.step', { number: context.visit.purpose + 1, total })}</p>}
          <Heading step={purpose.id} class="heading--middle">
            {say('consent.heading')}
          </Heading>
          <p class="consent__text">
            <Words text={contentText(kiosk, purpose.text)} />
          </p>
          <p class="text consent__recipient">{say('consent.recipient', { recipient: purpose.recipient })}</p>
          <p class="text text--small">{say('consent.free')}</p>
        </div>
        <div class="pair pair--three" inert={reading}>
          <Button class="button--large" disabled={busy} onPress={() => consent(purpose.id, false)}>
            {say('consent.refuse')}
          </Button>
          <Button class="button--large" disabled={busy} onPress={() => consent(purpose.id, true)}>
            {say('consent.accept')}
          </Button>
          <Button tone="plain" class="pair__third" onPress={() => setReading(true)}>
            {say('consent.notice')}
          </Button>
        </div>
      </View>
      {reading && <Notice text={contentText(kiosk, context.kiosk.brand.contact.notice)} close={() => setReading(false)} />}
    </>
  );
};
