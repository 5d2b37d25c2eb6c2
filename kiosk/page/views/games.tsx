import { useRef } from 'preact/hooks';
import { routes } from '#contract/host-api.ts';
import { questionsAsked } from '#play/path.ts';
import { brandText, contentText, useKiosk } from '../kiosk.ts';
import { useFitted } from '../parts/fitting.ts';
import { Heading } from '../parts/heading.tsx';
import { Picture } from '../parts/picture.tsx';
import { View } from '../parts/view.tsx';

/** More games than that stand beside each other. */
const IN_A_LIST = 3;

/** Which game? Only where a terminal offers several. Its length is that of the way through it as long as nothing is answered. */
export const Games = () => {
  const kiosk = useKiosk();
  const { context, locale, say, send } = kiosk;
  const list = useRef<HTMLDivElement>(null);
  const count = context.kiosk.campaigns.length;
  useFitted(list, '.game__words', `${locale} ${count}`);
  return (
    <View name="games">
      <div class="plate plate--words">
        <Heading step="games">{brandText(kiosk, 'welcome')}</Heading>
      </div>
      <div ref={list} class="choices choices--large games" data-count={count} data-many={count > IN_A_LIST ? '' : undefined}>
        {context.kiosk.campaigns.map(({ id, quiz }) => {
          const picture = quiz.cover ?? quiz.outcomes[0]?.picture;
          return (
            <button
              key={id}
              type="button"
              class="button button--plain game"
              onClick={() => send({ type: 'campaign.chosen', campaign: id })}
            >
              {picture && <Picture class="game__picture" src={routes.packMedia(quiz, picture.file)} alt="" />}
              <span class="game__words">
                <span class="game__title">{contentText(kiosk, quiz.title)}</span>
                <span class="game__count">
                  {quiz.game === null ? say('games.questions', { count: questionsAsked(quiz, []).length }) : say('games.play')}
                </span>
              </span>
            </button>
          );
        })}
      </div>
    </View>
  );
};
