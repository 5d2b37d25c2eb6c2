import { expect, test } from 'vitest';
import { domainsFor, likelyDomain, withDomain } from '#play/mail-domains.ts';

test('nothing is offered before the @, nor without a name before it', () => {
  expect(domainsFor('camille', 'fr')).toEqual([]);
  expect(domainsFor('@', 'fr')).toEqual([]);
});

test('each language has its own domains, and what is typed narrows them', () => {
  expect(domainsFor('camille@', 'fr')).toEqual(['gmail.com', 'orange.fr', 'hotmail.fr']);
  expect(domainsFor('anna@', 'de')).toContain('web.de');
  expect(domainsFor('anna@T-', 'de')).toEqual(['t-online.de']);
  expect(domainsFor('joost@k', 'nl')).toEqual(['kpnmail.nl']);
  expect(domainsFor('mary@bt', 'en')).toEqual(['btinternet.com']);
  expect(domainsFor('camille@laposte.net', 'fr')).toEqual([]);
});

test.each([
  ['gmial.com', 'gmail.com'],
  ['gmail.con', 'gmail.com'],
  ['gamil.com', 'gmail.com'],
  ['hotmial.fr', 'hotmail.fr'],
  ['wanado.fr', 'wanadoo.fr'],
  ['la-poste.net', 'laposte.net'],
  ['orage.fr', 'orange.fr'],
])('%s is asked about: %s', (typed, meant) => {
  expect(likelyDomain(`camille@${typed}`, 'fr')).toBe(meant);
});

test.each(['ymail.com', 'email.com', 'gmx.fr', 'live.be', 'mairie-monts.fr', 'yahoo.co.uk', 'free.fr', 'me.com', 'exemple.fr', 'gm'])(
  'the owner of an address at %s is not doubted',
  (domain) => {
    expect(likelyDomain(`camille@${domain}`, 'fr')).toBeNull();
  },
);

test('a domain taken replaces what was typed after the @ and nothing before it', () => {
  expect(withDomain('camille.martin+monts@gm', 'gmail.com')).toBe('camille.martin+monts@gmail.com');
});
