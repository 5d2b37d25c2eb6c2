import type { Site } from '#contract/content.ts';
import { SAMPLE_SITE } from '#tests/fixtures/sample-kiosk.ts';
import { GEOMETRIES } from '#tests/support/browser.ts';

const PITCH = { portrait: 0.369, landscape: 0.277, tablet: 0.17 } as const;

/** The sample's place with another body. */
export const siteOf = (geometry: keyof typeof GEOMETRIES): Site => ({
  ...SAMPLE_SITE,
  pixelPitchMm: PITCH[geometry],
  geometry: { widthPx: GEOMETRIES[geometry].width, heightPx: GEOMETRIES[geometry].height },
});
