import { useEffect, useState } from 'preact/hooks';

export const PAGE_NAMES = ['overview', 'sessions', 'contacts', 'terminals', 'ledger'] as const;
export type PageName = (typeof PAGE_NAMES)[number];

const named = (hash: string): PageName => PAGE_NAMES.find((name) => hash === `#/${name}`) ?? 'overview';

/** The page that the address names behind its `#`: central serves one file, whatever the page. */
export const usePage = (): PageName => {
  const [page, setPage] = useState<PageName>(() => named(location.hash));
  useEffect(() => {
    // Another hash is a jump within the page (the skip link).
    const follow = (): void => {
      if (location.hash === '' || location.hash.startsWith('#/')) setPage(named(location.hash));
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return page;
};
