import type { z } from 'zod';
import { fieldByKey, isFieldKey } from '#fields/values.ts';
import type { QuestionKind } from '#format/questions.ts';
import { NOT_BLANK } from '#format/texts.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { JsonType, Said, Wanted } from './messages/said.ts';
import { insteadOf, nearest } from './nearest.ts';
import { kindThatFits } from './other-kind.ts';
import { hasLocaleKeys, knownKeys } from './schema-at.ts';
import type { Source } from './source.ts';
import type { Path } from './spot.ts';

type Issue = z.core.$ZodIssue;

const typeOf = (value: unknown): JsonType => {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'string') return 'text';
  return typeof value === 'number' ? 'number' : 'object';
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

const words = (values: readonly unknown[]): string[] => values.map((value) => String(value));

/** A field that exists is no slip of the pen: guessing another one would mislead. */
const wrongField = (written: string, known: readonly string[]): Said => {
  if (!isFieldKey(written)) return { variant: 'CONTENT_FIELD_UNKNOWN', written, ...insteadOf(written, known) };
  const { personal, setBy } = fieldByKey(written);
  if (personal) return { variant: 'CONTENT_FIELD_UNKNOWN/personal', key: written, known };
  if (setBy !== 'visitor') return { variant: 'CONTENT_FIELD_UNKNOWN/not-for-visitors', key: written, setBy, known };
  return { variant: 'CONTENT_FIELD_UNKNOWN/kind', key: written, known };
};

const wrongWord = (source: Source, path: Path, value: unknown, known: readonly string[]): Diagnostic => {
  const written = String(value);
  const [list, key] = [path.at(-2), path.at(-1)];
  if (key === 'field') return source.finding(path, wrongField(written, known));
  if (list === 'departments' || list === 'countries') {
    // Every code is near to another one: only the capitals can be guessed.
    const near = known.includes(written.toUpperCase()) ? written.toUpperCase() : null;
    const kind = list === 'departments' ? 'department' : 'country';
    return source.finding(path, { variant: `CONTENT_PLACE_UNKNOWN/${kind}`, written, near });
  }
  const variant = key === 'defaultLocale' || list === 'locales' ? 'CONTENT_LOCALE_UNKNOWN' : 'CONTENT_VALUE';
  return source.finding(path, { variant, written, ...insteadOf(written, known) });
};

const wrongSize = (source: Source, issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall, path: Path, value: unknown): Diagnostic => {
  const [least, most] = issue.code === 'too_big' ? [null, Number(issue.maximum)] : [Number(issue.minimum), null];
  if (typeof value === 'string') return source.finding(path, { variant: 'CONTENT_TEXT_TOO_LONG', length: value.length, most: most ?? 0 });
  if (Array.isArray(value)) return source.finding(path, { variant: 'CONTENT_COUNT', there: value.length, least, most });
  return source.finding(path, { variant: 'CONTENT_RANGE', written: Number(value), least, most });
};

const unknownKeys = (source: Source, schema: z.ZodType, keys: readonly string[], path: Path): Diagnostic[] => {
  const known = knownKeys(schema, source.root.value, path);
  const there = Object.keys(valueAt(source.root.value, path) ?? {});
  const free = known.filter((key) => !there.includes(key));
  return keys.map((key) => source.finding([...path, key], { variant: 'CONTENT_KEY_UNKNOWN', key, near: nearest(key, free), known }, 'key'));
};

const WANTED: Readonly<Record<string, Wanted>> = {
  string: 'text',
  number: 'number',
  int: 'whole-number',
  boolean: 'boolean',
  array: 'list',
  object: 'object',
  record: 'object',
};
const wantedOf = (issue: Issue): readonly Wanted[] => {
  if (issue.code === 'invalid_type')
    return WANTED[issue.expected] === undefined ? [] : [WANTED[issue.expected]].flatMap((one) => one ?? []);
  return issue.code === 'invalid_union' ? [...new Set(issue.errors.flatMap((errors) => errors.flatMap(wantedOf)))] : [];
};
/** The words an issue would have taken: of a list of words, or of the kinds of a question. */
const knownOf = (issue: Issue): readonly string[] => {
  if (issue.code === 'invalid_value') return words(issue.values);
  return issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options) ? words(issue.options) : [];
};

const wrongForm = (source: Source, schema: z.ZodType, { issue, path }: Placed): Diagnostic[] => {
  const value = valueAt(source.root.value, path);
  const known = knownOf(issue);
  switch (issue.code) {
    case 'unrecognized_keys':
      // A wrong language is found together with the text that is missing because of it.
      return hasLocaleKeys(schema, source.root.value, path) ? [] : unknownKeys(source, schema, issue.keys, path);
    case 'invalid_value':
      if (path.at(-1) === 'formatVersion' && typeof value === 'number')
        return [source.finding(path, { variant: 'CONTENT_FORMAT_VERSION', written: value, newest: Number(issue.values[0]) })];
      if (typeof value === typeof issue.values[0]) return [wrongWord(source, path, value, known)];
      break;
    case 'invalid_union':
      if (known.length > 0 && typeof value === 'string') return [wrongWord(source, path, value, known)];
      break;
    case 'too_big':
    case 'too_small':
      return [wrongSize(source, issue, path, value)];
    case 'invalid_format':
      if (issue.format === 'regex' && issue.pattern === String(NOT_BLANK)) return [source.finding(path, { variant: 'CONTENT_TEXT_EMPTY' })];
      return [source.finding(path, { variant: 'CONTENT_FORM', written: String(value), form: issue.message })];
    case 'invalid_key':
      return [
        source.finding(path, { variant: 'CONTENT_FORM', written: String(path.at(-1)), form: issue.issues[0]?.message ?? 'id' }, 'key'),
      ];
    default:
      break;
  }
  return [source.finding(path, { variant: 'CONTENT_TYPE', stands: typeOf(value), wanted: wantedOf(issue), known })];
};

