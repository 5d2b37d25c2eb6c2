import { z } from 'zod';
import type { FieldKey } from '#fields/dictionary.ts';
import { isFieldKey } from '#fields/values.ts';

/** A key of the dictionary, as it comes out of a file. */
export const fieldKeyShape = z.custom<FieldKey>((value) => typeof value === 'string' && isFieldKey(value), 'not a field of the dictionary');
