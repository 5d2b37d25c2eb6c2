import { aboutOf, isInline, isSilent, localeOf, nameOf, phrasesIn } from './element-names.ts';
import type { Phrase } from './phrases.ts';
import type { Live, Role, Scope, Thing } from './thing.ts';

const CONTROL =
  'button, a[href], summary, input:not([type="hidden"]), select, textarea, [role="button"], [role="link"], [role="checkbox"], ' +
  '[role="radio"], [role="switch"], [role="tab"], [role="option"], [role="menuitem"], [role="slider"], [role="spinbutton"], [role="textbox"]';
const TYPED = 'textarea, [role="textbox"], input:not([type="checkbox"]):not([type="radio"]):not([type="button"]):not([type="range"])';
const VALUED = `${TYPED}, select, input[type="range"], [role="slider"], [role="spinbutton"]`;
const HEADING = 'h1, h2, h3, h4, h5, h6, [role="heading"]';
const GROUP = 'fieldset, [role="group"], [role="radiogroup"], [role="listbox"]';
const SET = `${GROUP}, [role="dialog"], [role="alertdialog"], nav, main`;
const LIVE = '[aria-live]:not([aria-live="off"]), [role="alert"], [role="status"], output';

/** What was read, and where on the page it is. */
export interface Page {
  readonly scope: Scope;
  readonly elements: ReadonlyMap<string, Element>;
  /** The dialog, or the whole page. */
  readonly root: HTMLElement;
}

const ids = new WeakMap<Element, string>();
let lastId = 0;
const idOf = (element: Element): string => {
  const known = ids.get(element);
  if (known !== undefined) return known;
  lastId += 1;
  const id = `${element.localName} ${lastId}`;
  ids.set(element, id);
  return id;
};

