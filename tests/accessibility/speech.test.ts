import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { voiceTexts } from '#compiler/voice/voice-texts.ts';
import { plainWords } from '#contract/voice.ts';
import de from '#page/locales/de.json' with { type: 'json' };
import en from '#page/locales/en.json' with { type: 'json' };
import fr from '#page/locales/fr.json' with { type: 'json' };
import nl from '#page/locales/nl.json' with { type: 'json' };
import { readShipped } from '#tests/support/shipped-content.ts';
import { shippedFolder } from '#tests/support/shipped-folder.ts';
import type { RealTerminal } from '#tests/support/terminal.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { type Ear, openByEar } from './support/ear.ts';

// These tests know the page by ear alone: what they do next they take from what was said.

const terminals = useTerminals();
let terminal: RealTerminal;
let ear: Ear;
beforeEach(async () => {
  ({ terminal, ear } = await openByEar(terminals));
});

/** Long: a visitor who must listen takes hundreds of keys, and each waits for its words. */
const PATIENT = 240_000;

/** The words by which a language tells what to do. */
const FRENCH = { choice: 'choix', several: /Choisissez/, onward: /^Continuer, bouton/, question: /^Question (\d+) sur/ };
const GERMAN = { choice: 'Antwort', several: /Sie haben die Wahl/, onward: /^Weiter, Schaltfläche/, question: /^Frage (\d+) von/ };

/** Goes to the choice of this number and takes it; returns its name as it was said. */
const takeChoice = async (number: number, words: typeof FRENCH): Promise<string> => {
  await ear.pick(new RegExp(`${words.choice} ${number}, `));
  const spoken = ear.heard.findLast(({ text }) => text.includes(`${words.choice} ${number}, `));
  return spoken?.phrases[0]?.text ?? '';
};

/** Answers every question by what its script says: how many choices there are, and whether one or several are wanted. */
const answerByEar = async (words: typeof FRENCH, result: RegExp): Promise<readonly (readonly string[])[]> => {
  const taken: (readonly string[])[] = [];
  for (let turn = 1; !result.test(ear.last()); turn += 1) {
    const script = ear.last();
    expect(script).toMatch(words.question);
    const offered = Number(new RegExp(`(\\d+) ${words.choice}`).exec(script)?.[1] ?? 0);
    expect(offered, script).toBeGreaterThan(1);
    const first = (turn % offered) + 1;
    if (words.several.test(script)) {
      const one = await takeChoice(first, words);
      expect(await ear.hears(/1 /, ear.heard.length - 1)).toMatch(/^(?:choisi|gewählt), 1 /);
      taken.push([one, await takeChoice((first % offered) + 1, words)]);
      await ear.pick(words.onward);
    } else taken.push([await takeChoice(first, words)]);
    const isNext = (text: string): boolean => result.test(text) || (words.question.test(text) && text !== script);
    await waitUntil(() => isNext(ear.last()), `what comes after: ${script}; the last words were: ${ear.last()}`);
  }
  return taken;
};

const begin = async (language: RegExp, game: RegExp): Promise<void> => {
  await ear.press('speech');
  await ear.press('choose');
  await ear.pick(language);
  await ear.pick(game);
  await ear.hears(/Question 1 sur|Frage 1 von/);
};

/** The answers of the newest event, in words, in the order they were given. */
const stored = (): readonly (readonly string[])[] =>
  (terminal.events().at(-1)?.answers ?? []).map(({ chosen }) => chosen.map(({ label }) => label.replaceAll(/\s/g, ' ')));
const sorted = (lists: readonly (readonly string[])[]): readonly (readonly string[])[] => lists.map((list) => list.toSorted());

