/** The terminal's store: the session log that grows answer by answer, and the outbox of ended sessions. */
export const sessionsAndOutbox = /* sql */ `
  CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;

  -- Minted each time the host opens the store: a store that lost its tail never uses a sequence number twice.
  CREATE TABLE incarnation (
    id TEXT PRIMARY KEY,
    opened_at TEXT NOT NULL,
    predecessor TEXT REFERENCES incarnation (id),
    last_seq INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE session (
    id TEXT PRIMARY KEY,
    campaign TEXT NOT NULL,
    quiz TEXT NOT NULL,
    quiz_version TEXT NOT NULL,
    quiz_label TEXT NOT NULL,
    locale TEXT NOT NULL,
    started_at TEXT NOT NULL,
    -- When the host ends it if the page is never heard of again.
    deadline_at TEXT NOT NULL,
    ended_at TEXT
  ) STRICT;
  CREATE INDEX session_open ON session (deadline_at) WHERE ended_at IS NULL;

  -- The answers of open sessions, with their labels and fields: an event can be made of them when the content has gone.
  CREATE TABLE answer (
    session TEXT NOT NULL REFERENCES session (id),
    question TEXT NOT NULL,
    record TEXT NOT NULL,
    given_at TEXT NOT NULL,
    PRIMARY KEY (session, question)
  ) STRICT;

  CREATE TABLE event (
    id TEXT PRIMARY KEY,
    incarnation TEXT NOT NULL REFERENCES incarnation (id),
    seq INTEGER NOT NULL,
    body TEXT NOT NULL,
    captured_at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'parked')),
    settled_at TEXT,
    reason TEXT,
    UNIQUE (incarnation, seq)
  ) STRICT;
  CREATE INDEX event_waiting ON event (captured_at, incarnation, seq) WHERE state = 'waiting';

  -- Lies beside the event, never in it: erasure takes it away and the event stays.
  CREATE TABLE sealed_part (
    event TEXT PRIMARY KEY REFERENCES event (id),
    envelope TEXT NOT NULL
  ) STRICT;
`;
