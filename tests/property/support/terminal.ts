import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { compileContent } from '#compiler/compile-content.ts';
import { writeContent } from '#compiler/write-content.ts';
import type { KioskState } from '#contract/host-api.ts';
import { openHost } from '#host/host.ts';
import { hostClient } from '#page/host-client.ts';
import type { HostCalls } from '#play/kiosk-machine.ts';
import { installVersion } from '#store/content-versions.ts';
import { openStore } from '#store/store.ts';
import { waitingEvents } from '#tests/support/outbox.ts';
import { PROJECT } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { type Draft, SVG, validBrand, validSite, write } from '#tests/unit/compiler/support/packs.ts';

/** A terminal with one game: compiled, installed and served as it would be, and called by the page's own client. */
export interface Terminal {
  readonly kiosk: KioskState;
  readonly calls: HostCalls;
  /** What lies in the outbox: the exact texts that the agent would send. */
  readonly outbox: () => readonly string[];
  /** What the host wrote to its log: nothing, as long as all goes well. */
  readonly logged: readonly string[];
  [Symbol.dispose](): void;
}

/** The same terminal for everybody who speaks the languages of the pack. */
const brandFor = (locales: readonly string[]): Draft => {
  const brand = validBrand();
  const spoken = Object.fromEntries(locales.map((locale) => [locale, `text (${locale})`]));
  brand.contact = {
    controller: 'The office',
    noticeVersion: '1',
    notice: spoken,
    purposes: [{ id: 'news', recipient: 'The office', text: spoken, channel: 'email', transfer: false }],
  };
  return brand;
};

/** Compiles the pack with a brand and a site, installs it, and opens a host over a store of its own. A finding is an error. */
export const terminalWith = async (pack: Draft): Promise<Terminal> => {
  const folder = temporaryFolder('play');
  const source = join(folder.path, 'source');
  write(source, 'packs/small/quiz.json', pack);
  write(source, 'packs/small/media/picture.svg', SVG);
  write(source, 'brands/office/brand.json', brandFor(Array.isArray(pack.locales) ? pack.locales.map(String) : []));
  write(source, 'brands/office/media/logo.svg', SVG);
  write(source, 'sites/hall.json', validSite());
  const compiled = await compileContent(source);
  if (!compiled.ok) throw new Error(compiled.error.map(({ code, where, message }) => `${code} ${where}: ${message}`).join('\n'));
  const { warnings } = compiled.value;
  if (warnings.length > 0) throw new Error(warnings.map(({ code, where }) => `${code} ${where}`).join('\n'));

  const data = join(folder.path, 'terminal');
  await writeContent(compiled.value, join(folder.path, 'version'));
  const installed = installVersion(join(data, 'content'), join(folder.path, 'version'));
  if (!installed.ok) throw new Error(installed.error);
  const started = performance.now();
  const logged: string[] = [];
  const opened = openHost({
    dataFolder: data,
    pageFolder: join(PROJECT, 'tests/fixtures/page'),
    site: null,
    app: 'test',
    now: () => new Date(),
    uptimeMs: () => performance.now() - started,
    newId: uuidv7,
    log: (line) => logged.push(line),
  });
  if (!opened.ok) throw new Error(opened.error);
  const host = opened.value;
  const calls = hostClient((path, init) => host.fetch(new Request(new URL(String(path), 'http://127.0.0.1:4800'), init)));
  const beside = openStore(join(data, 'kiosk.sqlite'));
  return {
    kiosk: await calls.loadKiosk(),
    calls,
    logged,
    outbox: () => waitingEvents(beside, 1000).map(({ body }) => body),
    [Symbol.dispose]: () => {
      beside.close();
      host.close();
      folder.remove();
    },
  };
};
