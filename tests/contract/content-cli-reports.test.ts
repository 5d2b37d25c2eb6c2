import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ANALYSIS_CODES } from '#analysis/codes.ts';
import { CONTENT_CODES, type ContentCode } from '#compiler/codes.ts';
import { ruleText } from '#compiler/diagnostic.ts';
import { IMPORT_CODES } from '#import/codes.ts';
import { PROJECT, startProcess } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { validQuiz, write, writeValidContent } from '#tests/unit/compiler/support/packs.ts';
import { content } from './support/content.ts';

// Each test starts several processes, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 40_000 });

const PACK = 'tests/fixtures/packs/ten-mistakes';

const isContentCode = (text: string): text is ContentCode => Object.hasOwn(CONTENT_CODES, text);
const OTHER_FRENCH = new Map(Object.entries({ ...ANALYSIS_CODES, ...IMPORT_CODES }).map(([code, { french }]) => [code, french]));
const CODES = [...Object.keys(CONTENT_CODES), ...Object.keys(ANALYSIS_CODES), ...Object.keys(IMPORT_CODES)];
const finding = z.strictObject({
  code: z.enum(CODES),
  severity: z.enum(['error', 'warning', 'note']),
  file: z.string().min(1),
  line: z.int().min(1),
  column: z.int().min(1),
  where: z.string().min(1),
  message: z.string().min(1),
  fix: z.string().min(1),
});
const jsonReport = z.strictObject({
  reportVersion: z.literal(1),
  language: z.enum(['fr', 'en']),
  checked: z.string(),
  errors: z.int(),
  warnings: z.int(),
  notes: z.int(),
  findings: z.array(finding),
});

/** What SARIF 2.1.0 asks of the parts that are written here, and no key that it does not know. */
const rule = z.strictObject({
  id: z.string().min(1),
  shortDescription: z.strictObject({ text: z.string().min(1) }),
  defaultConfiguration: z.strictObject({ level: z.enum(['none', 'note', 'warning', 'error']) }),
});
const result = z.strictObject({
  ruleId: z.string(),
  ruleIndex: z.int().min(0),
  level: z.enum(['none', 'note', 'warning', 'error']),
  message: z.strictObject({ text: z.string().min(1) }),
  locations: z.array(
    z.strictObject({
      physicalLocation: z.strictObject({
        artifactLocation: z.strictObject({ uri: z.string().regex(/^[^\s\\]+$/) }),
        region: z.strictObject({ startLine: z.int().min(1), startColumn: z.int().min(1) }),
      }),
      logicalLocations: z.array(z.strictObject({ fullyQualifiedName: z.string() })),
    }),
  ),
});
const sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.tuple([
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({ name: z.string(), language: z.string().regex(/^[a-z]{2}(?:-[A-Z]{2})?$/), rules: z.array(rule) }),
      }),
      columnKind: z.literal('utf16CodeUnits'),
      results: z.array(result),
    }),
  ]),
});

