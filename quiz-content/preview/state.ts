import type { Journey } from '#proof/drive/journey.ts';
import type { Scene } from '#proof/terminal/mode.ts';

/** A finding of the compiler, as the bar shows it over the page. */
export interface Problem {
  readonly severity: 'error' | 'warning' | 'note';
  readonly code: string;
  readonly place: string;
  readonly said: Readonly<Record<'fr' | 'en', { readonly where: string; readonly message: string; readonly fix: string }>>;
}

/** What the bar knows. */
export interface PreviewState {
  /** Grows with every change. */
  readonly revision: number;
  /** Which content plays; null while there was none that could. */
  readonly version: string | null;
  /** The files are newer than what plays: they have mistakes. */
  readonly isBehind: boolean;
  readonly problems: readonly Problem[];
  readonly pack: string;
  readonly title: string;
  readonly locales: readonly string[];
  readonly brands: readonly { readonly id: string; readonly name: string }[];
  readonly sites: readonly {
    readonly id: string;
    readonly name: string;
    readonly widthPx: number;
    readonly heightPx: number;
    readonly pixelPitchMm: number;
  }[];
  readonly site: string;
  readonly brand: string;
  readonly views: readonly { readonly id: string; readonly title: Readonly<Record<'fr' | 'en', string>> }[];
}

/** How to get to a view. */
export interface Way {
  readonly scene: Scene;
  readonly journey: Journey;
}
