import type { Locale } from '#fields/types.ts';

/** Where people of a language mostly have their mail, the most used first: offered while the domain is typed. */
const OFTEN: Readonly<Record<Locale, readonly string[]>> = {
  fr: ['gmail.com', 'orange.fr', 'hotmail.fr', 'free.fr', 'wanadoo.fr', 'laposte.net', 'outlook.fr', 'sfr.fr', 'yahoo.fr', 'hotmail.com'],
  en: ['gmail.com', 'hotmail.com', 'outlook.com', 'btinternet.com', 'yahoo.co.uk', 'icloud.com', 'hotmail.co.uk', 'sky.com', 'live.co.uk'],
  nl: ['gmail.com', 'hotmail.com', 'ziggo.nl', 'kpnmail.nl', 'outlook.com', 'live.nl', 'telenet.be', 'home.nl', 'planet.nl', 'icloud.com'],
  de: ['gmail.com', 'web.de', 'gmx.de', 't-online.de', 'gmx.net', 'icloud.com', 'outlook.de', 'yahoo.de', 'freenet.de', 'hotmail.com'],
};

/** Right as they are, though each looks like a slip of another: never corrected. */
const ALSO_RIGHT = [
  ...['ymail.com', 'mail.com', 'email.com', 'gmx.com', 'gmx.fr', 'gmx.at', 'gmx.ch', 'me.com', 'mac.com', 'live.com', 'live.fr', 'live.be'],
  ...['msn.com', 'aol.com', 'yahoo.com', 'outlook.be', 'hotmail.de', 'hotmail.nl', 'hotmail.be', 'hotmail.it', 'hotmail.es', 'yahoo.nl'],
  ...[
    'googlemail.com',
    'neuf.fr',
    'bbox.fr',
    'numericable.fr',
    'skynet.be',
    'bluewin.ch',
    'posteo.de',
    'arcor.de',
    'xs4all.nl',
    'hetnet.nl',
  ],
  ...['virginmedia.com', 'ntlworld.com', 'talktalk.net', 'proton.me', 'protonmail.com', 'free.com', 'club-internet.fr', 'aliceadsl.fr'],
];
const RIGHT: ReadonlySet<string> = new Set([...Object.values(OFTEN).flat(), ...ALSO_RIGHT]);

/** Slips between two words: letters added, lost, changed, or swapped with their neighbour. */
const slipsBetween = (one: string, other: string): number => {
  let [before, last] = [[] as readonly number[], Array.from({ length: other.length + 1 }, (_, index) => index) as readonly number[]];
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      now.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (now[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + same,
          swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [before, last] = [last, now];
  }
  return last[other.length] ?? 0;
};

const SHOWN = 3;

const partsOf = (email: string): { readonly name: string; readonly domain: string } | null => {
  const at = email.indexOf('@');
  return at < 1
    ? null
    : {
        name: email.slice(0, at),
        domain: email
          .slice(at + 1)
          .trim()
          .toLowerCase(),
      };
};

/** « gmial.com » → « gmail.com »; null when the domain is well known, or like none that is. Only a question to the visitor, never a refusal. */
export const likelyDomain = (email: string, locale: Locale): string | null => {
  const domain = partsOf(email)?.domain ?? '';
  if (RIGHT.has(domain) || domain.length < 5 || !domain.includes('.')) return null;
  const most = domain.length > 8 ? 2 : 1;
  const near = [...new Set([...OFTEN[locale], ...Object.values(OFTEN).flat()])]
    .map((right) => ({ right, slips: slipsBetween(domain, right) }))
    .filter(({ slips }) => slips <= most)
    .sort((one, other) => one.slips - other.slips);
  return near[0]?.right ?? null;
};

/** What may follow the « @ » that was typed, as the visitor's language has it; nothing once the domain is whole. */
export const domainsFor = (email: string, locale: Locale): readonly string[] => {
  const parts = partsOf(email);
  if (parts === null) return [];
  return OFTEN[locale].filter((domain) => domain.startsWith(parts.domain) && domain !== parts.domain).slice(0, SHOWN);
};

/** The address with another domain. */
export const withDomain = (email: string, domain: string): string => `${email.split('@')[0] ?? ''}@${domain}`;
