import type { ComponentChildren } from 'preact';
import { LanguageSwitch } from './parts/language-switch.tsx';
import { Mark } from './parts/mark.tsx';
import { PAGE_NAMES, type PageName } from './use-page.ts';
import { type ConsoleLocale, useWords } from './words.ts';

interface FrameProps {
  readonly page: PageName;
  readonly onLocale: (locale: ConsoleLocale) => void;
  readonly onSignOut: () => void;
  readonly children: ComponentChildren;
}

/** What stays around every page. */
export const Frame = ({ page, onLocale, onSignOut, children }: FrameProps) => {
  const { t } = useWords();
  return (
    <>
      <a class="skip" href="#content">
        {t('frame.skip')}
      </a>
      <header class="head">
        <div class="head-row">
          <p class="wordmark">
            <Mark />
            <span>Estran</span>
          </p>
          <nav aria-label={t('frame.nav')}>
            <ul class="tabs">
              {PAGE_NAMES.map((name) => (
                <li key={name}>
                  <a href={`#/${name}`} aria-current={name === page ? 'page' : undefined}>
                    {t(`pages.${name}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div class="head-end">
            <LanguageSwitch onLocale={onLocale} />
            <button type="button" class="quiet on-dark" onClick={onSignOut}>
              {t('frame.signOut')}
            </button>
          </div>
        </div>
        <svg class="tide" viewBox="0 0 1200 28" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <path class="tide-back" d="M0 14 C150 2 300 2 460 12 S780 26 940 14 1120 4 1200 10 V28 H0 Z" />
          <path class="tide-front" d="M0 22 C140 10 320 12 500 20 S860 28 1010 18 1150 14 1200 18 V28 H0 Z" />
        </svg>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
};
