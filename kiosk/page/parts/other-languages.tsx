import { localesOf } from '#play/visit.ts';
import { useKiosk } from '../kiosk.ts';
import { OWN_NAMES } from '../locales/locale.ts';
import { Button } from './button.tsx';

/** Who only looks around has not been asked for a language yet. In a visit the corner has them. */
export const OtherLanguages = () => {
  const { context, locale, send } = useKiosk();
  if (context.view !== 'attract' && context.view !== 'closed') return null;
  return (
    <div class="other-languages">
      {localesOf(context.kiosk)
        .filter((one) => one !== locale)
        .map((one) => (
          <Button key={one} tone="plain" lang={one} onPress={() => send({ type: 'locale.chosen', locale: one })}>
            {OWN_NAMES[one]}
          </Button>
        ))}
    </div>
  );
};
