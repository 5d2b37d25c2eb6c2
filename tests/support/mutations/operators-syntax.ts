import { visit } from 'jsonc-parser';
import type { Chance } from '#play/chance.ts';
import { type Draft, endOf, keyOf, type Mutation, pick, replaced } from './draft.ts';

/** Offsets of commas or colons that are no part of a text. */
const signs = ({ text }: Draft, wanted: ',' | ':'): number[] => {
  const found: number[] = [];
  visit(text, {
    onSeparator: (character, offset) => {
      if (character === wanted) found.push(offset);
    },
  });
  return found;
};

const commaLost = (draft: Draft, chance: Chance): Mutation | null => {
  const comma = pick(signs(draft, ','), chance);
  // The end of the line before, or the line that now begins without one.
  return comma === null
    ? null
    : { ...replaced(draft, comma, 1, ''), spans: [[comma - 1, comma - 1 + (/\S/.exec(draft.text.slice(comma))?.index ?? 0)]] };
};

const commaTooMany = (draft: Draft, chance: Chance): Mutation | null => {
  const full = draft.all.filter(({ node }) => (node.type === 'object' || node.type === 'array') && (node.children?.length ?? 0) > 0);
  const last = pick(full, chance)?.node.children?.at(-1);
  return last === undefined ? null : replaced(draft, endOf(last), 0, ',');
};

const quoteLost = (draft: Draft, chance: Chance): Mutation | null => {
  const strings = draft.all.flatMap((placed) =>
    [keyOf(placed), placed.node.type === 'string' ? placed.node : null].flatMap((node) => node ?? []),
  );
  const string = pick(strings, chance);
  return string === null ? null : replaced(draft, chance() < 0.5 ? string.offset : endOf(string) - 1, 1, '');
};

const quoteInText = (draft: Draft, chance: Chance): Mutation | null => {
  const texts = draft.all.filter(({ node }) => node.type === 'string' && String(node.value).includes(' '));
  const text = pick(texts, chance);
  return text === null ? null : replaced(draft, text.node.offset + 1 + draft.text.slice(text.node.offset).indexOf(' '), 0, '"');
};

const colonLost = (draft: Draft, chance: Chance): Mutation | null => {
  const colon = pick(signs(draft, ':'), chance);
  return colon === null ? null : replaced(draft, colon, 1, '');
};

const cutOff = (draft: Draft, chance: Chance): Mutation | null => {
  const end = Math.floor(draft.text.length * (0.1 + 0.8 * chance()));
  const text = draft.text.slice(0, end).trimEnd();
  return { text, spans: [[text.length - 1, text.length]] };
};

export const SYNTAX_OPERATORS = {
  'a comma is lost': commaLost,
  'a comma too many': commaTooMany,
  'a quote is lost': quoteLost,
  'a quote inside a text': quoteInText,
  'a colon is lost': colonLost,
  'the file is cut off': cutOff,
} as const;
