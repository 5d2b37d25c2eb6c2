/**
 * Every error that page and host say to each other. The table in `kiosk/README.md` lists the same codes;
 * `tests/architecture/error-codes.test.ts` holds both equal.
 */
export const KIOSK_ERRORS = {
  KIOSK_BAD_REQUEST: { status: 400, text: 'The request does not have the form this route takes.' },
  KIOSK_FOREIGN_ORIGIN: { status: 403, text: 'The request does not come from the page of this terminal.' },
  KIOSK_UNKNOWN_ROUTE: { status: 404, text: 'The host has no such route.' },
  KIOSK_UNKNOWN_FILE: { status: 404, text: 'The content version has no such file.' },
  KIOSK_UNKNOWN_CAMPAIGN: { status: 404, text: 'No such campaign runs on this terminal.' },
  KIOSK_UNKNOWN_SESSION: { status: 404, text: 'No such session was ever started here.' },
  KIOSK_SESSION_ENDED: { status: 409, text: 'The session has ended; nothing can be added to it.' },
  KIOSK_UNKNOWN_QUESTION: { status: 422, text: 'The quiz has no such question.' },
  KIOSK_BAD_ANSWER: { status: 422, text: 'The question cannot be answered like this.' },
  KIOSK_CONTACT_NOT_OFFERED: { status: 409, text: 'This terminal has no central key yet, so it takes no contact.' },
  KIOSK_BAD_SUBMISSION: { status: 422, text: 'The submission is not complete or does not match what was offered.' },
  KIOSK_BAD_INITIALS: { status: 422, text: 'The initials are not three letters, or say what nobody should read in a hall.' },
  KIOSK_NO_CONTENT: { status: 503, text: 'No content version is installed on this terminal.' },
  KIOSK_STORE_FAILED: { status: 500, text: 'The terminal could not write to its store.' },
  KIOSK_STORE_NEWER: { status: 503, text: 'The store was made by a newer app: install that one.' },
  KIOSK_NO_VOICE: { status: 503, text: 'The terminal has neither a voice nor clips for a language: it is silent there.' },
  KIOSK_HOST_FAULT: { status: 500, text: 'The host failed in a way it did not foresee.' },
  KIOSK_PAGE_FAULT: { status: 500, text: 'The page could not draw a view; the visit was ended.' },
  KIOSK_UNREACHABLE: { status: 503, text: 'The host did not answer the page.' },
} as const satisfies Record<string, { status: number; text: string }>;

export type KioskErrorCode = keyof typeof KIOSK_ERRORS;

/** An error as it travels from the host to the page. `detail` is for the log and the operator, never for the visitor. */
export interface KioskError {
  readonly code: KioskErrorCode;
  readonly detail: string;
}

export const isKioskErrorCode = (text: string): text is KioskErrorCode => Object.hasOwn(KIOSK_ERRORS, text);
