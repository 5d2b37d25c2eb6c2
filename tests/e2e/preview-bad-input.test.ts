import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStudio } from '#preview/studio.ts';
import { BAD_PACKS } from '#tests/fixtures/bad-input.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { SVG, soundQuiz, write, writeValidContent } from '#tests/unit/compiler/support/packs.ts';

test('whatever is saved, the preview says what is wrong, and the last good version stays on its terminal', async () => {
  using root = temporaryFolder('preview-bad');
  writeValidContent(root.path);
  const folder = join(root.path, 'packs/small');
  const studio = await openStudio({ path: folder, shown: 'small' }, { path: root.path, shown: '' }, () => new Date('2026-07-14T10:00:00Z'));
  const played = async (): Promise<unknown> => {
    const response = await studio.terminal.fetch(new Request('http://127.0.0.1:4800/api/kiosk'));
    const { contentVersion }: { contentVersion: unknown } = await response.json();
    return contentVersion;
  };
  try {
    const good = await played();
    expect(studio.state()).toMatchObject({ isBehind: false, problems: [], version: good });
    for (const { name, code, file, into } of BAD_PACKS) {
      into(folder, 'small');
      await studio.reload();
      const { isBehind, problems, version } = studio.state();
      expect([name, isBehind, version, await played()]).toEqual([name, true, good, good]);
      expect(
        problems.map((one) => one.code),
        name,
      ).toEqual([code]);
      expect(problems[0]?.place, name).toContain(file);
      rmSync(folder, { recursive: true });
      write(folder, 'quiz.json', soundQuiz());
      write(folder, 'media/picture.svg', SVG);
      await studio.reload();
      expect([name, studio.state().isBehind, await played()]).toEqual([name, false, good]);
    }
  } finally {
    await studio.terminal.remove();
  }
});
