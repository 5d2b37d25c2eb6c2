import { useState } from 'preact/hooks';
import type { AnswerValue } from '#contract/answer.ts';
import type { CommuneQuestion } from '#contract/compiled-quiz.ts';
import { useKiosk } from '../kiosk.ts';
import { Button } from '../parts/button.tsx';
import { CommuneButton } from '../parts/commune-button.tsx';
import { CommuneFinder } from '../parts/commune-finder.tsx';

interface CommuneChoiceProps {
  readonly question: CommuneQuestion;
  readonly given: AnswerValue | null;
}

/** Which town? The ones most visitors mean first; all others by their first letters or their postcode. */
export const CommuneChoice = ({ question, given }: CommuneChoiceProps) => {
  const { say, answer, arrive, busy } = useKiosk();
  const near = question.shortcuts.flatMap((code) => question.communes.filter((commune) => commune.code === code));
  const [finding, setFinding] = useState(near.length === 0);
  const before = given?.kind === 'commune' ? given.code : null;
  const go = (to: boolean): void => {
    arrive();
    setFinding(to);
  };
  const choose = (code: string): void => answer(question.id, { kind: 'commune', code });

  if (finding)
    return (
      <CommuneFinder
        communes={question.communes}
        before={before}
        busy={busy}
        choose={choose}
        leave={near.length === 0 ? null : () => go(false)}
      />
    );
  // A town from the finder that was chosen before stands among the near ones, so that going back shows it.
  const chosen = question.communes.filter(({ code }) => code === before && !question.shortcuts.includes(code));
  return (
    <div class="places places--communes" data-count={near.length + chosen.length}>
      {[...near, ...chosen].map((commune) => (
        <CommuneButton key={commune.code} commune={commune} chosen={commune.code === before} disabled={busy} choose={choose} />
      ))}
      <Button class="places__other places__other--alone" onPress={() => go(true)}>
        {say('commune.other')}
      </Button>
    </div>
  );
};
