import { routes } from '#contract/host-api.ts';
import type { SwipeCard } from '#play/games/swipe/swipe.ts';
import { useKiosk } from '../../kiosk.ts';
import { Picture } from '../../parts/picture.tsx';
import './line.css';

/** More would not be told apart: the oldest make room. */
const HANGING = 6;

/** The line that kept cards hang on, the newest at the right. Its words stand beside it. */
export const Line = ({ kept, words }: { readonly kept: readonly SwipeCard[]; readonly words: string }) => {
  const quiz = useKiosk().context.visit.campaign?.quiz;
  return (
    <div class="line">
      <div class="line__rope" aria-hidden="true">
        <svg class="line__string" viewBox="0 0 600 60" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <path d="M0 6C150 44 450 44 600 6" />
        </svg>
        {quiz &&
          kept.slice(-HANGING).map(({ question, picture }) => (
            <span key={question} class="line__card">
              <Picture src={routes.packMedia(quiz, picture.file)} alt="" />
            </span>
          ))}
      </div>
      <p class="plate plate--small line__words">{words}</p>
    </div>
  );
};
