import { describe, expect, it } from 'vitest';
import { courseOf, restOf } from '#page/stage/course.ts';
import { isSoftware, resolutionOf } from '#page/stage/hardware.ts';
import { emblemRect, frameOf } from '#page/stage/layout.ts';
import type { Scene } from '#page/stage/stage-api.ts';

const frame = frameOf(1080, 1920);
const scene = (change: Partial<Scene>): Scene => ({
  view: 'question',
  tide: 0,
  emblem: null,
  reducedMotion: false,
  colours: { atlantic: '#0E5A78', lagoon: '#157A8F', coral: '#C8401C', sun: '#F4B63F' },
  ...change,
});

describe('the course of a scene', () => {
  it('brings the water down the view as the tide rises, and leaves wet sand when it falls', () => {
    const [low, high] = [scene({ tide: 0 }), scene({ tide: 0.8 })];
    const risen = courseOf(high, restOf(low, frame), 2000, frame);
    expect(risen.shore).toBeGreaterThan(courseOf(low, restOf(low, frame), 2000, frame).shore + 500);
    const fallen = courseOf(low, restOf(high, frame), 2000, frame);
    expect(fallen.wetDown).toBeGreaterThan(fallen.shore + 500);
    const dried = courseOf(low, restOf(high, frame), 60_000, frame);
    expect(dried.wetDown).toBeLessThan(fallen.wetDown - 300);
  });

  it('starts exactly where the last one stood', () => {
    const from = restOf(scene({ tide: 0.3 }), frame);
    expect(courseOf(scene({ tide: 0.9 }), from, 0, frame)).toMatchObject({ tide: from.tide, horizon: from.horizon, look: from.look });
  });

  it('covers the emblem’s place before it shows the emblem, and lays it free within two seconds', () => {
    const result = scene({ view: 'result', tide: 1, emblem: '/emblem.svg' });
    const from = restOf(scene({ tide: 1 }), frame);
    const emblem = emblemRect(frame.width, frame.height);
    for (let age = 0; age < 2000; age += 16) {
      const course = courseOf(result, from, age, frame);
      if (!course.emblem.visible) continue;
      expect(age).toBeGreaterThan(300);
      if (age < 700) expect(course.shore).toBeGreaterThan(emblem.y + emblem.height);
    }
    const done = courseOf(result, from, 2000, frame);
    expect(done.emblem.visible).toBe(true);
    expect(done.shore).toBeLessThan(emblem.y);
    expect(done.wetDown).toBeGreaterThan(emblem.y + emblem.height);
  });

  it('is at its end at once with reduced motion, and stays there', () => {
    for (const view of ['attract', 'question', 'result', 'closed'] as const) {
      const still = scene({ view, tide: 0.6, emblem: view === 'result' ? '/emblem.svg' : null, reducedMotion: true });
      const from = restOf(scene({ tide: 0 }), frame);
      const first = courseOf(still, from, 0, frame);
      expect(courseOf(still, from, 90_000, frame)).toMatchObject({ shore: first.shore, look: first.look, hour: null });
      expect(first.emblem.sparkle).toBe(0);
      expect(first.breaker).toBeNull();
    }
  });

  it('lets the attract loop’s tide come and go twice a day without a jump', () => {
    const attract = scene({ view: 'attract' });
    const from = restOf(attract, frame);
    const levels = Array.from({ length: 1200 }, (_, step) => courseOf(attract, from, step * 100 + 2000, frame).shore);
    expect(Math.max(...levels) - Math.min(...levels)).toBeGreaterThan(frame.height * 0.1);
    for (const [index, level] of levels.entries()) if (index > 0) expect(Math.abs(level - (levels[index - 1] ?? level))).toBeLessThan(6);
  });
});

describe('the hardware', () => {
  it.each([
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'Mesa/X.org, llvmpipe (LLVM 15.0.6, 256 bits)',
    'Microsoft Basic Render Driver',
  ])('takes %s for software', (name) => {
    expect(isSoftware(name)).toBe(true);
  });

  it.each(['ANGLE (Intel, Mesa Intel(R) UHD Graphics 600 (GLK 2), OpenGL 4.6)', 'Apple M1', 'NVIDIA GeForce GTX 1650/PCIe/SSE2'])(
    'takes %s for hardware',
    (name) => {
      expect(isSoftware(name)).toBe(false);
    },
  );

  it('never paints sharper than 1.5', () => {
    expect([0.75, 1, 1.25, 2, 3].map(resolutionOf)).toEqual([1, 1, 1.25, 1.5, 1.5]);
  });
});
