import { useEffect, useRef } from 'preact/hooks';
import { useKiosk } from '../kiosk.ts';
import type { Locale } from '../locales/locale.ts';
import { Button } from './button.tsx';

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
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const sentences = sentencesOf(text, locale);
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
