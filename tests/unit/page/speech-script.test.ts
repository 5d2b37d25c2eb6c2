import { describe, expect, test } from 'vitest';
import { PLAIN_KEYPAD } from '#contract/content.ts';
import { actionOf } from '#page/input/keypad.ts';
import { textsIn } from '#page/locales/texts.ts';
import { asText, type Phrase } from '#page/speech/phrases.ts';
import { onAction, onFocus, onPage, type Reading, readingOf, type Step, stopsOf } from '#page/speech/reader.ts';
import { greetingOf, scriptOf, type Telling, thingScript } from '#page/speech/script.ts';
import type { Scope, Thing } from '#page/speech/thing.ts';

const QUIET: Telling = { textsIn, saysPrivate: false };
const OPEN: Telling = { textsIn, saysPrivate: true };
const fr = (text: string): Phrase => ({ text, locale: 'fr' });
const thing = (id: string, role: Thing['role'], name: string, rest: Partial<Thing> = {}): Thing => ({
  id,
  role,
  name: [fr(name)],
  about: [],
  on: null,
  set: null,
  open: null,
  value: null,
  isPrivate: false,
  isKey: false,
  disabled: false,
  wrong: false,
  aside: false,
  ...rest,
});
const choice = (id: string, name: string, on = false, rest: Partial<Thing> = {}): Thing =>
  thing(id, 'button', name, { on, set: 'all', ...rest });
const scope = (things: readonly Thing[], rest: Partial<Scope> = {}): Scope => ({
  id: 'one',
  kind: 'view',
  locale: 'fr',
  things,
  lives: [],
  ...rest,
});
const QUESTION = scope([
  thing('progress', 'text', 'Question 2 sur 5'),
  thing('heading', 'heading', 'Où allez-vous ?'),
  choice('a', 'À la plage'),
  choice('b', 'Au marché', true),
  thing('on', 'button', 'Continuer', { disabled: true }),
  thing('back', 'button', 'Retour', { aside: true }),
]);
const said = (step: Step): string | null => (step.say === null ? null : asText(step.say.phrases));
const plain = (phrases: readonly Phrase[]): string => asText(phrases).replaceAll('\u00a0', ' ');
const at = (reading: Reading, id: string): Reading => ({ ...reading, at: id, moved: true });

describe('a script', () => {
  test('says texts, how many choices, what to do, and nothing of the corner', () => {
    expect(plain(scriptOf(QUESTION, QUIET))).toBe(
      'Question 2 sur 5, Où allez-vous ? 2 choix. 1 bouton. Suivant pour écouter, valider pour choisir.',
    );
  });

  test('says name, role, place and state of each control', () => {
    const of = (id: string): string =>
      asText(QUESTION.things.filter((one) => one.id === id).flatMap((one) => thingScript(one, QUESTION, QUIET)));
    expect(of('a')).toBe('À la plage, choix 1, sur 2');
    expect(of('b')).toBe('Au marché, choix 2, sur 2, choisi');
    expect(of('on')).toBe('Continuer, bouton, pas disponible');
  });

  test('a switch alone is on or off, a menu open or shut, a picture is called one', () => {
    const alone = scope([
      thing('m', 'button', 'Contraste', { on: true, set: 'all' }),
      thing('l', 'button', 'Langues', { open: false }),
      thing('i', 'image', 'Une vague'),
    ]);
    expect(alone.things.map((one) => asText(thingScript(one, alone, QUIET)))).toEqual([
      'Contraste, bouton, activé',
      'Langues, bouton, fermé',
      'Une vague, image',
    ]);
  });

  test('what is offered in several languages is explained in each, each in its own voice', () => {
    const languages = scope([
      thing('de', 'button', 'Deutsch', { name: [{ text: 'Deutsch', locale: 'de' }] }),
      thing('nl', 'button', 'Nederlands', { name: [{ text: 'Nederlands', locale: 'nl' }] }),
    ]);
    expect(scriptOf(languages, QUIET).map(({ locale }) => locale)).toEqual(['fr', 'de', 'nl']);
    expect(greetingOf('fr', ['fr', 'en', 'de'], QUIET).map(({ locale }) => locale)).toEqual(['fr', 'fr', 'fr', 'en', 'en', 'de', 'de']);
    expect(greetingOf('fr', [], QUIET).every(({ locale }) => locale === 'fr')).toBe(true);
  });

  test('the idle warning says that any key will do', () => {
    expect(plain(scriptOf(scope([thing('h', 'heading', 'Toujours là ?'), thing('y', 'button', 'Oui')], { kind: 'warning' }), QUIET))).toBe(
      "Toujours là ? 1 bouton. N'importe quelle touche suffit.",
    );
  });
});

