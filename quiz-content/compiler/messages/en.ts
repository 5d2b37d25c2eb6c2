// long: one catalogue holds every sentence of its language, so that a translator reads one file.
import type { FieldKey } from '#fields/dictionary.ts';
import { unreachable } from '#fields/result.ts';
import type { FieldType } from '#fields/types.ts';
import { fieldByKey, valuesOf } from '#fields/values.ts';
import type { FontFault } from '../woff2.ts';
import { inWords } from './places.ts';
import type { Catalogue, Instead, PngFault, SaidOf, Sentence, SvgBroken, SvgUnsafe, SyntaxMistake, Twice, Wanted } from './said.ts';

const quoted = (names: readonly string[], joint: string): string => names.map((name) => `"${name}"`).join(joint);
const counted = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

const oneOf = (known: readonly string[]): string => {
  if (known.length === 0) return 'there is none to choose from';
  return known.length <= 14
    ? `write one of: ${known.join(', ')}`
    : `write one of: ${known.slice(0, 12).join(', ')}, … (${known.length} in all)`;
};
const instead = ({ near, known }: Instead): string => (near === null ? oneOf(known) : `did you mean "${near}"?`);

const TYPES = {
  null: 'null',
  list: 'a list',
  text: 'a text',
  object: 'an object',
  number: 'a number',
  true: 'true',
  false: 'false',
  nothing: 'nothing',
} as const;
const WANTED: Readonly<Record<Wanted, string>> = {
  text: 'a text in "double quotes"',
  number: 'a number without quotes',
  'whole-number': 'a whole number without quotes',
  boolean: 'true or false, without quotes',
  list: 'a list in [ ]',
  object: 'an object in { }',
};

const SYNTAX: Readonly<Record<SyntaxMistake, Sentence>> = {
  'not-json': ['this is not JSON', 'texts stand in "double quotes"; besides them only numbers, true, false and null'],
  number: ['this is not a number', 'write it like 3 or 0.25'],
  'key-expected': ['a key is expected here', 'write "key": value, or remove the comma before'],
  'value-expected': ['a value is expected here', 'write the value, or remove the comma before'],
  'colon-missing': ['a colon is missing', 'write "key": value'],
  'comma-missing': ['a comma is missing after this', 'add a comma here'],
  'brace-missing': ['the } that closes the object is missing', 'add } where the object ends'],
  'bracket-missing': ['the ] that closes the list is missing', 'add ] where the list ends'],
  'goes-on': ['the file goes on after its end', 'remove what stands after the last }, or one } too many before'],
  comment: ['comments are not allowed', 'remove the comment'],
  'comment-open': ['a comment is opened and never closed', 'remove the comment'],
  'quote-missing': [
    'a text is opened and never closed in its line',
    'add the missing double quote; inside a text write \\" for a quote, \\n for a line break',
  ],
  'unicode-escape': ['\\u needs four digits', 'write the character itself'],
  escape: ['a backslash stands before a letter that needs none', 'write \\\\ for a backslash, \\" for a quote'],
  'control-character': ['an invisible control character or a line break stands inside a text', 'remove it; write \\n for a line break'],
  empty: ['the file is empty', 'write the content, or copy a file that works'],
  'cut-off': ['the file ends here, in the middle of something that was opened', 'get the whole file, or close what is open with ] and }'],
  'trailing-comma': ['a comma stands after the last entry', 'remove this comma'],
};

const FORMS: Readonly<Record<string, string>> = {
  id: 'an id: small letters a–z and digits, joined by single hyphens',
  colour: 'a colour as #rrggbb, for example #0e5a78',
  'web-address': 'an address that begins with https://, with no other braces than {quiz}, {outcome} and {language}',
  'https-address': 'an address that begins with https://, without blanks',
  date: 'a day of the calendar, for example 2027-06-30',
  'day-of-year': 'a day of every year: month and day, for example 04-01',
  'day-or-date': 'a day of the calendar, for example 2027-03-29, or of every year, for example 12-25',
  'open-span': 'hours from earlier to later, for example "09:00-12:30"; 24:00 is midnight',
  'last-day': 'a day in the form of the first one, and not before it',
  telephone: 'a number with its country and without blanks, for example +33251590000',
  email: 'an e-mail address in small letters',
  'commune-code': 'the INSEE code of a commune: five characters, for example 85234',
};

