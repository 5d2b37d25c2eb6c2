import type { LocalText } from './compiled-quiz.ts';
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

export interface Brand {
  readonly id: BrandId;
  readonly name: string;
  /** File in the brand's media folder. */
  readonly logo: string;
  /** `#rrggbb`; ink, foam and the beach are never replaced. */
  readonly colours: { readonly atlantic: string; readonly lagoon: string; readonly coral: string; readonly sun: string };
  readonly contact: ContactOffer;
}

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

const MEDIA_NAME = /^(?!.*\.\.)[a-zA-Z0-9_-][a-zA-Z0-9_.-]*(?:\/[a-zA-Z0-9_-][a-zA-Z0-9_.-]*)*\.(?:svg|png)$/;

/** A name that every disk, every address and every terminal takes as it is: plain letters, digits, `.`, `-`, `_`; `.svg` or `.png`. */
export const isMediaName = (name: string): boolean => MEDIA_NAME.test(name);

/**
 * Where things lie inside a content version:
 * `packs/<id>/quiz.json` (a CompiledQuiz), `packs/<id>/media/…`, `brands/<id>/brand.json` (a Brand), `brands/<id>/media/…`,
 * `sites/<id>.json` (a Site), `manifest.json`.
 */
export const contentPath = {
  manifest: 'manifest.json',
  quiz: (pack: PackId) => `packs/${pack}/quiz.json`,
  packMedia: (pack: PackId, file: string) => `packs/${pack}/media/${file}`,
  brand: (brand: BrandId) => `brands/${brand}/brand.json`,
  brandMedia: (brand: BrandId, file: string) => `brands/${brand}/media/${file}`,
  site: (site: SiteId) => `sites/${site}.json`,
} as const;
