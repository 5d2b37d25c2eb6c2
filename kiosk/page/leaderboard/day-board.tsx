import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Leaderboard } from '#contract/leaderboard.ts';
import { faultOf } from '#play/fault.ts';
import { useKiosk } from '../kiosk.ts';
import { Button } from '../parts/button.tsx';
import { report } from '../report.ts';
import { LeaderboardContext } from './calls.ts';
import './leaderboard.css';
import { Letters } from './letters.tsx';
import { textsIn } from './texts.ts';

interface DayBoardProps {
  /** What stands above the board: it gives way to the letters. */
  readonly children: ComponentChildren;
  /** What the visitor has; with none there is nothing to write down. */
  readonly points: number;
  /** The words of the button that goes on. */
  readonly onward: string;
  readonly done: () => void;
}

/** `read`: the board as it is. `typing`: three letters are picked. `entered`: they are written down. `failed`: they could not be. */
type Step = 'read' | 'typing' | 'entered' | 'failed';

/** The best of today on this terminal, and three letters for who wants to stand there. Any game with points may show it. */
export const DayBoard = ({ children, points, onward, done }: DayBoardProps) => {
  const { context, locale } = useKiosk();
  const { campaign, session } = context.visit;
  const host = useContext(LeaderboardContext);
  const say = textsIn(locale);
  const [board, setBoard] = useState<Leaderboard | null>(null);
  const [step, setStep] = useState<Step>('read');
  const pack = campaign?.quiz.id;

  useEffect(() => {
    if (host === null || pack === undefined) return undefined;
    let gone = false;
    host.loadLeaderboard(pack).then(
      (loaded) => {
        if (!gone) setBoard(loaded);
      },
      // Without a board the game is as good as with one: the visitor is told nothing, the operator is.
      (cause: unknown) => report('loading the leaderboard', faultOf(cause).code),
    );
    return () => {
      gone = true;
    };
  }, [host, pack]);

  const enter = (initials: string): void => {
    if (host === null || session === null) return;
    host.enterScore(session, { initials, points }).then(
      (written) => {
        setBoard(written);
        setStep('entered');
      },
      (cause: unknown) => {
        report('writing a score', faultOf(cause).code);
        setStep('failed');
      },
    );
  };

  if (step === 'typing') return <Letters say={say} enter={enter} leave={() => setStep('read')} />;
  const mayEnter = board !== null && session !== null && points > 0 && step === 'read';
  return (
    <>
      {children}
      <div class="deck">
        {board !== null && (
          <div class="plate day-board">
            <h2 class="advice__heading">{say('heading')}</h2>
            {board.lines.length === 0 && <p class="text">{say('empty')}</p>}
            <ol class="day-board__lines">
              {board.lines.map(({ place, initials, points: own, own: isOwn }, at) => (
                <li key={at} class="day-board__line" data-own={isOwn ? '' : undefined}>
                  {say('line', { place, initials, count: own })}
                  {isOwn && <span> · {say('own')}</span>}
                </li>
              ))}
            </ol>
            <p class="text text--small" aria-live="polite">
              {step === 'failed' ? say('failed') : ''}
            </p>
          </div>
        )}
        <div class="pair">
          {mayEnter && (
            <Button tone="plain" class="button--large" onPress={() => setStep('typing')}>
              {say('leave')}
            </Button>
          )}
          <Button class="button--large" onPress={done}>
            {onward}
          </Button>
        </div>
      </div>
    </>
  );
};
