import { Command, InvalidArgumentError, Option } from 'commander';
import { expect, it } from 'vitest';
import { inFrench, speakFrench } from '#cli/in-french.ts';

/** A program with one of each thing that a call can get wrong, and what it says in English and in French. */
const saidOf = (words: readonly string[]): readonly [english: string, french: string] => {
  const program = (): Command => new Command('content').exitOverride();
  const play = (): Command =>
    new Command('play')
      .argument('<pack>')
      .requiredOption('--out <folder>')
      .addOption(new Option('--kind <kind>').choices(['personality', 'survey']))
      .addOption(
        new Option('--port <number>').argParser(() => {
          throw new InvalidArgumentError('Un port est un nombre.');
        }),
      );
  const said = (make: (command: Command) => Command): string => {
    let heard = '';
    const root = make(program());
    const { outputError = (text: string, write: (words: string) => void) => write(text) } = root.configureOutput();
    root.configureOutput({ writeErr: () => undefined, outputError: (text) => outputError(text, (written) => (heard += written)) });
    root.addCommand(play().copyInheritedSettings(root));
    expect(() => root.parse(words, { from: 'user' })).toThrow();
    return heard.trim();
  };
  return [said((command) => command), said(speakFrench)];
};

it.each([
  [['plya'], /^erreur : commande inconnue 'plya'\n\(vouliez-vous dire play \?\)$/],
  [['play', 'x', '--fast', '--out', 'y'], /^erreur : option inconnue '--fast'$/],
  [['play', '--out', 'y'], /^erreur : il manque 'pack'$/],
  [['play', 'x'], /^erreur : il manque l'option '--out <folder>'$/],
  [['play', 'x', '--out'], /^erreur : l'option '--out <folder>' attend une valeur$/],
  [['play', 'x', 'y', '--out', 'z'], /^erreur : trop de mots \(2 au lieu de 1\) : /],
  [['play', 'x', '--out', 'y', '--port', 'z'], /^erreur : l'option '--port <number>' ne prend pas 'z'\. Un port est un nombre\.$/],
  [
    ['play', 'x', '--out', 'y', '--kind', 'z'],
    /^erreur : l'option '--kind <kind>' ne prend pas 'z'\. Valeurs possibles : personality, survey\.$/,
  ],
])('what Commander says of %j has a French sentence', (words, french) => {
  const [english, said] = saidOf(words);
  expect(english).toMatch(/^error: /);
  expect(said).toMatch(french);
});

it('a sentence that nobody foresaw stays as it is', () => {
  expect(inFrench('error: something new')).toBe('error: something new');
});
