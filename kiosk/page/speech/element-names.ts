import { plainWords } from '#contract/voice.ts';
import { isLocale, type Locale } from '../locales/locale.ts';
import type { Phrase } from './phrases.ts';

/** The language an element stands in. */
export const localeOf = (element: Element): Locale => {
  const lang = element.closest('[lang]')?.getAttribute('lang') ?? '';
  return isLocale(lang) ? lang : 'fr';
};

/** Is it kept from the ear, or not there for anybody now? */
export const isSilent = (element: Element): boolean =>
  element.getAttribute('aria-hidden') === 'true' ||
  element.hasAttribute('inert') ||
  !element.checkVisibility({ visibilityProperty: true }) ||
  element.matches('script, style, canvas, svg:not([role="img"])');

/** Does it stand on a line with what is around it? Two boxes beside each other are two phrases. */
export const isInline = (element: Element): boolean => /^(?:inline$|contents$)/.test(getComputedStyle(element).display);

/** The words of an element in order, one phrase for each box and each language. `leaveOut`: what is said elsewhere. */
export const phrasesIn = (element: Element, leaveOut: (element: Element) => boolean = () => false): readonly Phrase[] => {
  const phrases: Phrase[] = [];
  let run = '';
  let locale = localeOf(element);
  const flush = (): void => {
    const text = plainWords(run);
    if (text !== '') phrases.push({ text, locale });
    run = '';
  };
  const add = (node: Node): void => {
    if (node instanceof Text) run += node.data;
    if (!(node instanceof Element) || isSilent(node) || leaveOut(node)) return;
    const own = localeOf(node);
    const apart = own !== locale || !isInline(node);
    if (apart) flush();
    const around = locale;
    locale = own;
    if (node instanceof HTMLImageElement) run += ` ${node.alt} `;
    else if (node.hasAttribute('aria-label')) run += node.getAttribute('aria-label') ?? '';
    else node.childNodes.forEach(add);
    if (apart) flush();
    locale = around;
  };
  element.childNodes.forEach(add);
  flush();
  return phrases;
};

const named = (element: Element, attribute: string): readonly Element[] =>
  (element.getAttribute(attribute) ?? '').split(/\s+/).flatMap((id) => (id === '' ? null : element.ownerDocument.getElementById(id)) ?? []);

/** A live part of a label says itself; it is no part of the name. */
const IN_NO_NAME = 'input, select, textarea, [aria-live], [role="alert"], [role="status"]';

/** The accessible name: `aria-labelledby`, `aria-label`, the label, the words inside. */
export const nameOf = (element: Element): readonly Phrase[] => {
  const by = named(element, 'aria-labelledby');
  if (by.length > 0) return by.flatMap((one) => phrasesIn(one));
  const label = element.getAttribute('aria-label');
  if (label !== null) return [{ text: plainWords(label), locale: localeOf(element) }];
  if (element instanceof HTMLImageElement) return element.alt === '' ? [] : [{ text: plainWords(element.alt), locale: localeOf(element) }];
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement))
    return phrasesIn(element);
  const described = named(element, 'aria-describedby');
  return [...(element.labels ?? [])].flatMap((one) => phrasesIn(one, (part) => part.matches(IN_NO_NAME) || described.includes(part)));
};

/** What describes it, and what its label tells live. */
export const aboutOf = (element: Element): readonly Phrase[] => {
  const described = named(element, 'aria-describedby').filter((one) => !isSilent(one));
  const live = [...(element.closest('label')?.querySelectorAll('[aria-live]') ?? [])].filter((one) => !described.includes(one));
  return [...described, ...live].flatMap((one) => phrasesIn(one));
};
