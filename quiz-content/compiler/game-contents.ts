import { z } from 'zod';
import { isPicture, isText } from '#format/texts.ts';
import { child, entriesOf, has, itemsOf, type Spot } from './spot.ts';

type Schema = z.core.$ZodType;

/** What a visitor can read in a part of a file, and the files of its pictures. */
export interface Contents {
  readonly texts: readonly Spot[];
  readonly files: readonly Spot[];
}

const NONE: Contents = { texts: [], files: [] };

const together = (parts: readonly Contents[]): Contents => ({
  texts: parts.flatMap(({ texts }) => texts),
  files: parts.flatMap(({ files }) => files),
});

/** Finds them by the schema, so that a format of tomorrow has nothing to list. */
export const contentsIn = (schema: Schema, spot: Spot): Contents => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return contentsIn(schema.unwrap(), spot);
  if (isText(schema)) return { texts: [spot], files: [] };
  if (schema instanceof z.ZodObject) {
    const parts = Object.entries(schema.shape).flatMap(([key, of]) =>
      has(spot, key) && of instanceof z.ZodType ? [contentsIn(of, child(spot, key))] : [],
    );
    const own = isPicture(schema) && has(spot, 'file') ? [{ texts: [], files: [child(spot, 'file')] }] : [];
    return together([...own, ...parts]);
  }
  if (schema instanceof z.ZodArray) return together(itemsOf(spot).map((item) => contentsIn(schema.element, item)));
  if (schema instanceof z.ZodRecord) return together(entriesOf(spot).map(([, value]) => contentsIn(schema.valueType, value)));
  if (schema instanceof z.ZodUnion) {
    const objects = schema.options.filter((option: Schema) => option instanceof z.ZodObject);
    const fits = objects.find((option: Schema) => option instanceof z.ZodObject && option.safeParse(spot.value).success);
    return fits === undefined ? NONE : contentsIn(fits, spot);
  }
  return NONE;
};
