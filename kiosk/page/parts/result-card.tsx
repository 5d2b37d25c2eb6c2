import type { CompiledOutcome, CompiledQuiz } from '#contract/compiled-quiz.ts';
import { takeHomeOf } from '#play/take-home.ts';
import { contentText, useKiosk } from '../kiosk.ts';
import { Button } from './button.tsx';
import { isNarrow } from './result-extras.tsx';
import { TakeHome } from './take-home.tsx';

interface ResultCardProps {
  readonly quiz: CompiledQuiz;
  readonly outcome: CompiledOutcome;
}

/** The code of this result. */
export const ResultCode = ({ quiz, outcome }: ResultCardProps) => {
  const kiosk = useKiosk();
  return (
    <TakeHome
      text={takeHomeOf(quiz, outcome, kiosk.context.kiosk.brand, kiosk.locale)}
      label={kiosk.say('result.takeHomeLabel', { title: contentText(kiosk, outcome.title) })}
    />
  );
};

/** What a visitor tells others, with its code. A low display, or letters that need the room, keep the code behind a button. */
export const ResultCard = ({ quiz, outcome }: ResultCardProps) => {
  const kiosk = useKiosk();
  const { say, send } = kiosk;
  const aside = isNarrow(kiosk);
  if (outcome.card === null) return null;
  return (
    <div class="card" data-aside={aside ? '' : undefined}>
      {!aside && <ResultCode quiz={quiz} outcome={outcome} />}
      <p class="card__line">
        {contentText(kiosk, outcome.card)}
        <span class="card__label">{aside ? say('result.card') : say('result.takeHome')}</span>
      </p>
      {aside && (
        <Button tone="plain" class="card__button" onPress={() => send({ type: 'dialog.opened', dialog: 'takeHome' })}>
          {say('result.takeHomeButton')}
        </Button>
      )}
    </div>
  );
};
