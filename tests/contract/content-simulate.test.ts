import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { validQuiz, write, writeValidContent } from '#tests/unit/compiler/support/packs.ts';
import { content } from './support/content.ts';

/** Milliseconds: counting every answer set of a pack is work, and a busy machine takes its time. */
const PATIENCE = { timeout: 60_000 };

describe('content simulate, as a process', PATIENCE, () => {
  it('exits with 2 when it is called wrongly, and says what there is', async () => {
    expect(await content('simulate', 'no-such-pack')).toMatchObject({ code: 2, errors: expect.stringContaining('quel-saint-jean') });
    expect(await content('simulate', '--seed', 'x')).toMatchObject({ code: 2 });
    expect(await content('simulate', 'office')).toMatchObject({ code: 2 });
  });

  it('prints the report, writes the page, and exits with 1 when there is something to look at', async () => {
    using folder = temporaryFolder('simulate');
    writeValidContent(folder.path);
    const page = join(folder.path, 'report.html');
    const pack = join(folder.path, 'packs/small');
    const { code, output } = await content('simulate', pack, '--budget', '5', '--html', page, '--lang', 'en');
    expect(code).toBe(1);
    expect(output).toMatch(/quiz\.json:1:1 {2}warning ANALYSIS_TIME_OVER_BUDGET/);
    expect(existsSync(page) && readFileSync(page, 'utf8')).toContain('<html lang="en">');
  });

  it('prints nothing but JSON when a program asks, also about a pack that does not compile', async () => {
    using folder = temporaryFolder('simulate');
    writeValidContent(folder.path);
    write(folder.path, 'packs/small/quiz.json', { ...validQuiz(), kind: 'horoscope' });
    const { code, output, errors } = await content('simulate', join(folder.path, 'packs/small'), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({ reportVersion: 1, packs: [] });
    expect(errors).toContain('CONTENT_VALUE');
  });
});

describe('the shipped packs', PATIENCE, () => {
  it('are clean, and no outcome is below 8 % or above 40 %', async () => {
    const { code, output } = await content('simulate', '--json', '--lang', 'en');
    const { packs }: { packs: { pack: string; outcomes: { shares: { share: number }[]; simulatedVisits: number | null } | null }[] } =
      JSON.parse(output);
    expect(packs.map(({ pack }) => pack)).toContain('quel-saint-jean');
    for (const { pack, outcomes } of packs) {
      for (const { share } of outcomes?.shares ?? []) {
        expect(share, pack).toBeGreaterThan(0.08);
        expect(share, pack).toBeLessThan(0.4);
      }
    }
    expect(code).toBe(0);
  });

  it('the express lane stays five seconds under its minute, in every language and on every way through', async () => {
    expect(await content('simulate', 'accueil-express', '--budget', '55')).toMatchObject({ code: 0 });
  });
});
