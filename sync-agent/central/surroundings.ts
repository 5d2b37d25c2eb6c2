/** Where central gets the hour and its chance from: one place, so that tests hold both. */
export interface Surroundings {
  readonly now: () => Date;
  /** A whole number from 0, below `n`; unpredictable. */
  readonly below: (n: number) => number;
  /** For the operator's log: codes and counts, never a word of a visitor. */
  readonly log: (line: string) => void;
}
