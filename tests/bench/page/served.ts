import { join } from 'node:path';
import { build, type PreviewServer, preview } from 'vite';
import { idOf } from '#contract/ids.ts';
import { SAMPLE_KIOSK } from '#tests/fixtures/sample-kiosk.ts';
import { writeVersion } from '#tests/support/content-version.ts';
import { PROJECT, type StartedProcess, startProcess } from '#tests/support/process.ts';
import { TWELVE_QUIZ } from './twelve.ts';

/** The twelve questions as a content version, in a folder of its own below `folder`. */
const writeTwelve = (folder: string): string => {
  const content = join(folder, 'content');
  writeVersion(content, {
    version: 'twelve-questions',
    quiz: TWELVE_QUIZ,
    brand: SAMPLE_KIOSK.brand,
    site: { ...SAMPLE_KIOSK.site, campaigns: [{ id: idOf('campaign', 'bench'), pack: TWELVE_QUIZ.id }] },
  });
  return content;
};

export interface Served {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Our terminal as it is delivered: its host, its store on this disk, its built page; with the twelve questions, or what `write` puts there. */
export const serveOurs = async (folder: string, write: (folder: string) => string = writeTwelve): Promise<Served> => {
  const content = write(folder);
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
