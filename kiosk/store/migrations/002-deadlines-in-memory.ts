/** When a page counts as gone is kept by the host, by a clock that never jumps: a deadline on disk could only be of the wall clock. */
export const deadlinesInMemory = /* sql */ `
  DROP INDEX session_open;
  ALTER TABLE session DROP COLUMN deadline_at;
  CREATE INDEX session_open ON session (started_at) WHERE ended_at IS NULL;
`;
