import type { ViewName } from '#contract/host-api.ts';
import { type Colour, mix } from './colour.ts';

/** What the hour and the weather do to the beach. Only numbers, so that any two looks can be blended. */
export interface Look {
  readonly skyTop: Colour;
  readonly skyMid: Colour;
  readonly skyLow: Colour;
  /** The light that falls on everything. */
  readonly light: Colour;
  /** Shares 0 … 1. */
  readonly cloud: number;
  readonly storm: number;
  readonly night: number;
  readonly glow: number;
  /** Where the sun stands: along the width, and above (1) or under (below 0) the horizon. */
  readonly sunAlong: number;
  readonly sunHigh: number;
}

const LOOKS = {
  dawn: {
    skyTop: 0x86aecb,
    skyMid: 0xf2cfc0,
    skyLow: 0xfde8cd,
    light: 0xffeadf,
    cloud: 0.5,
    storm: 0,
    night: 0.05,
    glow: 0.7,
    sunAlong: 0.64,
    sunHigh: 0.12,
  },
  noon: {
    skyTop: 0x62b4db,
    skyMid: 0x9fd6ea,
    skyLow: 0xe2f3f1,
    light: 0xffffff,
    cloud: 0.65,
    storm: 0,
    night: 0,
    glow: 0.35,
    sunAlong: 0.36,
    sunHigh: 0.74,
  },
  morning: {
    skyTop: 0x6db7da,
    skyMid: 0xabdcea,
    skyLow: 0xf3f1df,
    light: 0xfffaf2,
    cloud: 0.7,
    storm: 0,
    night: 0,
    glow: 0.45,
    sunAlong: 0.56,
    sunHigh: 0.52,
  },
  afternoon: {
    skyTop: 0x58a9d3,
    skyMid: 0x9fd2e2,
    skyLow: 0xfbe7bf,
    light: 0xfff3df,
    cloud: 0.6,
    storm: 0,
    night: 0,
    glow: 0.6,
    sunAlong: 0.36,
    sunHigh: 0.4,
  },
  golden: {
    skyTop: 0x5a97c0,
    skyMid: 0xf0c9a4,
    skyLow: 0xfdd996,
    light: 0xffead2,
    cloud: 0.6,
    storm: 0,
    night: 0,
    glow: 0.85,
    sunAlong: 0.3,
    sunHigh: 0.2,
  },
  storm: {
    skyTop: 0x4a6173,
    skyMid: 0x7b919d,
    skyLow: 0xd9d3b4,
    light: 0xb4c2c6,
    cloud: 1,
    storm: 1,
    night: 0.1,
    glow: 0,
    sunAlong: 0.3,
    sunHigh: 0.5,
  },
  sunset: {
    skyTop: 0x4c6498,
    skyMid: 0xe8977a,
    skyLow: 0xfdd08a,
    light: 0xffcfa9,
    cloud: 0.55,
    storm: 0,
    night: 0.1,
    glow: 1,
    sunAlong: 0.26,
    sunHigh: 0.1,
  },
  night: {
    skyTop: 0x071a26,
    skyMid: 0x0d2d45,
    skyLow: 0x2a5a74,
    light: 0x4c6688,
    cloud: 0.3,
    storm: 0,
    night: 1,
    glow: 0,
    sunAlong: 0.22,
    sunHigh: -0.4,
  },
} as const satisfies Record<string, Look>;

export type Phase = keyof typeof LOOKS;

/** One day at the sea, in seconds of the attract loop. */
export const DAY_SECONDS = 120;

const DAY: readonly { readonly at: number; readonly phase: Phase }[] = [
  { at: 0, phase: 'dawn' },
  { at: 0.05, phase: 'dawn' },
  { at: 0.2, phase: 'noon' },
  { at: 0.36, phase: 'noon' },
  { at: 0.46, phase: 'storm' },
  { at: 0.54, phase: 'storm' },
  { at: 0.65, phase: 'sunset' },
  { at: 0.74, phase: 'sunset' },
  { at: 0.83, phase: 'night' },
  { at: 0.94, phase: 'night' },
  { at: 1, phase: 'dawn' },
];

const between = (a: number, b: number, share: number): number => a * (1 - share) + b * share;

export const lookOf = (phase: Phase): Look => LOOKS[phase];

/** The look `share` of the way from `a` to `b`. */
export const blend = (a: Look, b: Look, share: number): Look => ({
  skyTop: mix(a.skyTop, b.skyTop, share),
  skyMid: mix(a.skyMid, b.skyMid, share),
  skyLow: mix(a.skyLow, b.skyLow, share),
  light: mix(a.light, b.light, share),
  cloud: between(a.cloud, b.cloud, share),
  storm: between(a.storm, b.storm, share),
  night: between(a.night, b.night, share),
  glow: between(a.glow, b.glow, share),
  sunAlong: between(a.sunAlong, b.sunAlong, share),
  sunHigh: between(a.sunHigh, b.sunHigh, share),
});

/** The look at an hour of the attract loop, 0 … 1, round and round. */
export const lookAt = (hour: number): Look => {
  const turn = hour - Math.floor(hour);
  const next = DAY.findIndex((stop) => stop.at > turn);
  const to = DAY[next];
  const from = DAY[next - 1];
  if (from === undefined || to === undefined) return LOOKS.dawn;
  return blend(LOOKS[from.phase], LOOKS[to.phase], (turn - from.at) / (to.at - from.at));
};

/** The hour of a view: while somebody plays, the day goes with the answers, from a clear morning to golden light. */
export const lookFor = (view: ViewName, tide: number): Look => {
  switch (view) {
    case 'attract':
      return lookAt(0.12);
    case 'question':
      return blend(LOOKS.morning, LOOKS.afternoon, Math.min(1, Math.max(0, tide)));
    case 'result':
      return LOOKS.golden;
    case 'age':
    case 'consent':
    case 'contact':
    case 'review':
      return LOOKS.golden;
    case 'thanks':
      return LOOKS.sunset;
    case 'fault':
      return LOOKS.storm;
    case 'closed':
      return LOOKS.night;
    default:
      return LOOKS.morning;
  }
};
