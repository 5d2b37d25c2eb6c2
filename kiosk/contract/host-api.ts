import type { Locale } from '#fields/types.ts';
import type { Answer } from './answer.ts';
import type { CompiledQuiz } from './compiled-quiz.ts';
import type { Brand, Site } from './content.ts';
import type { CampaignId, PackId, QuestionId, SessionId } from './ids.ts';
import type { Place } from './place.ts';
import type { Submission } from './submission.ts';

/**
 * All that the page may ask of the machine. Bodies are JSON; a failure is a `KioskError` with its HTTP status.
 *
 * | route | body → answer |
 * |---|---|
 * | `GET /api/kiosk` | → `KioskState` |
 * | `GET /api/events?after=N` | → `HostEvents`; a long poll: answers at once when something is newer than N, else after some 25 s |
 * | `POST /api/sessions` | `StartSession` → `StartedSession` |
 * | `PUT /api/sessions/:id/answers/:question` | `GiveAnswer` → 204 once the answer is on disk; sent again it changes the answer |
 * | `POST /api/sessions/:id/seen` | → 204; the visitor is still there: the backstop deadline moves on |
 * | `POST /api/sessions/:id/end` | `EndSession` → 204 once the event lies in the outbox; repeated it changes nothing |
 * | `GET /api/leaderboards/:pack` | → `Leaderboard` of today |
 * | `PUT /api/sessions/:id/score` | `EnterScore` → `Leaderboard` with the session's own line; sent again it changes that line |
 * | `GET /api/health` | → `Health` |
 * | `GET /media/packs/:pack/:version/…`, `GET /media/brands/:brand/…` | the picture |
 * | `GET /media/voice/:locale/index.json`, `…/:file` | the clips of a language: what the voice says, made beforehand |
 * | anything else | the page's own files |
 */
export const routes = {
  kiosk: '/api/kiosk',
  events: (after: number) => `/api/events?after=${after}`,
  sessions: '/api/sessions',
  answer: (session: SessionId, question: QuestionId) => `/api/sessions/${session}/answers/${question}`,
  seen: (session: SessionId) => `/api/sessions/${session}/seen`,
  end: (session: SessionId) => `/api/sessions/${session}/end`,
  leaderboard: (pack: PackId) => `/api/leaderboards/${pack}`,
  score: (session: SessionId) => `/api/sessions/${session}/score`,
  health: '/api/health',
  packMedia: (quiz: Pick<CompiledQuiz, 'id' | 'version'>, file: string) => `/media/packs/${quiz.id}/${quiz.version}/${file}`,
  brandMedia: (brand: Pick<Brand, 'id'>, file: string) => `/media/brands/${brand.id}/${file}`,
  voice: (locale: Locale, file: string) => `/media/voice/${locale}/${file}`,
} as const;

/** A game that this terminal offers now. */
export interface Campaign {
  readonly id: CampaignId;
  readonly quiz: CompiledQuiz;
}

export interface KioskState {
  readonly terminal: string;
  readonly contentVersion: string;
  readonly site: Site;
  readonly brand: Brand;
  readonly campaigns: readonly Campaign[];
  /** What results and « Autour de moi » recommend, secrets included. */
  readonly places: readonly Place[];
  /** Is a contact offered? Only when the central store's public key is known. */
  readonly contactOffered: boolean;
  readonly idle: IdleTimes;
  /** Where the long poll of events begins. */
  readonly eventCursor: number;
}

export interface IdleTimes {
  /** Seconds without a touch, a key or a device input until the warning shows. */
  readonly afterSeconds: number;
  /** Seconds the warning counts down; 20 at least (WCAG 2.2.1). */
  readonly warningSeconds: number;
}

export type HostEvent =
  /** A new content version is in place: load it between two sessions. */
  | { readonly kind: 'content-changed'; readonly version: string }
  /** Contact became possible, or stopped being so. */
  | { readonly kind: 'contact-offered'; readonly offered: boolean }
  /** The backstop ended a session whose page seemed gone. */
  | { readonly kind: 'session-ended'; readonly session: SessionId };

export interface HostEvents {
  /** Ask for the next ones after this. */
  readonly cursor: number;
  readonly events: readonly HostEvent[];
}

export interface StartSession {
  readonly campaign: CampaignId;
  readonly quizVersion: string;
  readonly locale: Locale;
}

export interface StartedSession {
  readonly session: SessionId;
}

export interface GiveAnswer {
  readonly answer: Answer['value'];
  /** The language the question was read in. */
  readonly locale: Locale;
  /** Milliseconds between seeing the question and answering it. */
  readonly tookMs: number;
}

/** Where a session can end. The same words as the page's `data-view`. */
export const VIEWS = [
  'attract',
  'language',
  'games',
  'question',
  'result',
  'age',
  'consent',
  'contact',
  'review',
  'thanks',
  'fault',
  'closed',
  'operator',
] as const;
export type ViewName = (typeof VIEWS)[number];

/** `finished`: the visitor went to the end. `left`: gave up or started again. `idle`: nobody there. `fault`: the page could not go on. */
export type EndedBy = 'finished' | 'left' | 'idle' | 'fault';

export interface EndSession {
  readonly endedBy: EndedBy;
  readonly lastView: ViewName;
  /** Sealed by the host before it is written; absent when the visitor kept to themselves. */
  readonly submission?: Submission;
}

export interface Health {
  readonly ok: boolean;
  readonly contentVersion: string | null;
  /** Events that central has not acknowledged yet. */
  readonly waiting: number;
  readonly enrolled: boolean;
}
