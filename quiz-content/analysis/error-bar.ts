import { percent, type ReportLanguage } from './finding.ts';

/** Half the 95 % interval of a share that was measured on `visits` (Wilson's: it does not shrink to nothing at 0 and at 1); 0 of an exact one. */
export const errorOf = (share: number, visits: number | null): number => {
  if (visits === null) return 0;
  const z = 1.96;
  return (z / (1 + z ** 2 / visits)) * Math.sqrt((share * (1 - share)) / visits + z ** 2 / (4 * visits ** 2));
};

/** `12.3 %`, or `12.3 % ± 0.4 %` of a share that comes from chance. */
export const percentWithError = (share: number, error: number, language: ReportLanguage, digits = 1): string =>
  percent(share, language, digits) + (error > 0 ? ` ± ${percent(error, language, digits)}` : '');
