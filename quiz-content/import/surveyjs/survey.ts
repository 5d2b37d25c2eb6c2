import { child, has, itemsOf, type Path, type Spot, textOf } from '#compiler/spot.ts';
import type { Locale } from '#fields/types.ts';
import type { Draft, DraftCondition, DraftQuestion } from '../draft.ts';
import { languageOf } from '../languages.ts';
import { noteLeftOver } from '../left-over.ts';
import { MOST_QUESTIONS } from '../limits.ts';
import type { Notes } from '../notes.ts';
import { conditionOf } from './condition.ts';
import { askedBy } from './elements.ts';
import { APPEARANCE } from './known-keys.ts';
import { optionalText, type ReadText, textReader } from './texts.ts';

/** An element that asks, with what the pages and panels around it ask for. */
interface Placed {
  readonly element: Spot;
  /** Every `visibleIf` that it depends on, its own last. */
  readonly visibleIfs: readonly Spot[];
}

const ROOT = new Set(['title', 'locale', 'pages', 'elements', 'questions']);
const HOLDER = new Set(['type', 'name', 'elements', 'questions', 'visibleIf']);
const ELEMENT = ['type', 'name', 'title', 'description', 'isRequired', 'visibleIf'];

/** The elements of pages and panels, in the order they are asked. Version 1 calls them questions. */
const placedIn = (holder: Spot, visibleIfs: readonly Spot[], notes: Notes): readonly Placed[] => {
  const inside = [...itemsOf(child(holder, 'elements')), ...itemsOf(child(holder, 'questions'))];
  return inside.flatMap((element) => {
    const own = has(element, 'visibleIf') ? [...visibleIfs, child(element, 'visibleIf')] : visibleIfs;
    if (textOf(child(element, 'type')) !== 'panel') return [{ element, visibleIfs: own }];
    noteLeftOver(element, HOLDER, APPEARANCE, notes);
    return placedIn(element, own, notes);
  });
};

/** The language of plain texts: a survey that says none is English. */
const localeOf = (root: Spot, asked: Locale | null, notes: Notes): Locale =>
  languageOf(asked, textOf(child(root, 'locale')) ?? 'en', child(root, 'locale').path, notes);

const whenOf = (
  visibleIfs: readonly Spot[],
  earlier: ReadonlyMap<string, DraftQuestion>,
  notes: Notes,
): { readonly condition: DraftCondition; readonly path: Path } | undefined => {
  const conditions = visibleIfs.flatMap((spot) => {
    const written = textOf(spot) ?? '';
    if (written.trim() === '') return [];
    const condition = conditionOf(written, earlier);
    if (condition === null) notes.note(spot.path, { variant: 'IMPORT_CONDITION/expression', written });
    return condition ?? [];
  });
  const [first] = conditions;
  const path = visibleIfs.at(-1)?.path;
  if (first === undefined || path === undefined) return undefined;
  return { condition: conditions.length === 1 ? first : { all: conditions }, path };
};

const questionOf = (
  { element, visibleIfs }: Placed,
  number: number,
  earlier: ReadonlyMap<string, DraftQuestion>,
  text: ReadText,
  locale: Locale,
  notes: Notes,
): DraftQuestion | null => {
  const asked = askedBy(element, { text, notes, locale });
  if (asked === null) return null;
  noteLeftOver(element, new Set([...ELEMENT, ...asked.keys]), APPEARANCE, notes);
  const name = textOf(child(element, 'name')) ?? `question-${number}`;
  const hint = optionalText(text, element, 'description');
  const when = whenOf(visibleIfs, earlier, notes);
  return {
    name,
    path: element.path,
    asks: asked.asks,
    // A question without a title shows its name.
    text: optionalText(text, element, 'title') ?? { [locale]: name },
    ...(hint === undefined ? {} : { hint }),
    optional: child(element, 'isRequired').value !== true,
    ...(when === undefined ? {} : { when }),
  };
};

export const isSurvey = (root: Spot): boolean =>
  ['pages', 'elements', 'questions'].some((key) =>
    itemsOf(child(root, key)).some(
      (item) => ['elements', 'questions', 'type'].some((inner) => has(item, inner)) && !has(item, 'library') && !has(item, 'params'),
    ),
  );

/** A survey of SurveyJS, of any version. */
export const readSurvey = (root: Spot, asked: Locale | null, notes: Notes): Draft => {
  const locale = localeOf(root, asked, notes);
  const text = textReader(locale, notes);
  noteLeftOver(root, ROOT, APPEARANCE, notes);
  const pages = itemsOf(child(root, 'pages'));
  for (const page of pages) noteLeftOver(page, HOLDER, APPEARANCE, notes);
  const placed = [
    ...pages.flatMap((page) => placedIn(page, has(page, 'visibleIf') ? [child(page, 'visibleIf')] : [], notes)),
    ...placedIn(root, [], notes),
  ];
  if (placed.length > MOST_QUESTIONS)
    notes.note(child(root, 'pages').path, {
      variant: 'IMPORT_NOT_CARRIED/too-many',
      left: placed.length - MOST_QUESTIONS,
      most: MOST_QUESTIONS,
    });
  const questions: DraftQuestion[] = [];
  const byName = new Map<string, DraftQuestion>();
  for (const [index, one] of placed.slice(0, MOST_QUESTIONS).entries()) {
    const question = questionOf(one, index + 1, byName, text, locale, notes);
    if (question === null) continue;
    questions.push(question);
    if (!byName.has(question.name)) byName.set(question.name, question);
  }
  return { title: text(child(root, 'title')), locale, outcomes: [], questions, pipe: /\{([^{}:]{1,200})\}/g };
};
