import { type Locale, OWN_NAMES } from '../locales/locale.ts';
import type { Say, TextKey, Values } from '../locales/texts.ts';
import type { Phrase } from './phrases.ts';
import { spelled } from './spelling.ts';
import { isControl, type Scope, type Thing } from './thing.ts';

/** What a script needs to know beside the page. */
export interface Telling {
  readonly textsIn: (locale: Locale) => Say;
  /** Did the visitor ask to hear what they type? */
  readonly saysPrivate: boolean;
}

/** Says a text of the page as a phrase. */
export const phraseIn =
  ({ textsIn }: Telling, locale: Locale) =>
  (key: TextKey, values?: Values): Phrase => ({ text: textsIn(locale)(key, values), locale });

const choicesBeside = (thing: Thing, { things }: Scope): readonly Thing[] =>
  thing.set === null ? [] : things.filter(({ set }) => set === thing.set);
const isChoice = (thing: Thing, scope: Scope): boolean => choicesBeside(thing, scope).length > 1;

const writtenIn = (thing: Thing, scope: Scope, telling: Telling): readonly Phrase[] => {
  const say = phraseIn(telling, scope.locale);
  if (thing.value === null) return [];
  if (thing.value === '') return [say('speech.empty')];
  if (thing.isPrivate && !telling.saysPrivate) return [say('speech.maskedLetters', { count: [...thing.value].length })];
  return thing.isPrivate ? spelled(thing.value, say) : [{ text: thing.value, locale: scope.locale }];
};

/** Chosen or not, on or off, open or shut: what pressing a thing can change. */
export const switchedOf = (thing: Thing, scope: Scope, telling: Telling): readonly Phrase[] => {
  const say = phraseIn(telling, scope.locale);
  const said: Phrase[] = [];
  if (thing.on !== null) {
    if (!isChoice(thing, scope)) said.push(say(thing.on ? 'speech.on' : 'speech.off'));
    else if (thing.on) said.push(say('speech.chosen'));
  }
  if (thing.open !== null) said.push(say(thing.open ? 'speech.open' : 'speech.shut'));
  return said;
};

const stateOf = (thing: Thing, scope: Scope, telling: Telling): readonly Phrase[] => {
  const say = phraseIn(telling, scope.locale);
  return [
    ...switchedOf(thing, scope, telling),
    ...(thing.disabled ? [say('speech.unavailable')] : []),
    ...(thing.wrong ? [say('speech.wrong')] : []),
  ];
};

/** Several words are said; one word alone, or a number, is spelled, for it must be right to the letter. */
const IN_WORDS = /\p{L}\s+\S*\p{L}/u;

const nameOf = (thing: Thing, scope: Scope, telling: Telling): readonly Phrase[] => {
  const say = phraseIn(telling, scope.locale);
  if (thing.role === 'text' && thing.isPrivate) {
    // The first phrase says what it is, the rest is the visitor's own.
    const [what, ...own] = thing.name;
    const secret = telling.saysPrivate
      ? own.flatMap((one) => (IN_WORDS.test(one.text) ? [one] : spelled(one.text, say)))
      : [say('speech.masked')];
    return what === undefined ? [] : [what, ...secret];
  }
  const [first, ...more] = thing.name;
  if (thing.role === 'button' && first !== undefined && more.length === 0 && [...first.text].length === 1) return spelled(first.text, say);
  return thing.name;
};

const roleOf = (thing: Thing, scope: Scope, telling: Telling): readonly Phrase[] => {
  const say = phraseIn(telling, scope.locale);
  if (thing.isKey && thing.on === null) return [];
  if (thing.role === 'image') return [say('speech.image')];
  if (thing.role === 'field') return [say('speech.field')];
  if (thing.role !== 'button') return [];
  const among = choicesBeside(thing, scope);
  if (among.length < 2) return [say('speech.button')];
  return [say('speech.choice', { number: among.indexOf(thing) + 1 }), say('speech.of', { total: among.length })];
};

/** What stands beside a private text may repeat it; only what is wrong with it never does. */
const aboutOf = (thing: Thing, { saysPrivate }: Telling): readonly Phrase[] =>
  thing.isPrivate && !saysPrivate && !thing.wrong ? [] : thing.about;

/** A thing as it is said when the voice comes to it: name, role, place among others, value, state, help. */
export const thingScript = (thing: Thing, scope: Scope, telling: Telling): readonly Phrase[] => [
  ...nameOf(thing, scope, telling),
  ...roleOf(thing, scope, telling),
  ...writtenIn(thing, scope, telling),
  ...stateOf(thing, scope, telling),
  ...aboutOf(thing, telling),
];

/** How many there are to choose from, to press, to fill in. Keys are counted by nobody. */
const countsOf = (things: readonly Thing[], scope: Scope, telling: Telling): readonly Phrase[] => {
  const say = phraseIn(telling, scope.locale);
  const counted = things.filter((thing) => isControl(thing) && !thing.aside && !thing.isKey);
  const choices = counted.filter((thing) => isChoice(thing, scope));
  const fields = counted.filter(({ role }) => role === 'field');
  const buttons = counted.length - choices.length - fields.length;
  return [
    ...(fields.length > 0 ? [say('speech.fields', { count: fields.length })] : []),
    ...(choices.length > 0 ? [say('speech.choices', { count: choices.length })] : []),
    ...(buttons > 0 ? [say('speech.buttons', { count: buttons })] : []),
  ];
};

/** What to do. Where several languages are offered, nobody knows yet which one is understood: it is said in each. */
const whatToDo = (things: readonly Thing[], scope: Scope, telling: Telling): readonly Phrase[] => {
  if (scope.kind === 'warning') return [phraseIn(telling, scope.locale)('speech.anyKey')];
  const inView = things.filter((thing) => isControl(thing) && !thing.aside);
  if (inView.length === 0) return [];
  const spoken = new Set(inView.flatMap(({ name }) => name.map(({ locale }) => locale)));
  const locales = spoken.size > 1 ? [...spoken] : [scope.locale];
  return locales.map((locale) => phraseIn(telling, locale)('speech.listen'));
};

const saysAlone = (thing: Thing): boolean => !isControl(thing) && !thing.aside;

/** A view or a dialog, or what is new in one that stayed: all its texts in order, how much there is to choose from, and how. */
export const scriptOf = (scope: Scope, telling: Telling, things: readonly Thing[] = scope.things): readonly Phrase[] => [
  ...things.filter(saysAlone).flatMap((thing) => thingScript(thing, scope, telling)),
  ...countsOf(things, scope, telling),
  ...whatToDo(things, scope, telling),
];

/** The first words to somebody who cannot see. At the start of a visit they say in each language of the terminal how to go on. */
export const greetingOf = (home: Locale, locales: readonly Locale[], telling: Telling): readonly Phrase[] => {
  const say = phraseIn(telling, home);
  const others = locales.filter((locale) => locale !== home);
  return [
    say('speech.greeting'),
    say('speech.keys'),
    ...(others.length > 0 ? [say('speech.begin')] : []),
    ...others.flatMap((locale): readonly Phrase[] => [{ text: OWN_NAMES[locale], locale }, phraseIn(telling, locale)('speech.begin')]),
  ];
};
