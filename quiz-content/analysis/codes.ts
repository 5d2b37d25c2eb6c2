/**
 * Every finding of the analysis. The table in `quiz-content/README.md` lists the same codes;
 * `tests/architecture/error-codes.test.ts` holds both equal. A note says something worth knowing and is not counted as a finding.
 */
export const ANALYSIS_CODES = {
  ANALYSIS_QUESTION_UNREACHABLE: {
    severity: 'error',
    text: 'No answers lead to this question: nobody is ever asked it.',
    french: 'Aucune réponse ne mène à cette question : personne ne la voit.',
  },
  ANALYSIS_CONDITION_NEVER: {
    severity: 'warning',
    text: 'A part of a condition never holds.',
    french: 'Une partie d’une condition n’est jamais vraie.',
  },
  ANALYSIS_CONDITION_ALWAYS: {
    severity: 'warning',
    text: 'A condition, or a part of one, always holds: it decides nothing.',
    french: 'Une condition, ou une partie, est toujours vraie : elle ne décide rien.',
  },
  ANALYSIS_PATH_UNDECIDED: {
    severity: 'warning',
    text: 'Some answer sets bring no outcome any points: the tie order alone decides.',
    french: 'Des jeux de réponses n’apportent de points à aucun résultat : seul l’ordre de départage décide.',
  },
  ANALYSIS_OUTCOME_UNREACHABLE: {
    severity: 'error',
    text: 'No answers lead to this outcome: nobody ever gets it.',
    french: 'Aucune réponse ne mène à ce résultat : personne ne l’obtient.',
  },
  ANALYSIS_OUTCOME_RARE: {
    severity: 'warning',
    text: 'Fewer than 8 % of the answer sets lead to this outcome.',
    french: 'Moins de 8 % des jeux de réponses mènent à ce résultat.',
  },
  ANALYSIS_OUTCOME_DOMINANT: {
    severity: 'warning',
    text: 'More than 40 % of the answer sets lead to this outcome.',
    french: 'Plus de 40 % des jeux de réponses mènent à ce résultat.',
  },
  ANALYSIS_NEVER_QUALIFIED: {
    severity: 'note',
    text: 'No way through the quiz makes a qualified profile.',
    french: 'Aucun parcours ne donne un profil qualifié.',
  },
  ANALYSIS_TIME_OVER_BUDGET: {
    severity: 'warning',
    text: 'The longest way through the quiz takes longer than its budget of time.',
    french: 'Le plus long parcours dépasse le temps prévu.',
  },
  ANALYSIS_TEXT_UNTRANSLATED: {
    severity: 'warning',
    text: 'A text is the same in two languages: one of them was left over.',
    french: 'Un texte est le même dans deux langues : l’un des deux est resté.',
  },
  ANALYSIS_TEXT_COPIED: {
    severity: 'warning',
    text: 'Two texts that differ in one language are the same in another: a copy was left over.',
    french: 'Deux textes qui diffèrent dans une langue sont les mêmes dans une autre : une copie est restée.',
  },
  ANALYSIS_ANSWER_UNUSED: {
    severity: 'note',
    text: 'Nothing uses the answer to this question: no field, no points, no condition, no text.',
    french: 'Rien n’utilise la réponse : ni champ, ni points, ni condition, ni texte.',
  },
  ANALYSIS_FIELD_TWICE: {
    severity: 'warning',
    text: 'On one way through the quiz two questions fill the same field: the later answer replaces the earlier.',
    french: 'Sur un parcours, deux questions remplissent le même champ : la seconde réponse remplace la première.',
  },
} as const satisfies Record<string, { severity: 'error' | 'warning' | 'note'; text: string; french: string }>;

export type AnalysisCode = keyof typeof ANALYSIS_CODES;
