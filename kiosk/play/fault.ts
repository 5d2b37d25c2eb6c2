import { isKioskErrorCode, type KioskError, type KioskErrorCode } from '#contract/errors.ts';
import type { KioskContext } from './visit.ts';

/** What the host will say again however often it is asked: trying again would only keep the visitor waiting. */
const LASTING: ReadonlySet<KioskErrorCode> = new Set([
  'KIOSK_BAD_REQUEST',
  'KIOSK_UNKNOWN_CAMPAIGN',
  'KIOSK_UNKNOWN_SESSION',
  'KIOSK_SESSION_ENDED',
  'KIOSK_UNKNOWN_QUESTION',
  'KIOSK_BAD_ANSWER',
  'KIOSK_CONTACT_NOT_OFFERED',
  'KIOSK_BAD_SUBMISSION',
  'KIOSK_PAGE_FAULT',
]);

/** Can the visit go on when the visitor tries again? Otherwise it ends here, and a new one can begin. */
export const isMendable = ({ visit }: Pick<KioskContext, 'visit'>): boolean => visit.fault === null || !LASTING.has(visit.fault.code);

/** What a failed host call means for the visitor. */
export const faultOf = (error: unknown): KioskError => {
  if (typeof error === 'object' && error !== null && 'code' in error && 'detail' in error) {
    const { code, detail } = error;
    if (typeof code === 'string' && isKioskErrorCode(code) && typeof detail === 'string') return { code, detail };
  }
  return { code: 'KIOSK_UNREACHABLE', detail: String(error) };
};
