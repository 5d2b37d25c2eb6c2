import type { LocalText } from './compiled-quiz.ts';
import type { Desk } from './desk.ts';
import type { BrandId, CampaignId, PackId, PurposeId, SiteId } from './ids.ts';

/** Why a contact may be kept and by whom. Each is asked alone, unticked. */
export interface Purpose {
  readonly id: PurposeId;
  /** The named organisation that may use the contact for it. */
  readonly recipient: string;
  readonly text: LocalText;
  /** Which contact field this purpose needs. */
  readonly channel: 'email' | 'sms';
  /** A transfer to somebody else than the office: never offered under 18. */
  readonly transfer: boolean;
}

/** What a brand says when it offers to stay in touch. */
export interface ContactOffer {
  /** Who is responsible for what is kept (GDPR art. 4.7). */
  readonly controller: string;
  readonly noticeVersion: string;
  readonly notice: LocalText;
  readonly purposes: readonly Purpose[];
}

/** The sentences of the terminal that a brand may say in its own words. A closed list: each has its place, and its place a length. */
export const BRAND_TEXTS = ['invitation', 'welcome', 'farewell', 'closed'] as const;
export type BrandText = (typeof BRAND_TEXTS)[number];

/** A font as a file of the brand's media folder. */
export interface BrandFont {
  readonly file: string;
  /** What allows its use: an SPDX id, or who granted it. */
  readonly licence: string;
}

export interface Brand {
  readonly id: BrandId;
  readonly name: string;
  /** File in the brand's media folder. */
  readonly logo: string;
  /** `#rrggbb`; ink, foam and the beach are never replaced. */
  readonly colours: { readonly atlantic: string; readonly lagoon: string; readonly coral: string; readonly sun: string };
  /** The font of the titles; null: the terminal's own. Whatever is read to answer keeps the terminal's own. */
  readonly font: { readonly headings: BrandFont } | null;
  /** What is not here, the terminal says in its own words. */
  readonly texts: Readonly<Partial<Record<BrandText, LocalText>>>;
  /** Where the code of a result card leads, with `{quiz}`, `{outcome}` and `{language}`; null: the code holds the words of the card. */
  readonly resultPage: string | null;
  /** Who answers visitors; null: nobody is offered. */
  readonly desk: Desk | null;
  readonly contact: ContactOffer;
}

/** What a visitor can do without seeing the display. */
export const KEYPAD_ACTIONS = ['speech', 'next', 'previous', 'choose', 'back', 'repeat', 'louder', 'softer'] as const;
export type KeypadAction = (typeof KEYPAD_ACTIONS)[number];
/** For each action the keys that do it, by `KeyboardEvent.key`: accessible keypads are keyboards whose codes are set by their maker. */
export type Keypad = Readonly<Record<KeypadAction, readonly string[]>>;

/** The keys of an ordinary keyboard, and what a terminal takes whose site says nothing else. */
export const PLAIN_KEYPAD: Keypad = {
  speech: ['F1', 'Help'],
  next: ['ArrowDown', 'ArrowRight'],
  previous: ['ArrowUp', 'ArrowLeft'],
  choose: ['Enter'],
  back: ['Escape'],
  repeat: ['F2'],
  louder: ['+', 'AudioVolumeUp'],
  softer: ['-', 'AudioVolumeDown'],
};

/** From here a visitor stands before a display of the size of a door; a site may say otherwise. */
export const PLAIN_VIEWING_DISTANCE_MM = 600;
export const PLAIN_VOLUME = 0.6;

/** The terminal's place and body. */
export interface Site {
  readonly id: SiteId;
  readonly name: string;
  /** Who lends the place; null for the office itself. */
  readonly provider: { readonly id: string; readonly name: string } | null;
  readonly brand: BrandId;
  readonly geometry: { readonly widthPx: number; readonly heightPx: number };
  /** Millimetres per CSS pixel. */
  readonly pixelPitchMm: number;
  /** Height of the display's lower edge above the floor, in millimetres. */
  readonly bottomEdgeMm: number;
  /** How far from the display visitors stand or sit, in millimetres: large text is measured by it. */
  readonly viewingDistanceMm: number;
  /** How loud the terminal is at the start of each visit, from 0 (silent) to 1. */
  readonly volume: number;
  /** What the keys of the keypad beside the display do. */
  readonly keypad: Keypad;
  readonly coordinates: { readonly latitude: number; readonly longitude: number };
  readonly campaigns: readonly { readonly id: CampaignId; readonly pack: PackId }[];
}

/** The list of one content version: `manifest.json` at its root. Every file is named with its digest. */
export interface ContentManifest {
  readonly formatVersion: 1;
  /** Hash over all the files: the name of the version's folder. */
  readonly version: string;
  readonly packs: readonly PackId[];
  readonly brands: readonly BrandId[];
  readonly sites: readonly SiteId[];
  /** Paths use `/`, relative to the version's folder. */
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[];
}

const PLAIN_NAME = /^(?!.*\.\.)[a-zA-Z0-9_-][a-zA-Z0-9_.-]*(?:\/[a-zA-Z0-9_-][a-zA-Z0-9_.-]*)*$/;

/** A name that every disk, every address and every terminal takes as it is: plain letters, digits, `.`, `-`, `_`; `.svg` or `.png`. */
export const isMediaName = (name: string): boolean => PLAIN_NAME.test(name) && /\.(?:svg|png)$/.test(name);

/** The same for a font: `.woff2`. */
export const isFontName = (name: string): boolean => PLAIN_NAME.test(name) && name.endsWith('.woff2');

/**
 * Where things lie inside a content version:
 * `packs/<id>/quiz.json` (a CompiledQuiz), `packs/<id>/media/…`, `brands/<id>/brand.json` (a Brand), `brands/<id>/media/…`,
 * `sites/<id>.json` (a Site), `places.json` (every Place; left out where there is none), `manifest.json`.
 */
export const contentPath = {
  manifest: 'manifest.json',
  places: 'places.json',
  quiz: (pack: PackId) => `packs/${pack}/quiz.json`,
  packMedia: (pack: PackId, file: string) => `packs/${pack}/media/${file}`,
  brand: (brand: BrandId) => `brands/${brand}/brand.json`,
  brandMedia: (brand: BrandId, file: string) => `brands/${brand}/media/${file}`,
  site: (site: SiteId) => `sites/${site}.json`,
} as const;
