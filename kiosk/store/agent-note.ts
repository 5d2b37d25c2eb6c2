import { z } from 'zod';
import { readSetting, writeSetting } from './settings.ts';
import type { Store } from './store.ts';

const KEY = 'agent';

/** What the agent leaves behind for who asks how the terminal does, also when the agent is gone. */
const agentNote = z.object({
  /** When central was last heard, by the terminal's clock; a few minutes late, since each note is a write. */
  contactAt: z.string().nullable(),
  /** Why nothing can be sent now; null: nothing is wrong. */
  error: z.object({ code: z.string(), detail: z.string(), since: z.string() }).nullable(),
  /** Milliseconds that the terminal's clock is behind central's. */
  clockOffsetMs: z.number().nullable(),
});
export type AgentNote = z.infer<typeof agentNote>;

/** Null: the agent has not said anything yet. */
export const agentNoteOf = (store: Store): AgentNote | null => {
  const text = readSetting(store, KEY);
  return text === null ? null : agentNote.parse(JSON.parse(text));
};

export const writeAgentNote = (store: Store, note: AgentNote): void => writeSetting(store, KEY, JSON.stringify(note));
