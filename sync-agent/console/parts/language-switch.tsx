import { CONSOLE_LOCALES, type ConsoleLocale, useWords } from '../words.ts';

const NAMES: Readonly<Record<ConsoleLocale, string>> = { fr: 'Français', en: 'English' };

/** Each language is named in itself. */
export const LanguageSwitch = ({ onLocale }: { readonly onLocale: (locale: ConsoleLocale) => void }) => {
  const { t, locale } = useWords();
  return (
    <fieldset class="languages">
      <legend class="unseen">{t('frame.language')}</legend>
      {CONSOLE_LOCALES.map((one) => (
        <button key={one} type="button" lang={one} aria-pressed={one === locale} onClick={() => onLocale(one)}>
          {NAMES[one]}
        </button>
      ))}
    </fieldset>
  );
};
