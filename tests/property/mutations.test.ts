import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPackFolder } from '#compiler/load.ts';
import { describeJudged, type Judged, judgeAll, OPERATORS } from '#tests/support/mutations/judge.ts';
import { PROJECT } from '#tests/support/process.ts';

const PACKS = join(PROJECT, 'quiz-content/packs');
const folders = readdirSync(PACKS).map((name) => join(PACKS, name));
const EACH = 8;
const SEED = 20_260;

const share = (judged: readonly Judged[], wanted: (one: Judged) => boolean): number => judged.filter(wanted).length / judged.length;
const listed = (judged: readonly Judged[]): string => judged.map(describeJudged).join('\n');

describe('mistakes planted at random places of the shipped packs', () => {
  let judged: readonly Judged[] = [];
  beforeAll(async () => {
    judged = await judgeAll(folders, EACH, SEED);
  });

  it('there are packs, and each operator breaks one of them', () => {
    expect(folders.length).toBeGreaterThan(0);
    expect(new Set(judged.map(({ operator }) => operator))).toEqual(new Set(Object.keys(OPERATORS)));
  });

  it('no mistake is overlooked', () => {
    const overlooked = judged.filter(({ diagnostics }) => diagnostics.length === 0);
    expect(overlooked.length / judged.length, listed(overlooked)).toBeLessThanOrEqual(0.02);
  });

  it('a finding stands where the mistake is', () => {
    const elsewhere = judged.filter(({ atPlace }) => !atPlace);
    expect(
      share(judged, ({ atPlace }) => atPlace),
      listed(elsewhere),
    ).toBeGreaterThanOrEqual(0.98);
  });

  it('one mistake gives one finding', () => {
    const several = judged.filter(({ diagnostics }) => diagnostics.length > 1);
    expect(
      share(judged, ({ diagnostics }) => diagnostics.length === 1),
      listed(several),
    ).toBeGreaterThanOrEqual(0.98);
  });
});

it('packs that nobody broke have no finding', async () => {
  for (const path of folders) expect((await checkPackFolder({ path, shown: path })).diagnostics).toEqual([]);
});
