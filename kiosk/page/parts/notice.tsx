import { useKiosk } from '../kiosk.ts';
import type { Locale } from '../locales/locale.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** A sentence a paragraph; a very short one goes with the next. */
const sentencesOf = (text: string, locale: Locale): readonly string[] => {
  const paragraphs: string[] = [];
  let begun = '';
  for (const { segment } of new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)) {
    begun += segment;
    if (begun.trim().length < 24) continue;
    paragraphs.push(begun.trim());
    begun = '';
  }
  return begun.trim() === '' ? paragraphs : [...paragraphs, begun.trim()];
};

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
