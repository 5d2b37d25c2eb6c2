/** A clip of more than this is no sentence. */
const MAX_CLIP_BYTES = 4 * 1024 * 1024;
/** Less than this is a header without a voice. */
const MIN_CLIP_BYTES = 64;

const begins = (bytes: Uint8Array, text: string, at = 0): boolean =>
  [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/** WAV, Ogg (Opus, Vorbis) and MP3 by their first bytes: what a program wrote is not always what its file is called. */
const isAudio = (name: string, bytes: Uint8Array): boolean => {
  if (name.endsWith('.wav')) return begins(bytes, 'RIFF') && begins(bytes, 'WAVE', 8);
  if (name.endsWith('.ogg') || name.endsWith('.opus')) return begins(bytes, 'OggS');
  return begins(bytes, 'ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0);
};

export type ClipFault = 'no-audio' | 'empty' | 'too-large';

/** What is wrong with the bytes of a clip, or null. */
export const clipFault = (name: string, bytes: Uint8Array): ClipFault | null => {
  if (bytes.length > MAX_CLIP_BYTES) return 'too-large';
  if (bytes.length < MIN_CLIP_BYTES) return 'empty';
  return isAudio(name, bytes) ? null : 'no-audio';
};
