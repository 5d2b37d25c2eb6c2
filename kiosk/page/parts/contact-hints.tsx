import type { TypedContact } from '#play/contact.ts';
import { domainsFor, likelyDomain, withDomain } from '#play/mail-domains.ts';
import { prefixesFor } from '#play/telephone.ts';
import { countryOf } from '#play/visit.ts';
import { type Kiosk, useKiosk } from '../kiosk.ts';
import { Button } from './button.tsx';

interface Hint {
  readonly words: string;
  /** What the field holds when it is taken. */
  readonly text: string;
}

const hintsFor = ({ context, locale, say }: Kiosk, name: keyof TypedContact, text: string): readonly Hint[] => {
  if (name === 'mobile') return prefixesFor(text, countryOf(context)).map((prefix) => ({ words: prefix, text: `${prefix} ` }));
  if (name !== 'email') return [];
  const domains = domainsFor(text, locale);
  if (domains.length > 0) return domains.map((domain) => ({ words: domain, text: withDomain(text, domain) }));
  const domain = likelyDomain(text, locale);
  return domain === null ? [] : [{ words: say('contact.didYouMean', { domain }), text: withDomain(text, domain) }];
};

interface ContactHintsProps {
  readonly name: keyof TypedContact;
  readonly text: string;
  readonly take: (text: string) => void;
}

/** What saves letters: domains after the « @ », beginnings of numbers. Without any, what is kept is said in their place. */
export const ContactHints = ({ name, text, take }: ContactHintsProps) => {
  const kiosk = useKiosk();
  const hints = hintsFor(kiosk, name, text);
  return (
    // The caret stays in the field: a hint does not take the focus from it.
    <fieldset class="hints" data-private="" aria-label={kiosk.say('contact.hints')} onMouseDown={(event) => event.preventDefault()}>
      {hints.map((hint) => (
        <Button key={hint.words} tone="plain" class="hints__one" onPress={() => take(hint.text)}>
          {hint.words}
        </Button>
      ))}
      {hints.length === 0 && <p class="hints__held">{kiosk.say('contact.held')}</p>}
    </fieldset>
  );
};
