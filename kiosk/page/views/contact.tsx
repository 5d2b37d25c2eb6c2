import { useEffect, useRef, useState } from 'preact/hooks';
import { emailProblem, type TypedContact } from '#play/contact.ts';
import { likelyDomain } from '#play/mail-domains.ts';
import { examplePhone, phoneProblem, readPhone } from '#play/telephone.ts';
import { countryOf, needsOf, problemsOf } from '#play/visit.ts';
import { Keyboard } from '../input/keyboard.tsx';
import type { LayoutName } from '../input/layouts.ts';
import { type Kiosk, useKiosk } from '../kiosk.ts';
import { isShallow } from '../measures.ts';
import { Button } from '../parts/button.tsx';
import { ContactField } from '../parts/contact-field.tsx';
import { ContactHints } from '../parts/contact-hints.tsx';
import { Heading } from '../parts/heading.tsx';
import { SayTyped } from '../parts/say-typed.tsx';
import { View } from '../parts/view.tsx';

type FieldName = keyof TypedContact;
const KEYS_OF: Readonly<Record<FieldName, LayoutName>> = { given_name: 'name', email: 'email', mobile: 'phone' };
const EMAIL_HELP = {
  empty: 'contact.emailEmpty',
  at: 'contact.emailAt',
  ending: 'contact.emailEnding',
  unclear: 'contact.emailUnclear',
} as const;
const PHONE_HELP = {
  empty: 'contact.mobileEmpty',
  short: 'contact.mobileShort',
  long: 'contact.mobileLong',
  unclear: 'contact.mobileUnclear',
} as const;

/** What would make a field right, with an example; null when it is. */
const helpFor = ({ context, say }: Kiosk, name: FieldName, text: string): string | null => {
  if (name === 'given_name') return null;
  if (name === 'email') {
    const problem = emailProblem(text);
    return problem && say(EMAIL_HELP[problem]);
  }
  const country = countryOf(context);
  const problem = phoneProblem(text, country);
  return problem && say(PHONE_HELP[problem], { example: examplePhone(country) });
};

const noteFor = ({ context, locale, say }: Kiosk, name: FieldName, text: string): string | null => {
  const read = name === 'mobile' ? readPhone(text, countryOf(context)) : null;
  if (read !== null) return say('contact.mobileRead', { number: read });
  const domain = name === 'email' && emailProblem(text) === null ? likelyDomain(text, locale) : null;
  return domain && say('contact.didYouMean', { domain });
};

/** Where to write. What is typed lives in the machine alone, letter by letter, and goes with the visit. */
export const Contact = () => {
  const kiosk = useKiosk();
  const { context, say, send, locale } = kiosk;
  const { typed, field, correcting } = context.visit;
  const needs = needsOf(context);
  const fields = (['given_name', 'email', 'mobile'] as const).filter((name) => name === 'given_name' || needs[name]);
  const [left, setLeft] = useState<ReadonlySet<FieldName>>(new Set());
  const [active, setActive] = useState<FieldName>(fields.includes(field) ? field : 'given_name');
  const inputs = useRef(new Map<FieldName, HTMLInputElement>());
  // Who came to put one field right is in it at once.
  useEffect(() => {
    if (correcting === 'field') inputs.current.get(field)?.focus({ preventScroll: true });
  }, [correcting, field]);

  const change = (name: FieldName, text: string): void => send({ type: 'contact.drafted', typed: { ...typed, [name]: text } });
  const take = (text: string): void => {
    change(active, text);
    const input = inputs.current.get(active);
    if (input === undefined) return;
    input.value = text;
    input.setSelectionRange(text.length, text.length);
    input.focus({ preventScroll: true });
  };
  const goOn = (): void => {
    setLeft(new Set(fields));
    const [wrong] = problemsOf(context);
    if (wrong === undefined) send({ type: 'contact.typed', typed });
    else inputs.current.get(wrong)?.focus();
  };

  return (
    <View name="contact">
      <div class="plate plate--words contact__words">
        <Heading step="contact" class="heading--middle">
          {say(context.visit.request === null ? 'contact.heading' : 'callBack.number')}
        </Heading>
        <SayTyped />
      </div>
      <div class="contact__band">
        <div class="plate contact__fields">
          {fields.map((name) => (
            <ContactField
              key={name}
              name={name}
              text={typed[name]}
              active={active === name}
              problem={left.has(name) ? helpFor(kiosk, name, typed[name]) : null}
              note={noteFor(kiosk, name, typed[name])}
              keep={(element) => {
                if (element) inputs.current.set(name, element);
              }}
              change={(text) => change(name, text)}
              enter={() => setActive(name)}
              leave={() => typed[name] !== '' && setLeft((before) => new Set([...before, name]))}
              goOn={goOn}
            />
          ))}
        </div>
        <div class="contact__deck">
          <ContactHints name={active} text={typed[active]} take={take} />
          <Keyboard
            layout={KEYS_OF[active]}
            locale={locale}
            shallow={isShallow(context.kiosk.site.geometry.heightPx, context.kiosk.site.pixelPitchMm)}
            field={() => inputs.current.get(active) ?? null}
            change={(text) => change(active, text)}
          />
          <Button class="button--large contact__onward" onPress={goOn}>
            {say('contact.continue')}
          </Button>
        </div>
      </div>
    </View>
  );
};
