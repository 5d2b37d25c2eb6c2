import type { z } from 'zod';
import { fieldByKey, isFieldKey } from '#fields/values.ts';
import { NOT_BLANK } from '#format/texts.ts';
import type { Diagnostic } from './diagnostic.ts';
import { nearest, oneOf, suggest } from './nearest.ts';
import { describedAt, hasLocaleKeys, knownKeys } from './schema-at.ts';
import type { Source } from './source.ts';
import type { Path } from './spot.ts';

type Issue = z.core.$ZodIssue;

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text in "double quotes"',
  number: 'a number without quotes',
  int: 'a whole number without quotes',
  boolean: 'true or false, without quotes',
  array: 'a list in [ ]',
  object: 'an object in { }',
  record: 'an object in { }',
};
const inWordsOfType = (expected: string): string => TYPES[expected] ?? expected;

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'a text';
  return typeof value === 'object' ? 'an object' : typeof value === 'number' ? 'a number' : String(value);
};

const valueAt = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, String(key))?.value : undefined),
    root,
  );

const pathOf = (issue: Issue, base: Path): Path => [...base, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];

interface Placed {
  readonly issue: Issue;
  readonly path: Path;
}

/** A union fails as a whole; what counts is the branch that has the right type and fails further down. */
const placed = (issue: Issue, base: Path): Placed[] => {
  const path = pathOf(issue, base);
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ issue, path }];
  const meant = issue.errors.find((errors) => !errors.some((inner) => inner.code === 'invalid_type' && inner.path.length === 0));
  return meant === undefined ? [{ issue, path }] : meant.flatMap((inner) => placed(inner, path));
};

/** Why a field that the dictionary has cannot stand here. */
const whyNotThisField = (text: string): string => {
  if (!isFieldKey(text)) return `the dictionary has no field "${text}"`;
  const field = fieldByKey(text);
  if (field.personal) return `"${text}" is personal: a quiz never asks it, the contact form does`;
  if (field.setBy !== 'visitor')
    return `"${text}" is not for a visitor to say: the ${field.setBy === 'staff' ? 'staff' : 'terminal'} sets it`;
  return `a question of this kind cannot fill "${text}" (a list needs several answers or one, a number a number)`;
};

const words = (values: readonly unknown[]): string[] => values.map((value) => String(value));

const wrongWord = (source: Source, path: Path, value: unknown, allowed: readonly string[]): Diagnostic => {
  const written = String(value);
  const fix = suggest(written, allowed);
  const key = path.at(-1);
  const list = path.at(-2);
  if (key === 'field') {
    // A field that exists is no slip of the pen: guessing another one would mislead.
    const other = isFieldKey(written) ? oneOf(allowed) : fix;
    return source.finding('CONTENT_FIELD_UNKNOWN', path, { message: whyNotThisField(written), fix: other });
  }
  if (list === 'departments' || list === 'countries') {
    const kind = list === 'departments' ? 'département' : 'country';
    // Every code is near to another one: only the capitals can be guessed.
    const capitals = written.toUpperCase();
    const codes =
      list === 'departments'
        ? 'codes are 01 to 95, 2A, 2B, 971 to 974 and 976'
        : 'codes are the two capitals of ISO 3166-1, for example GB';
    const said = {
      message: `there is no ${kind} of the code "${written}"`,
      fix: allowed.includes(capitals) ? `write "${capitals}"` : codes,
    };
    return source.finding('CONTENT_PLACE_UNKNOWN', path, said);
  }
  if (key === 'defaultLocale' || list === 'locales') {
    return source.finding('CONTENT_LOCALE_UNKNOWN', path, { message: `terminals do not speak "${written}"`, fix });
  }
  return source.finding('CONTENT_VALUE', path, { message: `"${written}" is not known here`, fix });
};

const wrongSize = (source: Source, issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall, path: Path, value: unknown): Diagnostic => {
  const limit = issue.code === 'too_big' ? `at most ${issue.maximum}` : `at least ${issue.minimum}`;
  if (typeof value === 'string') {
    const fix = `shorten it by ${value.length - Number(issue.code === 'too_big' ? issue.maximum : 0)} characters`;
    return source.finding('CONTENT_TEXT_TOO_LONG', path, { message: `${value.length} characters, ${limit} fit here`, fix });
  }
  if (Array.isArray(value)) {
    const fix = issue.code === 'too_big' ? 'remove some' : 'add what is missing';
    return source.finding('CONTENT_COUNT', path, { message: `${value.length} entries, it takes ${limit}`, fix });
  }
  return source.finding('CONTENT_RANGE', path, { message: `${String(value)} is out of bounds`, fix: `write a number that is ${limit}` });
};

