import { brandText, useKiosk } from '../kiosk.ts';
import { Button } from '../parts/button.tsx';
import { DeskState } from '../parts/desk-dialog.tsx';
import { Heading } from '../parts/heading.tsx';
import { View } from '../parts/view.tsx';

/** Says what was kept, or that nothing was. */
export const Thanks = () => {
  const view = useKiosk();
  const { context, say, send } = view;
  const { visit, kiosk } = context;
  const kept = visit.sending ? 'sent' : visit.age === 'under_15' ? 'under_15' : 'nothing';
  return (
    <View name="thanks">
      <div class="plate plate--words">
        <Heading step="thanks">{brandText(view, 'farewell')}</Heading>
        <p class="text">{say(`thanks.${kept}`, { controller: kiosk.brand.contact.controller })}</p>
        {kept === 'sent' && visit.request !== null && (
          <>
            <p class="text">{say('callBack.noted')}</p>
            {kiosk.brand.desk !== null && <DeskState desk={kiosk.brand.desk} />}
          </>
        )}
      </div>
      <div class="choices">
        <Button tone="sun" class="button--large" onPress={() => send({ type: 'thanks.read' })}>
          {say('thanks.done')}
        </Button>
      </div>
    </View>
  );
};