/** What was said in French so far and could not have been said by clips that were made beforehand. */
const unclipped = (): readonly string[] => {
  const { quizzes, brands, places } = readShipped(shippedFolder());
  const clips = new Set(voiceTexts({ quizzes, brands, places, page: { fr, en, nl, de }, today: new Date() }, 'fr'));
  const spoken = ear.heard.flatMap(({ phrases }) => phrases).filter(({ locale }) => locale === 'fr');
  expect(spoken.length).toBeGreaterThan(100);
  return [...new Set(spoken.map(({ text }) => plainWords(text)))].filter((text) => !clips.has(text));
};

test(
  'the long game is finished blind by keypad, consent, contact and review included, and what arrives is what was chosen',
  async () => {
    await begin(/^Français/, /^Quel Saint Jean/);
    const taken = await answerByEar(FRENCH, /Vous êtes/);
    expect(unclipped()).toEqual([]);
    await ear.pick(/garde le contact/);
    expect(ear.last()).toMatch(/vous avez quel âge.*3 boutons/);
    await ear.pick(/^18 ans/);
    expect(ear.last()).toMatch(/Demande 1 sur 3.*lettre d'idées/);
    await ear.pick(/^Lire ce qu/);
    expect(ear.last()).toMatch(/CNIL/);
    await ear.press('back');
    expect(ear.last()).toMatch(/^On continue/);
    await ear.pick(/^Oui, d'accord/);
    await ear.pick(/^Non, merci/);
    await ear.pick(/^Non, merci/);
    expect(ear.last()).toMatch(/Les touches du clavier se taisent/);
    await ear.pick(/^Dire ce que je tape/);
    await ear.pick(/^E-mail, champ à remplir, vide/);
    for (const name of ['l', 'e', 'a', 'arobase']) {
      await ear.pick(new RegExp(`^${name}$`));
      expect(ear.last()).toMatch(new RegExp(`^${name}`));
    }
    await ear.pick(/^gmail.com/);
    await ear.pick(/^Continuer/);
    expect(ear.last()).toMatch(/Tout est juste.*l, e, a, arobase, g, m, a, i, l, point, c, o, m/);
    await ear.pick(/^Envoyer/);
    expect(await ear.hears(/sous scellé/)).toMatch(/Merci|vent/);
    expect(taken.length).toBe(10);
    expect(sorted(stored())).toEqual(sorted(taken));
    const sent = await terminal.submissionOf(terminal.events().at(-1)?.id ?? '');
    expect(z.object({ contact: z.unknown() }).parse(sent).contact).toEqual({ email: 'lea@gmail.com' });
  },
  PATIENT,
);

test(
  'the express lane is finished blind, and a change of mind on the way back counts',
  async () => {
    await begin(/^Français/, /, 5 questions/);
    await ear.pick(/^Un autre département/);
    for (const digit of ['9', '7', '4']) await ear.pick(new RegExp(`^${digit}, bouton`));
    await ear.pick(/^La Réunion/);
    await ear.hears(/Question 2 sur/);
    await ear.press('back');
    expect(ear.last()).toMatch(/Question 1 sur 5/);
    const taken = await answerByEar(FRENCH, /Merci/);
    await ear.pick(/^Terminer/);
    await waitUntil(() => terminal.events().length === 1, 'the event');
    expect(sorted(stored())).toEqual(sorted(taken));
    expect(stored().flat()).not.toContain('La Réunion');
    expect(unclipped()).toEqual([]);
  },
  PATIENT,
);

test(
  'a game in German is German from its first question to its last word',
  async () => {
    await begin(/^Deutsch/, /^Welches Saint Jean/);
    const from = ear.heard.findIndex(({ text }) => GERMAN.question.test(text));
    const taken = await answerByEar(GERMAN, /Sie sind/);
    await ear.pick(/^Beenden|^Fertig/);
    await waitUntil(() => terminal.events().length === 1, 'the event');
    const spoken = ear.heard.slice(from).flatMap(({ phrases }) => phrases);
    expect(spoken.filter(({ locale }) => locale !== 'de')).toEqual([]);
    expect(terminal.events()[0]).toMatchObject({ locale: 'de', status: 'completed' });
    expect(stored().length).toBe(taken.length);
  },
  PATIENT,
);
