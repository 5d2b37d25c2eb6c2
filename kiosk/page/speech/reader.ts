import type { KeypadAction } from '#contract/content.ts';
import type { Phrase, Utterance } from './phrases.ts';
import { phraseIn, scriptOf, switchedOf, type Telling, thingScript } from './script.ts';
import { spelled } from './spelling.ts';
import { isControl, type Scope, type Thing } from './thing.ts';

/** Where the voice is. */
export interface Reading {
  readonly scope: Scope;
  /** The thing it stands at. */
  readonly at: string | null;
  /** What was said last: it can be said again. */
  readonly said: readonly Phrase[];
  /** Has the visitor moved since this view came? As long as not, repeating says the whole view. */
  readonly moved: boolean;
  /** Where the voice stood in what lies under a dialog. */
  readonly under: readonly { readonly scope: string; readonly at: string | null }[];
}

/** What the reader wants done on the page. */
export type Deed =
  /** Show where the voice is, and put the focus there. */
  | { readonly kind: 'point'; readonly id: string }
  | { readonly kind: 'press'; readonly id: string }
  | { readonly kind: 'louder'; readonly step: 1 | -1 }
  | { readonly kind: 'back' }
  | { readonly kind: 'stop' };

export interface Step {
  readonly reading: Reading;
  /** Null: nothing is said. */
  readonly say: Utterance | null;
  readonly deeds: readonly Deed[];
}

const MEMORY = 8;

const stay = (reading: Reading): Step => ({ reading, say: null, deeds: [] });
const tell = (reading: Reading, phrases: readonly Phrase[], deeds: readonly Deed[] = [], prompted = true): Step => ({
  reading: { ...reading, said: phrases },
  say: { phrases, prompted },
  deeds,
});
const thingAt = ({ scope, at }: Reading): Thing | undefined => scope.things.find(({ id }) => id === at);

/** The things one can go to. The keys for a name or an address are none until the visitor lets them be heard. */
export const stopsOf = ({ things }: Scope, { saysPrivate }: Telling): readonly Thing[] => {
  const secret = !saysPrivate && things.some(({ role, isPrivate }) => role === 'field' && isPrivate);
  return secret ? things.filter(({ isKey }) => !isKey) : things;
};
const keysAreSilent = (scope: Scope, telling: Telling): boolean => stopsOf(scope, telling).length < scope.things.length;

/** A view or a dialog as one comes to it: all of it is said, and the voice stands at its heading. */
export const readingOf = (scope: Scope, before: Reading | null = null): Reading => {
  const heading = scope.things.find(({ role, aside }) => role === 'heading' && !aside) ?? scope.things[0];
  const under = before === null ? [] : [...before.under, { scope: before.scope.id, at: before.at }].slice(-MEMORY);
  return { scope, at: heading?.id ?? null, said: [], moved: false, under };
};

const wholeOf = (scope: Scope, telling: Telling): readonly Phrase[] => [
  ...scriptOf(scope, telling),
  ...(keysAreSilent(scope, telling) ? [phraseIn(telling, scope.locale)('speech.keysSilent')] : []),
];

const move = (reading: Reading, by: 1 | -1, telling: Telling): Step => {
  const stops = stopsOf(reading.scope, telling);
  const from = stops.findIndex(({ id }) => id === reading.at);
  const wanted = from === -1 && by === -1 ? -1 : from + by;
  const around = wanted < 0 || wanted >= stops.length;
  const thing = stops.at(around && wanted > 0 ? 0 : wanted);
  if (thing === undefined) return stay(reading);
  const say = phraseIn(telling, reading.scope.locale);
  const turn = around ? [say(by === 1 ? 'speech.start' : 'speech.end')] : [];
  return tell(
    { ...reading, at: thing.id, moved: true },
    [...turn, ...thingScript(thing, reading.scope, telling)],
    [{ kind: 'point', id: thing.id }],
  );
};

const choose = (reading: Reading, telling: Telling): Step => {
  const thing = thingAt(reading);
  if (thing === undefined) return stay(reading);
  if (thing.disabled) return tell(reading, [phraseIn(telling, reading.scope.locale)('speech.unavailable')]);
  // Where a touch on a text does something, the key does it too; where it does nothing, the text is heard once more.
  const again = isControl(thing) && thing.role !== 'field' ? null : thingScript(thing, reading.scope, telling);
  const step = again === null ? stay(reading) : tell(reading, again);
  return { ...step, deeds: [{ kind: 'stop' }, { kind: 'press', id: thing.id }] };
};

