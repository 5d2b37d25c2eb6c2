import type { Catalogue } from './said.ts';

const MOST_SHOWN = 80;
const short = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text);
const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
const meant = (near: string | null, otherwise: string): string => (near === null ? otherwise : `did you mean "${short(near)}"?`);

export const en: Catalogue = {
  row: (row) => `row ${row}`,
  sentences: {
    'IMPORT_MAKER_UNKNOWN/none': () => [
      'this is neither SurveyJS nor H5P nor Typeform',
      'export it there as JSON (H5P: as .h5p); --as surveyjs, h5p or typeform says what it is',
    ],
    'IMPORT_MAKER_UNKNOWN/other': ({ maker, lacks }) => [`as ${maker} it would have ${lacks}`, 'leave --as out, or get the whole file'],
    'IMPORT_ARCHIVE/broken': () => ['this archive cannot be opened', 'export it again'],
    'IMPORT_ARCHIVE/large': ({ bytes, most }) => [
      `it has ${megabytes(bytes)}, at most ${megabytes(most)} are opened`,
      'export it without its films and sounds',
    ],
    'IMPORT_ARCHIVE/lacks': ({ name }) => [`there is no ${name} in it`, 'export it again from the place where it can be played'],
    IMPORT_NOTHING: () => ['no question in it can be asked on a terminal', 'nothing was written; begin with "content new"'],
    'IMPORT_NOT_CARRIED/key': ({ key }) => [
      `"${short(key)}" has no place in a quiz of a terminal`,
      'do without it, or say it in another question or text',
    ],
    'IMPORT_NOT_CARRIED/type': ({ type }) => [
      `terminals do not ask questions of the type "${short(type)}"`,
      'ask it as another kind of question, or do without it',
    ],
    'IMPORT_NOT_CARRIED/personal': ({ type }) => [
      `a quiz does not ask for personal things (type "${short(type)}")`,
      'nothing to do: the contact form at the end asks for them, with consent',
    ],
    'IMPORT_NOT_CARRIED/right-answers': () => [
      'a survey knows no right answers: they were left out',
      'write the quiz as a kind that has them, or give points to outcomes',
    ],
    'IMPORT_NOT_CARRIED/too-many': ({ left, most }) => [
      `more than ${most} stand here: the last ${left} were left out`,
      'make several quizzes of it, or fewer answers',
    ],
    IMPORT_APPEARANCE: ({ key }) => [`"${short(key)}" says how it looks`, 'nothing to do: the terminal decides'],
    'IMPORT_CHANGED/number': ({ positions }) => [
      `${positions} positions are too many for a scale: it is asked as a number`,
      'if it should stay a scale, take at most 11 positions',
    ],
    'IMPORT_CHANGED/bounds': ({ min, max }) => [
      `the file does not say both bounds: ${min} to ${max} were taken`,
      'write the smallest and the largest number that make sense',
    ],
    'IMPORT_CHANGED/step': ({ step }) => [
      `the steps of ${step} are no whole positions from the first on: they were left out`,
      'write min and max so that each position is a step',
    ],
    'IMPORT_CHANGED/months': ({ months }) => [
      `terminals offer the months from now on: the next ${months} were taken`,
      'write how many months make sense',
    ],
    'IMPORT_CHANGED/name-twice': ({ name }) => [
      `"${short(name)}" stands twice: the second one got a number`,
      'look whether conditions and texts mean the first one',
    ],
    'IMPORT_CHANGED/variable': ({ name }) => [
      `the variable "${short(name)}" became an outcome; what the file decides by it did not come along`,
      'here the largest share of the possible points wins: look whether that is meant, and write the texts',
    ],
    IMPORT_FIELD_OPEN: ({ id }) => [
      `which profile field "${id}" fills was not known`,
      'write the field and a "value" for each answer, or leave "none": the answer then only plays',
    ],
    'IMPORT_WEIGHT/unknown': ({ name, near }) => [
      `there is no outcome "${short(name)}": its points were left out`,
      meant(near, 'write the points into "weights" yourself'),
    ],
    'IMPORT_WEIGHT/form': ({ written }) => [
      `"${short(written)}" is no whole number of points from -100 to 100`,
      'write the points into "weights" yourself',
    ],
    'IMPORT_WEIGHT/inexact': ({ written }) => [
      `${short(written)} does not give points for one answer of its own question`,
      'write the points into "weights" yourself, where they are meant',
    ],
    'IMPORT_CONDITION/expression': ({ written }) => [
      `"${short(written)}" cannot be said exactly as a condition on earlier answers`,
      'write "when" yourself, or ask the question always',
    ],
    'IMPORT_CONDITION/question': ({ name }) => [
      `the condition names "${short(name)}", which is no earlier question of the quiz`,
      'write "when" yourself, or move the question',
    ],
    'IMPORT_CONDITION/jump': () => [
      'this jump cannot be said exactly as conditions on earlier answers',
      'write "when" of the questions between yourself',
    ],
    'IMPORT_CONDITION/deep': () => [
      'this condition has more parts inside each other than a quiz takes',
      'write "when" yourself, with fewer parts',
    ],
    IMPORT_PIPE: ({ written }) => [
      `"${short(written)}" stands for nothing in this quiz`,
      'write {answer:id-of-an-earlier-question}, or other words',
    ],
    IMPORT_PICTURE: ({ from, file }) => [
      `the picture "${short(from)}" did not come along`,
      `put it into the media folder as ${file} (SVG or PNG), and say in "alt" what it shows`,
    ],
    'IMPORT_LANGUAGE/unsaid': ({ taken }) => [
      `the file does not say a language of terminals: ${taken} was taken`,
      'if it is another one, import again with --locale',
    ],
    'IMPORT_LANGUAGE/unspoken': ({ language }) => [
      `terminals do not speak "${short(language)}": these texts were left out`,
      'nothing to do, unless another language was meant',
    ],
    IMPORT_TIES: () => ['of outcomes with the same share of points the first one in this order wins', 'put them in the order you want'],
    IMPORT_MANY: ({ more }) => [`there are ${more} more findings`, 'work through those above, then import again'],
    'IMPORT_TABLE/not-text': () => ['this is not saved as UTF-8', 'save it in the spreadsheet as "CSV UTF-8"'],
    'IMPORT_TABLE/large': ({ bytes, most }) => [
      `it has ${megabytes(bytes)}, at most ${megabytes(most)} are read`,
      'import the texts of one quiz at a time',
    ],
    'IMPORT_TABLE/broken': () => ['a quote is opened or closed in the wrong place', 'save it in the spreadsheet as CSV again'],
    'IMPORT_TABLE/no-path': () => [
      'the first row has no column "path"',
      'begin with the table that "content export-texts" writes, and keep its first row',
    ],
    'IMPORT_TABLE/no-language': () => ['the first row names no language', 'name the columns fr, en, nl or de'],
    'IMPORT_COLUMN/unknown': ({ name }) => [
      `the column "${short(name)}" is no language of terminals`,
      'name it fr, en, nl or de, or remove it',
    ],
    'IMPORT_COLUMN/twice': ({ name }) => [`the column "${short(name)}" stands twice: the first one was taken`, 'remove one of them'],
    'IMPORT_ROW/unknown': ({ path, near }) => [
      `the quiz has no text "${short(path)}" (any more)`,
      meant(near, 'export the texts again: the question or answer is gone or has another id'),
    ],
    'IMPORT_ROW/changed': ({ path }) => [
      `"${short(path)}" was changed in the quiz since the texts were exported: the quiz keeps what it has`,
      'export the texts again and look at this one anew',
    ],
    'IMPORT_ROW/twice': ({ path, first }) => [`"${short(path)}" stands in row ${first} already`, 'remove one of the two rows'],
    'IMPORT_ROW/emptied': ({ locale }) => [
      `the ${locale} cell was emptied: the quiz keeps its text`,
      'write the text, or remove it in the quiz itself',
    ],
    'IMPORT_ROW/cells': ({ cells, columns }) => [
      `this row has ${cells} cells, the first one ${columns}`,
      'save it in the spreadsheet as CSV again; a text with a separator needs quotes around it',
    ],
    IMPORT_ABSENT: ({ first, texts }) => [
      texts === 1
        ? `the table has no row for "${short(first)}"`
        : `the table has no row for ${texts} texts, the first is "${short(first)}"`,
      'export the texts again if they were to be translated; otherwise there is nothing to do',
    ],
    IMPORT_UNMARKED: () => [
      'the table has no column "mark": nobody can tell whether texts changed since',
      'keep that column of "content export-texts" the next time',
    ],
  },
};
