import { z } from 'zod';

/**
 * What a terminal tells the office about itself, as long as it holds. The table in `sync-agent/README.md` lists the same codes.
 * A newer terminal may know more of them: central takes any code and shows its detail.
 */
export const TERMINAL_TROUBLES = {
  TERMINAL_STORE_SALVAGED: 'The store was damaged. What could be read was carried over; the damaged files are kept beside it.',
  TERMINAL_STORE_BEHIND: 'The store came back older than it was: what had been captured after that point is lost.',
  TERMINAL_DISK_LOW: 'Less than 20 % of the disk is free.',
  TERMINAL_DISK_SCARCE: 'Less than 10 % of the disk is free: nothing is written that is not an answer.',
  TERMINAL_DISK_FULL: 'Less than 3 % of the disk is free: no contact is offered, the games go on.',
  TERMINAL_CONTENT_REFUSED: 'New content was refused; the terminal plays the old one.',
} as const satisfies Record<string, string>;
export type TerminalTroubleCode = keyof typeof TERMINAL_TROUBLES;

export const terminalTrouble = z.object({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{2,63}$/),
  since: z.iso.datetime({ precision: 3 }),
  /** Places and figures, never values. */
  detail: z.string().max(500),
});
export type TerminalTrouble = z.infer<typeof terminalTrouble>;
