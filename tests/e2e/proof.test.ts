import { execFile } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { PROJECT } from '#tests/support/process.ts';
import { type TemporaryFolder, temporaryFolder } from '#tests/support/temporary-folder.ts';

const PACK = 'accueil-express';
const TOO_LONG = 'Staying'.repeat(18);

let folder: TemporaryFolder;
let broken: string;

const quizFile = (): string => join(folder.path, 'packs', PACK, 'quiz.json');
const lineOf = (text: string, words: string): number => text.slice(0, text.indexOf(words)).split('\n').length;

const prints = z.object({
  entries: z.record(z.string(), z.object({ print: z.object({ picture: z.string(), texts: z.array(z.object({ lang: z.string() })) }) })),
});
/** Views that speak all languages at once. */
const MANY_TONGUED = /\/(?:attract|language|closed)\.jpg$/;

interface Run {
  readonly code: number | null;
  readonly said: string;
  readonly pictures: number;
  readonly reused: number;
}

const prove = (language: 'fr' | 'en' = 'en'): Promise<Run> =>
  new Promise((resolve) => {
    const args = [
      'proof',
      join(folder.path, 'packs', PACK),
      '--out',
      join(folder.path, 'proof'),
      '--locale',
      'en,nl',
      '--brand',
      'pale',
      '--lang',
      language,
    ];
    const child = execFile(process.execPath, [join(PROJECT, 'quiz-content/cli.mjs'), ...args], (_, stdout, stderr) => {
      const [, pictures = '', reused = ''] = /(\d+) (?:pictures|images) \((\d+) (?:reused|reprises?)\)/.exec(stdout) ?? [];
      resolve({ code: child.exitCode, said: `${stdout}\n${stderr}`, pictures: Number(pictures), reused: Number(reused) });
    });
  });

beforeAll(() => {
  folder = temporaryFolder('proof');
  cpSync(join(PROJECT, 'quiz-content/packs', PACK), join(folder.path, 'packs', PACK), { recursive: true });
  cpSync(join(PROJECT, 'quiz-content/brands/office'), join(folder.path, 'brands/pale'), { recursive: true });
  const site = readFileSync(join(PROJECT, 'quiz-content/sites/counter-tablet.json'), 'utf8');
  cpSync(join(PROJECT, 'quiz-content/sites'), join(folder.path, 'sites'), { recursive: true });
  for (const name of readdirSync(join(folder.path, 'sites'))) if (name !== 'counter-tablet.json') rmSync(join(folder.path, 'sites', name));
  const campaigns = JSON.stringify([{ id: 'test', pack: PACK }]);
  const worn = { ...JSON.parse(site), brand: 'pale', campaigns: JSON.parse(campaigns) };
  writeFileSync(join(folder.path, 'sites/counter-tablet.json'), JSON.stringify(worn, null, 2));
  const brand = join(folder.path, 'brands/pale/brand.json');
  const pale = readFileSync(brand, 'utf8')
    .replace('"id": "office"', '"id": "pale"')
    .replace(/"atlantic": "#\w+"/, '"atlantic": "#8FC7DC"');
  writeFileSync(brand, pale);
  broken = readFileSync(quizFile(), 'utf8')
    .replace('"en": "Are you staying long?"', `"en": "${TOO_LONG}"`)
    .replace('"en": "Where are you from?", ', '');
  writeFileSync(quizFile(), broken);
});
afterAll(() => folder.remove());

test('a text that is too long, a pale brand and a missing translation are found where they are; what did not change is not rendered again', async () => {
  const first = await prove();
  expect(first.code, first.said).toBe(1);
  expect(first.reused).toBe(0);
  const line = (words: string): string => `quiz.json:${lineOf(broken, words)}:`;
  const findings = first.said.split('\n');
  const found = (code: string, where: string): string[] => findings.filter((one) => one.includes(` ${code}  `) && one.includes(where));
  const words = TOO_LONG.slice(0, 40);
  const misfits = ['PROOF_TEXT_OVERFLOWS', 'PROOF_TEXT_CLIPPED', 'PROOF_TEXT_OUTSIDE'].flatMap((code) => found(code, words));
  expect(misfits.join('\n'), first.said).toContain(line(TOO_LONG));
  expect(found('PROOF_UNTRANSLATED', 'question-01-origine').join('\n'), first.said).toContain(line(`"fr": "Vous venez d'où ?"`));
  expect(found('PROOF_CONTRAST_TEXT', '· en · counter-tablet · pale'), first.said).not.toEqual([]);
  expect(found('PROOF_STUCK', ''), first.said).toEqual([]);
  expect(existsSync(join(folder.path, 'proof/sheets/counter-tablet-pale-en.png'))).toBe(true);
  const sheet = (): string => readFileSync(join(folder.path, 'proof/index.html'), 'utf8');
  expect(sheet()).toContain('2 ways through the quiz walked');

  // The thanks can change their language no more: each language has a visitor of its own.
  const kept = prints.parse(JSON.parse(readFileSync(join(folder.path, 'proof/proof.json'), 'utf8')));
  const pictures = Object.values(kept.entries).map(({ print }) => print);
  expect(pictures.filter(({ picture }) => picture.endsWith('/thanks.jpg'))).toHaveLength(2);
  const otherLanguage = pictures.filter(
    ({ picture, texts }) => !MANY_TONGUED.test(picture) && texts.every(({ lang }) => !picture.includes(`/${lang}/`)),
  );
  expect(otherLanguage.map(({ picture }) => picture)).toEqual([]);

  const french = await prove('fr');
  expect([french.pictures, french.reused], french.said).toEqual([first.pictures, first.pictures]);
  expect(french.said).toContain('2 parcours suivis : 100,0 % des visites');
  expect(french.said).not.toMatch(/contrast of|not translated|What to do|pictures/);
  expect(sheet()).toContain('<html lang="fr">');
  expect(sheet()).not.toMatch(/Findings|Only views|ways through/);

  const second = await prove();
  expect(second.pictures).toBe(first.pictures);
  expect(second.reused, second.said).toBe(first.pictures);
  expect(second.said.split('\n').filter((one) => one.includes(' · en · '))).toEqual(findings.filter((one) => one.includes(' · en · ')));

  writeFileSync(quizFile(), broken.replace(TOO_LONG, 'How long?'));
  const third = await prove();
  expect(third.reused, third.said).toBe(first.pictures - 1);
  expect(third.said).not.toContain(words);
}, 400_000);
