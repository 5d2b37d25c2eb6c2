import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadVoice } from '#compiler/voice/load-voice.ts';
import { readPageTexts } from '#compiler/voice/read-page-texts.ts';
import { type Rendering, renderVoice } from '#compiler/voice/render-voice.ts';
import { voiceTexts } from '#compiler/voice/voice-texts.ts';
import { isVoiceIndex, plainWords } from '#contract/voice.ts';
import { LOCALES } from '#fields/types.ts';
import { PROJECT } from '#tests/support/process.ts';
import { type TemporaryFolder, temporaryFolder } from '#tests/support/temporary-folder.ts';

const SYNTHESIZER = join(PROJECT, 'tests/fixtures/synthesizer.mjs');

let root: TemporaryFolder;
beforeEach(() => {
  root = temporaryFolder('voice');
});
afterEach(() => root.remove());

const folder = (): string => join(root.path, 'voice', 'fr');
const render = (texts: readonly string[], changed: Partial<Rendering> = {}, mode = 'speaks') =>
  renderVoice({
    folder: folder(),
    locale: 'fr',
    texts,
    command: [process.execPath, SYNTHESIZER, '{out}', mode],
    voice: 'siwis',
    ending: '.wav',
    jobs: 2,
    dryRun: false,
    progress: () => undefined,
    ...changed,
  });
const indexed = (): Readonly<Record<string, string>> => {
  const index: unknown = JSON.parse(readFileSync(join(folder(), 'index.json'), 'utf8'));
  if (!isVoiceIndex(index)) throw new Error('no index');
  return index.clips;
};
const clips = (): readonly string[] => readdirSync(folder()).filter((name) => name.endsWith('.wav'));
const findings = async (): Promise<readonly string[]> =>
  (await loadVoice({ path: root.path, shown: '' })).diagnostics.map(({ code, file, message }) => `${code} ${file} ${message}`);

describe('clips', () => {
  test('each text is one true sound, and a second run makes none of them again', async () => {
    expect(await render(['On joue ?', 'Retour', 'choix 3'])).toMatchObject({ made: 3, kept: 0, failed: [] });
    expect(Object.keys(indexed())).toEqual(['On joue ?', 'Retour', 'choix 3']);
    for (const name of Object.values(indexed()))
      expect(readFileSync(join(folder(), name)).toString('latin1', 0, 12)).toMatch(/^RIFF.{4}WAVE$/s);
    expect(await findings()).toEqual([]);
    const never = { command: ['/nowhere/at/all', '{out}'] };
    expect(await render(['On joue ?', 'Retour', 'choix 3'])).toMatchObject({ made: 0, kept: 3 });
    // Another command is another voice: everything is made again, and here it cannot be.
    expect((await render(['Retour'], never)).failed).toMatchObject([{ code: 'VOICE_COMMAND_FAILED' }]);
  });

  test('a list, or a clip, that is there and cannot be read is said', async () => {
    await render(['Retour']);
    const clip = join(folder(), indexed()['Retour'] ?? '');
    rmSync(clip);
    mkdirSync(clip);
    expect(await findings()).toEqual([expect.stringMatching(/^CONTENT_FILE_MISSING voice\/fr\/\S+\.wav .*EISDIR/)]);
    rmSync(join(folder(), 'index.json'));
    mkdirSync(join(folder(), 'index.json'));
    expect(await findings()).toEqual([expect.stringMatching(/^CONTENT_FILE_MISSING voice\/fr\/index\.json .*EISDIR/)]);
  });

  test('a text that changed is made, and the clip of the old one does not travel any longer', async () => {
    await render(['On joue ?', 'Retour']);
    const before = indexed();
    expect(await render(['On joue !', 'Retour'])).toMatchObject({ made: 1, kept: 1 });
    expect(indexed()['Retour']).toBe(before['Retour']);
    expect(clips().length).toBe(2);
    expect(clips()).not.toContain(before['On joue ?']);
  });

  test('a text the synthesizer cannot say is a finding and stays out of the list; the others are there', async () => {
    const { failed, made } = await render(['Retour', 'kaputt', 'Fermer'], {}, 'fails');
    expect(failed).toEqual([{ text: 'kaputt', code: 'VOICE_COMMAND_FAILED', why: 'exit code 3 no such phoneme' }]);
    expect(made).toBe(2);
    expect(Object.keys(indexed())).toEqual(['Retour', 'Fermer']);
  });

  test('a program that ends well and writes words instead of sound is found out', async () => {
    expect((await render(['Retour'], {}, 'lies')).failed).toMatchObject([{ code: 'VOICE_NO_AUDIO', why: 'no-audio' }]);
    expect(clips()).toEqual([]);
    expect(indexed()).toEqual({});
  });

  test('a dry run counts and writes nothing', async () => {
    await render(['Retour']);
    expect(await render(['Retour', 'Fermer'], { dryRun: true })).toMatchObject({ kept: 1, missing: 1, made: 0 });
    expect(clips().length).toBe(1);
  });
});

describe('the texts of the page', () => {
  const PAGE = join(PROJECT, 'kiosk/page');
  const parts = readdirSync(PAGE, { recursive: true, encoding: 'utf8' }).filter((file) => basename(dirname(file)) === 'texts');

  test('of every game and of the leaderboard are said, in every language', async () => {
    expect(parts.length).toBeGreaterThanOrEqual(4 * LOCALES.length);
    expect(parts).toContain(join('leaderboard', 'texts', 'fr.json'));
    const page = await readPageTexts(PAGE);
    for (const locale of LOCALES) {
      const said = new Set(voiceTexts({ quizzes: [], brands: [], places: [], page, today: new Date(0) }, locale));
      const fixed = parts
        .filter((file) => basename(file) === `${locale}.json`)
        .flatMap((file) => Object.values<string>(JSON.parse(readFileSync(join(PAGE, file), 'utf8'))))
        .filter((text) => !text.includes('{{'));
      expect(fixed.length).toBeGreaterThan(20);
      expect(fixed.filter((text) => !said.has(plainWords(text)))).toEqual([]);
    }
  });

  test('of a part that comes tomorrow are found where they lie, and two parts may use one key', async () => {
    const write = (part: string, words: string): void => {
      mkdirSync(join(root.path, part), { recursive: true });
      for (const locale of LOCALES) writeFileSync(join(root.path, part, `${locale}.json`), JSON.stringify({ go: `${words} ${locale}` }));
    };
    write('locales', 'own');
    write('tide/texts', 'tide');
    write('deep/below/texts', 'below');
    expect(Object.values((await readPageTexts(root.path)).nl)).toEqual(['own nl', 'below nl', 'tide nl']);
  });
});

describe('a content version', () => {
  test('refuses a clip that is missing, that is no sound, and a list that leaves its folder', async () => {
    await render(['Retour', 'Fermer']);
    const [first = '', second = ''] = Object.values(indexed());
    rmSync(join(folder(), first));
    writeFileSync(join(folder(), second), '<html>'.repeat(50));
    expect(await findings()).toEqual([
      expect.stringMatching(new RegExp(`CONTENT_VOICE_BROKEN voice/fr/${first} .*not there`)),
      expect.stringMatching(new RegExp(`CONTENT_VOICE_BROKEN voice/fr/${second} .*not the sound`)),
    ]);
    writeFileSync(join(folder(), 'index.json'), JSON.stringify({ formatVersion: 1, clips: { Retour: '../../../secret.wav' } }));
    expect(await findings()).toEqual([expect.stringContaining('CONTENT_VOICE_BROKEN voice/fr/index.json')]);
  });
});
