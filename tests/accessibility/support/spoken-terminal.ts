import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { type CompiledContent, compileContent } from '#compiler/compile-content.ts';
import { writeContent } from '#compiler/write-content.ts';
import type { IdleTimes } from '#contract/host-api.ts';
import { openHost } from '#host/host.ts';
import { serveHost } from '#shell-http/serve-host.ts';
import { installVersion } from '#store/content-versions.ts';
import { waitingEvents } from '#store/outbox.ts';
import { rememberCentral, terminalId } from '#store/settings.ts';
import { openStore } from '#store/store.ts';
import { PROJECT } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { type SessionEvent, sessionEvent } from '#wire/event.ts';
import { makeSealingKeyPair, open } from '#wire/sealed.ts';

/** A terminal with the shipped content: the real host over a real store, enrolled with a key of the test. */
export interface SpokenTerminal {
  readonly url: string;
  readonly content: CompiledContent;
  readonly events: () => readonly SessionEvent[];
  /** The contact of the last event, opened with central's key. */
  readonly lastContact: () => Promise<unknown>;
  readonly close: () => Promise<void>;
}

interface Options {
  readonly idle?: IdleTimes;
  /** More files for the content version, put beside the content before it is compiled. */
  readonly content?: string;
}

export const startSpokenTerminal = async ({ idle, content = join(PROJECT, 'quiz-content') }: Options = {}): Promise<SpokenTerminal> => {
  const folder = temporaryFolder('speech');
  const compiled = await compileContent(content);
  if (!compiled.ok) throw new Error(`the content does not compile: ${compiled.error.map(({ message }) => message).join('; ')}`);
  await writeContent(compiled.value, join(folder.path, 'source'));
  const data = join(folder.path, 'terminal');
  const installed = installVersion(join(data, 'content'), join(folder.path, 'source'));
  if (!installed.ok) throw new Error(installed.error);
  const store = openStore(join(data, 'kiosk.sqlite'));
  const pair = await makeSealingKeyPair();
  rememberCentral(store, {
    tenant: 'office',
    terminal: terminalId(store, uuidv7),
    url: 'http://127.0.0.1:1/',
    sealingKey: { id: 'key-1', publicKey: pair.publicKey },
    centralKey: 'AAAA',
  });
  const host = openHost({
    dataFolder: data,
    pageFolder: process.env['ESTRAN_PAGE'] ?? join(PROJECT, 'dist/page'),
    site: 'hall-portrait',
    app: 'test',
    now: () => new Date(),
    uptimeMs: () => performance.now(),
    newId: uuidv7,
    log: () => undefined,
    ...(idle === undefined ? {} : { idle }),
  });
  if (!host.ok) throw new Error(host.error);
  const served = await serveHost(host.value, 0);
  const items = () => waitingEvents(store, 100);
  return {
    url: served.url,
    content: compiled.value,
    events: () => items().map(({ body }) => sessionEvent.parse(JSON.parse(body))),
    lastContact: async () => {
      const item = items().at(-1);
      if (item?.sealed == null) return null;
      const { id } = sessionEvent.parse(JSON.parse(item.body));
      return open(item.sealed, pair.privateKey, id);
    },
    close: async () => {
      await served.close();
      host.value.close();
      store.close();
      folder.remove();
    },
  };
};