const unknownKeys = (source: Source, schema: z.ZodType, keys: readonly string[], path: Path): Diagnostic[] => {
  const known = knownKeys(schema, source.root.value, path);
  const there = Object.keys(valueAt(source.root.value, path) ?? {});
  const free = known.filter((key) => !there.includes(key));
  return keys.map((key) => {
    const near = nearest(key, free);
    const fix = near === null ? `remove it; known here: ${known.join(', ')}` : `did you mean "${near}"?`;
    return source.finding('CONTENT_KEY_UNKNOWN', [...path, key], { message: `the format has no key "${key}" here`, fix, at: 'key' });
  });
};

const wrongForm = (source: Source, schema: z.ZodType, { issue, path }: Placed): Diagnostic[] => {
  const value = valueAt(source.root.value, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      // A wrong language is found together with the text that is missing because of it.
      return hasLocaleKeys(schema, source.root.value, path) ? [] : unknownKeys(source, schema, issue.keys, path);
    case 'invalid_value':
      if (typeof value !== typeof issue.values[0]) break;
      return [wrongWord(source, path, value, words(issue.values))];
    case 'invalid_union':
      if ('options' in issue && Array.isArray(issue.options) && typeof value === 'string')
        return [wrongWord(source, path, value, words(issue.options))];
      break;
    case 'too_big':
    case 'too_small':
      return [wrongSize(source, issue, path, value)];
    case 'invalid_format':
      if (issue.format === 'regex' && issue.pattern === String(NOT_BLANK)) {
        return [
          source.finding('CONTENT_TEXT_EMPTY', path, {
            message: 'the text is empty',
            fix: 'write the text, or remove the key if it is not needed',
          }),
        ];
      }
      return [
        source.finding('CONTENT_FORM', path, { message: `"${String(value)}" does not have the right form`, fix: `write ${issue.message}` }),
      ];
    case 'invalid_key': {
      const fix = `write ${issue.issues[0]?.message ?? 'an id'}`;
      return [source.finding('CONTENT_FORM', path, { message: `"${String(path.at(-1))}" does not have the right form`, fix, at: 'key' })];
    }
    default:
      break;
  }
  return [source.finding('CONTENT_TYPE', path, { message: `${typeOf(value)} stands here`, fix: `write ${expectedOf(issue)}` })];
};

const expectedOf = (issue: Issue): string => {
  if (issue.code === 'invalid_type') return inWordsOfType(issue.expected);
  if (issue.code === 'invalid_value') return `one of: ${words(issue.values).join(', ')}`;
  if (issue.code !== 'invalid_union') return issue.message;
  if ('options' in issue && Array.isArray(issue.options)) return `one of: ${words(issue.options).join(', ')}`;
  const expected = issue.errors.flatMap((errors) =>
    errors.flatMap((inner) => (inner.code === 'invalid_type' ? [inWordsOfType(inner.expected)] : [])),
  );
  return expected.length === 0 ? 'what the format asks for' : [...new Set(expected)].join(' or ');
};

/** Keys that are not there, said once per object; a key that is there under a mistyped name is already said. */
const missingKeys = (source: Source, schema: z.ZodType, missing: readonly Path[]): Diagnostic[] => {
  const byParent = new Map<string, { parent: Path; keys: string[] }>();
  for (const path of missing) {
    const parent = path.slice(0, -1);
    const there = Object.keys(valueAt(source.root.value, parent) ?? {});
    const known = knownKeys(schema, source.root.value, parent);
    const key = String(path.at(-1));
    const free = known.filter((name) => !there.includes(name));
    if (there.some((name) => !known.includes(name) && nearest(name, free) === key)) continue;
    const entry = byParent.get(JSON.stringify(parent)) ?? { parent, keys: [] };
    entry.keys.push(key);
    byParent.set(JSON.stringify(parent), entry);
  }
  return [...byParent.values()].map(({ parent, keys }) => {
    const names = keys.map((key) => `"${key}"`).join(' and ');
    const described = describedAt(schema, source.root.value, parent, keys[0] ?? '');
    const fix = `add ${names}${described === '' || keys.length > 1 ? '' : `. ${described}`}`;
    return source.finding('CONTENT_KEY_MISSING', parent, { message: `${names} ${keys.length === 1 ? 'is' : 'are'} missing`, fix });
  });
};

export interface Checked<Value> {
  /** The typed content; null when its form is wrong somewhere. */
  readonly value: Value | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Holds a file against its format. */
export const checkForm = <Value>(source: Source, schema: z.ZodType<Value>): Checked<Value> => {
  const parsed = schema.safeParse(source.root.value);
  if (parsed.success) return { value: parsed.data, diagnostics: [] };
  const all = parsed.error.issues.flatMap((issue) => placed(issue, []));
  const isMissing = ({ issue, path }: Placed): boolean => issue.code !== 'unrecognized_keys' && path.length > 0 && !source.isThere(path);
  const missing = all.filter(isMissing).map(({ path }) => path);
  const wrong = all.filter((issue) => !isMissing(issue)).flatMap((issue) => wrongForm(source, schema, issue));
  return { value: null, diagnostics: [...wrong, ...missingKeys(source, schema, missing)] };
};
