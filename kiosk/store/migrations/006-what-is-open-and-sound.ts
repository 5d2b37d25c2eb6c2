/**
 * What the office is told of every half minute must not read through thirty days of events: an index of those that are not sent, and how
 * far an incarnation's sent events were taken away, so that what is missing after a damage is not mistaken for them. And a digest of each
 * event's text: SQLite does not notice a bit that flips inside a text. Events from before have none.
 */
export const whatIsOpenAndSound = /* sql */ `
  CREATE INDEX event_open ON event (incarnation, seq, state) WHERE state <> 'sent';
  ALTER TABLE incarnation ADD COLUMN purged_to INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE event ADD COLUMN digest TEXT;
`;