const truth = (element: Element): boolean | null => {
  if (element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio')) return element.checked;
  for (const name of ['aria-pressed', 'aria-checked', 'aria-selected']) {
    const said = element.getAttribute(name);
    if (said !== null) return said === 'true';
  }
  return null;
};

const writtenIn = (element: Element): string | null => {
  if (!element.matches(VALUED)) return null;
  if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? '';
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return element.value;
  return element.getAttribute('aria-valuetext') ?? element.getAttribute('aria-valuenow') ?? element.textContent;
};

const PLAIN = {
  about: [],
  on: null,
  set: null,
  open: null,
  value: null,
  isPrivate: false,
  isKey: false,
  disabled: false,
  wrong: false,
} as const;

const textThing = (element: Element, role: Role, name: readonly Phrase[]): Thing => ({
  ...PLAIN,
  id: idOf(element),
  role,
  name,
  isPrivate: element.matches('[data-private]') || element.querySelector('[data-private]') !== null,
  aside: element.closest('nav') !== null,
});

/** The keys of the page's own keyboard, and what else writes into a field with a private text. They are made anew with each layer: their place names them. */
const keyOf = (element: Element, keyboard: string): { readonly id: string; readonly isKey: boolean } => {
  const group = element.closest(GROUP);
  const isKey = group !== null && (group.getAttribute('aria-label') === keyboard || group.matches('[data-private]'));
  return isKey ? { id: `${idOf(group)} ${[...group.querySelectorAll(CONTROL)].indexOf(element)}`, isKey } : { id: idOf(element), isKey };
};

const controlThing = (element: Element, keyboard: string): Thing => {
  const on = truth(element);
  const set = on === null || element.getAttribute('role') === 'switch' ? null : element.closest(SET);
  const open = element.getAttribute('aria-expanded');
  return {
    ...keyOf(element, keyboard),
    role: element.matches(VALUED) ? 'field' : 'button',
    name: nameOf(element),
    about: aboutOf(element),
    on,
    set: set === null ? null : idOf(set),
    open: open === null ? null : open === 'true',
    value: writtenIn(element),
    // What one types is private unless the page says otherwise: a field that forgets to say it is silent, not loud.
    isPrivate: element.matches(TYPED) && !element.matches('[data-public]'),
    disabled: element.matches(':disabled, [aria-disabled="true"]'),
    wrong: element.getAttribute('aria-invalid') === 'true',
    aside: element.closest('nav') !== null,
  };
};

/** Is all of it one text: words of its own, or words in a line, and nothing to press? */
const isText = (element: Element): boolean => {
  if (element.querySelector(CONTROL) !== null || element.querySelector(HEADING) !== null) return false;
  const words = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
  return words || (element.children.length > 0 && element.textContent?.trim() !== '' && [...element.children].every(isInline));
};

interface Stop {
  readonly element: Element;
  readonly thing: Thing;
}

const stopAt = (element: Element, thing: Thing): readonly Stop[] => [{ element, thing }];
const textStop = (element: Element, role: Role, name: readonly Phrase[]): readonly Stop[] =>
  name.length === 0 ? [] : stopAt(element, textThing(element, role, name));

/** What something is, and what was said of it: "E-mail" and the address are one stop. */
const pairStop = (what: Element): readonly Stop[] => {
  const said = what.nextElementSibling;
  if (!said?.matches('dd')) return textStop(what, 'text', phrasesIn(what));
  const thing = textThing(what, 'text', [...phrasesIn(what), ...phrasesIn(said)]);
  return stopAt(what, { ...thing, isPrivate: thing.isPrivate || said.matches('[data-private]') });
};

/** `told`: the help at the fields, which is said with them and nowhere else: it may repeat what is typed. */
const stopsIn = (element: Element, keyboard: string, told: ReadonlySet<string>): readonly Stop[] => {
  if (isSilent(element) || element.matches('dt + dd') || told.has(element.id)) return [];
  if (element.matches(CONTROL)) return stopAt(element, controlThing(element, keyboard));
  if (element.matches(HEADING)) return textStop(element, 'heading', phrasesIn(element));
  if (element.matches('img, [role="img"]')) return textStop(element, 'image', nameOf(element));
  if (element.matches('dt')) return pairStop(element);
  // A label says the name of its field, and the field says itself.
  const field = element instanceof HTMLLabelElement ? element.control : null;
  if (field !== null) return isSilent(field) || !element.contains(field) ? [] : stopAt(field, controlThing(field, keyboard));
  const group = element.matches(GROUP) && element.hasAttribute('aria-label') ? textStop(element, 'text', nameOf(element)) : [];
  if (isText(element)) return [...group, ...textStop(element, 'text', phrasesIn(element))];
  return [...group, ...[...element.children].flatMap((child) => stopsIn(child, keyboard, told))];
};

/** What wants an answer first: the idle warning, else the newest dialog, else the page. */
const topOf = (page: HTMLElement): HTMLElement => {
  const open = [...page.querySelectorAll<HTMLElement>('[aria-modal="true"]')].filter((one) => one.checkVisibility());
  return open.find((one) => one.getAttribute('role') === 'alertdialog') ?? open.at(-1) ?? page;
};

/** Reads from the page what can be heard now. `keyboard`: the name of the keyboard that the page draws, in the language shown. */
export const readPage = (page: HTMLElement, keyboard: string): Page => {
  const root = topOf(page);
  const helped = [...root.querySelectorAll('[aria-describedby]')].filter((one) => one.matches(CONTROL));
  const told = new Set(helped.flatMap((one) => (one.getAttribute('aria-describedby') ?? '').split(/\s+/)).filter((id) => id !== ''));
  const stops = stopsIn(root, keyboard, told);
  const things = stops.map(({ thing }) => thing);
  const elements = new Map(stops.map(({ element, thing }) => [thing.id, element]));
  const lives: Live[] = [...root.querySelectorAll(LIVE)]
    .filter((one) => !isSilent(one) && one.closest('[inert], [aria-hidden="true"]') === null && one.parentElement?.closest(LIVE) == null)
    .map((one) => ({ id: idOf(one), phrases: phrasesIn(one) }));
  const role = root.getAttribute('role');
  const kind = role === 'alertdialog' ? 'warning' : root === page ? 'view' : 'dialog';
  const main = root === page ? (page.querySelector('main') ?? page) : root;
  return { scope: { id: idOf(main), kind, locale: localeOf(root), things, lives }, elements, root };
};
