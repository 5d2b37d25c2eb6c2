import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { renderVoice } from '#compiler/voice/render-voice.ts';
import { buildContent } from '#tests/support/build-content.ts';
import { holdTime, passTime, passTimeUntil } from '#tests/support/page-time.ts';
import { PROJECT } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { type Ear, openByEar } from './support/ear.ts';

const terminals = useTerminals();
let page: Page;
let ear: Ear;

const openTerminal = async (options: Parameters<typeof openByEar>[1] = {}): Promise<void> => {
  ({ page, ear } = await openByEar(terminals, options));
};
const access = (): Promise<string | null> => page.locator('html').getAttribute('data-access');

/** A machine with a voice for each language that takes three seconds a phrase: what it was told to say and to stop is kept. */
const slowVoices = async (opened: Page): Promise<void> => {
  await opened.addInitScript(() => {
    const told: { text: string; lang: string; volume: number; stopped: boolean }[] = [];
    Reflect.set(window, 'told', told);
    class Utterance extends EventTarget {
      voice: unknown = null;
      lang = '';
      volume = 1;
      readonly text: string;
      constructor(text: string) {
        super();
        this.text = text;
      }
    }
    const voices = ['fr-FR', 'en-GB', 'nl-NL', 'de-DE'].map((lang) => ({ lang, localService: true, default: false }));
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => voices,
      speak: (said: Utterance) => {
        told.push({ text: said.text, lang: said.lang, volume: said.volume, stopped: false });
        setTimeout(() => said.dispatchEvent(new Event('end')), 3_000);
      },
      cancel: () => {
        const last = told.at(-1);
        if (last !== undefined) last.stopped = true;
      },
    });
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
  });
};
interface Told {
  readonly text: string;
  readonly lang: string;
  readonly volume: number;
  readonly stopped: boolean;
}
const told = (): Promise<readonly Told[]> => page.evaluate(() => Reflect.get(window, 'told'));

test('the voice stops at once at a key and at a touch, and says the next thing without the rest of the last', async () => {
  await openTerminal({ before: slowVoices });
  await ear.press('speech');
  await waitUntil(async () => (await told()).length === 1, 'the first phrase');
  await ear.press('next');
  await waitUntil(async () => (await told()).length === 2, 'the second phrase');
  expect((await told()).map(({ stopped }) => stopped)).toEqual([true, false]);
  await page.touchscreen.tap(540, 1700);
  await waitUntil(async () => (await told())[1]?.stopped === true, 'silence');
});

