import type { LocalText } from './compiled-quiz.ts';
import type { Weekday } from './place.ts';

/** Minutes after midnight, by the clock on the wall: from here up to, not including, there. `to` is at most 1440. */
export interface OpenSpan {
  readonly from: number;
  readonly to: number;
}

/** The midnight at the end of a day. */
export const DAY_MINUTES = 1440;

/** A part of the year with its week. */
export interface DeskSeason {
  /** `MM-DD`, both included; a season that ends before it begins goes over the new year. */
  readonly from: string;
  readonly to: string;
  readonly week: Readonly<Record<Weekday, readonly OpenSpan[]>>;
}

/** Days that are not like the others: a holiday, a fair. */
export interface DeskException {
  /** `YYYY-MM-DD`, or `MM-DD` for every year; both included. */
  readonly from: string;
  readonly to: string;
  /** Empty: closed. */
  readonly open: readonly OpenSpan[];
  readonly why: LocalText | null;
}

export const DESK_CHANNELS = ['telephone', 'email', 'web'] as const;
export type DeskChannelKind = (typeof DESK_CHANNELS)[number];

/** A way to write or to speak to somebody, as a code for phones. */
export interface DeskChannel {
  readonly kind: DeskChannelKind;
  /** `+33…`, an address, or `https://…`. */
  readonly address: string;
  /** What it is called: WhatsApp, a chat; null: by its kind. */
  readonly label: LocalText | null;
}

/** The people behind the terminal: when they are there, how one reaches them, how soon they answer. */
export interface Desk {
  readonly name: LocalText;
  /** Where to find them, in words; null: not said. */
  readonly where: LocalText | null;
  /** An IANA name: hours are those of its clocks. */
  readonly timeZone: string;
  /** How soon somebody answers while the desk is open. */
  readonly answersWithinMinutes: number;
  readonly seasons: readonly DeskSeason[];
  readonly exceptions: readonly DeskException[];
  readonly channels: readonly DeskChannel[];
  /** The exact words a visitor asks to be called back with; null: nobody calls back. */
  readonly callBack: LocalText | null;
}

/** What a phone does with the code of a channel. */
export const channelLink = ({ kind, address }: DeskChannel): string =>
  kind === 'telephone' ? `tel:${address}` : kind === 'email' ? `mailto:${address}` : address;
