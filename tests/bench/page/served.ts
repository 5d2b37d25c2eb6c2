import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type PreviewServer, preview } from 'vite';
import { type ContentManifest, contentPath } from '#contract/content.ts';
import { idOf } from '#contract/ids.ts';
import { SAMPLE_KIOSK } from '#tests/fixtures/sample-kiosk.ts';
import { PROJECT, type StartedProcess, startProcess } from '#tests/support/process.ts';
import { TWELVE_QUIZ } from './twelve.ts';

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#0E5A78"/></svg>';

/** The twelve questions as a content version. */
const writeTwelve = (folder: string): void => {
  const site = { ...SAMPLE_KIOSK.site, campaigns: [{ id: idOf('campaign', 'bench'), pack: TWELVE_QUIZ.id }] };
  const { brand } = SAMPLE_KIOSK;
  const files = new Map<string, string>([
    [contentPath.quiz(TWELVE_QUIZ.id), JSON.stringify(TWELVE_QUIZ)],
    [contentPath.brand(brand.id), JSON.stringify(brand)],
    [contentPath.brandMedia(brand.id, brand.logo), LOGO],
    [contentPath.site(site.id), JSON.stringify(site)],
  ]);
  const manifest: ContentManifest = {
    formatVersion: 1,
    version: 'twelve-questions',
    packs: [TWELVE_QUIZ.id],
    brands: [brand.id],
    sites: [site.id],
    files: [...files].map(([path, text]) => ({
      path,
      sha256: createHash('sha256').update(text).digest('hex'),
      bytes: Buffer.byteLength(text),
    })),
  };
  for (const [path, text] of [...files, [contentPath.manifest, JSON.stringify(manifest)] as const]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

export interface Served {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Our terminal as it is delivered: its host, its store on this disk, its built page. */
export const serveOurs = async (folder: string): Promise<Served> => {
  const content = join(folder, 'content');
  writeTwelve(content);
  const started: StartedProcess = await startProcess('kiosk/shell-http/main.mjs', [
    '--data',
    join(folder, 'data'),
    '--content',
    content,
    '--port',
    '0',
    '--no-agent',
  ]);
  const { url } = started.ready;
  if (typeof url !== 'string') throw new Error('the terminal did not say where it is');
  return { url, stop: async () => void (await started.stop()) };
};

const PEERS = join(PROJECT, 'tests/bench/peers/node_modules');

/** SurveyJS, bundled the way our page is, from files of this disk. */
export const servePeer = async (folder: string): Promise<Served> => {
  const root = join(PROJECT, 'tests/bench/page/peer');
  const config = {
    root,
    configFile: false as const,
    logLevel: 'error' as const,
    resolve: {
      alias: [
        // The interface is made for exactly this version of the core; the linter of another bench is of a later one.
        { find: /^survey-core(\/.*)?$/, replacement: `${join(PEERS, 'survey-core-2')}$1` },
        { find: 'survey-js-ui', replacement: join(PEERS, 'survey-js-ui') },
      ],
    },
    build: { outDir: join(folder, 'peer'), emptyOutDir: true, target: 'chrome130' as const, chunkSizeWarningLimit: 4000 },
  };
  await build(config);
  const server: PreviewServer = await preview({ ...config, preview: { port: 0, host: '127.0.0.1' } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the peer is not served');
  return { url, stop: () => server.close() };
};
