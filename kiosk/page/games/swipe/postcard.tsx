import type { Ref } from 'preact';
import { routes } from '#contract/host-api.ts';
import type { Fate, SwipeCard } from '#play/games/swipe/swipe.ts';
import { contentText, useKiosk } from '../../kiosk.ts';
import { Picture } from '../../parts/picture.tsx';
import { Words } from '../../parts/words.tsx';
import { KiteSign, PegSign } from './signs.tsx';

/** Where a card is: behind others (1, 2), on top, or gone. */
export type Lies = 'top' | 'next' | 'later' | Fate;

interface PostcardProps {
  readonly card: SwipeCard;
  readonly turn: number;
  readonly lies: Lies;
  readonly keep: string;
  readonly fly: string;
  readonly held: Ref<HTMLDivElement> | null;
}

/** A postcard: its picture, its words, and what would become of it while it is pulled. */
export const Postcard = ({ card, turn, lies, keep, fly, held }: PostcardProps) => {
  const kiosk = useKiosk();
  const quiz = kiosk.context.visit.campaign?.quiz;
  const isTop = lies === 'top';
  return (
    <div ref={held} class="postcard" data-lies={lies} data-lean={turn % 4} aria-hidden={!isTop}>
      <div class="postcard__picture">
        {quiz && (
          <Picture
            key={card.picture.file}
            src={routes.packMedia(quiz, card.picture.file)}
            alt={isTop ? contentText(kiosk, card.picture.alt) : ''}
          />
        )}
      </div>
      {/* Anew when the card comes to the top: that is when it is told. */}
      <p key={isTop ? 'told' : 'seen'} class="postcard__words">
        <span>
          <Words text={contentText(kiosk, card.text)} />
        </span>
      </p>
      <span class="postcard__stamp postcard__stamp--keep" aria-hidden="true">
        <PegSign />
        {keep}
      </span>
      <span class="postcard__stamp postcard__stamp--fly" aria-hidden="true">
        <KiteSign />
        {fly}
      </span>
    </div>
  );
};