/** The mistyped name under which a missing key is there. */
const slipOf = (source: Source, schema: z.ZodType, missing: Path): string | undefined => {
  const parent = missing.slice(0, -1);
  const there = Object.keys(valueAt(source.root.value, parent) ?? {});
  const known = knownKeys(schema, source.root.value, parent);
  const free = known.filter((name) => !there.includes(name));
  return there.find((name) => !known.includes(name) && nearest(name, free) === String(missing.at(-1)));
};

/** Of an object whose kind is missing the format says nothing else, so a mistyped `kind` is said here. */
const mistypedKinds = (source: Source, schema: z.ZodType, missing: readonly Placed[]): Diagnostic[] =>
  missing.flatMap(({ issue, path }) => {
    const slip = 'discriminator' in issue ? slipOf(source, schema, path) : undefined;
    return slip === undefined ? [] : unknownKeys(source, schema, [slip], path.slice(0, -1));
  });

/** Keys that are not there, said once per object; a key that is there under a mistyped name is already said. */
const missingKeys = (source: Source, schema: z.ZodType, missing: readonly Path[]): Diagnostic[] => {
  const byParent = new Map<string, { parent: Path; keys: string[] }>();
  for (const path of missing) {
    if (slipOf(source, schema, path) !== undefined) continue;
    const parent = path.slice(0, -1);
    const entry = byParent.get(JSON.stringify(parent)) ?? { parent, keys: [] };
    entry.keys.push(String(path.at(-1)));
    byParent.set(JSON.stringify(parent), entry);
  }
  return [...byParent.values()].map(({ parent, keys }) => source.finding(parent, { variant: 'CONTENT_KEY_MISSING', keys }));
};

/** A question that is right but for its kind. */
export interface OtherKind {
  readonly index: number;
  readonly kind: string;
  readonly meant: QuestionKind;
}

/**
 * One wrong word makes several keys unknown and others missing; where another kind takes the question as it is, the word is the mistake.
 * A missing key alone is a missing key.
 */
const questionsOfOtherKind = (source: Source, issues: readonly Placed[], isMissing: (issue: Placed) => boolean): OtherKind[] => {
  const problems = new Map<number, { hasUnknown: boolean; hasMissing: boolean; places: Set<string> }>();
  for (const problem of issues) {
    const { issue, path } = problem;
    const [list, index] = path;
    if (list !== 'questions' || typeof index !== 'number' || path.length < 2) continue;
    const seen = problems.get(index) ?? { hasUnknown: false, hasMissing: false, places: new Set() };
    const missing = isMissing(problem);
    seen.hasUnknown ||= issue.code === 'unrecognized_keys';
    seen.hasMissing ||= missing;
    // Keys that are missing in one object are one problem.
    seen.places.add(missing ? `in ${JSON.stringify(path.slice(0, -1))}` : `${issue.code} ${JSON.stringify(path)}`);
    problems.set(index, seen);
  }
  return [...problems].flatMap(([index, { hasUnknown, hasMissing, places }]) => {
    const question = valueAt(source.root.value, ['questions', index]);
    const kind = valueAt(question, ['kind']);
    if (typeof kind !== 'string' || !(hasUnknown || (hasMissing && places.size > 1))) return [];
    const meant = kindThatFits(question, kind);
    return meant === null ? [] : [{ index, kind, meant }];
  });
};

export interface Checked<Value> {
  /** The typed content; null when its form is wrong somewhere. */
  readonly value: Value | null;
  /** Questions that say they are of another kind than their keys: the rules take them for what they are. */
  readonly otherKinds: readonly OtherKind[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Holds a file against its format. */
export const checkForm = <Value>(source: Source, schema: z.ZodType<Value>): Checked<Value> => {
  const parsed = schema.safeParse(source.root.value);
  if (parsed.success) return { value: parsed.data, otherKinds: [], diagnostics: [] };
  const issues = parsed.error.issues.flatMap((issue) => placed(issue, []));
  const isMissing = ({ issue, path }: Placed): boolean => issue.code !== 'unrecognized_keys' && path.length > 0 && !source.isThere(path);
  const otherKinds = questionsOfOtherKind(source, issues, isMissing);
  const all = issues.filter(({ path }) => !otherKinds.some((question) => path[0] === 'questions' && path[1] === question.index));
  const missing = all.filter(isMissing);
  const wrong = all.filter((issue) => !isMissing(issue)).flatMap((issue) => wrongForm(source, schema, issue));
  const kinds = otherKinds.map(({ index, kind, meant }) =>
    source.finding(['questions', index, 'kind'], { variant: 'CONTENT_KIND', kind, meant }),
  );
  const absent = [
    ...mistypedKinds(source, schema, missing),
    ...missingKeys(
      source,
      schema,
      missing.map(({ path }) => path),
    ),
  ];
  return { value: null, otherKinds, diagnostics: [...wrong, ...kinds, ...absent] };
};
