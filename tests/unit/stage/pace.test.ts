import { describe, expect, it } from 'vitest';
import { ASLEEP_FPS, CALM_FPS, fpsFor, freshPace, type Pace, paceAfter } from '#page/stage/pace.ts';
import { sameScene } from '#page/stage/scene.ts';
import type { Scene } from '#page/stage/stage-api.ts';

const paced = (frameMs: number, frames: number, from: Pace = freshPace): Pace => {
  let pace = from;
  for (let index = 0; index < frames; index += 1) pace = paceAfter(pace, frameMs);
  return pace;
};

describe('the pace', () => {
  it('is the display’s while somebody plays, and calm ten seconds after the last touch', () => {
    expect(fpsFor(freshPace, 0)).toBe(0);
    expect(fpsFor(freshPace, 9_999)).toBe(0);
    expect(fpsFor(freshPace, 10_001)).toBe(CALM_FPS);
  });

  it('sinks when nobody is near, on a slow terminal too, and is the display’s again at the first touch', () => {
    expect(ASLEEP_FPS).toBeLessThanOrEqual(12);
    expect(fpsFor(freshPace, 30_000)).toBe(CALM_FPS);
    for (const pace of [freshPace, paced(45, 300)]) expect(fpsFor(pace, 30_001)).toBe(ASLEEP_FPS);
    expect(fpsFor(freshPace, 3_600_000)).toBe(ASLEEP_FPS);
    expect(fpsFor(freshPace, 0)).toBe(0);
  });

  it('becomes calm for good on a terminal that cannot keep up', () => {
    const slow = paced(45, 300);
    expect(fpsFor(slow, 0)).toBe(CALM_FPS);
    expect(paced(16, 5000, slow).slow).toBe(true);
  });

  it('is not fooled by a few slow frames, a short start or a hidden window', () => {
    expect(paced(16.7, 1000, paced(60, 20)).slow).toBe(false);
    expect(paced(45, 60).slow).toBe(false);
    expect(paced(30_000, 1000).slow).toBe(false);
    expect(paced(16.7, 100_000).slow).toBe(false);
  });
});

describe('two scenes', () => {
  const scene: Scene = {
    view: 'question',
    tide: 0.3,
    emblem: null,
    reducedMotion: false,
    colours: { atlantic: '#0E5A78', lagoon: '#157A8F', coral: '#C8401C', sun: '#F4B63F' },
  };

  it('are the same when they ask for the same picture, though the page made them anew', () => {
    expect(sameScene(scene, { ...scene, colours: { ...scene.colours } })).toBe(true);
  });

  it.each<Partial<Scene>>([
    { view: 'result' },
    { tide: 0.4 },
    { emblem: '/a.svg' },
    { reducedMotion: true },
    { colours: { ...scene.colours, atlantic: '#000000' } },
    { colours: { ...scene.colours, lagoon: '#000000' } },
    { colours: { ...scene.colours, coral: '#000000' } },
    { colours: { ...scene.colours, sun: '#000000' } },
  ])('differ by %j', (change) => {
    expect(sameScene(scene, { ...scene, ...change })).toBe(false);
  });
});
