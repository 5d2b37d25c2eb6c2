import { useEffect, useRef } from 'preact/hooks';
import { useKiosk } from '../kiosk.ts';
import { Button } from './button.tsx';

interface NoticeProps {
  readonly text: string;
  readonly close: () => void;
}

/** The whole notice, large enough to be read standing, sentence by sentence. */
export const Notice = ({ text, close }: NoticeProps) => {
  const { locale, say } = useKiosk();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const sentences = [...new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)].map((one) => one.segment.trim());
  return (
    <div class="veil">
      <div
        role="dialog"
        aria-modal="true"
        aria-labelledby="notice-heading"
        class="plate notice"
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
        }}
      >
        <h2 ref={heading} id="notice-heading" tabIndex={-1} class="heading heading--middle">
          {say('consent.noticeHeading')}
        </h2>
        <div class="notice__text">
          {sentences.map((sentence) => (
            <p key={sentence} class="text">
              {sentence}
            </p>
          ))}
        </div>
        <Button class="button--large" onPress={close}>
          {say('consent.close')}
        </Button>
      </div>
    </div>
  );
};
