import { assign, fromPromise, setup } from 'xstate';
import type { EndSession, GiveAnswer, KioskState, StartedSession, StartSession, ViewName } from '#contract/host-api.ts';
import type { QuestionId, SessionId } from '#contract/ids.ts';
import { type AccessModes, isUntimed, PLAIN_ACCESS, voiceOf } from './access.ts';
import { faultOf, isMendable } from './fault.ts';
import type { AnyGame, Now } from './games/game.ts';
import {
  callBackOffered,
  firstAsked,
  homeLocaleOf,
  isAtRest,
  type KioskContext,
  type KioskEvent,
  localesOf,
  NEW_VISIT,
  neighbourOf,
  problemsOf,
  unsavedOf,
  type Visit,
} from './visit.ts';

/** What the play asks of the host. The page gives real requests, a test gives its own. A rejection is a `KioskError`. */
export interface HostCalls {
  readonly startSession: (body: StartSession) => Promise<StartedSession>;
  readonly giveAnswer: (session: SessionId, question: QuestionId, body: GiveAnswer) => Promise<void>;
  readonly endSession: (session: SessionId, body: EndSession) => Promise<void>;
  /** Ends a session that nobody waits for. Must not throw: when it fails, the host's backstop ends the session. */
  readonly endUnattended: (session: SessionId, body: EndSession) => void;
}

/** Where a clock must stay, since a terminal cannot wait for ever: ten times as long. */
const patienceWith = (access: AccessModes): number => (isUntimed(access) ? 10 : 1);

/** What the play needs besides the host. */
export interface PlaySurroundings {
  /** The kinds of games that can be played. */
  readonly games: readonly AnyGame[];
  /** Milliseconds that only grow: what games with a clock go by. */
  readonly uptimeMs: () => number;
}

/** What a game may lean on now. */
export const nowFor = (access: AccessModes, uptimeMs: number): Now => ({ at: uptimeMs, untimed: isUntimed(access) });

/** How long the thanks stay when nobody touches anything. */
const THANKS_MS = 15_000;

export const PAGE_FAULT = { code: 'KIOSK_PAGE_FAULT', detail: 'a view could not be drawn' } as const;

/** A visit with a part of it changed, as the machine's context takes it. */
export const change = (visit: Visit, part: Partial<Visit>): { visit: Visit } => ({ visit: { ...visit, ...part } });

/** The words the machine is written in: its calls, actions, guards and delays. */
export const playSetup = (host: HostCalls, { uptimeMs }: PlaySurroundings) =>
  setup({
    types: {
      context: {} as KioskContext,
      events: {} as KioskEvent,
      input: {} as { kiosk: KioskState },
    },
    actors: {
      startSession: fromPromise<StartedSession, StartSession>(({ input }) => host.startSession(input)),
      giveAnswer: fromPromise<void, { session: SessionId; question: QuestionId; body: GiveAnswer }>(({ input }) =>
        host.giveAnswer(input.session, input.question, input.body),
      ),
      endSession: fromPromise<void, { session: SessionId; body: EndSession }>(({ input }) => host.endSession(input.session, input.body)),
    },
    actions: {
      show: assign((_, params: { view: ViewName }) => ({ view: params.view })),
      fail: assign(({ context }, params: { error: unknown }) => change(context.visit, { fault: faultOf(params.error) })),
      endUnattended: ({ context: { view, visit } }, params: { endedBy: 'idle' | 'left' }) => {
        if (visit.session !== null)
          host.endUnattended(visit.session, { endedBy: view === 'fault' ? 'fault' : params.endedBy, lastView: view });
      },
      wipe: assign(({ context: { kiosk } }) => ({
        visit: NEW_VISIT,
        countdown: 0,
        locale: homeLocaleOf(kiosk),
        access: PLAIN_ACCESS,
        voice: voiceOf(kiosk.site),
        dialog: null,
        place: null,
      })),
      warn: assign(({ context }) => ({ countdown: context.kiosk.idle.warningSeconds })),
      countDown: assign(({ context }) => ({ countdown: context.countdown - 1 })),
    },
    guards: {
      atRest: ({ context }) => isAtRest(context),
      nothingToPlay: ({ context }) => context.kiosk.campaigns.length === 0,
      oneLocale: ({ context }) => localesOf(context.kiosk).length <= 1,
      oneCampaign: ({ context }) => context.kiosk.campaigns.length === 1,
      lastQuestion: ({ context }) => neighbourOf(context, 1) === null,
      // A pack of a kind that this app does not know, or whose rules it cannot read: newer than the terminal.
      gameUnknown: ({ context }) => (context.visit.campaign?.quiz.game ?? null) !== null && context.visit.round === null,
      gamePlayed: ({ context }) => context.visit.round !== null,
      gameUnsaved: ({ context }) => unsavedOf(context.visit) !== null,
      gameOver: ({ context }) => context.visit.round?.isOver === true,
      gameWakes: ({ context }) => context.visit.round !== null && context.visit.round.wakesAt !== null,
      nothingAsked: ({ context }) => firstAsked(context) === null,
      contactOffered: ({ context }) => context.kiosk.contactOffered && context.kiosk.brand.contact.purposes.length > 0,
      callBackOffered: ({ context }) => callBackOffered(context),
      callBackWanted: ({ context }) => context.visit.request !== null,
      somethingAgreed: ({ context }) => Object.values(context.visit.consents).some(Boolean),
      contactComplete: ({ context }) => problemsOf(context).length === 0,
      correctingField: ({ context }) => context.visit.correcting === 'field',
      correctingConsent: ({ context }) => context.visit.correcting === 'consent',
      mendable: ({ context }) => isMendable(context),
      timeIsUp: ({ context }) => context.countdown <= 1,
    },
    delays: {
      idle: ({ context }) => context.kiosk.idle.afterSeconds * 1000 * patienceWith(context.access),
      second: 1000,
      wake: ({ context }) => Math.max(0, (context.visit.round?.wakesAt ?? 0) - uptimeMs()),
      thanks: ({ context }) => THANKS_MS * patienceWith(context.access),
    },
  });

export type PlayWords = ReturnType<typeof playSetup>;
