import { type KioskState, routes } from '#contract/host-api.ts';
import { report } from './report.ts';

/** The file lies on the same machine: later than this it will not come. */
const PATIENCE_MS = 3_000;

type Titled = Pick<KioskState, 'contentVersion' | 'brand'>;

/** Every content version has a family of its own: a font that changed never draws a title of before. */
const familyOf = ({ contentVersion, brand }: Titled): string => `titles ${brand.id} ${contentVersion}`;

/** What the style sheet puts before the family of the page. A family that did not load is skipped by the browser at once. */
export const titleFamily = (kiosk: Titled): string =>
  JSON.stringify(kiosk.brand.font === null ? 'Atkinson Hyperlegible Next' : familyOf(kiosk));

interface Fonts<One extends { readonly load: () => Promise<unknown> }> {
  /** `document.fonts`. */
  readonly shown: { readonly add: (face: One) => unknown; readonly delete: (face: One) => boolean };
  readonly make: (family: string, source: string) => One;
  readonly pause: (ms: number) => Promise<void>;
}

export interface TitleFont {
  /** Resolves when the font of the brand's titles is there, or will not come. Nothing is drawn with it before. Never rejects. */
  readonly prepare: (kiosk: Titled) => Promise<void>;
  /** This content is shown now: fonts of before are let go. */
  readonly settle: (kiosk: Titled) => void;
}

/** Loads the fonts that brands bring for their titles. Only a font that is whole is ever shown, so no text waits for one and none jumps. */
export const titleFontOf = <One extends { readonly load: () => Promise<unknown> }>({ shown, make, pause }: Fonts<One>): TitleFont => {
  /** By family, in the order they came. The name is kept here: a browser gives it back in quotes. */
  const faces = new Map<string, One>();
  const prepare = async (kiosk: Titled): Promise<void> => {
    const { brand } = kiosk;
    if (brand.font === null || faces.has(familyOf(kiosk))) return;
    const face = make(familyOf(kiosk), `url(${JSON.stringify(routes.brandMedia(brand, brand.font.headings.file))})`);
    const loaded = await Promise.race([
      face.load().then(
        () => true,
        () => false,
      ),
      pause(PATIENCE_MS).then(() => false),
    ]);
    if (!loaded) {
      report('the font of the titles', 'KIOSK_UNKNOWN_FILE');
      return;
    }
    shown.add(face);
    faces.set(familyOf(kiosk), face);
  };
  const settle = (kiosk: Titled): void => {
    const wanted = familyOf(kiosk);
    if (!faces.has(wanted)) return;
    for (const [family, face] of faces) {
      if (family === wanted) return;
      shown.delete(face);
      faces.delete(family);
    }
  };
  return { prepare, settle };
};
