/** An error stops a pack, a warning does not; a note is worth knowing and does not count as a finding. */
export type Severity = 'error' | 'warning' | 'note';

/**
 * Every finding of the compiler. The table in `quiz-content/README.md` lists the same codes;
 * `tests/unit/compiler/registered.test.ts` holds both equal.
 */
export const CONTENT_CODES = {
  CONTENT_FILE_MISSING: { severity: 'error', text: 'A file that must be there is not there or cannot be read.' },
  CONTENT_TOO_LARGE: { severity: 'error', text: 'A file is larger than the compiler takes.' },
  CONTENT_NOT_UTF8: { severity: 'error', text: 'A file is not saved as UTF-8.' },
  CONTENT_BOM: { severity: 'error', text: 'A file begins with an invisible byte order mark.' },
  CONTENT_SYNTAX: { severity: 'error', text: 'A file is not JSON: a comma, a quote or a bracket is wrong, or the end is missing.' },
  CONTENT_TOO_DEEP: { severity: 'error', text: 'Brackets are nested deeper than any quiz needs.' },
  CONTENT_FORMAT_VERSION: { severity: 'error', text: 'A file is written in a version of the format that is not known here.' },
  CONTENT_FORMAT_OLD: {
    severity: 'note',
    text: 'A file is written in an older version of the format: it works, and `migrate` can rewrite it.',
  },
  CONTENT_KEY_DUPLICATE: { severity: 'error', text: 'The same key stands twice in one object.' },
  CONTENT_KEY_UNKNOWN: { severity: 'error', text: 'The format has no such key here.' },
  CONTENT_KEY_MISSING: { severity: 'error', text: 'A key that the format asks for is not there.' },
  CONTENT_TYPE: { severity: 'error', text: 'A value is of the wrong type (a text instead of a number, a list instead of an object).' },
  CONTENT_VALUE: { severity: 'error', text: 'A value is not one of those the format knows.' },
  CONTENT_KIND: { severity: 'error', text: 'A question has the keys of another kind than it says.' },
  CONTENT_FORM: { severity: 'error', text: 'A text does not have the form it needs (an id, a colour).' },
  CONTENT_RANGE: { severity: 'error', text: 'A number is outside its bounds.' },
  CONTENT_COUNT: { severity: 'error', text: 'A list has too few or too many entries.' },
  CONTENT_TEXT_EMPTY: { severity: 'error', text: 'A text is empty.' },
  CONTENT_TEXT_TOO_LONG: { severity: 'error', text: 'A text is longer than its place on the terminal.' },
  CONTENT_TEXT_CHARACTER: {
    severity: 'error',
    text: 'A text holds an invisible control character, or writing from right to left.',
  },
  CONTENT_ID_FOLDER: { severity: 'error', text: 'The id is not the name of the folder or file.' },
  CONTENT_DUPLICATE: { severity: 'error', text: 'An id or an entry of a list stands twice.' },
  CONTENT_LOCALE_UNKNOWN: { severity: 'error', text: 'A language is not one of the quiz, or not one that terminals speak.' },
  CONTENT_TRANSLATION_MISSING: { severity: 'error', text: 'A text is not there in one of the languages.' },
  CONTENT_FIELD_UNKNOWN: { severity: 'error', text: 'The dictionary has no such field, or a quiz may not fill it.' },
  CONTENT_FIELD_TWICE: { severity: 'warning', text: 'Two questions fill the same field: the later answer replaces the earlier one.' },
  CONTENT_VALUE_UNKNOWN: { severity: 'error', text: 'The field of the question does not take this value.' },
  CONTENT_VALUE_MISSING: { severity: 'error', text: 'An answer does not say which value it gives the field.' },
  CONTENT_VALUE_UNWANTED: { severity: 'error', text: 'An answer has a value, and the question fills no field.' },
  CONTENT_OUTCOME_UNKNOWN: { severity: 'error', text: 'Points or the tie order name an outcome that the quiz does not have.' },
  CONTENT_OUTCOME_UNREACHABLE: { severity: 'error', text: 'No answers can bring points for an outcome: nobody can get it.' },
  CONTENT_TIE_ORDER: { severity: 'error', text: 'The tie order does not name every outcome.' },
  CONTENT_SURVEY_SCORES: { severity: 'error', text: 'A survey has outcomes, points or a tie order.' },
  CONTENT_BOUNDS_IMPOSSIBLE: { severity: 'error', text: 'The bounds of a question cannot be met.' },
  CONTENT_BANDS: { severity: 'error', text: 'The bands of a scale do not cover its positions in rising order.' },
  CONTENT_CONDITION: { severity: 'error', text: 'A condition compares nothing, compares in two ways, or can never hold.' },
  CONTENT_QUESTION_UNKNOWN: { severity: 'error', text: 'A condition or a text names a question that the quiz does not have.' },
  CONTENT_QUESTION_LATER: { severity: 'error', text: 'A condition or a text names a question that is not answered yet.' },
  CONTENT_ANSWER_UNKNOWN: { severity: 'error', text: 'A condition names an answer that its question cannot have.' },
  CONTENT_PIPE: { severity: 'error', text: 'Braces in a text stand for nothing, or for an answer that is not always there.' },
  CONTENT_PICTURE_MISSING: { severity: 'error', text: 'A picture is not in the media folder.' },
  CONTENT_PICTURE_OUTSIDE: { severity: 'error', text: 'The name of a picture leaves the media folder.' },
  CONTENT_PICTURE_BROKEN: { severity: 'error', text: 'A picture is not really an SVG or PNG.' },
  CONTENT_PICTURE_UNSAFE: { severity: 'error', text: 'An SVG carries scripts, event handlers or references to the outside.' },
  CONTENT_PICTURE_PARTLY: { severity: 'error', text: 'Some answers of a question have a picture, others have none.' },
  CONTENT_FONT_MISSING: { severity: 'error', text: 'A font is not in the media folder.' },
  CONTENT_FONT_OUTSIDE: { severity: 'error', text: 'The name of a font leaves the media folder.' },
  CONTENT_FONT_BROKEN: { severity: 'error', text: 'A font is not really a WOFF2.' },
  CONTENT_FONT_CHARACTERS: { severity: 'error', text: 'A font lacks letters or signs that the languages of the terminals need.' },
  CONTENT_CONTRAST: { severity: 'error', text: 'A brand colour is too close to the text that stands on it.' },
  CONTENT_BRAND_UNKNOWN: { severity: 'error', text: 'A site wears a brand that does not exist.' },
  CONTENT_PACK_UNKNOWN: { severity: 'error', text: 'A site plays a pack that does not exist.' },
  CONTENT_PLACE_UNKNOWN: {
    severity: 'error',
    text: 'There is no département, country or commune of this code, or the quiz does not offer its département.',
  },
  CONTENT_PLACE_AMBIGUOUS: { severity: 'note', text: 'The INSEE code of a commune is the postcode of another one.' },
} as const satisfies Record<string, { severity: Severity; text: string }>;

export type ContentCode = keyof typeof CONTENT_CODES;
