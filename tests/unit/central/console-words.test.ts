import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { CONSOLE_ERRORS } from '#central/published.ts';
import { STRATEGIC_GROUPS } from '#fields/types.ts';
import { PROJECT } from '#tests/support/process.ts';
import { TERMINAL_TROUBLES } from '#wire/trouble.ts';

const FOLDER = join(PROJECT, 'sync-agent/console');
type Tree = { readonly [key: string]: string | Tree };
const tree: z.ZodType<Tree> = z.lazy(() => z.record(z.string(), z.union([z.string(), tree])));
const leaves = (node: Tree, path = ''): [string, string][] =>
  Object.entries(node).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return typeof value === 'string' ? [[at, value] as [string, string]] : leaves(value, at);
  });
const wordsOf = (locale: string): Map<string, string> =>
  new Map(leaves(tree.parse(JSON.parse(readFileSync(join(FOLDER, 'locales', `${locale}.json`), 'utf8')))));
const fr = wordsOf('fr');
const en = wordsOf('en');
const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).toSorted();

test('both languages say the same things, with the same figures in them', () => {
  expect([...en.keys()].toSorted()).toEqual([...fr.keys()].toSorted());
  for (const [key, text] of fr) expect([key, placeholders(en.get(key) ?? '')]).toEqual([key, placeholders(text)]);
});

test('every word that a page asks for is there', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));
  const asked = files.flatMap((name) =>
    [...readFileSync(join(FOLDER, name), 'utf8').matchAll(/\bt\('([\w.]+)'/g)].map(([, key = '']) => key),
  );
  expect(asked.length).toBeGreaterThan(50);
  expect(asked.filter((key) => !fr.has(key) && !fr.has(`${key}_other`))).toEqual([]);
});

test('every error, every group and every trouble of a terminal has its words', () => {
  const needed = [
    ...[...Object.keys(CONSOLE_ERRORS), 'CONSOLE_UNREACHABLE'].map((code) => `errors.${code}`),
    ...STRATEGIC_GROUPS.map((group) => `groups.${group}`),
    ...Object.keys(TERMINAL_TROUBLES).map((code) => `terminals.troubles.${code}`),
  ];
  expect(needed.filter((key) => !fr.has(key))).toEqual([]);
});
