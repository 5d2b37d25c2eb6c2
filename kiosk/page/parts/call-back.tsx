import { useState } from 'preact/hooks';
import type { Desk } from '#contract/desk.ts';
import { CALL_BACK_ABOUT, CALL_BACK_MOMENTS, type CallBackAbout, type CallBackMoment } from '#contract/submission.ts';
import { contentText, useKiosk } from '../kiosk.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

interface ChoicesProps<Word extends string> {
  readonly label: string;
  readonly words: readonly Word[];
  readonly chosen: Word | null;
  readonly nameOf: (word: Word) => string;
  readonly choose: (word: Word) => void;
}

const Choices = <Word extends string>({ label, words, chosen, nameOf, choose }: ChoicesProps<Word>) => (
  <fieldset class="call-back__part" aria-label={label}>
    <p class="advice__heading" aria-hidden="true">
      {label}
    </p>
    <div class="call-back__choices">
      {words.map((word) => (
        <Button key={word} tone="plain" pressed={chosen === word} onPress={() => choose(word)}>
          {nameOf(word)}
        </Button>
      ))}
    </div>
  </fieldset>
);

interface CallBackFormProps {
  readonly desk: Desk;
  readonly back: () => void;
}

/** « Rappelez-moi »: about what and when, nothing chosen beforehand. The age and the number come after it, and nothing leaves before *Send*. */
export const CallBackForm = ({ desk, back }: CallBackFormProps) => {
  const kiosk = useKiosk();
  const { say, send } = kiosk;
  const [about, setAbout] = useState<CallBackAbout | null>(null);
  const [moment, setMoment] = useState<CallBackMoment | null>(null);
  return (
    <Dialog
      id="call-back-heading"
      heading={say('callBack.offer')}
      class="call-back"
      close={back}
      foot={
        <div class="pair">
          <Button class="button--large" onPress={back}>
            {say('corner.back')}
          </Button>
          <Button
            class="button--large"
            disabled={about === null || moment === null}
            onPress={() => {
              if (about !== null && moment !== null) send({ type: 'callBack.wanted', request: { kind: 'call-back', about, moment } });
            }}
          >
            {say('question.continue')}
          </Button>
        </div>
      }
    >
      <div class="call-back__body">
        <Choices
          label={say('callBack.about')}
          words={CALL_BACK_ABOUT}
          chosen={about}
          nameOf={(word) => say(`callBack.about.${word}`)}
          choose={setAbout}
        />
        <Choices
          label={say('callBack.moment')}
          words={CALL_BACK_MOMENTS}
          chosen={moment}
          nameOf={(word) => say(`callBack.moment.${word}`)}
          choose={setMoment}
        />
        <p class="text text--small">{say('callBack.noted')}</p>
        {desk.callBack !== null && <p class="text text--small">{contentText(kiosk, desk.callBack)}</p>}
      </div>
    </Dialog>
  );
};
