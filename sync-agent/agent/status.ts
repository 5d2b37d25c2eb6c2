import { statfsSync } from 'node:fs';
import { agentNoteOf } from '#store/agent-note.ts';
import { currentPosition } from '#store/incarnation.ts';
import { outboxCounts } from '#store/outbox.ts';
import { oldestWaiting, type ParkedEvent, parkedEvents } from '#store/outbox-figures.ts';
import { centralOf, readSetting } from '#store/settings.ts';
import type { Store } from '#store/store.ts';
import { troublesOf } from '#store/trouble.ts';
import type { SyncErrorCode } from '#wire/errors.ts';
import type { Position } from '#wire/event.ts';
import type { TerminalTrouble } from '#wire/trouble.ts';

const DAY_SECONDS = 24 * 3600;
const MOST_PARKED = 1000;

/** What will not pass by itself. */
const NEEDS_A_PERSON: ReadonlySet<string> = new Set<SyncErrorCode>([
  'SYNC_REVOKED',
  'SYNC_UNKNOWN_TERMINAL',
  'SYNC_BAD_CLAIM',
  'SYNC_OTHER_PROTOCOL',
  'SYNC_NOT_CENTRAL',
]);

/** How a terminal does, as its store and its disk tell it. Places and figures, never values. */
export interface AgentStatus {
  readonly terminal: string | null;
  readonly central: { readonly url: string; readonly sealingKeyId: string; readonly centralKey: string } | null;
  readonly position: Position | null;
  readonly waiting: number;
  /** By the terminal's clock; null: nothing waits. */
  readonly oldestSeconds: number | null;
  readonly parked: number;
  readonly parkedEvents: readonly ParkedEvent[];
  /** Written down every few minutes; null: never. */
  readonly lastContact: string | null;
  readonly error: { readonly code: string; readonly detail: string; readonly since: string } | null;
  /** How far the terminal's clock is behind central's. */
  readonly clockOffsetSeconds: number | null;
  /** From 0 to 1. */
  readonly diskFreeRatio: number;
  readonly troubles: readonly TerminalTrouble[];
  /** Why somebody has to look; empty: all is well. */
  readonly needsAPerson: readonly string[];
}

/** How much of the disk under this folder is free, from 0 to 1. */
export const diskFreeRatio = (folder: string): number => {
  const { bavail, blocks } = statfsSync(folder);
  return blocks === 0 ? 0 : bavail / blocks;
};

/** Seconds since the oldest event that waits was captured; a clock that went back makes it 0, not less. */
export const oldestSeconds = (store: Store, now: Date): number | null => {
  const oldest = oldestWaiting(store);
  return oldest === null ? null : Math.max(0, Math.round((now.getTime() - Date.parse(oldest)) / 1000));
};

export const agentStatus = (store: Store, folder: string, now: Date): AgentStatus => {
  const central = centralOf(store);
  const note = agentNoteOf(store);
  const { waiting, parked } = outboxCounts(store);
  const oldest = oldestSeconds(store, now);
  const troubles = troublesOf(store);
  const reasons = [
    central === null ? 'this terminal is not enrolled' : null,
    parked > 0 ? 'central took these events never; once the reason is gone, `agent release` lets them wait again' : null,
    oldest !== null && oldest > DAY_SECONDS ? 'an event has been waiting for more than a day' : null,
    note?.error && NEEDS_A_PERSON.has(note.error.code) ? `${note.error.code} does not pass by itself` : null,
    ...troubles.map(({ code }) => `${code} holds`),
  ];
  return {
    terminal: readSetting(store, 'terminal'),
    central: central && { url: central.url, sealingKeyId: central.sealingKey.id, centralKey: central.centralKey },
    position: currentPosition(store),
    waiting,
    oldestSeconds: oldest,
    parked,
    parkedEvents: parkedEvents(store, MOST_PARKED),
    lastContact: note?.contactAt ?? null,
    error: note?.error ?? null,
    clockOffsetSeconds: note?.clockOffsetMs == null ? null : Math.round(note.clockOffsetMs / 1000),
    diskFreeRatio: diskFreeRatio(folder),
    troubles,
    needsAPerson: reasons.filter((reason) => reason !== null),
  };
};

const span = (seconds: number): string => {
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 2 * DAY_SECONDS ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / DAY_SECONDS)} days`;
};

/** The same for a person, a fact a line. */
export const statusLines = (status: AgentStatus): string[] => {
  const { central, position, error } = status;
  const facts: readonly (readonly [string, string])[] = [
    ['terminal', status.terminal ?? 'none yet'],
    ['central', central === null ? 'not enrolled' : central.url],
    ['central key', central?.centralKey ?? '–'],
    ['sealing key', central?.sealingKeyId ?? '–'],
    ['incarnation', position === null ? 'nothing captured yet' : `${position.incarnation}, ${position.seq} captured`],
    ['waiting', `${status.waiting}${status.oldestSeconds === null ? '' : `, the oldest for ${span(status.oldestSeconds)}`}`],
    ['parked', String(status.parked)],
    ['last contact', status.lastContact ?? 'never'],
    ['last error', error === null ? 'none' : `${error.code} since ${error.since}: ${error.detail}`],
    ['clock', status.clockOffsetSeconds === null ? 'unknown' : `${status.clockOffsetSeconds} s behind central's`],
    ['disk', `${Math.round(status.diskFreeRatio * 100)} % free`],
  ];
  return [
    ...facts.map(([name, fact]) => `${name.padEnd(13)} ${fact}`),
    ...status.troubles.map(({ code, since, detail }) => `trouble       ${code} since ${since}: ${detail}`),
    ...status.parkedEvents.map(({ id, capturedAt, reason }) => `parked        ${id} of ${capturedAt}: ${reason}`),
    ...status.needsAPerson.map((reason) => `look          ${reason}`),
  ];
};
