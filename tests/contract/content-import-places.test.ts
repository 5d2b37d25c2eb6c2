import { execFile } from 'node:child_process';
import { createWriteStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { describe, expect, it, vi } from 'vitest';
import { PROJECT } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { writeValidContent } from '#tests/unit/compiler/support/packs.ts';
import { content } from './support/content.ts';

// Each test starts processes, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 60_000 });

const FIXTURE = join(PROJECT, 'tests/fixtures/datatourisme');
const HERE = ['--near', '46.79,-2.06', '--within', '25', '--on', '2027-04-01'];

describe('content import-places, as a process', () => {
  it('writes places that check takes, says what it left out and why, and changes nothing the second time', async () => {
    using folder = temporaryFolder('places');
    writeValidContent(folder.path);
    const out = join(folder.path, 'places');
    const first = await content('import-places', join(FIXTURE, 'objects/0'), ...HERE, '--out', out);
    expect(first.lines[0]).toMatch(/^7 read, 2 places in .+ \(2 new or changed\)$/);
    expect(first.lines).toContain('  left out (over): 1');
    expect(first.lines).toContain('  types that were not taken: Accommodation 1, Hotel 1, HotelTrade 1');
    expect(first.code).toBe(0);
    expect(first.errors).toMatch(/^\d+\/\d+ kB$/m);
    const files = readdirSync(out);
    const before = files.map((name) => readFileSync(join(out, name), 'utf8'));
    expect(files).toHaveLength(2);
    const again = await content('import-places', join(FIXTURE, 'objects/0'), ...HERE, '--out', out, '--lang', 'fr');
    expect(again.lines[0]).toMatch(/^7 lues, 2 lieux dans .+ \(0 nouveaux ou changés\)$/);
    expect(readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8'))).toEqual(before);
    const checked = await content('check', folder.path);
    expect(checked.lines.at(-1)).toMatch(/: nothing wrong/);
    expect(checked.code).toBe(0);
    expect((await content('check', join(out, files[0] ?? ''))).code).toBe(0);
  });

  it('exits with 1 when something was refused or nothing came, and writes nothing on a dry run', async () => {
    using folder = temporaryFolder('places');
    const out = join(folder.path, 'places');
    const dry = await content('import-places', FIXTURE, ...HERE, '--out', out, '--dry-run');
    expect([dry.code, dry.lines[0]]).toEqual([1, expect.stringMatching(/^16 read, 5 places/)]);
    expect(readdirSync(folder.path)).toEqual([]);
    const far = await content('import-places', FIXTURE, '--near', '43.3,5.37', '--within', '5', '--out', out);
    expect([far.code, far.lines[0]]).toEqual([1, expect.stringMatching(/^16 read, 0 places/)]);
  });

  it('exits with 2 when it was called in a way it does not know', async () => {
    const wrong = [
      ['import-places'],
      ['import-places', FIXTURE],
      ['import-places', FIXTURE, '--near', 'here', '--within', '5'],
      ['import-places', FIXTURE, '--near', '91,0', '--within', '5'],
      ['import-places', FIXTURE, '--near', '46,-2', '--within', '-1'],
      ['import-places', '/no/such/file', ...HERE],
    ];
    for (const { code, errors } of await Promise.all(wrong.map((words) => content(...words)))) {
      expect(code, errors).toBe(2);
      expect(errors).not.toBe('');
    }
  });

  it('reads a file that is larger than the memory it has', async () => {
    using folder = temporaryFolder('large');
    const file = join(folder.path, 'all.jsonld');
    const beach: { '@id': string; [key: string]: unknown } = JSON.parse(readFileSync(join(FIXTURE, 'objects/0/0a/13-beach.json'), 'utf8'));
    const stream = createWriteStream(file);
    stream.write('{"@context":{},"@graph":[');
    for (let index = 0; index < 1500; index += 1) {
      // Most offers of the whole country are far from here.
      const far = { ...beach, '@id': `https://example.org/${index}`, isLocatedAt: [], filling: 'x'.repeat(80_000) };
      stream.write(`${JSON.stringify(index === 700 ? beach : far)},`);
    }
    stream.end('{}]}');
    await finished(stream);
    expect(statSync(file).size).toBeGreaterThan(100e6);
    const words = [join(PROJECT, 'quiz-content/cli.mjs'), 'import-places', file, ...HERE, '--out', join(folder.path, 'places')];
    const output = await new Promise<string>((done, fail) => {
      execFile(process.execPath, ['--max-old-space-size=64', ...words], { env: { ...process.env, LC_ALL: 'C' } }, (failure, stdout) =>
        failure === null ? done(stdout) : fail(failure),
      );
    });
    expect(output).toMatch(/^1501 read, 1 places/);
  });
});
