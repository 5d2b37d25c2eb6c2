import { useEffect, useState } from 'preact/hooks';
import { routes } from '#contract/host-api.ts';
import { outcomeShown } from '#play/visit.ts';
import { useGameView } from '../games/use-game-view.ts';
import { contentText, useKiosk } from '../kiosk.ts';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { Picture } from '../parts/picture.tsx';
import { ResultCard } from '../parts/result-card.tsx';
import { Extras, Ideas } from '../parts/result-extras.tsx';
import { View } from '../parts/view.tsx';
import { emblemRect } from '../stage/layout.ts';

/** The square that the stage uncovers; where there is no stage the page shows the emblem there itself. */
const Emblem = ({ url, alt }: { readonly url: string; readonly alt: string }) => {
  const { stage } = useKiosk();
  const measure = () => emblemRect(window.innerWidth, window.innerHeight);
  const [rect, setRect] = useState(measure);
  useEffect(() => {
    const again = (): void => setRect(measure());
    window.addEventListener('resize', again);
    return () => window.removeEventListener('resize', again);
  }, []);
  const place = { left: `${rect.x}px`, top: `${rect.y}px`, width: `${rect.width}px`, height: `${rect.height}px` };
  if (stage.renderer === 'none') return <Picture class="emblem emblem--drawn" style={place} src={url} alt={alt} />;
  return <div class="emblem" style={place} role="img" aria-label={alt} />;
};

/** What the sea says, and what to do with it. Staying in touch and finishing weigh the same. */
export const ResultView = () => {
  const kiosk = useKiosk();
  const { context, say, send, busy } = kiosk;
  const outcome = outcomeShown(context);
  const quiz = context.visit.campaign?.quiz;
  const offered = context.kiosk.contactOffered && context.kiosk.brand.contact.purposes.length > 0;
  const { round, answers } = context.visit;
  // Who was asked nothing has told nothing that could help anybody.
  const asked = answers.length > 0;
  const game = useGameView(round?.kind ?? null);
  return (
    <View name="result">
      {outcome && quiz && <Emblem url={routes.packMedia(quiz, outcome.picture.file)} alt={contentText(kiosk, outcome.picture.alt)} />}
      <div class="result__words">
        <div class="plate result__plate">
          {outcome && <p class="progress">{say('result.is')}</p>}
          <Heading step="result" class="heading--result">
            {outcome ? contentText(kiosk, outcome.title) : say(asked ? 'result.surveyTitle' : 'result.playedTitle')}
          </Heading>
          {(outcome || asked) && <p class="text">{outcome ? contentText(kiosk, outcome.text) : say('result.surveyText')}</p>}
          {typeof game === 'object' && round !== null && <game.Score round={round} />}
          {outcome && (
            <div class="advice">
              <h2 class="advice__heading">{say('result.advice')}</h2>
              <p class="text">{contentText(kiosk, outcome.advice)}</p>
            </div>
          )}
          {outcome && quiz && <ResultCard quiz={quiz} outcome={outcome} />}
        </div>
        <Ideas />
        <Extras />
        <div class="pair">
          {offered && (
            <Button class="button--large" disabled={busy} onPress={() => send({ type: 'contact.wanted' })}>
              {say('result.keepInTouch')}
            </Button>
          )}
          <Button class="button--large" disabled={busy} onPress={() => send({ type: 'result.finished' })}>
            {say('result.finish')}
          </Button>
        </div>
      </div>
    </View>
  );
};
