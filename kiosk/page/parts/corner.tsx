import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { canGoBack, hasBegun, localesOf } from '#play/visit.ts';
import { useKiosk } from '../kiosk.ts';
import { type Locale, OWN_NAMES } from '../locales/locale.ts';
import { Button } from './button.tsx';
import { AccessSign, AgainSign, AroundSign, AskSign, BackSign, LanguageSign } from './icons.tsx';
import { useMeasured } from './measured.ts';

const CALM = new Set(['attract', 'closed', 'thanks', 'language']);

/** The other language; or, of several, the one shown, which opens a menu of the others. A touch elsewhere closes it. */
const LanguageSwitch = () => {
  const { context, locale, say, send } = useKiosk();
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!open) return undefined;
    const close = (event: Event): void => {
      const inside = event.target instanceof Node && menu.current?.contains(event.target) === true;
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !inside) setOpen(false);
    };
    window.addEventListener('pointerdown', close, { capture: true });
    window.addEventListener('keydown', close, { capture: true });
    return () => {
      window.removeEventListener('pointerdown', close, { capture: true });
      window.removeEventListener('keydown', close, { capture: true });
    };
  }, [open]);
  const others = localesOf(context.kiosk).filter((one) => one !== locale);
  const choose = (one: Locale): void => {
    setOpen(false);
    send({ type: 'locale.chosen', locale: one });
  };
  const choice = (one: Locale) => (
    <Button key={one} tone="plain" class="corner__button" lang={one} onPress={() => choose(one)}>
      <LanguageSign />
      <span>{OWN_NAMES[one]}</span>
    </Button>
  );
  if (others.length < 2) return <>{others.map(choice)}</>;
  return (
    <div ref={menu} class="corner__languages">
      <Button tone="plain" class="corner__button" expanded={open} onPress={() => setOpen(!open)}>
        <LanguageSign />
        <span>{OWN_NAMES[locale]}</span>
      </Button>
      {open && (
        <fieldset class="corner__list" aria-label={say('corner.language')}>
          {others.map(choice)}
        </fieldset>
      )}
    </div>
  );
};

/** The ways to play: one touch away from everywhere, from the first view on. */
const AccessButton = () => {
  const { say, send } = useKiosk();
  return (
    <Button tone="plain" class="corner__button corner__access" onPress={() => send({ type: 'dialog.opened', dialog: 'access' })}>
      <AccessSign />
      <span>{say('access.open')}</span>
    </Button>
  );
};

/** Where nobody plays yet one may look around, or want a human rather than a game. */
const ASKING = new Set(['attract', 'closed', 'games']);
const AskButtons = () => {
  const { context, say, send } = useKiosk();
  if (!ASKING.has(context.view)) return null;
  return (
    <>
      {context.kiosk.places.length > 0 && (
        <Button tone="plain" class="corner__button corner__ask" onPress={() => send({ type: 'dialog.opened', dialog: 'around' })}>
          <AroundSign />
          <span>{say('places.around')}</span>
        </Button>
      )}
      {context.kiosk.brand.desk !== null && (
        <Button tone="plain" class="corner__button corner__ask" onPress={() => send({ type: 'dialog.opened', dialog: 'desk' })}>
          <AskSign />
          <span>{say('desk.ask')}</span>
        </Button>
      )}
    </>
  );
};

/** Where the words of all buttons do not fit side by side, their signs stand alone; readers hear the words all the same. */
const useSigns = (corner: RefObject<HTMLElement | null>): void => {
  // Whatever changed the buttons: measured with every drawing.
  useMeasured(() => {
    const element = corner.current;
    if (element === null) return;
    delete element.dataset['signs'];
    const gap = Number.parseFloat(getComputedStyle(element).columnGap);
    const widths = [...element.children].map((child) => child.getBoundingClientRect().width);
    const needed = widths.reduce((sum, width) => sum + width, gap * (widths.length - 1));
    if (needed > element.clientWidth + 1) element.dataset['signs'] = '';
  });
};

/** Back, access, language and start again: always at the same place, low enough for everybody's arm. */
export const Corner = ({ inert }: { readonly inert: boolean }) => {
  const { context, say, send, busy } = useKiosk();
  const nav = useRef<HTMLElement>(null);
  useSigns(nav);
  const calm = CALM.has(context.view);
  return (
    <nav ref={nav} class="corner" aria-label={say('corner.label')} inert={inert}>
      {canGoBack(context) && (
        <Button tone="plain" class="corner__button corner__back" disabled={busy} onPress={() => send({ type: 'went.back' })}>
          <BackSign />
          <span>{say('corner.back')}</span>
        </Button>
      )}
      <AskButtons />
      <AccessButton />
      {!calm && <LanguageSwitch />}
      {!calm && (
        <Button
          tone="plain"
          class="corner__button"
          onPress={() => send(hasBegun(context) ? { type: 'dialog.opened', dialog: 'leave' } : { type: 'visitor.left' })}
        >
          <AgainSign />
          <span>{say('corner.again')}</span>
        </Button>
      )}
    </nav>
  );
};