/** What a key of the keypad does. While the idle warning asks whether somebody is there, every key says yes, and nothing else. */
export const onAction = (reading: Reading, action: Exclude<KeypadAction, 'speech'>, telling: Telling): Step => {
  if (reading.scope.kind === 'warning') return { ...stay(reading), deeds: [{ kind: 'stop' }] };
  switch (action) {
    case 'next':
      return move(reading, 1, telling);
    case 'previous':
      return move(reading, -1, telling);
    case 'choose':
      return choose(reading, telling);
    case 'repeat':
      return tell(reading, reading.moved ? reading.said : wholeOf(reading.scope, telling));
    case 'back':
      return { ...stay(reading), deeds: [{ kind: 'stop' }, { kind: 'back' }] };
    case 'louder':
    case 'softer':
      return { ...stay(reading), deeds: [{ kind: 'louder', step: action === 'louder' ? 1 : -1 }] };
  }
};

/** Somebody went there with the tabulator. */
export const onFocus = (reading: Reading, id: string, telling: Telling): Step => {
  const thing = reading.scope.things.find((one) => one.id === id);
  if (thing === undefined || id === reading.at) return stay(reading);
  return tell({ ...reading, at: id, moved: true }, thingScript(thing, reading.scope, telling), [{ kind: 'point', id }]);
};

const typedIn = (before: Scope, scope: Scope, telling: Telling): readonly Phrase[] => {
  const say = phraseIn(telling, scope.locale);
  return scope.things.flatMap((field): readonly Phrase[] => {
    const old = before.things.find(({ id }) => id === field.id);
    if (field.role !== 'field' || field.value === null || old?.value == null || old.value === field.value) return [];
    const [now, then] = [[...field.value], [...old.value]];
    if (now.length < then.length) return [say('speech.erased')];
    if (field.isPrivate && !telling.saysPrivate) return [say('speech.typed')];
    const place = now.findIndex((letter, index) => letter !== then[index]);
    return spelled(now.slice(place, place + Math.max(1, now.length - then.length)).join(''), say);
  });
};

/** What changed about the thing that was pressed. */
const newStateOf = (before: Scope, after: Reading, telling: Telling): readonly Phrase[] => {
  const [was, is] = [before.things.find(({ id }) => id === after.at), thingAt(after)];
  if (was === undefined || is === undefined || (was.on === is.on && was.open === is.open)) return [];
  const state = switchedOf(is, after.scope, telling);
  return state.length > 0 ? state : [phraseIn(telling, after.scope.locale)('speech.notChosen')];
};

const sameWords = (one: readonly Phrase[], other: readonly Phrase[]): boolean =>
  one.length === other.length && one.every(({ text }, index) => text === other[index]?.text);

const changedLives = (before: Scope, scope: Scope): readonly Phrase[] =>
  scope.lives.flatMap(({ id, phrases }) => {
    const old = before.lives.find((live) => live.id === id)?.phrases ?? [];
    return sameWords(old, phrases) ? [] : phrases;
  });

/** The page changed on its own or by the visitor's key: `prompted` says which. `focused`: the field the page gave the focus to. */
export const onPage = (reading: Reading, scope: Scope, telling: Telling, prompted: boolean, focused: string | null): Step => {
  if (scope.id !== reading.scope.id || scope.locale !== reading.scope.locale) {
    const known = reading.under.findLast((one) => one.scope === scope.id);
    const back = known === undefined ? undefined : scope.things.find(({ id }) => id === known.at);
    if (back === undefined || scope.locale !== reading.scope.locale) {
      const fresh = readingOf(scope, reading);
      return tell(fresh, wholeOf(scope, telling), fresh.at === null ? [] : [{ kind: 'point', id: fresh.at }], prompted);
    }
    const returned: Reading = { ...reading, scope, at: back.id, moved: true, under: reading.under.filter((one) => one !== known) };
    const words = [phraseIn(telling, scope.locale)('speech.onward'), ...thingScript(back, scope, telling)];
    return tell(returned, words, [{ kind: 'point', id: back.id }], prompted);
  }
  const next = { ...reading, scope };
  const lives = changedLives(reading.scope, scope);
  if (reading.at !== null && thingAt(next) === undefined) {
    const known = new Set(reading.scope.things.map(({ id }) => id));
    const fresh = scope.things.filter(({ id, aside }) => !known.has(id) && !aside);
    const first = scope.things.findIndex(({ id }) => id === fresh[0]?.id);
    const at = focused ?? scope.things[Math.max(0, first - 1)]?.id ?? null;
    return tell({ ...next, at, moved: true }, scriptOf(scope, telling, fresh), at === null ? [] : [{ kind: 'point', id: at }], prompted);
  }
  const typed = typedIn(reading.scope, scope, telling);
  const state = newStateOf(reading.scope, next, telling);
  const went = focused !== null && focused !== next.at ? scope.things.find(({ id }) => id === focused) : undefined;
  const at = went?.id ?? next.at;
  const phrases = [...state, ...typed, ...lives, ...(went === undefined ? [] : thingScript(went, scope, telling))];
  if (phrases.length === 0) return stay(next);
  return tell({ ...next, at, moved: true }, phrases, went === undefined ? [] : [{ kind: 'point', id: went.id }], prompted);
};
