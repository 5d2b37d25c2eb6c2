import type { Actor } from 'xstate';
import { withVolume } from '#play/access.ts';
import { isWarned, type KioskMachine } from '#play/kiosk-machine.ts';
import { localesOf } from '#play/visit.ts';
import { actionOf } from '../input/keypad.ts';
import { textsIn } from '../locales/texts.ts';
import type { Caption } from './caption.ts';
import { asText, type Phrase, type Utterance } from './phrases.ts';
import { pointerOn } from './pointer.ts';
import { type Page, readPage } from './read-page.ts';
import { type Deed, onAction, onFocus, onPage, type Reading, readingOf, type Step } from './reader.ts';
import { SAID } from './said.ts';
import { greetingOf, phraseIn, scriptOf, type Telling } from './script.ts';
import type { Speaker } from './speaker.ts';
import { tellerOf } from './teller.ts';

/** So long after a key or a touch, what the page says counts as an answer to it. */
const ANSWER_MS = 5_000;
/** A countdown is heard now and then, not each second. */
const COUNT_MS = 5_000;
/** The page is read when it has come to rest: what one key changes is said in one sentence. */
const REST_MS = 30;
const TYPED = 'textarea, input:not([type="checkbox"]):not([type="radio"]):not([type="button"]):not([type="range"])';
const CHANGES: MutationObserverInit = {
  childList: true,
  characterData: true,
  subtree: true,
  attributes: true,
  attributeFilter: [
    'aria-pressed',
    'aria-checked',
    'aria-selected',
    'aria-expanded',
    'aria-invalid',
    'role',
    'lang',
    'inert',
    'hidden',
    'disabled',
  ],
};

interface SpeechOptions {
  /** What is read aloud. */
  readonly page: HTMLElement;
  readonly actor: Actor<KioskMachine>;
  readonly speaker: Speaker;
  readonly caption: Caption;
  readonly now: () => number;
  readonly after: (ms: number, then: () => void) => () => void;
  readonly failed: (cause: unknown) => void;
}

