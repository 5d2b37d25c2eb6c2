import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Known } from '#compiler/check-site.ts';
import type { Diagnostic } from '#compiler/diagnostic.ts';
import { checkBrandFolder, checkPackFolder, checkSiteFile, knownIn, type Place } from '#compiler/load.ts';
import { seededChance } from '#play/chance.ts';
import { DAMAGES_BY_NAME } from '#tests/support/damages.ts';
import { pick } from '#tests/support/mutations/draft.ts';
import { PROJECT } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const SEED = Number(process.env.ESTRAN_PROPERTY_SEED ?? 20_261);
/** `ESTRAN_PROPERTY_DAMAGES=100000` for a long night. */
const DAMAGES = Number(process.env.ESTRAN_PROPERTY_DAMAGES ?? 2000);
/** One file may keep the compiler at work for this long; what other processes take does not count. */
const MOST_MS = 2000;
const folder = temporaryFolder('damaged');
afterAll(() => folder.remove());
beforeAll(() => {
  for (const part of ['packs', 'brands', 'sites'])
    cpSync(join(PROJECT, 'quiz-content', part), join(folder.path, part), { recursive: true });
});

const place = (path: string): Place => ({ path: join(folder.path, path), shown: path });

/** What the compiler says of the pack, brand or site that a shipped file belongs to. */
const check = async (file: string, known: Known): Promise<readonly Diagnostic[]> => {
  const [kind, name = ''] = file.split('/');
  if (kind === 'packs') return (await checkPackFolder(place(`packs/${name}`))).diagnostics;
  if (kind === 'brands') return (await checkBrandFolder(place(`brands/${name}`))).diagnostics;
  return (await checkSiteFile(place(file), known)).diagnostics;
};

it('a shipped file with damaged bytes gives findings at places or is as good as before, and never breaks the compiler off', async () => {
  const chance = seededChance(SEED);
  const files = readdirSync(folder.path, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:json|svg|png|woff2)$/.test(name));
  // As many mistakes in texts as in pictures, though there are many more pictures.
  const parts = [files.filter((name) => name.endsWith('quiz.json')), files.filter((name) => /(?:brand|^sites.+)\.json$/.test(name)), files];
  const known = await knownIn(folder.path);
  const tally = { clean: 0, found: 0, slowest: 0 };
  for (let count = 0; count < DAMAGES; count += 1) {
    const file = pick(pick(parts, chance) ?? files, chance);
    const damage = pick(Object.keys(DAMAGES_BY_NAME), chance);
    if (file === null || damage === null) throw new Error('there are no shipped files');
    const path = join(folder.path, file);
    const whole = readFileSync(path);
    const damaged = DAMAGES_BY_NAME[damage]?.(Buffer.from(whole), chance) ?? whole;
    writeFileSync(path, damaged);
    const what = `${file}, ${damage}, ${count} of seed ${SEED}`;
    const began = process.cpuUsage();
    const found = await check(file.replaceAll('\\', '/'), known).catch((cause: unknown) => expect.fail(`${what}: ${String(cause)}`));
    const { user, system } = process.cpuUsage(began);
    const took = (user + system) / 1000;
    expect(took, what).toBeLessThan(MOST_MS);
    for (const { line, column, message, fix } of found) expect(line > 0 && column > 0 && message !== '' && fix !== '', what).toBe(true);
    // The file is there: whoever says that it cannot be read has met a mistake of the compiler.
    expect(
      found.map(({ code }) => code),
      what,
    ).not.toContain('CONTENT_FILE_MISSING');
    tally[found.length === 0 ? 'clean' : 'found'] += 1;
    tally.slowest = Math.max(tally.slowest, took);
    writeFileSync(path, whole);
  }
  console.info(
    `${DAMAGES} damaged files: ${tally.found} with findings, ${tally.clean} without, the slowest in ${Math.round(tally.slowest)} ms`,
  );
  expect(tally.found).toBeGreaterThan(DAMAGES / 2);
}, 3_600_000);
