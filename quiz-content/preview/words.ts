/** What the bar says, in the two languages of the team. */
const FR = {
  language: 'Langue',
  brand: 'Marque',
  site: 'Borne',
  calm: 'Mouvements réduits',
  again: 'Recommencer',
  views: 'Vues',
  saved: 'À jour. Enregistrez un fichier : la borne suit.',
  loading: 'La borne se prépare…',
  walking: 'En route vers cette vue…',
  stuck: "La page n'avance plus depuis :",
  behind: 'Ces fichiers ont des erreurs. La dernière version correcte continue de jouer.',
  nothing: 'Rien à jouer tant que ces erreurs sont là.',
  findings: 'À corriger',
  away: "L'aperçu est arrêté. Relancez « content preview ».",
  frame: 'La borne',
} as const;

export type Words = Readonly<Record<keyof typeof FR, string>>;

const EN: Words = {
  language: 'Language',
  brand: 'Brand',
  site: 'Terminal',
  calm: 'Reduced motion',
  again: 'Start again',
  views: 'Views',
  saved: 'Up to date. Save a file and the terminal follows.',
  loading: 'The terminal gets ready…',
  walking: 'On the way to this view…',
  stuck: 'The page does not go on from:',
  behind: 'These files have mistakes. The last good version keeps playing.',
  nothing: 'Nothing can play while these mistakes are there.',
  findings: 'To repair',
  away: 'The preview has stopped. Start “content preview” again.',
  frame: 'The terminal',
};

export const wordsIn = (language: string): Words => (language.startsWith('fr') ? FR : EN);
