// The survey that comes nearest to a quiz: what SurveyJS can say of questions, choices, conditions and scores. Fields, communes and pictures'
// alternative texts have no counterpart there. It reads a quiz that may be broken, and carries the breakage over as it stands.

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const objectOf = (value: unknown): Json => (isObject(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const TYPES: Readonly<Record<string, Json>> = {
  single: { type: 'radiogroup' },
  smiley: { type: 'radiogroup' },
  picture: { type: 'imagepicker' },
  multiple: { type: 'checkbox' },
  number: { type: 'text', inputType: 'number' },
  scale: { type: 'rating' },
  month: { type: 'text', inputType: 'month' },
  commune: { type: 'text' },
  origin: { type: 'text' },
};

/** Renames the keys that have a counterpart, leaves out those that have none, and carries over what is not known. */
const renamed = (holder: Json, names: Readonly<Record<string, string | null>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(holder).flatMap(([key, value]) => {
      const name = Object.hasOwn(names, key) ? names[key] : key;
      return name === null || name === undefined ? [] : [[name, value]];
    }),
  );

const quoted = (value: unknown): string => (typeof value === 'number' ? String(value) : `'${String(value)}'`);

/** A structured condition as an expression. */
const expressionOf = (condition: unknown, isMultiple: (question: string) => boolean): string => {
  const { question, is, anyOf, atLeast, answered, all, any, not } = objectOf(condition);
  const name = `{${String(question)}}`;
  const inside = (value: unknown): string => `(${expressionOf(value, isMultiple)})`;
  if (all !== undefined) return listOf(all).map(inside).join(' and ');
  if (any !== undefined) return listOf(any).map(inside).join(' or ');
  if (not !== undefined) return `!${inside(not)}`;
  if (is !== undefined) return `${name} ${isMultiple(String(question)) ? 'contains' : '='} ${quoted(is)}`;
  if (anyOf !== undefined) return `${name} anyof [${listOf(anyOf).map(quoted).join(', ')}]`;
  if (atLeast !== undefined) return `${name} >= ${quoted(atLeast)}`;
  return `${name} ${answered === false ? 'empty' : 'notempty'}`;
};

/** SurveyJS pipes with the name alone. */
const piped = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll(/\{answer:([^}]*)\}/g, '{$1}');
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, text]) => [key, piped(text)])) : value;
};

const choiceOf = (choice: unknown): unknown => {
  if (!isObject(choice)) return choice;
  const { picture, ...rest } = choice;
  const made = renamed(rest, { id: 'value', text: 'text', value: null, weights: null });
  return isObject(picture) ? { ...made, imageLink: picture.file } : made;
};

const LIMITS: Readonly<Record<string, readonly [least: string, most: string]>> = {
  multiple: ['minSelectedChoices', 'maxSelectedChoices'],
  scale: ['rateMin', 'rateMax'],
};

const questionOf = (question: unknown, isMultiple: (question: string) => boolean): unknown => {
  if (!isObject(question)) return question;
  const { kind, choices, when, optional, departments, countries, shortcuts, months, bands, ...rest } = question;
  const [min, max] = LIMITS[String(kind)] ?? ['min', 'max'];
  const names = {
    id: 'name',
    text: 'title',
    hint: 'description',
    field: null,
    low: 'minRateDescription',
    high: 'maxRateDescription',
    min,
    max,
  };
  const withPictures = kind === 'multiple' && listOf(choices).some((choice) => isObject(objectOf(choice).picture));
  const plain = kind === undefined ? {} : (TYPES[String(kind)] ?? { type: kind });
  const type = withPictures ? { type: 'imagepicker', multiSelect: true } : plain;
  return {
    ...type,
    ...Object.fromEntries(Object.entries(renamed(rest, names)).map(([key, value]) => [key, piped(value)])),
    isRequired: optional !== true,
    ...(choices === undefined ? {} : { choices: Array.isArray(choices) ? choices.map(choiceOf) : choices }),
    ...(when === undefined ? {} : { visibleIf: expressionOf(when, isMultiple) }),
  };
};

/** A calculated value per outcome: the sum of what each choice gives it. */
const scoresOf = (quiz: Json): unknown[] => {
  const terms = new Map<string, string[]>(Object.keys(objectOf(quiz.outcomes)).map((name) => [name, []]));
  for (const question of listOf(quiz.questions).map(objectOf))
    for (const choice of listOf(question.choices).map(objectOf))
      for (const [name, points] of Object.entries(objectOf(choice.weights))) {
        const is = question.kind === 'multiple' ? 'contains' : '=';
        const term = `iif({${String(question.id)}} ${is} ${quoted(choice.id)}, ${String(points)}, 0)`;
        terms.set(name, [...(terms.get(name) ?? []), term]);
      }
  return [...terms].map(([name, all]) => ({ name: `score_${name}`, expression: all.join(' + ') || '0' }));
};

/** The equivalent survey of the parsed source of a quiz. */
export const surveyOf = (source: unknown): unknown => {
  const quiz = objectOf(source);
  const kinds = new Map(listOf(quiz.questions).map((question) => [String(objectOf(question).id), objectOf(question).kind]));
  const isMultiple = (question: string): boolean => kinds.get(question) === 'multiple';
  const order = listOf(quiz.tieOrder).map(String);
  const { outcomes, questions, ...rest } = quiz;
  const root = renamed(rest, {
    $schema: null,
    formatVersion: null,
    id: null,
    kind: null,
    locales: null,
    defaultLocale: null,
    tieOrder: null,
    title: 'title',
    invitation: 'description',
  });
  return {
    ...root,
    pages: Array.isArray(questions)
      ? questions.map((question, index) => ({ name: `page_${index + 1}`, elements: [questionOf(question, isMultiple)] }))
      : questions,
    calculatedValues: scoresOf(quiz),
    completedHtmlOnCondition: order.map((name) => ({
      expression: order
        .filter((other) => other !== name)
        .map((other) => `{score_${name}} >= {score_${other}}`)
        .join(' and '),
      html: piped(objectOf(objectOf(outcomes)[name]).text),
    })),
  };
};
