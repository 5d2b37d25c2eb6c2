import { useRef, useState } from 'preact/hooks';
import { contactProblems, type TypedContact } from '#play/contact.ts';
import { needsOf } from '#play/visit.ts';
import { insertAt } from '../input/insert.ts';
import { Keyboard } from '../input/keyboard.tsx';
import type { LayoutName } from '../input/layouts.ts';
import { useKiosk } from '../kiosk.ts';
import { isShallow } from '../measures.ts';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { View } from '../parts/view.tsx';

type FieldName = keyof TypedContact;
const KEYS_OF: Readonly<Record<FieldName, LayoutName>> = { given_name: 'name', email: 'email', mobile: 'phone' };

/** Where to write. What is typed lives in this view and the machine alone, and goes with them. */
export const Contact = () => {
  const { context, say, send, locale } = useKiosk();
  const needs = needsOf(context);
  const fields = (['given_name', 'email', 'mobile'] as const).filter((name) => name === 'given_name' || needs[name]);
  const [typed, setTyped] = useState<TypedContact>(context.visit.typed);
  const [left, setLeft] = useState<ReadonlySet<FieldName>>(new Set());
  const [active, setActive] = useState<FieldName>(fields[0] ?? 'given_name');
  const inputs = useRef(new Map<FieldName, HTMLInputElement>());
  const problems = contactProblems(typed, needs);
  const isWrong = (name: FieldName): boolean => name !== 'given_name' && left.has(name) && problems.includes(name);

  const change = (name: FieldName, text: string): void => setTyped((before) => ({ ...before, [name]: text }));
  const leave = (name: FieldName): void => {
    if (typed[name] !== '') setLeft((before) => new Set([...before, name]));
  };
  const press = (key: string): void => {
    const input = inputs.current.get(active);
    if (input === undefined) return;
    const next = insertAt(input.value, input.selectionStart ?? input.value.length, input.selectionEnd ?? input.value.length, key);
    if (next.text.length > input.maxLength) return;
    // The caret must be set after the new text is in the field, so the field gets it before the view is drawn again.
    input.value = next.text;
    input.setSelectionRange(next.caret, next.caret);
    input.focus();
    change(active, next.text);
  };
  const goOn = (): void => {
    setLeft(new Set(fields));
    const wrong = problems[0];
    if (wrong === undefined) send({ type: 'contact.typed', typed });
    else inputs.current.get(wrong)?.focus();
  };

  return (
    <View name="contact">
      <div class="plate plate--words contact">
        <Heading step="contact" class="heading--middle">
          {say('contact.heading')}
        </Heading>
        <div class="contact__fields">
          {fields.map((name) => (
            <label key={name} class="field" data-wrong={isWrong(name) ? '' : undefined} data-active={active === name ? '' : undefined}>
              <span class="field__label">{say(`contact.${name}`)}</span>
              <input
                ref={(element: HTMLInputElement | null) => {
                  if (element) inputs.current.set(name, element);
                }}
                class="field__input"
                type="text"
                inputMode="none"
                autoComplete="off"
                autoCorrect="off"
                autoCapitalize="off"
                spellcheck={false}
                maxLength={name === 'email' ? 254 : 80}
                value={typed[name]}
                aria-invalid={isWrong(name)}
                aria-describedby={isWrong(name) ? `problem-${name}` : undefined}
                onInput={(event) => change(name, event.currentTarget.value)}
                onFocus={() => setActive(name)}
                onBlur={() => leave(name)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') goOn();
                }}
              />
              <span id={`problem-${name}`} class="field__problem" role={isWrong(name) ? 'alert' : undefined}>
                {isWrong(name) && name !== 'given_name' ? say(`contact.${name}Problem`) : ''}
              </span>
            </label>
          ))}
        </div>
        <p class="text text--small">{say('contact.held')}</p>
      </div>
      <div class="contact__deck">
        <Keyboard
          layout={KEYS_OF[active]}
          locale={locale}
          shallow={isShallow(context.kiosk.site.geometry.heightPx, context.kiosk.site.pixelPitchMm)}
          press={press}
        />
        <Button class="button--large contact__onward" onPress={goOn}>
          {say('contact.continue')}
        </Button>
      </div>
    </View>
  );
};
