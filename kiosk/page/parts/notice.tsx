import { sentencesOf } from '#contract/sentences.ts';
import { useKiosk } from '../kiosk.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

interface NoticeProps {
  readonly text: string;
  readonly close: () => void;
}

/** The whole notice, large enough to be read standing, sentence by sentence. */
export const Notice = ({ text, close }: NoticeProps) => {
  const { locale, say } = useKiosk();
  return (
    <Dialog
      id="notice-heading"
      heading={say('consent.noticeHeading')}
      class="notice"
      close={close}
      foot={
        <Button class="button--large" onPress={close}>
          {say('consent.close')}
        </Button>
      }
    >
      <div class="notice__text">
        {sentencesOf(text, locale).map((sentence) => (
          <p key={sentence} class="text">
            {sentence}
          </p>
        ))}
      </div>
    </Dialog>
  );
};