const TWICE: Readonly<Record<Twice, string>> = { id: 'id', language: 'language', code: 'code', outcome: 'outcome' };

const listed = (type: FieldType): string => Object.keys(valuesOf(type) ?? {}).join(', ');
/** What a field takes. */
const takes = (key: FieldKey): string => {
  const type: FieldType = fieldByKey(key).type;
  switch (type.kind) {
    case 'enum':
      return `one of ${listed(type)}`;
    case 'enum-list':
      return `a list of ${listed(type)}`;
    case 'integer':
      return `a whole number from ${type.min} to ${type.max}`;
    case 'nights':
      return `a whole number of nights up to 365, or one of ${listed(type)}`;
    case 'period':
      return `a month (2026-07), an interval (2026-07-04/2026-07-18), or one of ${listed(type)}`;
    case 'country':
      return 'a country code of ISO 3166-1 (two capitals, for example GB)';
    case 'department':
      return 'the code of a département (for example 85 or 2A)';
    case 'commune':
      return 'the INSEE code of a commune (five characters, for example 85234)';
    case 'postcode':
      return 'a postcode of five digits';
    case 'text':
      return `a text of 1 to ${type.maxLength} characters`;
    case 'email':
      return 'an e-mail address';
    case 'phone':
      return 'a telephone number with its country, for example +33251580048';
    case 'url':
      return 'a web address that begins with https://';
    case 'date':
      return 'a date, for example 1984-06-30';
    case 'boolean':
      return 'true or false';
    case 'reference':
      return 'an id of small letters, digits and hyphens';
    default:
      return unreachable(type);
  }
};

const limit = (least: number | null, most: number | null): string => {
  if (least !== null && most !== null) return `${least} to ${most}`;
  return most === null ? `at least ${least}` : `at most ${most}`;
};

const VOICE: Readonly<Record<SaidOf<'CONTENT_VOICE_BROKEN'>['fault'], string>> = {
  index: 'this is no list of clips',
  missing: 'the list names this clip, and it is not there',
  'no-audio': 'this is not the sound its name says',
  empty: 'there is no sound in it',
  'too-large': 'it is larger than a clip may be (4 MB)',
};

const EXPORT_SVG = 'export the picture again as plain SVG';
const BROKEN: Readonly<Record<SvgBroken, (name: string) => string>> = {
  'instruction-open': () => 'a <? is never closed',
  'comment-open': () => 'a comment or CDATA is never closed',
  'no-tag': () => 'this < begins no tag',
  'not-open': (name) => `</${name}> closes what is not open`,
  'other-root': (name) => `the picture begins with <${name}>, not with <svg>`,
  'no-namespace': () => '<svg> lacks xmlns="http://www.w3.org/2000/svg"',
  'no-viewbox': () => '<svg> has no viewBox: it cannot be scaled',
  'no-svg': () => 'this is not an SVG',
  'tag-open': (name) => `<${name}> is never closed`,
};
const FONT: Readonly<Record<FontFault, (name: string) => string>> = {
  'no-woff2': (name) => `"${name}" is no WOFF2`,
  collection: (name) => `"${name}" is a collection of several fonts`,
  'cut-off': (name) => `"${name}" is cut off: its end is missing`,
  damaged: (name) => `"${name}" is damaged`,
  'no-characters': (name) => `"${name}" does not say which characters it draws`,
};
/** Characters beside each other, as many as fit a line. */
const some = (characters: readonly string[]): string => `${characters.slice(0, 12).join(' ')}${characters.length > 12 ? ' …' : ''}`;

const OWN_PARTS = 'use only parts of the picture: url(#…)';
const UNSAFE: Readonly<Record<SvgUnsafe, (name: string) => Sentence>> = {
  'style-sheet': () => ['a style sheet is loaded from outside', 'remove the <?xml-stylesheet'],
  doctype: () => ['a DOCTYPE can load and expand things', 'remove the <!DOCTYPE …>'],
  element: (name) => [`<${name}> does more than draw`, `remove <${name}>`],
  handler: (name) => [`the event handler "${name}" could run something`, `remove the attribute ${name}`],
  reference: (name) => [
    `"${name}" refers to something outside of the picture`,
    'draw it inside the picture, or refer to a part of it with #',
  ],
  animation: () => ['an animation changes a reference', 'remove the animation'],
  loads: (name) => [`"${name}" loads something from outside`, OWN_PARTS],
  'style-loads': () => ['the style loads something from outside', OWN_PARTS],
};
const PNG: Readonly<Record<PngFault, (width: number, height: number) => string>> = {
  'no-png': () => 'this is not a PNG',
  'cut-off': () => 'the PNG is cut off',
  damaged: () => 'the PNG is damaged (a checksum is wrong)',
  size: (width, height) => `${width} × ${height} pixels is no size for a terminal`,
  'goes-on': () => 'something stands behind the end of the PNG',
};

