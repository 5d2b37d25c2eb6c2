/** Thirty days of sent events must not be read through to find the one that waits. */
export const outboxByState = /* sql */ `
  DROP INDEX event_waiting;
  CREATE INDEX event_state ON event (state, settled_at);
`;
