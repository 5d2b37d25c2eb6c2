import { networkInterfaces } from 'node:os';
import { newestEvent } from '#store/outbox.ts';
import { dataVersion, type Store } from '#store/store.ts';

/** How often the agent looks whether another connection has committed: 50 ms cost 0.8 % of a core. */
const LOOK_MS = 50;
/** Every so many looks the machine's addresses are read, where that is wanted: once a second. */
const LOOKS_PER_NETWORK = 20;

/** The addresses of this machine as one text: another text means that a cable or a network came or went. */
export const ownAddresses = (): string =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((one) => !one.internal)
    .map((one) => one.address)
    .sort()
    .join(' ');

export interface Wait {
  readonly ms: number;
  /** The newest event when the last step began: what came since is new work. */
  readonly newest: number;
  /** For so long new work does not wake it: somebody asked to be left alone. */
  readonly deafMs: number;
  /** Also wakes when the machine has other addresses: no central was found. */
  readonly heedNetwork: boolean;
}

export interface Rest {
  /**
   * Waits `ms` at the most, for new work, for another network or for `interrupt`. An answer that a visitor gave is not work yet: it must
   * not shorten a retry.
   */
  readonly wait: (wait: Wait) => Promise<void>;
  readonly interrupt: () => void;
}

export const makeRest = (store: Store, addresses: () => string): Rest => {
  let interrupt: () => void = () => undefined;
  return {
    interrupt: () => interrupt(),
    wait: ({ ms, newest, deafMs, heedNetwork }) =>
      new Promise((resolve) => {
        let version: number | null = null;
        let looks = 0;
        const began = performance.now();
        const network = heedNetwork ? addresses() : '';
        const done = (): void => {
          clearInterval(look);
          resolve();
        };
        const isElsewhere = (): boolean => {
          looks += 1;
          if (!heedNetwork || looks % LOOKS_PER_NETWORK !== 0) return false;
          const now = addresses();
          return now !== network && now !== '';
        };
        const look = setInterval(() => {
          const past = performance.now() - began;
          if (past >= ms || isElsewhere()) return done();
          if (past < deafMs) return;
          const latest = dataVersion(store);
          if (latest === version) return;
          version = latest;
          if (newestEvent(store) !== newest) done();
        }, LOOK_MS);
        interrupt = done;
      }),
  };
};
