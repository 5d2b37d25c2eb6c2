import type { Locale } from '../locales/locale.ts';
import type { Phrase } from './phrases.ts';

/** What something on the page is for the ear. */
export type Role = 'heading' | 'text' | 'image' | 'button' | 'field';

/** One stop of the voice: a heading, a text, a picture or a control, as the page's own accessibility describes it. */
export interface Thing {
  /** The same as long as the element is on the page. */
  readonly id: string;
  readonly role: Role;
  readonly name: readonly Phrase[];
  /** What describes it beside its name: the help at a field. */
  readonly about: readonly Phrase[];
  /** Chosen, switched on or not; null: it can be neither. */
  readonly on: boolean | null;
  /** Which choices it stands among; null: it is no choice. */
  readonly set: string | null;
  /** Does it show or hide something else? */
  readonly open: boolean | null;
  /** What stands in a field or on a slider. */
  readonly value: string | null;
  /** A name or an address: said only when the visitor asked for it. */
  readonly isPrivate: boolean;
  /** Writes into a field: a key that the page draws, a suggestion. It never takes the focus away from the field. */
  readonly isKey: boolean;
  readonly disabled: boolean;
  readonly wrong: boolean;
  /** In the corner that every view has: no part of what the view itself says. */
  readonly aside: boolean;
}

/** A part of the page that tells its own changes. */
export interface Live {
  readonly id: string;
  readonly phrases: readonly Phrase[];
}

/** All that can be heard now: the view, or what stands over it and wants an answer first. */
export interface Scope {
  /** Changes with the view, the step of a form, and with each dialog. */
  readonly id: string;
  readonly kind: 'view' | 'dialog' | 'warning';
  readonly locale: Locale;
  readonly things: readonly Thing[];
  readonly lives: readonly Live[];
}

export const isControl = ({ role }: Thing): boolean => role === 'button' || role === 'field';
