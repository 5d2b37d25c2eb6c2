import { z } from 'zod';
import { isPicture, isText } from '#format/texts.ts';
import { child, entriesOf, has, itemsOf, type Spot } from './spot.ts';

type Schema = z.core.$ZodType;

/** What a part of a file holds. */
export interface Contents {
  /** What a visitor can read. */
  readonly texts: readonly Spot[];
  /** The files of its pictures. */
  readonly files: readonly Spot[];
  /** Lists of things that have an id each. */
  readonly lists: readonly (readonly Spot[])[];
}

interface Found {
  readonly texts: Spot[];
  readonly files: Spot[];
  readonly lists: (readonly Spot[])[];
}

const haveIds = (schema: Schema): boolean => schema instanceof z.ZodObject && 'id' in schema.shape;

const collect = (schema: Schema, spot: Spot, found: Found): void => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) collect(schema.unwrap(), spot, found);
  else if (isText(schema)) found.texts.push(spot);
  else if (schema instanceof z.ZodObject) {
    if (isPicture(schema) && has(spot, 'file')) found.files.push(child(spot, 'file'));
    for (const [key, of] of Object.entries(schema.shape))
      if (has(spot, key) && of instanceof z.ZodType) collect(of, child(spot, key), found);
  } else if (schema instanceof z.ZodArray) {
    const items = itemsOf(spot);
    if (haveIds(schema.element)) found.lists.push(items);
    for (const item of items) collect(schema.element, item, found);
  } else if (schema instanceof z.ZodRecord) for (const [, value] of entriesOf(spot)) collect(schema.valueType, value, found);
  else if (schema instanceof z.ZodUnion) {
    const objects = schema.options.filter((option: Schema) => option instanceof z.ZodObject);
    const fits = objects.find((option: Schema) => option instanceof z.ZodObject && option.safeParse(spot.value).success);
    if (fits !== undefined) collect(fits, spot, found);
  }
};

/** Finds them by the schema, so that a format of tomorrow has nothing to list. */
export const contentsIn = (schema: Schema, spot: Spot): Contents => {
  const found: Found = { texts: [], files: [], lists: [] };
  collect(schema, spot, found);
  return found;
};
