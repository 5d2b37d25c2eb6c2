import type { Locale } from '#fields/types.ts';

/** The clips of one language: `voice/<locale>/index.json` in a content version, beside its files. */
export interface VoiceIndex {
  readonly formatVersion: 1;
  /** For each text, its spaces made one, the file that says it. */
  readonly clips: Readonly<Record<string, string>>;
}

/** The words alone: hard spaces, soft hyphens and line breaks are for the eye. A clip is found by this. */
export const plainWords = (text: string): string => text.replaceAll('\u00ad', '').replaceAll(/\s+/g, ' ').trim();

/** What a clip may be. Every Chromium plays these. */
export const CLIP_ENDINGS = ['.wav', '.ogg', '.opus', '.mp3'] as const;

const CLIP_NAME = /^[0-9a-f]{16,64}\.(?:wav|ogg|opus|mp3)$/;

/** A clip is named by the digest of what it says and how: a name that is made, never typed. */
export const isClipName = (name: string): boolean => CLIP_NAME.test(name);

/** Where the clips of a language lie inside a content version. */
export const voicePath = {
  folder: 'voice',
  index: (locale: Locale) => `voice/${locale}/index.json`,
  clip: (locale: Locale, file: string) => `voice/${locale}/${file}`,
} as const;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** It comes out of a file: is it an index, and does every name in it stay in its folder? */
export const isVoiceIndex = (value: unknown): value is VoiceIndex =>
  isRecord(value) &&
  value['formatVersion'] === 1 &&
  isRecord(value['clips']) &&
  Object.values(value['clips']).every((file) => typeof file === 'string' && isClipName(file));
