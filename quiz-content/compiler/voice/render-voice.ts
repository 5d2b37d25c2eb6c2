import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLIP_ENDINGS, isClipName, isVoiceIndex, type VoiceIndex } from '#contract/voice.ts';
import { codeOf, isAbsent } from '../absent.ts';
import { clipFault } from './audio.ts';
import { filledWith } from './command-line.ts';

/** The kinds of file that a clip may be. */
export const ENDINGS: readonly string[] = CLIP_ENDINGS;

/** What can go wrong with one clip. */
export const VOICE_CODES = {
  VOICE_COMMAND_FAILED: 'The synthesizer could not be started, or ended with an error.',
  VOICE_NO_AUDIO: 'The synthesizer wrote nothing, or no sound of the kind that was asked for.',
} as const;

export interface Failure {
  readonly text: string;
  readonly code: keyof typeof VOICE_CODES;
  readonly why: string;
}

export interface Rendered {
  readonly kept: number;
  readonly missing: number;
  readonly made: number;
  readonly failed: readonly Failure[];
}

export interface Rendering {
  /** `voice/<locale>` of the content. */
  readonly folder: string;
  readonly locale: string;
  readonly texts: readonly string[];
  readonly command: readonly string[];
  readonly voice: string;
  readonly ending: string;
  readonly jobs: number;
  readonly dryRun: boolean;
  readonly progress: (done: number, total: number) => void;
}

const LONGEST_MS = 60_000;

/** Named by what is said and how: another text, voice or command is another file, and the same one is made once. */
const nameOf = ({ locale, command, voice, ending }: Rendering, text: string): string =>
  `${createHash('sha256')
    .update([locale, text, voice, ...command].join('\0'))
    .digest('hex')
    .slice(0, 32)}${ending}`;

const run = (words: readonly string[], input: string): Promise<string | null> =>
  new Promise((resolve) => {
    const [program = '', ...args] = words;
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'pipe'], timeout: LONGEST_MS });
    let said = '';
    child.stderr.on('data', (bytes: Buffer) => {
      said = `${said}${bytes.toString()}`.slice(-300);
    });
    child.on('error', (cause) => resolve(cause.message));
    child.on('close', (code, signal) => resolve(code === 0 ? null : `${signal ?? `exit code ${code}`} ${said.trim()}`.trim()));
    // A program that takes the text as an argument may close its input at once; that is no failure.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });

const makeClip = async (rendering: Rendering, text: string, name: string): Promise<Failure | null> => {
  const out = join(rendering.folder, `part-${name}`);
  const { command, voice, locale } = rendering;
  const failure = await run(filledWith(command, { out, voice, locale, text }), `${text}\n`);
  const bytes = await readFile(out).catch((cause: unknown) => (isAbsent(cause) ? 'nothing was written' : codeOf(cause)));
  const fault = typeof bytes === 'string' ? bytes : clipFault(name, bytes);
  if (failure === null && fault === null) {
    await rename(out, join(rendering.folder, name));
    return null;
  }
  await rm(out, { force: true });
  return failure === null ? { text, code: 'VOICE_NO_AUDIO', why: fault ?? '' } : { text, code: 'VOICE_COMMAND_FAILED', why: failure };
};

/** Before the first clip there is no folder and no list. Any other failure is one. */
const noneYet =
  <Nothing>(nothing: Nothing) =>
  (cause: unknown): Nothing => {
    if (isAbsent(cause)) return nothing;
    throw cause;
  };

const indexIn = async (folder: string): Promise<VoiceIndex['clips']> => {
  const text = await readFile(join(folder, 'index.json'), 'utf8').catch(noneYet('{}'));
  try {
    const index: unknown = JSON.parse(text);
    return isVoiceIndex(index) ? index.clips : {};
  } catch {
    return {}; // A broken list is made anew.
  }
};

/** Makes the clips that are not there yet, takes away those that nobody needs, and writes the list of what there is. */
export const renderVoice = async (rendering: Rendering): Promise<Rendered> => {
  const { folder, texts, dryRun, progress, jobs } = rendering;
  const names = new Map(texts.map((text) => [text, nameOf(rendering, text)]));
  const there = new Set(await readdir(folder).catch(noneYet<string[]>([])));
  const known = dryRun && rendering.command.length === 0 ? await indexIn(folder) : {};
  const isThere = (text: string): boolean => there.has(known[text] ?? names.get(text) ?? '');
  const missing = texts.filter((text) => !isThere(text));
  const kept = texts.length - missing.length;
  if (dryRun) return { kept, missing: missing.length, made: 0, failed: [] };
  await mkdir(folder, { recursive: true });
  const failed: Failure[] = [];
  const waiting = [...missing];
  let done = 0;
  const work = async (): Promise<void> => {
    for (let text = waiting.shift(); text !== undefined; text = waiting.shift()) {
      const failure = await makeClip(rendering, text, names.get(text) ?? '');
      if (failure !== null) failed.push(failure);
      done += 1;
      progress(done, missing.length);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  const broken = new Set(failed.map(({ text }) => text));
  const index: VoiceIndex = { formatVersion: 1, clips: Object.fromEntries([...names].filter(([text]) => !broken.has(text))) };
  const wanted = new Set(Object.values(index.clips));
  for (const name of await readdir(folder)) if (isClipName(name) && !wanted.has(name)) await rm(join(folder, name));
  const next = join(folder, 'index.json.next');
  await writeFile(next, `${JSON.stringify(index, null, 1)}\n`);
  await rename(next, join(folder, 'index.json'));
  return { kept, missing: missing.length, made: missing.length - failed.length, failed };
};
