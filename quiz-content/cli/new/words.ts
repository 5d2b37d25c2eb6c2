import type { Language } from '../language.ts';

const EN = {
  id: 'Name of its folder (small letters, digits, hyphens)',
  title: 'Title of the quiz',
  kind: 'Does it end with an outcome about the visitor? (y/n)',
  languages: 'Languages, the first one is the one you write in (fr, en, nl, de)',
  outcomes: 'Outcomes first: who can a visitor turn out to be? One each line, Enter when done.',
  outcome: 'Outcome',
  questions: 'Now the questions. For each answer: which outcome would such a person be? Enter when done.',
  question: 'Question',
  questionKind: 'Kind',
  answer: 'Answer',
  low: 'At the low end',
  high: 'At the high end',
  who: 'Who says so? (number, Enter: nobody in particular)',
  unreached: 'Nobody can get this yet, it needs an answer:',
  again: 'That is not possible here.',
  ended: 'nothing was written: the answers ended before the quiz was whole',
  exists: 'already holds something: choose another name',
  written: 'written. Next: replace the pictures in media/, write the texts, translate what is marked [..], name the fields',
  yes: /^(?:y|yes|o|oui|)$/i,
};

const FR: typeof EN = {
  id: 'Nom de son dossier (minuscules, chiffres, tirets)',
  title: 'Titre du quiz',
  kind: 'Finit-il par un profil du visiteur ? (o/n)',
  languages: 'Langues, la première est celle dans laquelle vous écrivez (fr, en, nl, de)',
  outcomes: "Les profils d'abord : qui le visiteur peut-il être ? Un par ligne, Entrée pour finir.",
  outcome: 'Profil',
  questions: 'Puis les questions. Pour chaque réponse : quel profil répondrait cela ? Entrée pour finir.',
  question: 'Question',
  questionKind: 'Genre',
  answer: 'Réponse',
  low: 'Au bout le plus bas',
  high: 'Au bout le plus haut',
  who: 'Qui répond cela ? (numéro, Entrée : personne en particulier)',
  unreached: "Personne ne peut encore l'obtenir, il lui faut une réponse :",
  again: "Ce n'est pas possible ici.",
  ended: "rien n'a été écrit : les réponses se sont arrêtées avant la fin du quiz",
  exists: 'contient déjà quelque chose : choisissez un autre nom',
  written: 'écrit. Ensuite : remplacer les images de media/, écrire les textes, traduire ce qui est marqué [..], nommer les champs',
  yes: EN.yes,
};

export const WORDS: Readonly<Record<Language, typeof EN>> = { en: EN, fr: FR };