describe('what is private', () => {
  const field = (value: string): Thing =>
    thing('mail', 'field', 'E-mail', { value, isPrivate: true, about: [fr('Vouliez-vous dire lea@gmail.com ?')] });
  const form = (value: string): Scope =>
    scope([thing('h', 'heading', 'Où écrire ?'), field(value), thing('k', 'button', 'q', { isKey: true })]);

  test('a field says how much stands in it and never what, nor what its help repeats', () => {
    expect(asText(thingScript(field('lea@mer.fr'), form('lea@mer.fr'), QUIET))).toBe('E-mail, champ à remplir, 10 caractères, masqués');
    expect(asText(thingScript(field('lé@'), form('lé@'), OPEN))).toMatch(/^E-mail, champ à remplir, l, é, arobase, Vouliez/);
  });

  test('the review says that there is an address, not which', () => {
    const pair = thing('pair', 'text', 'E-mail', { name: [fr('E-mail'), fr('lea@mer.fr')], isPrivate: true });
    expect(asText(thingScript(pair, scope([pair]), QUIET))).toBe('E-mail, masqué');
    expect(asText(thingScript(pair, scope([pair]), OPEN))).toBe('E-mail, l, e, a, arobase, m, e, r, point, f, r');
  });

  test('what is typed is "a character", and the keys are no stops at all until the visitor lets them be heard', () => {
    const before = readingOf(form('le'));
    expect(said(onPage(before, form('lea'), QUIET, true, null))).toBe('caractère tapé');
    expect(said(onPage(before, form('l'), QUIET, true, null))).toBe('caractère effacé');
    expect(said(onPage(before, form('leA'), OPEN, true, null))).toBe('a majuscule');
    expect(stopsOf(form(''), QUIET).map(({ id }) => id)).toEqual(['h', 'mail']);
    expect(stopsOf(form(''), OPEN).map(({ id }) => id)).toEqual(['h', 'mail', 'k']);
    expect(said(onAction(before, 'repeat', QUIET))).toContain('Les touches du clavier se taisent');
  });
});

describe('the keys', () => {
  const start = readingOf(QUESTION);

  test('next and previous go through everything in order and around', () => {
    expect(start.at).toBe('heading');
    expect(said(onAction(start, 'next', QUIET))).toBe('À la plage, choix 1, sur 2');
    expect(said(onAction(start, 'previous', QUIET))).toBe('Question 2 sur 5');
    expect(said(onAction(at(start, 'back'), 'next', QUIET))).toBe('Retour au début. Question 2 sur 5');
    expect(said(onAction(at(start, 'progress'), 'previous', QUIET))).toBe('À la fin. Retour, bouton');
  });

  test('choose presses what was said last, and never what cannot be pressed', () => {
    expect(onAction(at(start, 'a'), 'choose', QUIET).deeds).toContainEqual({ kind: 'press', id: 'a' });
    const refused = onAction(at(start, 'on'), 'choose', QUIET);
    expect(refused.deeds).toEqual([]);
    expect(said(refused)).toBe('pas disponible');
  });

  test('repeat says the whole view first, later what was said last', () => {
    expect(said(onAction(start, 'repeat', QUIET))).toContain('2 choix');
    expect(said(onAction(onAction(start, 'next', QUIET).reading, 'repeat', QUIET))).toBe('À la plage, choix 1, sur 2');
  });

  test('in the idle warning no key does anything but be there', () => {
    const warned = readingOf(scope([thing('y', 'button', 'Oui')], { kind: 'warning' }));
    for (const action of ['next', 'choose', 'back', 'louder'] as const) {
      const step = onAction(warned, action, QUIET);
      expect([step.say, step.deeds]).toEqual([null, [{ kind: 'stop' }]]);
    }
  });

  test('a key of a keypad is what the site says; letters belong to a field, chords to the machine', () => {
    const key = (name: string, rest = {}) => ({ key: name, ctrlKey: false, altKey: false, metaKey: false, repeat: false, ...rest });
    expect(actionOf(key('ArrowDown'), PLAIN_KEYPAD, false)).toBe('next');
    expect(actionOf(key('+'), PLAIN_KEYPAD, false)).toBe('louder');
    expect(actionOf(key('+'), PLAIN_KEYPAD, true)).toBeNull();
    expect(actionOf(key('Enter', { repeat: true }), PLAIN_KEYPAD, false)).toBeNull();
    expect(actionOf(key('ArrowDown', { repeat: true }), PLAIN_KEYPAD, false)).toBe('next');
    expect(actionOf(key('Enter', { ctrlKey: true }), PLAIN_KEYPAD, false)).toBeNull();
    expect(actionOf(key('F19'), { ...PLAIN_KEYPAD, next: ['F19'] }, true)).toBe('next');
    expect(actionOf(key('ArrowDown'), { ...PLAIN_KEYPAD, next: ['F19'] }, false)).toBeNull();
  });

  test('the tabulator takes the voice along', () => {
    expect(said(onFocus(start, 'b', QUIET))).toBe('Au marché, choix 2, sur 2, choisi');
  });
});

