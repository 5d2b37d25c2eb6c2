import type { Catalogue } from './said.ts';

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
const decimal = (number: number, digits: number): string => number.toFixed(digits).replace('.', ',');
const percent = (share: number): string => (share > 0 && share < 0.001 ? '< 0,1 %' : `${decimal(share * 100, 1)} %`);
/** French counts 0 in the singular. */
const counted = (number: number, one: string, many = `${one}s`): string => `${number} ${number < 2 ? one : many}`;

export const fr: Catalogue = {
  sentences: {
    PROOF_TEXT_CLIPPED: ({ text }) => [`« ${short(text)} » est coupé`, 'dites-le en moins de mots'],
    PROOF_TEXT_OUTSIDE: ({ text }) => [`« ${short(text)} » sort de l’écran`, 'dites-le en moins de mots'],
    PROOF_TEXT_OVERFLOWS: ({ text }) => [`« ${short(text)} » ne tient pas à sa place`, 'dites-le en moins de mots'],
    PROOF_OVERLAP: ({ things }) => [
      `${things.map((one) => `« ${short(one)} »`).join(' et ')} se recouvrent`,
      'un texte est trop long pour cet écran : dites-le en moins de mots',
    ],
    PROOF_CONTRAST_TEXT: ({ text, contrast, least }) => [
      `« ${short(text)} » a un contraste de ${decimal(contrast, 2)}, il en faut au moins ${String(least).replace('.', ',')}`,
      'prenez une couleur plus foncée ou plus claire dans la marque',
    ],
    PROOF_CONTRAST_PART: ({ name, contrast, least }) => [
      `le bord de « ${short(name)} » a un contraste de ${decimal(contrast, 2)}, il en faut au moins ${String(least).replace('.', ',')}`,
      'prenez une couleur plus foncée ou plus claire dans la marque',
    ],
    PROOF_TARGET_SMALL: ({ name, others, widthMm, heightMm, leastMm }) => [
      `« ${short(name)} » mesure ${decimal(widthMm, 1)} × ${decimal(heightMm, 1)} mm, un doigt a besoin de ${leastMm} mm${
        others.length === 0 ? '' : ` (et ${others.length} de plus : ${short(others.join(', '))})`
      }`,
      'des réponses moins nombreuses ou plus courtes laissent plus de place ; si c’est la page elle-même, prévenez les développeurs',
    ],
    PROOF_PICTURE_MISSING: ({ path }) => [`${path} ne s’affiche pas`, 'vérifiez que le fichier est là et qu’il s’ouvre'],
    'PROOF_UNTRANSLATED/content': ({ text, locale }) => [
      `« ${short(text)} » n’est pas traduit en ${locale}`,
      `ajoutez "${locale}" à ce texte`,
    ],
    'PROOF_UNTRANSLATED/page': ({ text, locale, same }) => [
      `« ${short(text)} » est le même en ${locale} qu’en ${same}`,
      `traduisez-le en ${locale} ; si c’est un texte de la page elle-même, prévenez les développeurs`,
    ],
    PROOF_STUCK: ({ at, words, lang }) => [
      at === '' ? 'la page n’affiche aucune vue' : `la page n’avance plus depuis « ${at} » (langue ${lang}) : « ${short(words)} »`,
      'jouez jusque-là à la main dans l’aperçu ; c’est une erreur de la page',
    ],
    'PROOF_UNSEEN/question': ({ id }) => [
      `aucune réponse trouvée ne mène à la question « ${id} » : elle n’est pas sur la planche`,
      'voyez ce qu’en dit « content simulate »',
    ],
    'PROOF_UNSEEN/outcome': ({ id }) => [
      `aucune réponse trouvée ne mène au résultat « ${id} » : il n’est pas sur la planche`,
      'voyez ce qu’en dit « content simulate »',
    ],
  },
  names: {
    PROOF_TEXT_CLIPPED: 'texte coupé',
    PROOF_TEXT_OUTSIDE: 'texte hors de l’écran',
    PROOF_TEXT_OVERFLOWS: 'texte hors de sa place',
    PROOF_OVERLAP: 'éléments qui se recouvrent',
    PROOF_CONTRAST_TEXT: 'texte difficile à lire',
    PROOF_CONTRAST_PART: 'commande difficile à voir',
    PROOF_TARGET_SMALL: 'cible trop petite pour un doigt',
    PROOF_PICTURE_MISSING: 'image absente',
    PROOF_UNTRANSLATED: 'texte dans une autre langue',
    PROOF_STUCK: 'la page n’avance plus',
    PROOF_UNSEEN: 'vu par aucun visiteur',
  },
  views: {
    attract: () => 'Attente',
    language: () => 'Langue',
    games: () => 'Jeux',
    game: (number) => `Jeu, moment ${number}`,
    question: (number) => `Question ${number}`,
    result: () => 'Résultat',
    age: () => 'Âge',
    consent: (number) => `Consentement ${number}`,
    notice: () => 'Mentions',
    contact: () => 'Coordonnées',
    review: () => 'Vérification',
    thanks: () => 'Remerciement',
    idle: () => 'Alerte d’inactivité',
    fault: () => 'Panne',
    closed: () => 'Fermé',
  },
  onWay: (way) => `sur le parcours ${way}`,
  sheet: {
    title: (pack) => `Épreuve : ${pack}`,
    pictures: (count, pack, version) => `${counted(count, 'image')} de ${pack}, version ${version}`,
    findings: 'À corriger',
    nothingOnAny: 'Rien à signaler sur aucune vue.',
    nothingHere: 'Rien à signaler ici.',
    heads: ['quoi', 'vue', 'où', 'constat', 'source'],
    language: 'Langue',
    display: 'Borne',
    brand: 'Marque',
    onlyWrong: 'Seulement les vues à corriger',
    print: 'Image',
    page: 'la page',
    remedy: 'Que faire',
  },
  ways: ({ walked, share, rarer, outOfReach, simulated }) => [
    `${counted(walked, 'parcours suivi', 'parcours suivis')} : ${percent(share)} des visites${
      simulated === null ? '' : ` (estimé sur ${simulated} visites jouées au hasard)`
    }`,
    ...(rarer.count === 0
      ? []
      : [`laissés de côté : ${counted(rarer.count, 'parcours plus rare', 'parcours plus rares')}, ${percent(rarer.share)} des visites`]),
    ...(outOfReach.count === 0
      ? []
      : [
          `laissés de côté : ${counted(outOfReach.count, 'parcours', 'parcours')} pour lesquels aucune réponse à la main n’a été trouvée, ${percent(outOfReach.share)} des visites`,
        ]),
  ],
  command: {
    noPack: (name) => `« ${name} » n’est pas un quiz`,
    nothingToShow: (name) => `${name} : rien à montrer tant que ceci n’est pas corrigé`,
    takes: (option, known) => `${option} accepte : ${known.join(', ')}`,
    unchanged: (count) => counted(count, 'inchangée'),
    progress: (done, total) => `${done} sur ${counted(total, 'image')}`,
    summary: ({ pictures, reused, seconds, findings }) =>
      `${counted(pictures, 'image')} (${counted(reused, 'reprise')}) en ${decimal(seconds, 1)} s, ${counted(findings, 'constat')}`,
    sheet: 'planche ',
  },
};
