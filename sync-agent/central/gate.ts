import type { BatchLimits } from '#wire/protocol.ts';

/** The most that a body may hold, before compression and after. */
export const BODY_LIMIT = 5 * 1024 * 1024;
/** A little below the limit: a terminal counts its events, and the frame around them comes on top. */
const BYTES_AT_REST = 4_500_000;
/** What the protocol promises to any terminal: one event of the largest size. */
const BYTES_BEHIND = 2_500_000;

export interface GateOptions {
  /** So many batches are worked on at the same time: as many as ingest has connections. */
  readonly together: number;
  /** So many may wait besides, with so many bytes among them. Whoever comes then is asked to come later. */
  readonly mostWaiting: number;
  readonly mostBytes: number;
}

/** How much of central's work is under way. What waits lies in memory, so it has an end. */
export interface Gate {
  /**
   * Lets a request in: `read` takes its body at the pace of the network, `work` runs when its turn comes. Null when too much is inside.
   * Only bytes that have really come take room, each piece asked for with `makeRoom`: whoever announces a large body and sends nothing
   * must not shut the others out. `read` gives null when there was no room.
   */
  readonly pass: <Body, Value>(
    read: (makeRoom: (bytes: number) => boolean) => Promise<Body | null>,
    work: (body: Body) => Promise<Value>,
  ) => Promise<Value | null>;
  /** Does anybody wait for a turn? */
  readonly busy: () => boolean;
  /** What a terminal may send next: less while others wait. */
  readonly limits: () => BatchLimits;
  /** How long somebody who is turned away should stay away, spread so that not all come back at once. */
  readonly retryAfterSeconds: (below: (n: number) => number) => number;
}

export const makeGate = ({ together, mostWaiting, mostBytes }: GateOptions): Gate => {
  let running = 0;
  let bytesInside = 0;
  const waiting: (() => void)[] = [];
  const turn = (): Promise<void> | undefined => {
    if (running < together) {
      running += 1;
      return undefined;
    }
    return new Promise((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    // The turn is handed on: `running` stays as it is.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  return {
    pass: async (read, work) => {
      if (waiting.length >= mostWaiting) return null;
      let own = 0;
      const makeRoom = (bytes: number): boolean => {
        // One alone always has room.
        if (bytesInside > own && bytesInside + bytes > mostBytes) return false;
        own += bytes;
        bytesInside += bytes;
        return true;
      };
      try {
        const body = await read(makeRoom);
        if (body === null) return null;
        await turn();
        try {
          return await work(body);
        } finally {
          leave();
        }
      } finally {
        bytesInside -= own;
      }
    },
    busy: () => waiting.length > 0,
    limits: () => {
      const full = waiting.length / mostWaiting;
      const events = full > 0.75 ? 50 : full > 0.25 ? 200 : 500;
      return { events, bytes: full > 0.25 ? BYTES_BEHIND : BYTES_AT_REST, encodings: ['gzip'] };
    },
    retryAfterSeconds: (below) => 2 + below(9),
  };
};
