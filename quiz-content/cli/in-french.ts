import type { Command } from 'commander';

/** The titles of a help page. */
const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Appel :',
  'Arguments:': 'Arguments :',
  'Options:': 'Options :',
  'Commands:': 'Commandes :',
};

/** What Commander says of a call it does not understand. Names and values in quotes stay as they were typed. */
const SENTENCES: readonly (readonly [english: RegExp, french: string])[] = [
  [/^error: unknown command (.+?)(?=\n|$)/, 'erreur : commande inconnue $1'],
  [/^error: unknown option (.+?)(?=\n|$)/, 'erreur : option inconnue $1'],
  [/^error: missing required argument (.+?)(?=\n|$)/, 'erreur : il manque $1'],
  [/^error: required option (.+?) not specified/, "erreur : il manque l'option $1"],
  [/^error: option (.+?) argument missing/, "erreur : l'option $1 attend une valeur"],
  [
    /^error: too many arguments(?: for (.+?))?\. Expected (\d+) arguments? but got (\d+): (.+?)\./,
    'erreur : trop de mots ($3 au lieu de $2) : $4.',
  ],
  [/^error: option (.+?) argument (.+?) is invalid\./, "erreur : l'option $1 ne prend pas $2."],
  [/Allowed choices are /, 'Valeurs possibles : '],
  [/\(Did you mean (.+?)\?\)/, '(vouliez-vous dire $1 ?)'],
];

export const inFrench = (said: string): string => SENTENCES.reduce((text, [english, french]) => text.replace(english, french), said);

const marks = (text: string): string =>
  text
    .replace(/^\(default: (.+)\)$/, '(sinon : $1)')
    .replace('(default: ', '(sinon : ')
    .replace('(choices: ', '(au choix : ')
    .replace(', default: ', ', sinon : ');

/** Makes the help of a command and what it says of a wrong call French. Commander itself speaks English only. */
export const speakFrench = (command: Command): Command =>
  command
    .helpOption('-h, --help', 'montre cette aide')
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title, styleOptionDescription: marks })
    .configureOutput({ outputError: (said, write) => write(inFrench(said)) });