const inPlaces = (places: number): string => (places === 1 ? '' : ` (named in ${places} places)`);

const places: Catalogue['places'] = {
  file: 'the file',
  picture: 'the picture',
  folder: 'the folder',
  entry: (number) => `entry ${number}`,
  lists: { questions: 'question', choices: 'answer', bands: 'band', purposes: 'purpose', campaigns: 'campaign' },
  maps: { outcomes: (id) => `outcome "${id}"`, weights: (id) => `points for "${id}"` },
  condition: 'condition',
};

export const en: Catalogue = {
  places,
  sentences: {
    'CONTENT_FILE_MISSING/absent': () => ['there is no such file', 'put the file there; copy one that works'],
    'CONTENT_FILE_MISSING/unreadable': ({ cause }) => [`the file cannot be read (${cause})`, 'put the file there; copy one that works'],
    'CONTENT_FILE_MISSING/no-content': () => ['there is no content here', 'name the folder that holds packs/, brands/ and sites/'],
    'CONTENT_TOO_LARGE/file': ({ bytes, most }) => [
      `the file has ${bytes} bytes, the most is ${most}`,
      'move pictures to the media folder, or split the quiz',
    ],
    'CONTENT_TOO_LARGE/font': ({ name, bytes, most }) => [
      `the font "${name}" has ${bytes} bytes, the most is ${most}`,
      'take one weight, and only the letters of Latin languages (a subset)',
    ],
    'CONTENT_TOO_LARGE/picture': ({ bytes, most }) => [
      `the picture has ${bytes} bytes, the most is ${most}`,
      'make it smaller: a terminal shows at most 1080 × 1920 pixels',
    ],
    CONTENT_NOT_UTF8: () => ['this is not UTF-8', 'save the file again with the encoding UTF-8'],
    CONTENT_BOM: () => ['the file begins with an invisible byte order mark', 'save the file again as "UTF-8", not "UTF-8 with BOM"'],
    CONTENT_SYNTAX: ({ mistake }) => SYNTAX[mistake],
    'CONTENT_SYNTAX/refused': ({ cause }) => [`this is not JSON (${cause})`, 'write it as JSON'],
    CONTENT_TOO_DEEP: ({ most }) => [`brackets are nested more than ${most} deep`, 'look for a bracket that is opened and never closed'],
    CONTENT_FORMAT_VERSION: ({ written, newest }) => [
      `format version ${written} is not known here; the newest is ${newest}`,
      `write ${newest}, or update this program if the file was made for a newer one`,
    ],
    CONTENT_FORMAT_OLD: ({ written, newest, file }) => [
      `the file is written in version ${written} of the format; the newest is ${newest}`,
      `it works as it is; to rewrite it: npm run content -- migrate ${file}`,
    ],
    CONTENT_KEY_DUPLICATE: ({ key, line }) => [
      `"${key}" stands twice; the first is in line ${line}`,
      'keep one of the two, or give this one its right name',
    ],
    CONTENT_KEY_UNKNOWN: ({ key, near, known }) => [
      `the format has no key "${key}" here`,
      near === null ? `remove it; known here: ${known.join(', ')}` : `did you mean "${near}"?`,
    ],
    CONTENT_KEY_MISSING: ({ keys }) => [
      `${quoted(keys, ' and ')} ${keys.length === 1 ? 'is' : 'are'} missing`,
      `add ${quoted(keys, ' and ')}`,
    ],
    'CONTENT_KEY_MISSING/personality': ({ keys }) => [
      `${quoted(keys, ' and ')} missing: a personality quiz needs it`,
      `add ${quoted(keys, ' and ')}, or write "kind": "survey"`,
    ],
    CONTENT_TYPE: ({ stands, wanted, known }) => {
      const words = [...wanted.map((one) => WANTED[one]), ...(known.length > 0 ? [`one of: ${known.join(', ')}`] : [])];
      return [`${TYPES[stands]} stands here`, `write ${words.length > 0 ? words.join(' or ') : 'what the format asks for'}`];
    },
    CONTENT_VALUE: (needs) => [`"${needs.written}" is not known here`, instead(needs)],
    CONTENT_KIND: ({ kind, meant }) => [
      `the question says it is "${kind}", and has the keys of "${meant}"`,
      `write "kind": "${meant}", or give it the keys of "${kind}"`,
    ],
    CONTENT_FORM: ({ written, form }) => [`"${written}" does not have the right form`, `write ${FORMS[form] ?? form}`],
    'CONTENT_FORM/media-name': ({ name, plain }) => [
      `no terminal takes a file called "${name}"`,
      `rename it to "${plain}": letters without accents, digits, "-", "_" and "."`,
    ],
    CONTENT_RANGE: ({ written, least, most }) => [`${written} is out of bounds`, `write a number that is ${limit(least, most)}`],
    CONTENT_COUNT: ({ there, least, most }) => [
      `${counted(there, 'entry', 'entries')}, it takes ${limit(least, most)}`,
      least !== null && there < least ? 'add what is missing' : 'remove some',
    ],
    CONTENT_TEXT_EMPTY: () => ['the text is empty', 'write the text, or remove the key if it is not needed'],
    CONTENT_TEXT_TOO_LONG: ({ length, most }) => [
      `${length} characters, at most ${most} fit here`,
      `shorten it by ${counted(length - most, 'character')}`,
    ],
    'CONTENT_TEXT_CHARACTER/control': ({ character }) => [
      `the text holds the invisible control character ${character}`,
      'remove it; copied texts often carry such characters',
    ],
    'CONTENT_TEXT_CHARACTER/direction': ({ character }) => [
      `the text holds ${character}, an invisible character that turns the direction of writing`,
      'remove it; copied texts often carry such characters',
    ],
    'CONTENT_TEXT_CHARACTER/right-to-left': ({ character }) => [
      `the text holds letters that are written from right to left (${character})`,
      'write it in Latin letters: no language of the terminals is written from right to left',
    ],
    CONTENT_ID_FOLDER: ({ id, name, place }) => [
      `the id is "${id}", the ${place} is named "${name}"`,
      `write "${name}", or rename the ${place}`,
    ],
    CONTENT_DUPLICATE: ({ what, text, first }) => [
      `the ${TWICE[what]} "${text}" is already used (${inWords(first, places)})`,
      `give this one another ${TWICE[what]}, or remove it`,
    ],
    'CONTENT_DUPLICATE/call-back': ({ text }) => [
      `the id "${text}" is already used: under it is kept who asked to be called back`,
      'give this purpose another id',
    ],
    CONTENT_LOCALE_UNKNOWN: (needs) => [`terminals do not speak "${needs.written}"`, instead(needs)],
    'CONTENT_LOCALE_UNKNOWN/default': ({ written, known }) => [`"${written}" is not in "locales"`, oneOf(known)],
    'CONTENT_LOCALE_UNKNOWN/unlisted': ({ locale, texts }) => [
      `"${locale}" is not listed, and ${texts} texts have it`,
      `add "${locale}" to the list`,
    ],
    'CONTENT_LOCALE_UNKNOWN/extra': ({ locale, hasList }) => [
      `"${locale}" is not a language of this file`,
      hasList ? `remove it, or add "${locale}" to "locales" and to every text` : 'remove it',
    ],
    CONTENT_TRANSLATION_MISSING: ({ locale }) => [`the text has no "${locale}"`, `add "${locale}": "…"`],
    'CONTENT_TRANSLATION_MISSING/everywhere': ({ locales }) => [
      'the text is not there in any language',
      `write {${locales.map((locale) => `"${locale}": "…"`).join(', ')}}`,
    ],
    'CONTENT_TRANSLATION_MISSING/most': ({ locale, missing, texts }) => [
      `"${locale}" is listed, and ${missing} of ${texts} texts lack it`,
      `translate them, or take "${locale}" out of the list`,
    ],
    'CONTENT_TRANSLATION_MISSING/brand': ({ locales, brand }) => [
      `the pack speaks ${locales.join(', ')}, the brand "${brand}" does not`,
      `translate the texts of the brand to ${locales.join(', ')}`,
    ],
    CONTENT_FIELD_UNKNOWN: (needs) => [`the dictionary has no field "${needs.written}"`, instead(needs)],
    'CONTENT_FIELD_UNKNOWN/personal': ({ key, known }) => [
      `"${key}" is personal: a quiz never asks it, the contact form does`,
      oneOf(known),
    ],
    'CONTENT_FIELD_UNKNOWN/not-for-visitors': ({ key, setBy, known }) => [
      `"${key}" is not for a visitor to say: the ${setBy === 'staff' ? 'staff' : 'terminal'} sets it`,
      oneOf(known),
    ],
    'CONTENT_FIELD_UNKNOWN/kind': ({ key, known }) => [`a question of this kind cannot fill "${key}"`, oneOf(known)],
    'CONTENT_FIELD_UNKNOWN/no-bands': ({ key, known }) => [
      `a scale without "bands" gives a number, and "${key}" does not take every one of its numbers`,
      `add "bands" that say a value, or ${oneOf(known)}`,
    ],
    CONTENT_FIELD_TWICE: ({ key, first }) => [
      `${inWords(first, places)} already fills "${key}"; this answer replaces that one`,
      'keep one of the two questions, or write "field": "none"',
    ],
    CONTENT_VALUE_UNKNOWN: (needs) => [`"${needs.key}" does not take ${needs.written}`, instead(needs)],
    'CONTENT_VALUE_UNKNOWN/form': ({ key, written }) => [`"${key}" does not take ${written}`, `it takes ${takes(key)}`],
    'CONTENT_VALUE_UNKNOWN/list': ({ key }) => [`"${key}" holds one value, not a list`, 'write one value'],
    CONTENT_VALUE_MISSING: ({ key, known }) => [
      `"value" is missing: what does this answer say about "${key}"?`,
      `add "value"; ${oneOf(known)}`,
    ],
    'CONTENT_VALUE_MISSING/all': ({ key }) => [
      `no answer says which value it gives "${key}"`,
      'add "value" to every answer, or write "field": "none"',
    ],
    CONTENT_VALUE_UNWANTED: () => ['the question fills no field', 'remove "value", or name a field in the question'],
    'CONTENT_VALUE_UNWANTED/all': () => [
      'the answers have values, and the question fills no field',
      'name the field, or remove "value" from the answers',
    ],
    CONTENT_OUTCOME_UNKNOWN: (needs) => [`there is no outcome "${needs.name}"${inPlaces(needs.places)}`, instead(needs)],
    CONTENT_OUTCOME_UNREACHABLE: ({ outcome }) => [
      `nobody can get "${outcome}": no answers bring it points`,
      `give "${outcome}" points in the weights of some answers`,
    ],
    CONTENT_TIE_ORDER: ({ outcomes }) => [
      `${quoted(outcomes, ', ')} ${outcomes.length === 1 ? 'is' : 'are'} not in the tie order`,
      `add ${quoted(outcomes, ', ')}`,
    ],
    CONTENT_SURVEY_SCORES: ({ more }) => [
      `a survey has no outcomes, no tie order and no points${more === 0 ? '' : ` (and in ${counted(more, 'more place')})`}`,
      'remove it, or write "kind": "personality"',
    ],
    'CONTENT_BOUNDS_IMPOSSIBLE/order': ({ min, max }) => [`min (${min}) is more than max (${max})`, 'swap them, or lower min'],
    'CONTENT_BOUNDS_IMPOSSIBLE/answers': ({ max, answers }) => [
      `max is ${max}, and there are ${answers} answers`,
      `write at most ${answers}`,
    ],
    'CONTENT_BOUNDS_IMPOSSIBLE/field': ({ key, bound }) => [`"${key}" does not take ${bound}`, `it takes ${takes(key)}`],
    'CONTENT_BOUNDS_IMPOSSIBLE/positions': ({ positions }) => [
      `the scale has ${counted(positions, 'position')}, it takes 2 to 11`,
      'change min or max; for more numbers use a question of kind "number"',
    ],
    'CONTENT_BANDS/first': ({ from, min }) => [`the first band begins at ${from}, the scale at ${min}`, `write "from": ${min}`],
    'CONTENT_BANDS/order': ({ from, before }) => [
      `this band begins at ${from}, the one before at ${before}`,
      `write more than ${before}, or put the bands in rising order`,
    ],
    'CONTENT_BANDS/beyond': ({ from, max }) => [
      `this band begins at ${from}, and the scale ends at ${max}`,
      `write at most ${max}, or remove the band`,
    ],
    'CONTENT_CONDITION/empty': () => [
      'the condition compares nothing',
      'write "question" with "is", "anyOf", "atLeast" or "answered"; or "all", "any" or "not"',
    ],
    'CONTENT_CONDITION/mixed': ({ keys }) => [
      `${quoted(keys, ', ')} cannot stand in one condition`,
      'keep one of them; join conditions with "all": [ … ] or "any": [ … ]',
    ],
    'CONTENT_CONDITION/alone': ({ key }) =>
      key === 'question'
        ? ['the condition names a question and compares nothing', 'add "is", "anyOf", "atLeast" or "answered"']
        : [`"${key}" compares an answer, and "question" is missing`, 'add "question" with the id of an earlier question'],
    'CONTENT_CONDITION/no-number': ({ question, kind }) => [
      `the question "${question}" (${kind}) is not answered with a number`,
      'use "is" or "anyOf" with its answers, or name a question of kind "number" or "scale"',
    ],
    'CONTENT_CONDITION/never': ({ question, max }) => [
      `the question "${question}" never gets that far: its highest number is ${max}`,
      `write at most ${max}`,
    ],
    CONTENT_QUESTION_UNKNOWN: (needs) => [`there is no question "${needs.name}"${inPlaces(needs.places)}`, instead(needs)],
    'CONTENT_QUESTION_LATER/condition': ({ name }) => [
      `the question "${name}" comes later: nobody has answered it yet`,
      'name an earlier question, or move that one before this one',
    ],
    'CONTENT_QUESTION_LATER/text': ({ name }) => [
      `the text names the answer to "${name}", which comes later`,
      'name an earlier question, or move that one before this one',
    ],
    'CONTENT_QUESTION_LATER/itself': ({ name }) => [`the question "${name}" hangs on its own answer`, 'name an earlier question'],
    'CONTENT_QUESTION_LATER/before-all': ({ name }) => [
      `the text names the answer to "${name}", and is shown before the first question`,
      `remove {answer:${name}} here`,
    ],
    CONTENT_ANSWER_UNKNOWN: (needs) => [
      `the question "${needs.question}" has no answer "${needs.written}"${inPlaces(needs.places)}`,
      instead(needs),
    ],
    'CONTENT_ANSWER_UNKNOWN/number': ({ question, written, min, max }) => [
      `the question "${question}" is never answered with ${written}`,
      `write a whole number from ${min} to ${max}, without quotes`,
    ],
    'CONTENT_ANSWER_UNKNOWN/place': ({ question, written }) => [
      `the question "${question}" is never answered with ${written}`,
      'write the code of a département ("85"), "FR" for all of France, or the code of a country ("GB")',
    ],
    'CONTENT_ANSWER_UNKNOWN/commune': ({ question, written }) => [
      `the question "${question}" is never answered with ${written}`,
      'write the INSEE code of a commune in its départements, for example "85234"',
    ],
    'CONTENT_ANSWER_UNKNOWN/month': ({ question, written }) => [
      `the question "${question}" is never answered with ${written}`,
      'write a month as "2027-07"',
    ],
    'CONTENT_PIPE/form': ({ written }) => [
      `${written} stands for nothing: visitors would read it as it is`,
      'write {answer:id-of-a-question} for an earlier answer, or remove the braces',
    ],
    'CONTENT_PIPE/not-always': ({ name, why }) => [
      `the answer to "${name}" is not always there: the question ${why === 'when' ? 'has a condition' : 'may be skipped'}`,
      why === 'when'
        ? 'name a question without "when", or write the text without the answer'
        : 'make that question not "optional", or write the text without the answer',
    ],
    CONTENT_PICTURE_MISSING: (needs) => [`there is no picture "${needs.name}" in ${needs.folder}`, `put it there, or: ${instead(needs)}`],
    CONTENT_PICTURE_OUTSIDE: ({ name }) => [
      `"${name}" leaves the media folder`,
      'put the picture into the media folder and write its name alone',
    ],
    'CONTENT_PICTURE_BROKEN/kind': ({ name }) => [`"${name}" is neither SVG nor PNG`, 'export the picture as .svg or .png'],
    'CONTENT_PICTURE_BROKEN/encoding': () => ['this is not an SVG: its text is not UTF-8', EXPORT_SVG],
    'CONTENT_PICTURE_BROKEN/svg': ({ fault, name }) => [BROKEN[fault](name), EXPORT_SVG],
    'CONTENT_PICTURE_BROKEN/png': ({ fault, width, height }) => [PNG[fault](width, height), 'export the picture again as PNG'],
    CONTENT_PICTURE_UNSAFE: ({ fault, name }) => UNSAFE[fault](name),
    CONTENT_PICTURE_PARTLY: ({ without, answers }) => [
      `${without} of ${answers} answers have no picture`,
      'give every answer a picture, or none',
    ],
    CONTENT_GAME: ({ en: sentence }) => sentence,
    CONTENT_FONT_MISSING: (needs) => [`there is no font "${needs.name}" in ${needs.folder}`, `put it there, or: ${instead(needs)}`],
    CONTENT_FONT_OUTSIDE: ({ name }) => [
      `"${name}" leaves the media folder`,
      'put the font into the media folder and write its name alone',
    ],
    CONTENT_FONT_BROKEN: ({ name, fault }) => [FONT[fault](name), 'export the font again as WOFF2'],
    CONTENT_FONT_CHARACTERS: ({ name, lacking }) => [
      `"${name}" lacks ${counted(lacking.length, 'character')} that titles need: ${some(lacking)}`,
      'take a font, or a subset of it, that has the letters of French, English, Dutch and German',
    ],
    CONTENT_VOICE_BROKEN: ({ fault }) => [VOICE[fault], 'render it again: npm run content -- voice'],
    CONTENT_CONTRAST: ({ colour, ground, other, ratio, least, lighter }) => [
      `${colour} and ${ground} (${other}) have a contrast of ${ratio}, at least ${least} is needed`,
      lighter ? 'take a lighter colour' : 'take a darker colour',
    ],
    CONTENT_BRAND_UNKNOWN: (needs) => [`there is no brand "${needs.id}"`, instead(needs)],
    CONTENT_PACK_UNKNOWN: (needs) => [`there is no pack "${needs.id}"`, instead(needs)],
    'CONTENT_PLACE_UNKNOWN/department': ({ written, near }) => [
      `there is no département of the code "${written}"`,
      near === null ? 'codes are 01 to 95, 2A, 2B, 971 to 974 and 976' : `write "${near}"`,
    ],
    'CONTENT_PLACE_UNKNOWN/country': ({ written, near }) => [
      `there is no country of the code "${written}"`,
      near === null ? 'codes are the two capitals of ISO 3166-1, for example GB' : `write "${near}"`,
    ],
    'CONTENT_PLACE_UNKNOWN/commune': ({ written }) => [
      `there is no commune of the INSEE code "${written}"`,
      'look the code up at geo.api.gouv.fr/communes; it is not the postcode',
    ],
    'CONTENT_PLACE_UNKNOWN/postcode': ({ written, communes }) => [
      `"${written}" is a postcode, not the INSEE code of a commune`,
      `write one of: ${communes.join(', ')}`,
    ],
    'CONTENT_PLACE_UNKNOWN/elsewhere': ({ commune, department }) => [
      `${commune} lies in the département ${department}, which is not in "departments"`,
      `add "${department}" to "departments", or remove the commune`,
    ],
    CONTENT_PLACE_FAR: ({ kilometres, isSwapped }) => [
      `this is ${kilometres} km from the nearest terminal`,
      isSwapped ? 'swap "latitude" and "longitude"' : 'correct the coordinates, or remove the place',
    ],
    CONTENT_PLACE_LANGUAGES: ({ locales }) => [
      `the quizzes speak ${locales.join(', ')}, this place does not: those visitors are not told of it`,
      `translate every text of the place to ${locales.join(', ')}; or leave it`,
    ],
    CONTENT_PLACE_EXPIRED: ({ expires }) => [
      `it was to be recommended until ${expires}, and that is over`,
      'write a later day if it is still true; else remove the file',
    ],
    CONTENT_PLACE_AMBIGUOUS: ({ commune, written, communes }) => [
      `this offers ${commune}; as a postcode, ${written} would be ${communes.join(', ')}`,
      'if that is what was meant, write its INSEE code; otherwise leave it',
    ],
  },
};
