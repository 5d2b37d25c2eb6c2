import { normaliseEmail, normalisePhone } from '#play/contact.ts';
import { needsOf, purposesOf } from '#play/visit.ts';
import { contentText, useKiosk } from '../kiosk.ts';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { TickSign } from '../parts/icons.tsx';
import { View } from '../parts/view.tsx';

/** Everything that would leave, before it leaves. */
export const Review = () => {
  const kiosk = useKiosk();
  const { context, say, send, busy } = kiosk;
  const { typed, consents } = context.visit;
  const needs = needsOf(context);
  const lines = [
    { key: 'name', label: say('review.name'), text: typed.given_name.trim() },
    { key: 'email', label: say('contact.email'), text: needs.email ? (normaliseEmail(typed.email) ?? '') : '' },
    { key: 'mobile', label: say('contact.mobile'), text: needs.mobile ? (normalisePhone(typed.mobile) ?? '') : '' },
  ].filter((line) => line.text !== '');
  const agreed = purposesOf(context).filter((purpose) => consents[purpose.id] === true);
  return (
    <View name="review">
      <div class="plate plate--words review">
        <Heading step="review" class="heading--middle">
          {say('review.heading')}
        </Heading>
        <dl class="review__lines">
          {lines.map(({ key, label, text }) => (
            <div key={key} class={`review__line review__line--${key}`}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <h2 class="advice__heading">{say('review.agreed')}</h2>
        <ul class="review__purposes">
          {agreed.map((purpose) => (
            <li key={purpose.id}>
              <TickSign />
              <div>
                <p class="text">{contentText(kiosk, purpose.text)}</p>
                <p class="text text--small">{say('review.sentTo', { recipient: purpose.recipient })}</p>
              </div>
            </li>
          ))}
        </ul>
        <p class="text text--small">{say('review.sealed')}</p>
      </div>
      <div class="pair pair--three">
        <Button tone="plain" class="button--large" disabled={busy} onPress={() => send({ type: 'went.back' })}>
          {say('review.change')}
        </Button>
        <Button class="button--large" disabled={busy} onPress={() => send({ type: 'review.sent' })}>
          {say('review.send')}
        </Button>
        <Button tone="plain" class="pair__third" disabled={busy} onPress={() => send({ type: 'contact.declined' })}>
          {say('review.decline')}
        </Button>
      </div>
    </View>
  );
};
