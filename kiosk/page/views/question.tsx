import { answerShown, placeOnPath, questionShown } from '#play/visit.ts';
import { contentText, useKiosk } from '../kiosk.ts';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { View } from '../parts/view.tsx';
import { Choices } from './question-choices.tsx';
import { NumberChoice } from './question-number.tsx';
import { OriginChoice } from './question-origin.tsx';

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
        <p class="progress">{say('question.progress', { ...placeOnPath(context) })}</p>
        <Heading step={question.id} class="heading--question" fitted>
          {contentText(kiosk, question.text)}
        </Heading>
        {question.hint !== null && <p class="text text--hint">{contentText(kiosk, question.hint)}</p>}
      </div>
      {(question.kind === 'single' || question.kind === 'multiple') && <Choices key={question.id} question={question} given={given} />}
      {question.kind === 'number' && <NumberChoice key={question.id} question={question} given={given} />}
      {question.kind === 'origin' && <OriginChoice key={question.id} question={question} given={given} />}
      {question.optional && (
        <Button tone="plain" class="skip" disabled={busy} onPress={() => answer(question.id, { kind: 'skipped' })}>
          {say('question.skip')}
        </Button>
      )}
    </View>
  );
};
