import type { AnswerValue } from '#contract/answer.ts';
import type { CompiledQuestion } from '#contract/compiled-quiz.ts';
import { answerShown, placeOnPath, questionShown } from '#play/visit.ts';
import { contentText, useKiosk } from '../kiosk.ts';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { View } from '../parts/view.tsx';
import { Words } from '../parts/words.tsx';
import { Choices } from './question-choices.tsx';
import { CommuneChoice } from './question-commune.tsx';
import { MapChoice } from './question-map.tsx';
import { MonthChoice } from './question-month.tsx';
import { NumberChoice } from './question-number.tsx';
import { OriginChoice } from './question-origin.tsx';
import { Scale } from './question-scale.tsx';
import { Smileys } from './question-smileys.tsx';

interface AnswerProps {
  readonly question: CompiledQuestion;
  readonly given: AnswerValue | null;
}

const AnswerOf = ({ question, given }: AnswerProps) => {
  switch (question.kind) {
    case 'single':
      if (question.look === 'map') return <MapChoice question={question} given={given} />;
      return question.look === 'smileys' ? <Smileys question={question} given={given} /> : <Choices question={question} given={given} />;
    case 'ranking':
    case 'multiple':
      return <Choices question={question} given={given} />;
    case 'number':
      return <NumberChoice question={question} given={given} />;
    case 'scale':
      return <Scale question={question} given={given} />;
    case 'month':
      return <MonthChoice question={question} given={given} />;
    case 'commune':
      return <CommuneChoice question={question} given={given} />;
    case 'origin':
      return <OriginChoice question={question} given={given} />;
  }
};

/** One question: the words on their plate, the answers below, the tide behind. */
export const Question = () => {
  const kiosk = useKiosk();
  const { context, say, answer, busy } = kiosk;
  const question = questionShown(context);
  if (question === null) return null;
  const given = context.visit.pending?.answer.question === question.id ? context.visit.pending.answer.value : answerShown(context);
  return (
    <View name="question" class={`view--${question.kind}`}>
      <div class="plate plate--question">
        <div class="asked">
          <p class="progress progress--steps">{say('question.progress', { ...placeOnPath(context) })}</p>
          {/* Heard once, where the game begins. */}
          <p class="asked__game" aria-hidden="true">
            <Words text={contentText(kiosk, context.visit.campaign?.quiz.title ?? {})} />
          </p>
        </div>
        <Heading step={question.id} class="heading--question" fitted>
          {contentText(kiosk, question.text)}
        </Heading>
        {question.hint !== null && <p class="text text--hint">{contentText(kiosk, question.hint)}</p>}
      </div>
      <div class="deck">
        <AnswerOf key={question.id} question={question} given={given} />
        {question.optional && (
          <Button tone="plain" class="skip" disabled={busy} onPress={() => answer(question.id, { kind: 'skipped' })}>
            {say('question.skip')}
          </Button>
        )}
      </div>
    </View>
  );
};
