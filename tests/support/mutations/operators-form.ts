import type { Chance } from '#play/chance.ts';
import { at, type Draft, keyOf, type Mutation, type Placed, pick, replaced, spanOf, withKey, without, withValue } from './draft.ts';
import { misspelt } from './misspell.ts';

/** The places of the keys that belong to the format, not to the author. */
const HOLDERS = [
  '*',
  'outcomes/*/*',
  'outcomes/*/picture/*',
  'questions/*/*',
  'questions/*/choices/*/*',
  'questions/*/choices/*/picture/*',
];

const keysIn = (draft: Draft): readonly string[] => draft.all.flatMap((placed) => String(keyOf(placed)?.value ?? ''));

const keyMisspelt = (draft: Draft, chance: Chance): Mutation | null => {
  const key = keyOf(pick(at(draft, ...HOLDERS), chance) ?? { path: [], node: { type: 'null', offset: 0, length: 0 } });
  const slip = key === null ? null : misspelt(String(key.value), keysIn(draft), chance);
  return key === null || slip === null ? null : withKey(draft, key, slip);
};

const NEEDED = [
  ...['formatVersion', 'id', 'kind', 'locales', 'defaultLocale', 'title', 'invitation', 'questions', 'outcomes', 'tieOrder'],
  ...['title', 'text', 'advice', 'picture', 'picture/file', 'picture/alt'].map((key) => `outcomes/*/${key}`),
  ...['id', 'kind', 'text', 'field', 'choices', 'min', 'max'].map((key) => `questions/*/${key}`),
  ...['id', 'text', 'value', 'picture/file', 'picture/alt'].map((key) => `questions/*/choices/*/${key}`),
];

const neededKeyRemoved = (draft: Draft, chance: Chance): Mutation | null => {
  const placed = pick(at(draft, ...NEEDED), chance);
  return placed === null ? null : without(draft, placed);
};

const keyTwice = (draft: Draft, chance: Chance): Mutation | null => {
  const property = pick(
    draft.all.filter((placed) => keyOf(placed) !== null),
    chance,
  )?.node.parent;
  if (property === undefined) return null;
  const copy = draft.text.slice(...spanOf(property));
  const mutation = replaced(draft, property.offset, 0, `${copy}, `);
  return { ...mutation, spans: [...mutation.spans, [property.offset + copy.length + 2, property.offset + copy.length + 2]] };
};

const anotherType = (value: unknown): unknown => {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return 7;
  if (typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? { entries: value } : [value];
};

const typeSwapped = (draft: Draft, chance: Chance): Mutation | null => {
  // A value of a field may be a number, and an alternative text is judged elsewhere.
  const places = draft.all.filter(({ path }) => path.length > 0 && path.at(-1) !== '$schema' && !path.includes('value'));
  const placed = pick(places, chance);
  return placed === null ? null : withValue(draft, placed, anotherType(valueAt(draft.value, placed)));
};

const valueAt = (root: unknown, { path }: Placed): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, String(step))?.value : undefined,
    root,
  );

const outOfBounds = (draft: Draft, chance: Chance): Mutation | null => {
  const placed = pick(at(draft, 'questions/*/choices/*/weights/*', 'formatVersion'), chance);
  return placed === null ? null : withValue(draft, placed, 1000);
};

const kindMisspelt = (draft: Draft, chance: Chance): Mutation | null => {
  const placed = pick(at(draft, 'questions/*/kind', 'kind'), chance);
  const slip = placed === null ? null : misspelt(String(placed.node.value), [], chance);
  return placed === null || slip === null ? null : withValue(draft, placed, slip);
};

const leastMoreThanMost = (draft: Draft, chance: Chance): Mutation | null => {
  const least = pick(at(draft, 'questions/*/min'), chance);
  const most = least === null ? undefined : at(draft, `questions/${least.path[1]}/max`)[0];
  if (least === null || most === undefined) return null;
  const mutation = withValue(draft, least, Number(most.node.value) + 1);
  return { ...mutation, spans: [...mutation.spans, spanOf(most.node)] };
};

export const FORM_OPERATORS = {
  'a key is misspelt': keyMisspelt,
  'a needed key is removed': neededKeyRemoved,
  'a key stands twice': keyTwice,
  'a value of another type': typeSwapped,
  'a number out of bounds': outOfBounds,
  'a kind is misspelt': kindMisspelt,
  'min is more than max': leastMoreThanMost,
} as const;
