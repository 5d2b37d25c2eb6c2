import { useState } from 'preact/hooks';
import { channelLink, type Desk } from '#contract/desk.ts';
import { deskDays } from '#play/desk-hours.ts';
import { callBackOffered } from '#play/visit.ts';
import { useKiosk } from '../kiosk.ts';
import { Button } from './button.tsx';
import { CallBackForm } from './call-back.tsx';
import { channelAddress, channelName, dayWords, deskWords, hoursWords } from './desk-words.ts';
import { Dialog } from './dialog.tsx';
import { OtherLanguages } from './other-languages.tsx';
import { placeText } from './place-words.ts';
import { TakeHome } from './take-home.tsx';

/** A week of hours. */
const DAYS = 7;

/** Is somebody there, and what is promised: the first thing one wants to know. */
export const DeskState = ({ desk }: { readonly desk: Desk }) => {
  const { locale, say, now } = useKiosk();
  const [state, promise] = deskWords(desk, now(), { locale, say });
  return (
    <div class="desk__state">
      <p class="desk__now">{state}</p>
      <p class="text">{promise}</p>
    </div>
  );
};

const DeskWhole = ({ desk }: { readonly desk: Desk }) => {
  const { locale, say, now } = useKiosk();
  const speaking = { locale, say };
  return (
    <div class="desk">
      <DeskState desk={desk} />
      {desk.channels.length > 0 && (
        <div class="desk__part">
          <h3 class="advice__heading">{say('desk.channels')}</h3>
          <ul class="desk__channels">
            {desk.channels.map((channel) => (
              <li key={channel.address} class="desk__channel">
                <TakeHome text={channelLink(channel)} label={say('result.takeHomeLabel', { title: channelName(channel, speaking) })} />
                <p class="desk__how">{channelName(channel, speaking)}</p>
                {channelAddress(channel) !== null && <p class="text text--small">{channelAddress(channel)}</p>}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="desk__part">
        <h3 class="advice__heading">{say('desk.hours')}</h3>
        {desk.where !== null && <p class="text text--small">{placeText(desk.where, locale)}</p>}
        <dl class="desk__days">
          {deskDays(desk, now(), DAYS).map((day, ahead) => (
            <div key={day.day} class="desk__day">
              <dt>{dayWords({ day: day.day, ahead }, speaking)}</dt>
              <dd>{hoursWords(day, speaking)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
};

/** The people behind the terminal: whether they are there, how to reach them, and « Rappelez-moi ». */
export const DeskDialog = () => {
  const { context, say, send } = useKiosk();
  const [asking, setAsking] = useState(false);
  const { desk } = context.kiosk.brand;
  const close = (): void => send({ type: 'dialog.closed' });
  if (desk === null) return null;
  if (asking) return <CallBackForm key="asking" desk={desk} back={() => setAsking(false)} />;
  return (
    <Dialog
      id="desk-heading"
      heading={say('desk.heading')}
      class="desk-dialog"
      close={close}
      foot={
        <>
          <OtherLanguages at="foot" />
          <div class="pair">
            {callBackOffered(context) && (
              <Button class="button--large" onPress={() => setAsking(true)}>
                {say('callBack.offer')}
              </Button>
            )}
            <Button class="button--large" onPress={close}>
              {say('consent.close')}
            </Button>
          </div>
        </>
      }
    >
      <DeskWhole desk={desk} />
      <OtherLanguages at="body" />
    </Dialog>
  );
};