describe('a page that changes', () => {
  test('a choice that was taken and what the view then tells are one sentence', () => {
    const reading = at(readingOf({ ...QUESTION, lives: [{ id: 'l', phrases: [fr('Choisissez')] }] }), 'a');
    const changed = scope([...QUESTION.things.map((one) => (one.id === 'a' ? { ...one, on: true } : one))], {
      lives: [{ id: 'l', phrases: [fr('2 choix sur 3')] }],
    });
    expect(said(onPage(reading, changed, QUIET, true, null))).toBe('choisi, 2 choix sur 3');
    expect(
      said(
        onPage(
          at(readingOf(changed), 'b'),
          scope(QUESTION.things.map((one) => ({ ...one, on: one.on === null ? null : false }))),
          QUIET,
          true,
          null,
        ),
      ),
    ).toBe("n'est plus choisi");
  });

  test('nothing that matters is nothing said', () => {
    expect(said(onPage(readingOf(QUESTION), { ...QUESTION }, QUIET, false, null))).toBeNull();
  });

  test('an error that appears is said', () => {
    const alert = { ...QUESTION, lives: [{ id: 'alert', phrases: [fr('Presque !')] }] };
    expect(said(onPage(readingOf(QUESTION), alert, QUIET, true, null))).toBe('Presque !');
  });

  test('another view is said whole, another language says the view again', () => {
    const next = scope([thing('n', 'heading', 'Merci')], { id: 'two' });
    expect(said(onPage(at(readingOf(QUESTION), 'b'), next, QUIET, true, null))).toBe('Merci');
    expect(said(onPage(at(readingOf(QUESTION), 'b'), { ...QUESTION, locale: 'de' }, QUIET, true, null))).toContain('2 Antworten');
  });

  test('behind a dialog the voice is found again where it was', () => {
    const dialog = scope([thing('d', 'heading', 'Jouez à votre façon')], { id: 'dialog', kind: 'dialog' });
    const over = onPage(at(readingOf(QUESTION), 'b'), dialog, QUIET, true, null).reading;
    expect(said(onPage(over, QUESTION, QUIET, true, null))).toBe('On continue. Au marché, choix 2, sur 2, choisi');
  });

  test('a step within a view says what is new, and next goes into it', () => {
    const pad = scope(
      [QUESTION.things[0], QUESTION.things[1], thing('7', 'button', '7'), thing('8', 'button', '8')].flatMap((one) => one ?? []),
    );
    const step = onPage(at(readingOf(QUESTION), 'a'), pad, QUIET, true, null);
    expect(said(step)).toBe('2 boutons. Suivant pour écouter, valider pour choisir.');
    expect(said(onAction(step.reading, 'next', QUIET))).toBe('7, bouton');
  });

  test('the field that the page sends the visitor to is said with what is wrong', () => {
    const wrong = scope([
      ...QUESTION.things,
      thing('f', 'field', 'E-mail', { value: '', isPrivate: true, wrong: true, about: [fr('Presque !')] }),
    ]);
    expect(said(onPage(at(readingOf(wrong), 'a'), wrong, QUIET, true, 'f'))).toBe('E-mail, champ à remplir, vide, à corriger, Presque !');
  });
});
