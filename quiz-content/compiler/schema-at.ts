import { z } from 'zod';
import { isLocaleMap } from '#format/texts.ts';
import type { Path } from './spot.ts';

type Schema = z.core.$ZodType;

/** What is written: without what may be missing, and before what is made of it. */
const unwrapped = (schema: Schema): Schema => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return unwrapped(schema.unwrap());
  return schema instanceof z.ZodPipe ? unwrapped(schema.in) : schema;
};

/** The branch of a union that the author meant: by its discriminator, else the one that is an object when an object stands there. */
const branch = (union: z.ZodUnion, value: unknown): Schema => {
  if (union instanceof z.ZodDiscriminatedUnion) {
    const fits = union.options.find(
      (option) =>
        option instanceof z.ZodObject && option.shape.kind instanceof z.ZodType && option.shape.kind.safeParse(kindOf(value)).success,
    );
    return fits ?? union;
  }
  return union.options.find((option) => option instanceof z.ZodObject) ?? union;
};

const kindOf = (value: unknown): unknown => (typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined);

const step = (value: unknown, key: string | number): unknown => {
  if (Array.isArray(value)) return typeof key === 'number' ? (value as readonly unknown[])[key] : undefined;
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, String(key))?.value : undefined;
};

/** The schema that rules a place of a file, or null when the place is outside of what the format knows. */
export const schemaAt = (schema: Schema, value: unknown, path: Path): Schema | null => {
  let here: Schema = schema;
  let there = value;
  for (const key of [...path, null]) {
    here = unwrapped(here);
    if (here instanceof z.ZodUnion) here = unwrapped(branch(here, there));
    if (key === null) return here;
    let next: Schema | undefined;
    if (here instanceof z.ZodObject) next = here.shape[key];
    else if (here instanceof z.ZodArray) next = here.element;
    else if (here instanceof z.ZodRecord) next = here.valueType;
    if (next === undefined) return null;
    there = step(there, key);
    here = next;
  }
  return here;
};

const keysOf = (schema: Schema): readonly string[] => {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  // Nobody knows which of them was meant.
  return schema instanceof z.ZodDiscriminatedUnion ? [...new Set(schema.options.flatMap((option) => keysOf(option)))] : [];
};

/** The keys an object may have at a place: what a mistyped key is compared with. */
export const knownKeys = (schema: Schema, value: unknown, path: Path): readonly string[] => {
  const here = schemaAt(schema, value, path);
  return here === null ? [] : keysOf(here);
};

/** Are the keys at this place languages? */
export const hasLocaleKeys = (schema: Schema, value: unknown, path: Path): boolean => {
  const here = schemaAt(schema, value, path);
  return here !== null && isLocaleMap(here);
};