describe('content check for programs', () => {
  it('a program gets one object with every finding at its place', async () => {
    const { code, output } = await content('check', PACK, '--format', 'json');
    const read = jsonReport.parse(JSON.parse(output));
    expect(read).toMatchObject({ language: 'en', checked: PACK, errors: 10, warnings: 0 });
    expect(read.findings).toHaveLength(10);
    expect(read.findings[1]).toMatchObject({ code: 'CONTENT_TRANSLATION_MISSING', file: `${PACK}/quiz.json`, line: 9, column: 17 });
    expect(code).toBe(1);
  });

  it('an object comes too when nothing is wrong', async () => {
    using folder = temporaryFolder('json');
    writeValidContent(folder.path);
    const { code, output } = await content('check', folder.path, '--format', 'json');
    expect(jsonReport.parse(JSON.parse(output))).toMatchObject({ errors: 0, warnings: 0, findings: [] });
    expect(code).toBe(0);
  });

  it('an editor that reads SARIF finds each mistake, its rule and its place', async () => {
    const [{ code, output }, text] = await Promise.all([content('check', PACK, '--format', 'sarif'), content('check', PACK)]);
    const [run] = sarif.parse(JSON.parse(output)).runs;
    expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(CODES);
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    const places = run.results.map(({ ruleId, level, locations: [location] }) => {
      const { artifactLocation, region } = location?.physicalLocation ?? {
        artifactLocation: { uri: '' },
        region: { startLine: 0, startColumn: 0 },
      };
      return `${artifactLocation.uri}:${region.startLine}:${region.startColumn}  ${level} ${ruleId}`;
    });
    expect(places).toEqual(text.lines.slice(0, -1).map((line) => line.split('  ').slice(0, 2).join('  ')));
    expect(code).toBe(1);
  });

  it('a folder with a blank or an accent in its name stays a valid address', async () => {
    using folder = temporaryFolder('blank');
    const root = join(folder.path, 'mes idées');
    writeValidContent(root);
    write(root, 'packs/small/quiz.json', { ...validQuiz(), kind: 'personalty' });
    const { output } = await content('check', join(root, 'packs/small'), '--format', 'sarif');
    const [first] = sarif.parse(JSON.parse(output)).runs[0].results;
    expect(new URL(first?.locations[0]?.physicalLocation.artifactLocation.uri ?? '', `file://${PROJECT}`).pathname).toBe(
      encodeURI(join(root, 'packs/small/quiz.json')),
    );
  });

  it('speaks French when it is asked to, and keeps places and codes', async () => {
    const [french, english] = await Promise.all([content('check', PACK, '--lang', 'fr'), content('check', PACK, '--lang', 'en')]);
    expect(french.lines.at(-1)).toBe(`${PACK} : 10 erreurs, 0 avertissement`);
    const places = (lines: readonly string[]): string[] => lines.slice(0, -1).map((line) => line.split('  ').slice(0, 1).join());
    expect(places(french.lines)).toEqual(places(english.lines));
    const wordsOf = (lines: readonly string[]): string[] => lines.slice(0, -1).map((line) => line.split('  ').slice(2).join());
    for (const [index, words] of wordsOf(french.lines).entries()) expect(words).not.toBe(wordsOf(english.lines)[index]);
    const [json, sarifs] = await Promise.all(['json', 'sarif'].map((format) => content('check', PACK, '--lang', 'fr', '--format', format)));
    // Editors show the rule beside the finding: it speaks the same language.
    const [run] = sarif.parse(JSON.parse(sarifs?.output ?? '')).runs;
    for (const { id, shortDescription } of run.tool.driver.rules)
      expect(shortDescription.text, id).toBe(isContentCode(id) ? ruleText(id, 'fr') : OTHER_FRENCH.get(id));
    for (const words of wordsOf(french.lines)) {
      const [, message = ''] = /: (.+) →/.exec(words) ?? [];
      expect(JSON.parse(json?.output ?? '').findings.map((one: { message: string }) => one.message)).toContain(message);
      expect(sarifs?.output).toContain(JSON.stringify(message).slice(1, -1));
    }
  });

  it('a form or a language that it does not know is a mistake in the call', async () => {
    for (const words of [
      ['--format', 'xml'],
      ['--lang', 'nl'],
    ]) {
      const { code, errors } = await content('check', PACK, ...words);
      expect(code, errors).toBe(2);
    }
  });
});

describe('content check --watch', () => {
  it('checks again on every save, says when all is well, and ends with Ctrl-C', async () => {
    using folder = temporaryFolder('watch');
    writeValidContent(folder.path);
    const pack = join(folder.path, 'packs/small');
    await using watching = await startProcess('quiz-content/cli.mjs', ['check', pack, '--watch', '--lang', 'en'], { ready: false });
    const times = (words: string): number => watching.output().split(words).length - 1;
    await waitUntil(() => times('Ctrl-C ends it') === 1, 'the first check');
    expect(times(`${pack}: nothing wrong`)).toBe(1);

    write(folder.path, 'packs/small/quiz.json', { ...validQuiz(), kind: 'personalty' });
    await waitUntil(() => times('CONTENT_VALUE') > 0, 'the finding after a save');
    rmSync(join(pack, 'media/picture.svg'));
    await waitUntil(() => times('CONTENT_PICTURE_MISSING') > 0, 'the finding after a picture went');
    writeValidContent(folder.path);
    await waitUntil(() => times(`${pack}: nothing wrong`) > 1, 'the clean check');

    watching.child.kill('SIGINT');
    await waitUntil(() => watching.child.exitCode !== null || watching.child.signalCode !== null, 'the end');
    expect({ code: watching.child.exitCode, signal: watching.child.signalCode }).toEqual({ code: 0, signal: null });
  });
});
