import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { expect, it, vi } from 'vitest';
import { contentPath } from '#contract/content.ts';
import { openHost } from '#host/host.ts';
import { installContent } from '#host/install-content.ts';
import { readVersion } from '#store/content-versions.ts';
import { BAD_PACKS } from '#tests/fixtures/bad-input.ts';
import { PROJECT } from '#tests/support/process.ts';
import { type TemporaryFolder, temporaryFolder } from '#tests/support/temporary-folder.ts';
import { writeValidContent } from '#tests/unit/compiler/support/packs.ts';
import { content, type Ran } from './support/content.ts';

// Each test starts processes, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 40_000 });

/** A content folder with a good pack and every bad one. */
const writeAll = (root: TemporaryFolder): void => {
  writeValidContent(root.path);
  for (const { name, into } of BAD_PACKS) into(join(root.path, 'packs', name), name);
};

const expectNoStackTrace = ({ output, errors }: Ran): void => {
  for (const text of [output, errors]) expect(text).not.toMatch(/^\s+at |node:internal|Error:/m);
  expect(errors).toBe('');
};

it('whatever is handed in, "content check" names the file and what is wrong, once, and never breaks off', async () => {
  using root = temporaryFolder('bad');
  writeAll(root);
  const ran = await content('check', root.path, '--format', 'json');
  expectNoStackTrace(ran);
  expect(ran.code).toBe(1);
  const { findings }: { findings: { code: string; file: string }[] } = JSON.parse(ran.output);
  const found = findings.map(({ code, file }) => `${code} ${file.slice(file.indexOf('packs/'))}`);
  expect(found.toSorted()).toEqual(BAD_PACKS.map(({ name, code, file }) => `${code} packs/${name}/${file}`).toSorted());
  const text = await content('check', root.path);
  expectNoStackTrace(text);
  for (const { name, code } of BAD_PACKS)
    expect(text.lines.filter((line) => line.includes(`packs/${name}/`) && line.includes(code))).toHaveLength(1);
});

it.each(['simulate', 'proof'])('"content %s" says the same of a pack that it cannot read', async (command) => {
  using root = temporaryFolder('bad');
  writeAll(root);
  for (const { name, code } of BAD_PACKS.filter((one) =>
    ['truncated', 'conditions-in-a-circle', 'script-in-a-picture'].includes(one.name),
  )) {
    const out = command === 'proof' ? ['--out', join(root.path, 'proof')] : [];
    const ran = await content(command, join(root.path, 'packs', name), ...out);
    expectNoStackTrace(ran);
    expect([ran.code, ran.output]).toEqual([1, expect.stringContaining(code)]);
  }
});

it('an invalid pack is not built over a version that works, and the terminal that plays it plays on', async () => {
  using root = temporaryFolder('bad');
  writeValidContent(root.path);
  const out = join(root.path, 'version');
  expect((await content('build', '--root', root.path, '--out', out)).code).toBe(0);
  const manifest = readFileSync(join(out, contentPath.manifest), 'utf8');
  const data = join(root.path, 'terminal');
  expect(installContent(data, out).ok).toBe(true);
  const opened = openHost({
    dataFolder: data,
    pageFolder: join(PROJECT, 'tests/fixtures/page'),
    site: null,
    app: 'test',
    now: () => new Date(),
    uptimeMs: () => 0,
    newId: uuidv7,
    log: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.error);
  const played = async (): Promise<unknown> => {
    const response = await opened.value.fetch(new Request('http://127.0.0.1:4800/api/kiosk'));
    const { contentVersion }: { contentVersion: unknown } = await response.json();
    return contentVersion;
  };
  const before = await played();

  writeAll(root);
  const refused = await content('build', '--root', root.path, '--out', out);
  expectNoStackTrace(refused);
  expect(refused.code).toBe(1);
  expect(readFileSync(join(out, contentPath.manifest), 'utf8')).toBe(manifest);
  expect(readVersion(out).ok).toBe(true);
  expect(installContent(data, out)).toEqual({ ok: true, value: { version: before, changed: false } });
  expect(await played()).toBe(before);
  opened.value.close();
});
