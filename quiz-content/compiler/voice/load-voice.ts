import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isVoiceIndex, voicePath } from '#contract/voice.ts';
import { LOCALES } from '#fields/types.ts';
import { isAbsent } from '../absent.ts';
import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import { missing, type Place } from '../load.ts';
import { clipFault } from './audio.ts';

export interface LoadedVoice {
  /** By the path in the content version. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
}

export const NO_VOICE: LoadedVoice = { files: new Map(), diagnostics: [] };

/** The bytes of a file, or that it is not there. One that is there and cannot be read is a finding. */
const read = async (file: Place): Promise<Uint8Array | 'absent' | Diagnostic> => {
  try {
    return await readFile(file.path);
  } catch (cause) {
    return isAbsent(cause) ? 'absent' : missing(file, cause);
  }
};
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
  const at = (path: string): Place => ({ path: join(root.path, path), shown: shown(path) });
  const broken = (path: string, fault: 'index' | 'missing' | 'no-audio' | 'empty' | 'too-large'): void => {
    diagnostics.push(diagnostic({ file: shown(path), line: 1, column: 1, at: [] }, { variant: 'CONTENT_VOICE_BROKEN', fault }));
  };
  for (const locale of LOCALES) {
    const path = voicePath.index(locale);
    const bytes = await read(at(path));
    if (bytes === 'absent') continue;
    if (!(bytes instanceof Uint8Array)) {
      diagnostics.push(bytes);
      continue;
    }
    const index = parsed(bytes);
    if (!isVoiceIndex(index)) {
      broken(path, 'index');
      continue;
    }
    files.set(path, bytes);
    for (const name of new Set(Object.values(index.clips))) {
      const clipPath = voicePath.clip(locale, name);
      const clip = await read(at(clipPath));
      if (clip === 'absent') broken(clipPath, 'missing');
      else if (!(clip instanceof Uint8Array)) diagnostics.push(clip);
      else {
        const fault = clipFault(name, clip);
        if (fault === null) files.set(clipPath, clip);
        else broken(clipPath, fault);
      }
    }
  }
  return { files, diagnostics };
};
