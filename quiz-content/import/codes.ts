import type { Severity } from '#compiler/codes.ts';

/**
 * Every finding of an import. The table in `quiz-content/README.md` lists the same codes;
 * `tests/architecture/error-codes.test.ts` holds both equal. A note says something worth knowing and is not counted as a finding.
 */
export const IMPORT_CODES = {
  IMPORT_MAKER_UNKNOWN: {
    severity: 'error',
    text: 'The file is of none of the makers that are known here.',
    french: 'Le fichier ne vient d’aucun des outils connus ici.',
  },
  IMPORT_ARCHIVE: {
    severity: 'error',
    text: 'The archive cannot be opened, is too large, or holds no quiz.',
    french: 'L’archive ne s’ouvre pas, est trop grande, ou ne contient pas de quiz.',
  },
  IMPORT_NOTHING: {
    severity: 'error',
    text: 'No question of the file can be asked on a terminal: nothing was written.',
    french: 'Aucune question du fichier ne peut être posée sur une borne : rien n’a été écrit.',
  },
  IMPORT_NOT_CARRIED: {
    severity: 'warning',
    text: 'Something of the file has no place in a quiz of a terminal and was left out.',
    french: 'Une partie du fichier n’a pas de place dans un quiz de borne et a été laissée de côté.',
  },
  IMPORT_APPEARANCE: {
    severity: 'note',
    text: 'The file says how something looks: on a terminal the terminal decides.',
    french: 'Le fichier dit l’aspect de quelque chose : sur une borne, c’est la borne qui décide.',
  },
  IMPORT_CHANGED: {
    severity: 'warning',
    text: 'Something came over as another kind, or with bounds that the file does not say.',
    french: 'Une partie a changé de genre, ou a reçu des limites que le fichier ne dit pas.',
  },
  IMPORT_FIELD_OPEN: {
    severity: 'warning',
    text: 'A question fills no profile field yet: the file does not say which one it could fill.',
    french: 'Une question ne remplit encore aucun champ du profil : le fichier ne dit pas lequel.',
  },
  IMPORT_WEIGHT: {
    severity: 'warning',
    text: 'Points could not be carried over exactly and were left out.',
    french: 'Des points n’ont pas pu être repris exactement et ont été laissés de côté.',
  },
  IMPORT_CONDITION: {
    severity: 'warning',
    text: 'A condition could not be carried over exactly: the question is always asked.',
    french: 'Une condition n’a pas pu être reprise exactement : la question est toujours posée.',
  },
  IMPORT_PIPE: {
    severity: 'warning',
    text: 'Braces in a text stand for something that the quiz does not have.',
    french: 'Des accolades dans un texte désignent quelque chose que le quiz n’a pas.',
  },
  IMPORT_PICTURE: {
    severity: 'warning',
    text: 'A picture did not come along: it has to be put into the media folder.',
    french: 'Une image n’a pas suivi : il faut la mettre dans le dossier media.',
  },
  IMPORT_LANGUAGE: {
    severity: 'warning',
    text: 'A language is not said, or is not one that terminals speak.',
    french: 'Une langue n’est pas dite, ou n’est pas de celles que parlent les bornes.',
  },
  IMPORT_TIES: {
    severity: 'note',
    text: 'Outcomes with the same share of points are decided by the order of the file.',
    french: 'À parts égales, c’est l’ordre du fichier qui départage les résultats.',
  },
  IMPORT_MANY: {
    severity: 'warning',
    text: 'There is more to say than anybody would read: work through the first findings.',
    french: 'Il y a plus à dire que quiconque ne lirait : commencez par les premières remarques.',
  },
  IMPORT_TABLE: {
    severity: 'error',
    text: 'The table with the texts cannot be read.',
    french: 'Le tableau des textes est illisible.',
  },
  IMPORT_COLUMN: {
    severity: 'warning',
    text: 'A column of the table is none that is known and was left out.',
    french: 'Une colonne du tableau est inconnue et a été laissée de côté.',
  },
  IMPORT_ROW: {
    severity: 'warning',
    text: 'A row of the table was left out: its text is gone, has changed since, or stands twice.',
    french: 'Une ligne du tableau a été laissée de côté : son texte n’est plus là, a changé depuis, ou y figure deux fois.',
  },
  IMPORT_ABSENT: {
    severity: 'note',
    text: 'Texts of the quiz have no row in the table: they stay as they are.',
    french: 'Des textes du quiz n’ont pas de ligne dans le tableau : ils restent tels quels.',
  },
  IMPORT_UNMARKED: {
    severity: 'note',
    text: 'The table does not say from which texts it was made: nobody can tell whether they changed since.',
    french: 'Le tableau ne dit pas de quels textes il est parti : on ne peut pas savoir s’ils ont changé depuis.',
  },
} as const satisfies Record<string, { severity: Severity; text: string; french: string }>;

export type ImportCode = keyof typeof IMPORT_CODES;
