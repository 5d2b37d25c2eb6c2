import { useRef, useState } from 'preact/hooks';
import { api, type Failure } from '../api.ts';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { Mark } from '../parts/mark.tsx';
import { type ConsoleLocale, useWords } from '../words.ts';

interface SignInProps {
  readonly failure: Failure | null;
  readonly onLocale: (locale: ConsoleLocale) => void;
  readonly onSignedIn: () => void;
}

export const SignInPage = ({ failure: before, onLocale, onSignedIn }: SignInProps) => {
  const { t } = useWords();
  const [failure, setFailure] = useState(before);
  const [waiting, setWaiting] = useState(false);
  const password = useRef<HTMLInputElement>(null);

  const submit = (event: Event): void => {
    event.preventDefault();
    setWaiting(true);
    void api.signIn(password.current?.value ?? '').then((answer) => {
      setWaiting(false);
      if (answer.ok) return onSignedIn();
      setFailure(answer.error);
      password.current?.select();
    });
  };
  return (
    <main class="sign-in">
      <div class="sign-in-card">
        <p class="wordmark wordmark-large">
          <Mark />
          <span>Estran</span>
        </p>
        <h1>{t('signIn.title')}</h1>
        <p>{t('signIn.intro')}</p>
        <form onSubmit={submit}>
          {/* Password managers ask for a name; there is one account. */}
          <input type="text" name="username" value="office" autocomplete="username" readOnly hidden />
          <label for="password">{t('signIn.password')}</label>
          <input
            id="password"
            ref={password}
            type="password"
            autocomplete="current-password"
            required
            aria-invalid={failure === 'CONSOLE_BAD_PASSWORD'}
            aria-describedby="sign-in-fault"
          />
          <p id="sign-in-fault" class="field-fault" role="alert">
            {failure === null ? '' : t(`errors.${failure}`)}
          </p>
          <button type="submit" class="primary" disabled={waiting}>
            {t('signIn.submit')}
          </button>
        </form>
        <LanguageSwitch onLocale={onLocale} />
      </div>
      <svg class="shore" viewBox="0 0 1200 320" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path class="shore-far" d="M0 90 C220 40 420 50 640 88 S1050 120 1200 70 V320 H0 Z" />
        <path class="shore-near" d="M0 160 C200 110 380 120 600 160 S1000 200 1200 150 V320 H0 Z" />
        <path class="shore-sand" d="M0 236 C240 196 460 208 700 240 S1080 262 1200 226 V320 H0 Z" />
      </svg>
    </main>
  );
};
