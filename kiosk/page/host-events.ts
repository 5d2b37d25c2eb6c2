import type { HostEvent } from '#contract/host-api.ts';
import { faultOf } from '#play/fault.ts';
import type { HostClient } from './host-client.ts';
import { report } from './report.ts';
import { backOff } from './waiting.ts';

/** The host answers a long poll within some 25 s; a connection that is silent for longer is dead. */
const POLL_MS = 40_000;

interface Listening {
  readonly host: Pick<HostClient, 'nextEvents'>;
  readonly after: number;
  readonly hear: (event: HostEvent) => void;
  readonly pause: (ms: number) => Promise<void>;
  readonly stopped: () => boolean;
}

/** Hears the host for as long as the page lives. A host that is away is asked again, more and more calmly. */
export const listenToHost = async ({ host, after, hear, pause, stopped }: Listening): Promise<void> => {
  let cursor = after;
  let failures = 0;
  while (!stopped()) {
    try {
      const { cursor: next, events } = await host.nextEvents(cursor, AbortSignal.timeout(POLL_MS));
      cursor = next;
      failures = 0;
      for (const event of events) hear(event);
    } catch (cause) {
      // Said once per outage: a host that restarts must not fill the log.
      if (failures === 0) report('listening to the host', faultOf(cause).code);
      failures += 1;
      await pause(backOff(failures));
    }
  }
};
