/** How long to wait after so many failures: from half a second, doubling, to ten seconds. */
export const backOff = (failures: number): number => Math.min(10_000, 500 * 2 ** Math.max(0, failures - 1));

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
