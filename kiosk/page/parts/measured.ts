import { useLayoutEffect } from 'preact/hooks';

/** Tells when words may need another size: the window, the way to play or the content changed, or a font came. Returns how to stop. */
export const whenMeasuresChange = (then: () => void): (() => void) => {
  window.addEventListener('resize', then);
  document.fonts.addEventListener('loadingdone', then);
  return () => {
    window.removeEventListener('resize', then);
    document.fonts.removeEventListener('loadingdone', then);
  };
};

/** Measures before anything is painted, and again whenever `inputs` or the measures of the page change. */
export const useMeasured = (measure: () => void, inputs?: readonly unknown[]): void => {
  useLayoutEffect(() => {
    measure();
    return whenMeasuresChange(measure);
  }, inputs);
};
