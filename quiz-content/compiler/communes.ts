import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import type { Commune } from '#contract/compiled-quiz.ts';

const entry = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.string(),
  departement: z.string().optional(),
  codesPostaux: z.array(z.string()).optional(),
});

type Register = ReadonlyMap<string, Commune>;
let register: Register | null = null;

/** Read when the first quiz asks for a commune: 8 MB that most checks never need. */
const readRegister = (): Register => {
  const file = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json');
  const rows = z.array(entry).parse(JSON.parse(readFileSync(file, 'utf8')));
  return new Map(
    rows.flatMap(({ code, nom, type, departement, codesPostaux }) =>
      // Delegated and associated communes, and the arrondissements of three cities, are parts of a commune.
      type === 'commune-actuelle' && departement !== undefined
        ? [[code, { code, name: nom, department: departement, postcodes: codesPostaux ?? [] }] as const]
        : [],
    ),
  );
};

/** The communes of today by INSEE code, from the Code officiel géographique 2026 as published by Etalab, Licence Ouverte 2.0. */
export const communes = (): Register => {
  register ??= readRegister();
  return register;
};

/** The communes of these départements, in the order of their codes. */
export const communesOf = (departments: readonly string[]): readonly Commune[] =>
  [...communes().values()].filter(({ department }) => departments.includes(department)).toSorted((a, b) => (a.code < b.code ? -1 : 1));
