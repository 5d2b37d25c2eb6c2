import type { Part, Tone, Water } from './sounds.ts';

/** A second of noise, the same each time for the same chance: water is made of it. */
export const noiseFor = (context: BaseAudioContext, chance: () => number): AudioBuffer => {
  const buffer = context.createBuffer(1, context.sampleRate, context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let at = 0; at < samples.length; at += 1) samples[at] = chance() * 2 - 1;
  return buffer;
};

/** Nothing starts or stops at once: a click is the one sound no beach makes. */
const ATTACK = 0.006;
const NEARLY_NOTHING = 0.0001;

const tone = (context: BaseAudioContext, out: AudioNode, { wave, from, to, at, lasts, gain }: Tone, start: number): void => {
  const oscillator = context.createOscillator();
  const level = context.createGain();
  oscillator.type = wave;
  oscillator.frequency.setValueAtTime(from, start + at);
  oscillator.frequency.exponentialRampToValueAtTime(to, start + at + lasts);
  level.gain.setValueAtTime(NEARLY_NOTHING, start + at);
  level.gain.exponentialRampToValueAtTime(gain, start + at + ATTACK);
  level.gain.exponentialRampToValueAtTime(NEARLY_NOTHING, start + at + lasts);
  oscillator.connect(level).connect(out);
  oscillator.start(start + at);
  oscillator.stop(start + at + lasts);
};

const water = (
  context: BaseAudioContext,
  out: AudioNode,
  { band: [low, high, end], at, lasts, gain }: Water,
  start: number,
  noise: AudioBuffer,
): void => {
  const source = context.createBufferSource();
  const band = context.createBiquadFilter();
  const level = context.createGain();
  const [from, crest, to] = [start + at, start + at + lasts * 0.4, start + at + lasts];
  source.buffer = noise;
  source.loop = true;
  band.type = 'bandpass';
  band.Q.value = 0.7;
  band.frequency.setValueAtTime(low, from);
  band.frequency.exponentialRampToValueAtTime(high, crest);
  band.frequency.exponentialRampToValueAtTime(end, to);
  level.gain.setValueAtTime(NEARLY_NOTHING, from);
  level.gain.exponentialRampToValueAtTime(gain, crest);
  level.gain.exponentialRampToValueAtTime(NEARLY_NOTHING, to);
  source.connect(band).connect(level).connect(out);
  source.start(from);
  source.stop(to);
};

/** Lays the parts of a sound out from `start` (seconds of the context's clock) on. What has faded, the browser takes away. */
export const paintSound = (context: BaseAudioContext, out: AudioNode, parts: readonly Part[], start: number, noise: AudioBuffer): void => {
  for (const part of parts)
    if (part.kind === 'tone') tone(context, out, part, start);
    else water(context, out, part, start, noise);
};
