import { isKioskErrorCode, type KioskError } from '#contract/errors.ts';
import {
  type EndSession,
  type GiveAnswer,
  type HostEvents,
  type KioskState,
  routes,
  type StartedSession,
  type StartSession,
} from '#contract/host-api.ts';
import { isId, type QuestionId, type SessionId } from '#contract/ids.ts';
import type { Leaderboard } from '#contract/leaderboard.ts';
import { faultOf } from '#play/fault.ts';
import type { HostCalls } from '#play/kiosk-machine.ts';
import type { LeaderboardCalls } from './leaderboard/calls.ts';
import { report } from './report.ts';

export interface HostClient extends HostCalls, LeaderboardCalls {
  readonly loadKiosk: () => Promise<KioskState>;
  readonly nextEvents: (after: number, signal: AbortSignal) => Promise<HostEvents>;
  /** The visitor is still there. Nobody waits for it: the host's deadline is generous. */
  readonly seen: (session: SessionId) => void;
}

const fault = (code: KioskError['code'], detail: string): KioskError => ({ code, detail });

/** A host that is late counts as gone: the visitor must not stand before a page that waits for ever. */
const PATIENCE_MS = 8_000;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const errorOf = async (response: Response): Promise<KioskError> => {
  const body: unknown = await response.json().catch(() => null);
  if (isRecord(body)) {
    const { code, detail } = body;
    if (typeof code === 'string' && isKioskErrorCode(code)) return fault(code, typeof detail === 'string' ? detail : '');
  }
  return fault('KIOSK_HOST_FAULT', `status ${response.status}`);
};

/** The host and the page come from one build; this only tells our host's answer from somebody else's. */
const isKioskState = (value: unknown): value is KioskState =>
  isRecord(value) && Array.isArray(value['campaigns']) && isRecord(value['brand']) && isRecord(value['site']) && isRecord(value['idle']);

const isHostEvents = (value: unknown): value is HostEvents =>
  isRecord(value) && typeof value['cursor'] === 'number' && Array.isArray(value['events']);

const isStarted = (value: unknown): value is StartedSession =>
  isRecord(value) && typeof value['session'] === 'string' && isId('session', value['session']);

const isLeaderboard = (value: unknown): value is Leaderboard => isRecord(value) && Array.isArray(value['lines']);

/** The host over `fetch`. Every rejection is a `KioskError`. */
export const hostClient = (fetchFrom: typeof fetch): HostClient => {
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetchFrom(path, { signal: AbortSignal.timeout(PATIENCE_MS), ...init }).catch((cause: unknown) =>
      Promise.reject(fault('KIOSK_UNREACHABLE', String(cause))),
    );
    if (!response.ok) return Promise.reject(await errorOf(response));
    return response;
  };
  const send = (method: string, path: string, body: unknown, init: RequestInit = {}): Promise<Response> =>
    ask(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), ...init });
  const take = async <T>(response: Response, holds: (value: unknown) => value is T): Promise<T> => {
    const body: unknown = await response.json().catch(() => null);
    return holds(body) ? body : Promise.reject(fault('KIOSK_HOST_FAULT', `an answer of ${response.url} that the page does not know`));
  };

  return {
    loadKiosk: async () => take(await ask(routes.kiosk), isKioskState),
    nextEvents: async (after, signal) => take(await ask(routes.events(after), { signal }), isHostEvents),
    loadLeaderboard: async (pack) => take(await ask(routes.leaderboard(pack)), isLeaderboard),
    enterScore: async (session, score) => take(await send('PUT', routes.score(session), score), isLeaderboard),
    startSession: async (body: StartSession) => take(await send('POST', routes.sessions, body), isStarted),
    giveAnswer: async (session: SessionId, question: QuestionId, body: GiveAnswer) => {
      await send('PUT', routes.answer(session, question), body);
    },
    endSession: async (session: SessionId, body: EndSession) => {
      await send('POST', routes.end(session), body);
    },
    endUnattended: (session, body) => {
      // `keepalive` lets it leave even when the page is reloaded at this moment.
      send('POST', routes.end(session), body, { keepalive: true }).catch((cause: unknown) =>
        report('ending a session', faultOf(cause).code),
      );
    },
    seen: (session) => {
      ask(routes.seen(session), { method: 'POST' }).catch((cause: unknown) => report('seen', faultOf(cause).code));
    },
  };
};
