import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { IdleTimes } from '#contract/host-api.ts';
import { openHost } from '#host/host.ts';
import { PAGE_FOLDER } from '#proof/terminal/built-page.ts';
import { serveHost } from '#shell-http/serve-host.ts';
import { installVersion } from '#store/content-versions.ts';
import { rememberCentral, terminalId } from '#store/settings.ts';
import { openStore, type Store } from '#store/store.ts';
import { waitingEvents } from '#tests/support/outbox.ts';
import { type SessionEvent, sessionEvent } from '#wire/event.ts';
import { makeSealingKeyPair, open } from '#wire/sealed.ts';
import { shippedFolder } from './shipped-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A whole terminal in this process: the real host over SQLite in a folder of its own, served on the loopback interface. */
export interface RealTerminal {
  readonly url: string;
  readonly data: string;
  /** A second connection to the store, as the agent has one. */
  readonly beside: Store;
  readonly logged: readonly string[];
  /** What lies in the outbox, in the order in which it was captured. */
  events(): readonly SessionEvent[];
  /** The submission sealed beside an event, opened as central would; null: there is none. */
  submissionOf(event: string): Promise<unknown>;
  /** Lets so much time pass on the clock of the host's backstop. */
  advance(ms: number): void;
  close(): Promise<void>;
}

export interface TerminalOptions {
  /** A content version in a folder; the shipped one, when there is none. */
  readonly content?: string;
  /** Null: the first site of the content. */
  readonly site: string | null;
  readonly idle?: IdleTimes;
  /** Has central been met, so that a contact is offered? */
  readonly enrolled?: boolean;
}

export const startRealTerminal = async ({
  content = shippedFolder(),
  site,
  idle,
  enrolled = true,
}: TerminalOptions): Promise<RealTerminal> => {
  const folder = temporaryFolder('terminal');
  const data = folder.path;
  const installed = installVersion(join(data, 'content'), content);
  if (!installed.ok) throw new Error(installed.error);
  const beside = openStore(join(data, 'kiosk.sqlite'));
  const keys = await makeSealingKeyPair();
  const sealingKey = { id: 'key-1', publicKey: keys.publicKey };
  if (enrolled)
    rememberCentral(beside, {
      tenant: 'office',
      terminal: terminalId(beside, uuidv7),
      url: 'http://127.0.0.1:1/',
      sealingKey,
      centralKey: 'AAAA',
    });
  let skipped = 0;
  const logged: string[] = [];
  const opened = openHost({
    dataFolder: data,
    pageFolder: PAGE_FOLDER,
    site,
    app: 'test',
    now: () => new Date(),
    uptimeMs: () => performance.now() + skipped,
    newId: uuidv7,
    log: (line) => logged.push(line),
    // What a test sees must not hang on how full the disk of its machine is.
    disk: { room: () => ({ size: 1, free: 1 }) },
    ...(idle === undefined ? {} : { idle }),
  });
  if (!opened.ok) throw new Error(opened.error);
  const host = opened.value;
  const served = await serveHost(host, 0);
  return {
    url: served.url,
    data,
    beside,
    logged,
    events: () => waitingEvents(beside, 1000).map(({ body }) => sessionEvent.parse(JSON.parse(body))),
    submissionOf: async (event) => {
      const sealed = waitingEvents(beside, 1000).find(({ id }) => id === event)?.sealed;
      if (sealed === null || sealed === undefined) return null;
      const plain = await open(sealed, keys.privateKey, event);
      if (!plain.ok) throw new Error(plain.error);
      return plain.value;
    },
    advance: (ms) => {
      skipped += ms;
    },
    close: async () => {
      await served.close();
      host.close();
      beside.close();
      folder.remove();
    },
  };
};
