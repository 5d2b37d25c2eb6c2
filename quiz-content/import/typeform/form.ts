import { child, has, itemsOf, type Spot, textOf } from '#compiler/spot.ts';
import type { Locale } from '#fields/types.ts';
import { choicesOf, type Draft, type DraftQuestion } from '../draft.ts';
import { languageOf } from '../languages.ts';
import { atMost, noteLeftOver } from '../left-over.ts';
import { MOST_QUESTIONS } from '../limits.ts';
import type { Notes } from '../notes.ts';
import { fieldsIn, questionOf, refOf, said } from './fields.ts';
import { conditionsOfJumps } from './jumps.ts';
import { scoresIn } from './scores.ts';

const ROOT = new Set([
  'id',
  'type',
  'title',
  'settings',
  'fields',
  'logic',
  'variables',
  '_links',
  'self',
  'created_at',
  'last_updated_at',
  'published_at',
]);
const SETTINGS = new Set(['language']);
const APPEARANCE = new Set([
  ...['theme', 'workspace', 'cui_settings', 'is_public', 'is_trial', 'progress_bar', 'show_progress_bar', 'show_typeform_branding', 'meta'],
  ...[
    'hide_navigation',
    'show_question_number',
    'show_key_hint_on_choices',
    'autosave_progress',
    'free_form_navigation',
    'show_time_to_complete',
  ],
  ...[
    'show_number_of_submissions',
    'show_cookie_consent',
    'use_lead_qualification',
    'pro_subdomain_enabled',
    'capabilities',
    'are_uploads_public',
  ],
]);

export const isForm = (root: Spot): boolean =>
  itemsOf(child(root, 'fields')).some((field) => has(field, 'type') && (has(field, 'ref') || has(field, 'id') || has(field, 'properties')));

/** A form of Typeform, as its Create API has it: the language of a form that says none is English. */
export const readForm = (root: Spot, asked: Locale | null, notes: Notes): Draft => {
  const settings = child(root, 'settings');
  const language = child(settings, 'language');
  const locale = languageOf(asked, textOf(language) ?? 'en', language.path, notes);
  noteLeftOver(root, ROOT, APPEARANCE, notes);
  noteLeftOver(settings, SETTINGS, APPEARANCE, notes);
  const fields = atMost(fieldsIn(root, notes), MOST_QUESTIONS, child(root, 'fields'), notes);

  // Points hang on answers: which there are is known once the fields are read.
  const read = (weights: Parameters<typeof questionOf>[1]['weights'], said: Notes): readonly (DraftQuestion | null)[] =>
    fields.map((field) => questionOf(field, { locale, notes: said, weights }));
  const silent: Notes = { note: () => undefined, findings: () => [] };
  const answers = new Map(
    read(() => new Map(), silent).flatMap((one) =>
      one === null ? [] : [[one.name, new Set(choicesOf(one).map(({ name }) => name))] as const],
    ),
  );
  const scores = scoresIn(root, (field, choice) => answers.get(field)?.has(choice) ?? false, notes);
  const all = read(scores.weights, notes);
  const questions = all.filter((one) => one !== null);

  // A jump to a field that is not asked here leads to the next one that is.
  const placeOf = new Map<string, number>();
  let place = 0;
  for (const [index, field] of fields.entries()) {
    if (!placeOf.has(refOf(field))) placeOf.set(refOf(field), place);
    if (all[index] !== null) place += 1;
  }
  const conditions = conditionsOfJumps(root, questions, placeOf, notes);
  return {
    title: said(child(root, 'title'), locale),
    locale,
    outcomes: scores.outcomes,
    questions: questions.map((question, index) => {
      const when = conditions[index];
      return when === undefined ? question : { ...question, when };
    }),
    pipe: /\{\{(?:field:)?([^{}]{1,200})\}\}/g,
  };
};
