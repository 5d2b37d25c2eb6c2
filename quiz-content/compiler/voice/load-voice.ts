import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isVoiceIndex, voicePath } from '#contract/voice.ts';
import { LOCALES } from '#fields/types.ts';
import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import type { Place } from '../load.ts';
import { clipFault } from './audio.ts';

export interface LoadedVoice {
  /** By the path in the content version. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
}

export const NO_VOICE: LoadedVoice = { files: new Map(), diagnostics: [] };

const read = (path: string): Promise<Uint8Array | null> => readFile(path).catch(() => null);
const parsed = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null; // The caller says that it is no index.
  }
};

/** The clips that were rendered for this content: every language that has an index, and exactly the files it names. */
export const loadVoice = async (root: Place): Promise<LoadedVoice> => {
  const files = new Map<string, Uint8Array>();
  const diagnostics: Diagnostic[] = [];
  const shown = (path: string): string => (root.shown === '' ? path : `${root.shown}/${path}`);
  const broken = (path: string, fault: 'index' | 'missing' | 'no-audio' | 'empty' | 'too-large'): void => {
    diagnostics.push(diagnostic({ file: shown(path), line: 1, column: 1, at: [] }, { variant: 'CONTENT_VOICE_BROKEN', fault }));
  };
  for (const locale of LOCALES) {
    const path = voicePath.index(locale);
    const bytes = await read(join(root.path, path));
    if (bytes === null) continue;
    const index = parsed(bytes);
    if (!isVoiceIndex(index)) {
      broken(path, 'index');
      continue;
    }
    files.set(path, bytes);
    for (const name of new Set(Object.values(index.clips))) {
      const clip = await read(join(root.path, voicePath.clip(locale, name)));
      const fault = clip === null ? 'missing' : clipFault(name, clip);
      if (clip !== null && fault === null) files.set(voicePath.clip(locale, name), clip);
      else if (fault !== null) broken(voicePath.clip(locale, name), fault);
    }
  }
  return { files, diagnostics };
};
