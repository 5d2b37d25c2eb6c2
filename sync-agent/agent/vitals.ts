import { type AgentNote, agentNoteOf, writeAgentNote } from '#store/agent-note.ts';
import type { Store } from '#store/store.ts';
import type { SyncError } from '#wire/errors.ts';

/** A contact alone is noted so seldom: each note is a write to the disk. */
const NOTE_MS = 5 * 60_000;
/** A clock that is further off than noted by this much is noted anew. */
const OFFSET_STEP_MS = 5_000;

/** How the agent does: kept in memory for its figures, and seldom in the store for who looks from outside. */
export interface Vitals {
  readonly contact: (clockOffsetMs: number | null) => void;
  readonly failure: (error: SyncError) => void;
  readonly now: () => AgentNote;
  /** Failures by code since the agent started. */
  readonly failures: () => ReadonlyMap<string, number>;
}

export const makeVitals = (store: Store, now: () => Date, uptimeMs: () => number): Vitals => {
  let current: AgentNote = agentNoteOf(store) ?? { contactAt: null, error: null, clockOffsetMs: null };
  let noted = current;
  let notedAt = Number.NEGATIVE_INFINITY;
  const failures = new Map<string, number>();

  const note = (): void => {
    writeAgentNote(store, current);
    noted = current;
    notedAt = uptimeMs();
  };
  return {
    now: () => current,
    failures: () => failures,
    contact: (clockOffsetMs) => {
      current = { contactAt: now().toISOString(), error: null, clockOffsetMs: clockOffsetMs ?? current.clockOffsetMs };
      const drifted = Math.abs((current.clockOffsetMs ?? 0) - (noted.clockOffsetMs ?? 0)) > OFFSET_STEP_MS;
      if (noted.error !== null || noted.contactAt === null || drifted || uptimeMs() - notedAt >= NOTE_MS) note();
    },
    failure: ({ code, detail }) => {
      failures.set(code, (failures.get(code) ?? 0) + 1);
      const since = current.error?.code === code ? current.error.since : now().toISOString();
      current = { ...current, error: { code, detail, since } };
      if (noted.error?.code !== code) note();
    },
  };
};
