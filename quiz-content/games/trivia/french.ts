/** What the format says of itself, in French. */
export const frenchDescriptions: Readonly<Record<string, string>> = {
  'Unique among the questions of the game.': 'Unique parmi les questions du jeu.',
  'The question.': 'La question.',
  'Unique among the choices of its question.': 'Unique parmi les réponses de sa question.',
  'What it says. They are shown in another order each time: no "both of these".':
    'Ce qu’elle dit. Les réponses changent d’ordre à chaque fois : pas de « les deux ».',
  'A possible answer.': 'Une réponse possible.',
  'Two to four possible answers, one of them right.': 'Deux à quatre réponses possibles, dont une bonne.',
  'The id of the right choice.': 'L’identifiant de la bonne réponse.',
  'Why it is so, told after the answer, right or wrong.': 'Pourquoi c’est ainsi : dit après la réponse, bonne ou non.',
  'Who says so: an institution, a book, by its own name. It is not translated.':
    'Qui le dit : une institution, un livre, par son nom. On ne le traduit pas.',
  'Where it says so, for who checks the pack. Visitors see the label alone.':
    'Où c’est écrit, pour qui relit le pack. Le visiteur ne voit que le nom.',
  'Where it can be looked up.': 'Où on peut le vérifier.',
  '1: easy, 2: middle, 3: hard. A game begins with what is easy. 1 when it is not said.':
    '1 : facile, 2 : moyen, 3 : difficile. Une partie commence par ce qui est facile. 1 si rien n’est dit.',
  'A question with a right answer, the reason and its source.': 'Une question avec sa bonne réponse, l’explication et la source.',
  'The pool that every game draws from.': 'La réserve dans laquelle chaque partie pioche.',
  'How many questions a game asks. They are drawn anew each time.': 'Le nombre de questions d’une partie. Elles sont tirées à chaque fois.',
  'How long a question may take. A visitor who asks for time has no clock, and the same chances: points never depend on speed.':
    'Le temps qu’une question peut prendre. Qui demande du temps joue sans chrono, avec les mêmes chances : les points ne dépendent jamais de la vitesse.',
  'Do equal leaders play on until one is ahead? At most five questions, out of those that are left. true when it is not said.':
    'Les premiers à égalité jouent-ils jusqu’à ce que l’un d’eux passe devant ? Cinq questions au plus, parmi celles qui restent. true si rien n’est dit.',
};
