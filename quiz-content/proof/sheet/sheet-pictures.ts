import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '../browser/chromium.ts';
import { type Spoken, wordsIn } from '../finding.ts';
import { titleOf } from '../plan.ts';
import type { Sheeted } from '../proof.ts';
import { escapeHtml } from './escape.ts';
import type { SheetOptions } from './sheet-options.ts';

const WIDTH = 2400;

/** One language on one display under one brand, as a page to be photographed. */
const sheetPage = (title: string, pictures: readonly Sheeted[], isWide: boolean, language: Spoken): string => {
  const columns = isWide ? 5 : 8;
  const cell = ({ shot, print, locale, findings }: Sheeted): string =>
    `<figure${findings.length > 0 ? ' class="wrong"' : ''}><img src="../${print.picture}" alt=""><figcaption>${escapeHtml(titleOf(shot, wordsIn(language), locale))}${findings.length > 0 ? ` <b>${findings.length}</b>` : ''}</figcaption></figure>`;
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><style>body{margin:0;padding:36px;background:#f4f1ea;color:#10293a;font:20px/1.3 system-ui,sans-serif}h1{margin:0 0 24px;font-size:34px}div{display:grid;grid-template-columns:repeat(${columns},1fr);gap:26px 22px}figure{margin:0}img{display:block;width:100%;border-radius:6px;box-shadow:0 1px 4px #10293a44}.wrong img{box-shadow:0 0 0 5px #c3341c}figcaption{padding-top:8px;overflow-wrap:anywhere}b{padding:0 9px;border-radius:99px;background:#c3341c;color:#fff}</style><h1>${escapeHtml(title)}</h1><div>${pictures.map(cell).join('')}</div>`;
};

/** Writes `sheets/SITE-BRAND-LOCALE.png`, each that has a new picture on it. */
export const photographSheets = async ({ out, content, proof, language }: SheetOptions): Promise<void> => {
  const folder = join(out, 'sheets');
  await mkdir(folder, { recursive: true });
  const groups = Map.groupBy(proof.pictures, ({ site, brand, locale }) => `${site}-${brand}-${locale}`);
  const due = [...groups].filter(([name, pictures]) => pictures.some(({ isNew }) => isNew) || !existsSync(join(folder, `${name}.png`)));
  if (due.length === 0) return;
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: WIDTH, height: 1200 } });
    for (const [name, pictures] of due) {
      const site = content.sites.find(({ id }) => id === pictures[0]?.site);
      const isWide = site !== undefined && site.geometry.widthPx > site.geometry.heightPx;
      const file = join(folder, `${name}.html`);
      await writeFile(file, sheetPage(`${content.quiz.id} · ${name}`, pictures, isWide, language));
      await page.goto(pathToFileURL(file).href);
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
      await rm(file);
    }
  } finally {
    await browser.close();
  }
};