/** Plays the page by ear: listens to the keypad, reads what is on the page, says it. Off until a visitor switches it on. */
export const startSpeech = ({ page, actor, speaker, caption, now, after, failed }: SpeechOptions): void => {
  const { ownerDocument: document } = page;
  const context = () => actor.getSnapshot().context;
  const telling = (): Telling => ({ textsIn, saysPrivate: context().voice.saysPrivate });
  const pointer = pointerOn();
  let on = false;
  let reading: Reading | null = null;
  let read: Page | null = null;
  let lastInput = Number.NEGATIVE_INFINITY;
  let lastTold = Number.NEGATIVE_INFINITY;
  let waiting: (() => void) | null = null;
  /** A control was pressed that may send the focus elsewhere. */
  let mayMoveFocus = false;
  let tabbed = false;

  const teller = tellerOf({
    speaker,
    volume: () => context().voice.volume,
    began: (phrase, { prompted }) => {
      caption.show(phrase);
      // Who listens is there. What the page says of its own accord proves nobody.
      if (prompted && on && !isWarned(actor.getSnapshot())) actor.send({ type: 'visitor.active' });
    },
    ended: () => {
      if (!on) caption.hide();
    },
    failed,
  });
  const tell = (utterance: Utterance): void => {
    if (utterance.phrases.length === 0) return;
    lastTold = now();
    const { phrases } = utterance;
    document.dispatchEvent(new CustomEvent(SAID, { detail: { text: asText(phrases), locale: phrases[0]?.locale, phrases } }));
    teller.tell(utterance);
  };
  const tellNow = (...phrases: readonly Phrase[]): void => tell({ phrases, prompted: true });

  const look = (): Page => {
    read = readPage(page, textsIn(context().locale)('keys.label'));
    return read;
  };
  const rest = (): void => {
    waiting ??= after(REST_MS, settle);
  };
  const press = (element: Element): void => {
    if (element.matches(TYPED) && element instanceof HTMLElement) element.focus({ preventScroll: true });
    else element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    rest();
  };
  const goBack = ({ scope, root, elements }: Page): void => {
    // What Escape has closed just now was the way back.
    if (scope.things.some(({ aside, open }) => aside && open === true)) return;
    if (scope.kind === 'dialog') {
      root.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      rest();
      return;
    }
    const name = phraseIn(telling(), scope.locale)('corner.back').text;
    const way = scope.things.find((one) => one.aside && !one.disabled && one.name[0]?.text === name);
    const element = way && elements.get(way.id);
    if (element === undefined) tellNow(phraseIn(telling(), scope.locale)('speech.noBack'));
    else press(element);
  };
  const turnVolume = (step: 1 | -1, { scope }: Page): void => {
    const voice = withVolume(context().voice, step);
    actor.send({ type: 'voice.changed', voice });
    tellNow(phraseIn(telling(), scope.locale)('speech.volume', { percent: Math.round(voice.volume * 100) }));
  };
  const perform = (deed: Deed, from: Page): void => {
    if (deed.kind === 'stop') teller.stop();
    else if (deed.kind === 'back') goBack(from);
    else if (deed.kind === 'louder') turnVolume(deed.step, from);
    else {
      const element = from.elements.get(deed.id);
      const isKey = from.scope.things.some(({ id, isKey: key }) => id === deed.id && key);
      if (element === undefined) return;
      if (deed.kind === 'point') pointer.to(element, !isKey);
      else {
        mayMoveFocus = !isKey;
        press(element);
      }
    }
  };
  const take = (step: Step, from: Page): void => {
    reading = step.reading;
    for (const deed of step.deeds) perform(deed, from);
    if (step.say !== null) tell(step.say);
  };

  /** Tells what changed on the page since it was read last. */
  const settle = (): void => {
    waiting?.();
    waiting = null;
    if (!on || reading === null) return;
    const seen = look();
    const { scope } = seen;
    const counts = scope.kind === 'warning' && scope.id === reading.scope.id && now() - lastTold < COUNT_MS;
    const field = [...seen.elements].find(([, element]) => element === document.activeElement)?.[0] ?? null;
    const focused = mayMoveFocus && scope.things.some(({ id, role }) => id === field && role === 'field') ? field : null;
    mayMoveFocus = false;
    const heard = counts ? { ...scope, lives: reading.scope.lives } : scope;
    take(onPage(reading, heard, telling(), now() - lastInput < ANSWER_MS, focused), seen);
  };
  const watcher = new MutationObserver(rest);

  const begin = (): void => {
    on = true;
    const { kiosk, locale, view } = context();
    const seen = look();
    reading = readingOf(seen.scope);
    watcher.observe(page, CHANGES);
    const greeting = greetingOf(locale, view === 'attract' ? localesOf(kiosk) : [], telling());
    const phrases = [...greeting, ...scriptOf(seen.scope, telling())];
    take({ reading, say: { phrases, prompted: true }, deeds: reading.at === null ? [] : [{ kind: 'point', id: reading.at }] }, seen);
  };
  const end = (): void => {
    on = false;
    teller.stop();
    watcher.disconnect();
    waiting?.();
    [waiting, reading, read] = [null, null, null];
    pointer.gone();
    caption.hide();
  };
  const change = (): void => {
    const { speech } = context().access;
    if (speech && !on) begin();
    if (speech || !on) return;
    const locale = reading?.scope.locale ?? context().locale;
    end();
    // Whoever ended it hears so; a terminal that was left has nobody to tell.
    if (now() - lastInput < ANSWER_MS) tellNow(phraseIn(telling(), locale)('speech.stopped'));
  };

  const onKey = (event: KeyboardEvent): void => {
    if (!event.isTrusted) return;
    lastInput = now();
    tabbed = event.key === 'Tab';
    const { site } = context().kiosk;
    const action = actionOf(event, site.keypad, document.activeElement?.matches(TYPED) ?? false);
    if (on) teller.stop();
    if (action === null || (!on && action !== 'speech')) return;
    event.preventDefault();
    event.stopPropagation();
    if (action === 'speech') {
      actor.send({ type: 'access.changed', mode: 'speech', on: !on });
      return;
    }
    if (waiting !== null) settle();
    if (reading !== null) take(onAction(reading, action, telling()), read ?? look());
  };
  const onTouch = (): void => {
    lastInput = now();
    if (on) teller.stop();
  };
  const onFocusIn = (event: FocusEvent): void => {
    if (!on || reading === null) return;
    const there = reading.at === null ? undefined : read?.elements.get(reading.at);
    if (!tabbed) {
      // A heading takes the focus when its view is drawn; who has gone on by then is not called back.
      const isHeading = event.target instanceof HTMLHeadingElement && event.target !== there;
      if (isHeading && there?.isConnected === true && waiting === null) pointer.to(there, true);
      return;
    }
    tabbed = false;
    if (waiting !== null) settle();
    const seen = read ?? look();
    const id = [...seen.elements].find(([, element]) => element === event.target)?.[0];
    if (id !== undefined && reading !== null) take(onFocus(reading, id, telling()), seen);
  };
  document.addEventListener('keydown', onKey, { capture: true });
  document.addEventListener('pointerdown', onTouch, { capture: true });
  document.addEventListener('focusin', onFocusIn);
  for (const kind of ['input', 'click'] as const) page.addEventListener(kind, () => on && rest());
  actor.subscribe(change);
};