test('louder and softer are said, reach the voice, and are forgotten with the visit', async () => {
  await openTerminal({ before: slowVoices });
  await ear.press('speech');
  await ear.press('louder');
  expect(ear.last()).toMatch(/Volume 80 pour cent/);
  await ear.press('louder');
  await ear.press('louder');
  expect(ear.last()).toMatch(/Volume 100 pour cent/);
  await ear.press('repeat');
  await waitUntil(async () => (await told()).at(-1)?.volume === 1, 'the voice at full volume');
  for (let step = 0; step < 6; step += 1) await ear.press('softer');
  expect(ear.last(), 'the keys never silence the voice').toMatch(/Volume 20 pour cent/);
  await ear.press('choose');
  await ear.pick(/^Français/);
  await ear.pick(/^Recommencer/);
  expect(ear.last()).toMatch(/La voix s'arrête/);
  await waitUntil(async () => (await access()) === '', 'the ways to play to be off');
  await ear.press('speech');
  await ear.press('repeat');
  await waitUntil(async () => (await told()).at(-1)?.volume === 0.6, 'the volume of the site');
});

test('each language is asked of a voice of its own, and what is said stands written', async () => {
  await openTerminal({ before: slowVoices });
  await ear.press('speech');
  await waitUntil(async () => (await told()).length === 1, 'the first phrase');
  expect(await page.locator('[data-caption]').textContent()).toBe('Bonjour ! Cette borne vous parle.');
  await ear.press('choose');
  await ear.goTo(/^Deutsch/);
  await waitUntil(async () => (await told()).at(-1)?.lang === 'de-DE', 'a German voice');
  expect(await page.locator('[data-caption]').getAttribute('lang')).toBe('de');
  expect(await page.locator('[data-spoken]').textContent()).toBe('Deutsch');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Deutsch');
});

/** From the first question of the express lane to the contact, for a purpose by e-mail alone. */
const playToContact = async (): Promise<void> => {
  for (const number of [2, 3, 4, 5]) {
    await ear.pick(/choix 1, /);
    await ear.hears(new RegExp(`Question ${number} sur`));
  }
  await ear.pick(/choix 1, /);
  await ear.pick(/^Continuer/);
  await ear.hears(/Merci/);
  await ear.pick(/garde le contact/);
  await ear.pick(/^18 ans/);
  await ear.pick(/^Oui, d'accord/);
  await ear.pick(/^Non/);
  await ear.pick(/^Non/);
};

test('without the visitor’s leave no voice says what they type, by key or by touch, nor what the review shows', async () => {
  await openTerminal();
  await page.getByRole('button', { name: /On joue/ }).tap();
  await page.getByRole('button', { name: 'Français' }).tap();
  await page.getByRole('button', { name: /5 questions/ }).tap();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await ear.press('speech');
  await playToContact();
  const from = ear.heard.length - 1;
  await ear.pick(/^E-mail/);
  await ear.type('zoe@quai.fr');
  await ear.hears(/caractère tapé/, from);
  await ear.press('repeat');
  await ear.pick(/^Continuer/);
  await ear.hears(/Tout est juste/, from);
  for (let stop = 0; stop < 12; stop += 1) await ear.press('next');
  const spoken = ear.heard.slice(from).map(({ text }) => text);
  expect(spoken.some((text) => /E-mail, masqué/.test(text))).toBe(true);
  // Neither as a word nor letter by letter, nor the keys one would type it with.
  for (const secret of [/zoe/i, /quai/i, /\bz, o/, /^z$/, /arobase/]) expect(spoken.filter((text) => secret.test(text))).toEqual([]);
}, 180_000);

test('an address that cannot be right is an error that is heard, with what to do', async () => {
  await openTerminal();
  await ear.press('speech');
  await ear.press('choose');
  await ear.pick(/^Français/);
  await ear.pick(/5 questions/);
  await playToContact();
  const from = ear.heard.length;
  await ear.pick(/^Continuer/);
  expect(await ear.hears(/E-mail, champ à remplir, vide, à corriger/, from)).toMatch(/exemple/);
}, 180_000);

test('who falls silent is warned aloud, any key says "I am here", and an abandoned terminal ends all by itself', async () => {
  await openTerminal({ idle: { afterSeconds: 2, warningSeconds: 20 }, before: holdTime });
  await ear.press('speech');
  await ear.press('choose');
  await ear.pick(/^Français/);
  const heardSince =
    (words: RegExp, since = 0) =>
    async (): Promise<boolean> =>
      ear.heard.slice(since).some(({ text }) => words.test(text));
  await passTimeUntil(page, heardSince(/toujours là/), 'the warning to be said');
  const warning = await ear.hears(/toujours là.*20 secondes.*N'importe quelle touche/);
  expect(warning).toMatch(/bouton/);
  const from = ear.heard.length;
  await page.keyboard.press('ArrowDown');
  expect(await ear.hears(/^On continue/, from)).toBeTruthy();
  // Now nobody comes: it is warned again, counts aloud, and everything is off. Nothing that it says keeps it awake.
  await passTimeUntil(page, heardSince(/toujours là/, from + 1), 'the second warning');
  await passTimeUntil(page, heardSince(/dans 1\d secondes/, from + 1), 'the seconds to be counted');
  await passTimeUntil(page, async () => (await access()) === '', 'the visit to end');
  const count = ear.heard.length;
  expect(await page.locator('[data-caption]').isVisible()).toBe(false);
  await passTime(page, 30_000);
  expect(ear.heard.length).toBe(count);
});

test('clips that travel with the content are played by a terminal that has no voice', async () => {
  using folder = temporaryFolder('spoken-content');
  const source = join(folder.path, 'source');
  const content = join(folder.path, 'content');
  for (const name of ['packs', 'brands', 'sites']) {
    const from = join(PROJECT, 'quiz-content', name);
    cpSync(from, join(source, name), { recursive: true, force: true, errorOnExist: false });
  }
  await renderVoice({
    folder: join(source, 'voice/fr'),
    locale: 'fr',
    texts: ['Bonjour ! Cette borne vous parle.', 'Volume 80 pour cent.'],
    command: [process.execPath, join(PROJECT, 'tests/fixtures/synthesizer.mjs'), '{out}', 'speaks'],
    voice: '',
    ending: '.wav',
    jobs: 1,
    dryRun: false,
    progress: () => undefined,
  });
  const played: string[] = [];
  const warned: string[] = [];
  await buildContent(source, content);
  await openTerminal({
    content,
    before: (opened: Page) => {
      opened.on('response', (response) => {
        if (/\/media\/voice\/fr\/[0-9a-f]+\.wav$/.test(response.url()))
          played.push(`${response.status()} ${response.headers()['content-type']}`);
      });
      opened.on('console', (line) => warned.push(line.text()));
    },
  });
  await ear.press('speech');
  await waitUntil(() => played.length === 1, 'the first clip');
  expect(played[0]).toMatch(/^20[06] audio\/wav$/);
  // The clip ends, and what has no clip stands in the caption.
  await waitUntil(async () => /Suivant/.test((await page.locator('[data-caption]').textContent()) ?? ''), 'the phrase after the clip');
  await waitUntil(
    () => warned.some((line) => line.includes('neither voice nor clips speak de: KIOSK_NO_VOICE')),
    'the health of the voice',
  );
  expect(warned.filter((line) => line.includes('speak fr'))).toEqual([]);
  expect(warned.filter((line) => line.includes('a voice failed'))).toEqual([]);
}, 120_000);
