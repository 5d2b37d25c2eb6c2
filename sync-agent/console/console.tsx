import { useEffect, useMemo, useState } from 'preact/hooks';
import { api, type Failure } from './api.ts';
import { Frame } from './frame.tsx';
import { ContactsPage } from './pages/contacts.tsx';
import { LedgerPage } from './pages/ledger.tsx';
import { OverviewPage } from './pages/overview.tsx';
import { SessionsPage } from './pages/sessions.tsx';
import { SignInPage } from './pages/sign-in.tsx';
import { TerminalsPage } from './pages/terminals.tsx';
import { type PageName, usePage } from './use-page.ts';
import { type ConsoleLocale, firstLocale, rememberLocale, WordsContext, wordsIn } from './words.ts';

const PAGES: Readonly<Record<PageName, () => preact.JSX.Element>> = {
  overview: OverviewPage,
  sessions: SessionsPage,
  contacts: ContactsPage,
  terminals: TerminalsPage,
  ledger: LedgerPage,
};

type Who = { readonly state: 'unknown' } | { readonly state: 'out'; readonly failure: Failure | null } | { readonly state: 'in' };

/** The whole console: who is signed in, in which language, on which page. */
export const Console = () => {
  const [locale, setLocale] = useState<ConsoleLocale>(firstLocale);
  const [who, setWho] = useState<Who>({ state: 'unknown' });
  const page = usePage();
  const words = useMemo(() => wordsIn(locale), [locale]);

  useEffect(() => {
    document.documentElement.lang = locale;
    rememberLocale(locale);
  }, [locale]);
  useEffect(() => {
    const title = who.state === 'in' ? words.t(`pages.${page}`) : words.t('signIn.title');
    document.title = `${title} · Estran`;
  }, [words, page, who.state]);
  useEffect(() => {
    void api.me().then((answer) => {
      if (answer.ok && answer.value.account !== null) setWho({ state: 'in' });
      else setWho({ state: 'out', failure: answer.ok ? null : answer.error });
    });
  }, []);

  const Page = PAGES[page];
  const signOut = (): void => {
    void api.signOut().then(() => setWho({ state: 'out', failure: null }));
  };
  return (
    <WordsContext.Provider value={words}>
      {who.state === 'in' && (
        <Frame page={page} onLocale={setLocale} onSignOut={signOut}>
          <Page key={page} />
        </Frame>
      )}
      {who.state === 'out' && <SignInPage failure={who.failure} onLocale={setLocale} onSignedIn={() => setWho({ state: 'in' })} />}
    </WordsContext.Provider>
  );
};
