import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundledChromium, findChromium, GEOMETRIES, launchBrowser, newKioskPage } from '#tests/support/browser.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

test('the browser of the tests is touched, has the size of a terminal and fills in fields', async () => {
  const browser = await launchBrowser();
  try {
    const page = await newKioskPage(browser, GEOMETRIES.landscape);
    await page.setContent('<input aria-label="Adresse"><button onclick="this.textContent = event.pointerType">?</button>');
    await page.getByRole('textbox', { name: 'Adresse' }).fill('marée haute');
    expect(await page.getByRole('textbox').inputValue()).toBe('marée haute');
    await page.getByRole('button').tap();
    expect(await page.getByRole('button').textContent()).toBe('touch');
    expect(await page.evaluate(() => [innerWidth, innerHeight, navigator.maxTouchPoints > 0])).toEqual([1920, 1080, true]);
  } finally {
    await browser.close();
  }
});

test('the bundled browser unpacks into one folder, once, even when two processes ask at the same time', async () => {
  using folder = temporaryFolder('bundled');
  const [first, second] = await Promise.all([bundledChromium(folder.path), bundledChromium(folder.path)]);
  expect(first).toEqual(second);
  expect(readdirSync(folder.path)).toHaveLength(1);
  expect(existsSync(first.executablePath)).toBe(true);
  writeFileSync(join(first.executablePath, '..', 'mark'), '');
  await bundledChromium(folder.path);
  expect(existsSync(join(first.executablePath, '..', 'mark'))).toBe(true);
});

test('$CHROMIUM names the browser; ESTRAN_BROWSER=bundled takes the one in the npm package instead', async () => {
  const before = { ...process.env };
  try {
    process.env['CHROMIUM'] = '/opt/some/chromium';
    delete process.env['ESTRAN_BROWSER'];
    expect((await findChromium()).executablePath).toBe('/opt/some/chromium');
    process.env['ESTRAN_BROWSER'] = 'bundled';
    expect((await findChromium()).executablePath).toContain('estran-chromium-');
  } finally {
    process.env = before;
  }
});
