import { localesOf } from '#play/visit.ts';
import { useKiosk } from '../kiosk.ts';
import { OWN_NAMES } from '../locales/locale.ts';
import { textsIn } from '../locales/texts.ts';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { View } from '../parts/view.tsx';

/** Each language asks in its own words. */
export const Language = () => {
  const { context, send } = useKiosk();
  const locales = localesOf(context.kiosk);
  return (
    <View name="language">
      <div class="plate plate--words">
        <Heading step="language" class="heading--languages">
          {locales.map((one) => (
            <span key={one} lang={one}>
              {textsIn(one)('language.heading')}
            </span>
          ))}
        </Heading>
      </div>
      <div class="choices choices--large">
        {locales.map((one) => (
          <Button key={one} class="button--large" lang={one} onPress={() => send({ type: 'locale.chosen', locale: one })}>
            {OWN_NAMES[one]}
          </Button>
        ))}
      </div>
    </View>
  );
};
