import { localesOf } from '#play/visit.ts';
import { useKiosk } from '../kiosk.ts';
import { OWN_NAMES } from '../locales/locale.ts';
import { Button } from './button.tsx';

interface OtherLanguagesProps {
  /** They stay in sight in the foot of a dialog; large letters need that room for what is read, and page to them. */
  readonly at: 'foot' | 'body';
}

/** Who only looks around has not been asked for a language yet. In a visit the corner has them. */
export const OtherLanguages = ({ at }: OtherLanguagesProps) => {
  const { context, locale, send } = useKiosk();
  if (context.view !== 'attract' && context.view !== 'closed') return null;
  if (context.access.largeText !== (at === 'body')) return null;
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
