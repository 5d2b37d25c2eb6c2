import type { CallBack } from '#contract/submission.ts';
import { normaliseEmail } from '#play/contact.ts';
import { likelyDomain } from '#play/mail-domains.ts';
import { readPhone } from '#play/telephone.ts';
import { countryOf, needsOf, purposesOf } from '#play/visit.ts';
import { contentText, useKiosk } from '../kiosk.ts';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { TickSign } from '../parts/icons.tsx';
import { SayTyped } from '../parts/say-typed.tsx';
import { View } from '../parts/view.tsx';

interface CorrectProps {
  /** What is put right, for who hears the buttons one after the other. */
  readonly of: string;
  readonly onPress: () => void;
}

const Correct = ({ of, onPress }: CorrectProps) => {
  const { say, busy } = useKiosk();
  return (
    <Button tone="plain" class="review__correct" disabled={busy} onPress={onPress}>
      <span>
        {say('review.change')}
        <span class="unseen"> ({of})</span>
      </span>
    </Button>
  );
};

/** What is asked of the desk, in the words that go with it. */
const Asked = ({ request: { about, moment } }: { readonly request: CallBack }) => {
  const kiosk = useKiosk();
  const { context, say } = kiosk;
  const { desk, contact } = context.kiosk.brand;
  return (
    <div class="plate review__agreed">
      <h2 class="advice__heading">{say('callBack.asked')}</h2>
      <p class="review__purpose">{`${say(`callBack.about.${about}`)}, ${say(`callBack.moment.${moment}`).toLocaleLowerCase(kiosk.locale)}`}</p>
      {desk?.callBack != null && <p class="text">{contentText(kiosk, desk.callBack)}</p>}
      <p class="text text--small">{say('review.sentTo', { recipient: contact.controller })}</p>
    </div>
  );
};

/** Everything that would leave and to whom, before it leaves; each line leads to where it is put right. */
export const Review = () => {
  const kiosk = useKiosk();
  const { context, locale, say, send, busy } = kiosk;
  const { typed, consents, request } = context.visit;
  const needs = needsOf(context);
  const lines = (
    [
      { field: 'given_name', label: say('review.name'), text: typed.given_name.trim() },
      { field: 'email', label: say('contact.email'), text: needs.email ? (normaliseEmail(typed.email) ?? '') : '' },
      { field: 'mobile', label: say('contact.mobile'), text: needs.mobile ? (readPhone(typed.mobile, countryOf(context)) ?? '') : '' },
    ] as const
  ).filter((line) => line.text !== '');
  const doubt = needs.email ? likelyDomain(typed.email, locale) : null;
  const agreed = purposesOf(context).filter((purpose) => consents[purpose.id] === true);
  return (
    <View name="review">
      <div class="plate plate--words review__words">
        <Heading step="review" class="heading--middle">
          {say('review.heading')}
        </Heading>
        <p class="text text--small">{say('review.sealed')}</p>
        <SayTyped />
      </div>
      <div class="review__band">
        <dl class="plate review__lines">
          {lines.map(({ field, label, text }) => (
            <div key={field} class="review__line">
              <dt>{label}</dt>
              <dd class="review__text" data-private="">
                {text}
                {field === 'email' && doubt !== null && <span class="review__doubt">{say('contact.didYouMean', { domain: doubt })}</span>}
              </dd>
              <dd class="review__deed">
                <Correct of={label} onPress={() => send({ type: 'field.corrected', field })} />
              </dd>
            </div>
          ))}
        </dl>
        {request !== null && <Asked request={request} />}
        {request === null && (
          <div class="plate review__agreed">
            <h2 class="advice__heading">{say('review.agreed')}</h2>
            <ul class="review__purposes">
              {agreed.map((purpose) => (
                <li key={purpose.id}>
                  <TickSign />
                  <div>
                    <p class="review__purpose">{contentText(kiosk, purpose.text)}</p>
                    <p class="text text--small">{say('review.sentTo', { recipient: purpose.recipient })}</p>
                  </div>
                  <Correct of={purpose.recipient} onPress={() => send({ type: 'consent.corrected', purpose: purpose.id })} />
                </li>
              ))}
            </ul>
          </div>
        )}
        <div class="pair review__end">
          <Button class="button--large" disabled={busy} onPress={() => send({ type: 'contact.declined' })}>
            {say('review.decline')}
          </Button>
          <Button class="button--large" disabled={busy} onPress={() => send({ type: 'review.sent' })}>
            {say('review.send')}
          </Button>
        </div>
      </div>
    </View>
  );
};
