import type { Catalogue } from './said.ts';

const MOST_SHOWN = 80;
const short = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text);
const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} Mo`;
const meant = (near: string | null, otherwise: string): string => (near === null ? otherwise : `vouliez-vous dire « ${short(near)} » ?`);

export const fr: Catalogue = {
  row: (row) => `ligne ${row}`,
  sentences: {
    'IMPORT_MAKER_UNKNOWN/none': () => [
      'ce n’est ni SurveyJS, ni H5P, ni Typeform',
      'exportez-le là-bas en JSON (H5P : en .h5p) ; --as surveyjs, h5p ou typeform dit ce que c’est',
    ],
    'IMPORT_MAKER_UNKNOWN/other': ({ maker, lacks }) => [
      `pour ${maker}, il manque ${lacks}`,
      'enlevez --as, ou procurez-vous le fichier entier',
    ],
    'IMPORT_ARCHIVE/broken': () => ['cette archive ne s’ouvre pas', 'exportez-la de nouveau'],
    'IMPORT_ARCHIVE/large': ({ bytes, most }) => [
      `elle fait ${megabytes(bytes)}, on en ouvre ${megabytes(most)} au plus`,
      'exportez-la sans ses films et ses sons',
    ],
    'IMPORT_ARCHIVE/lacks': ({ name }) => [`elle ne contient pas ${name}`, 'exportez-la de nouveau, là où on peut y jouer'],
    IMPORT_NOTHING: () => [
      'aucune de ses questions ne peut être posée sur une borne',
      'rien n’a été écrit ; commencez avec « content new »',
    ],
    'IMPORT_NOT_CARRIED/key': ({ key }) => [
      `« ${short(key)} » n’a pas de place dans un quiz de borne`,
      'passez-vous-en, ou dites-le dans une autre question ou un autre texte',
    ],
    'IMPORT_NOT_CARRIED/type': ({ type }) => [
      `les bornes ne posent pas de questions du type « ${short(type)} »`,
      'posez-la autrement, ou passez-vous-en',
    ],
    'IMPORT_NOT_CARRIED/personal': ({ type }) => [
      `un quiz ne demande rien de personnel (type « ${short(type)} »)`,
      'rien à faire : le formulaire de contact le demande à la fin, avec consentement',
    ],
    'IMPORT_NOT_CARRIED/right-answers': () => [
      'une enquête ne connaît pas de bonnes réponses : elles ont été laissées de côté',
      'écrivez le quiz dans un genre qui en a, ou donnez des points à des résultats',
    ],
    'IMPORT_NOT_CARRIED/too-many': ({ left, most }) => [
      `il y en a plus de ${most} : les ${left} derniers ont été laissés de côté`,
      'faites-en plusieurs quiz, ou moins de réponses',
    ],
    IMPORT_APPEARANCE: ({ key }) => [`« ${short(key)} » dit l’aspect`, 'rien à faire : la borne décide'],
    'IMPORT_CHANGED/number': ({ positions }) => [
      `${positions} positions sont trop pour une échelle : la question demande un nombre`,
      'pour garder une échelle, prenez 11 positions au plus',
    ],
    'IMPORT_CHANGED/bounds': ({ min, max }) => [
      `le fichier ne dit pas les deux limites : ${min} à ${max} ont été pris`,
      'écrivez le plus petit et le plus grand nombre qui ont un sens',
    ],
    'IMPORT_CHANGED/step': ({ step }) => [
      `les pas de ${step} ne sont pas des positions entières depuis la première : ils ont été laissés de côté`,
      'écrivez min et max pour que chaque position soit un pas',
    ],
    'IMPORT_CHANGED/months': ({ months }) => [
      `les bornes proposent les mois à partir de maintenant : les ${months} prochains ont été pris`,
      'écrivez combien de mois ont un sens',
    ],
    'IMPORT_CHANGED/name-twice': ({ name }) => [
      `« ${short(name)} » y figure deux fois : le second a reçu un numéro`,
      'vérifiez que les conditions et les textes parlent du premier',
    ],
    'IMPORT_CHANGED/variable': ({ name }) => [
      `la variable « ${short(name)} » est devenue un résultat ; ce que le fichier en décide n’a pas suivi`,
      'ici gagne la plus grande part des points possibles : vérifiez que c’est voulu, et écrivez les textes',
    ],
    IMPORT_FIELD_OPEN: ({ id }) => [
      `on ne sait pas quel champ du profil remplit « ${id} »`,
      'écrivez le champ et une "value" pour chaque réponse, ou laissez "none" : la réponse ne sert alors qu’au jeu',
    ],
    'IMPORT_WEIGHT/unknown': ({ name, near }) => [
      `il n’y a pas de résultat « ${short(name)} » : ses points ont été laissés de côté`,
      meant(near, 'écrivez vous-même les points dans "weights"'),
    ],
    'IMPORT_WEIGHT/form': ({ written }) => [
      `« ${short(written)} » n’est pas un nombre entier de points de -100 à 100`,
      'écrivez vous-même les points dans "weights"',
    ],
    'IMPORT_WEIGHT/inexact': ({ written }) => [
      `${short(written)} ne donne pas de points pour une réponse de sa propre question`,
      'écrivez vous-même les points dans "weights", là où ils sont voulus',
    ],
    'IMPORT_CONDITION/expression': ({ written }) => [
      `« ${short(written)} » ne se dit pas exactement comme une condition sur des réponses précédentes`,
      'écrivez vous-même "when", ou posez toujours la question',
    ],
    'IMPORT_CONDITION/question': ({ name }) => [
      `la condition nomme « ${short(name)} », qui n’est pas une question précédente du quiz`,
      'écrivez vous-même "when", ou déplacez la question',
    ],
    'IMPORT_CONDITION/jump': () => [
      'ce saut ne se dit pas exactement comme des conditions sur des réponses précédentes',
      'écrivez vous-même "when" des questions sautées',
    ],
    'IMPORT_CONDITION/deep': () => [
      'cette condition emboîte plus de parties qu’un quiz n’en accepte',
      'écrivez vous-même "when", avec moins de parties',
    ],
    IMPORT_PIPE: ({ written }) => [
      `« ${short(written)} » ne désigne rien dans ce quiz`,
      'écrivez {answer:identifiant-d-une-question-précédente}, ou d’autres mots',
    ],
    IMPORT_PICTURE: ({ from, file }) => [
      `l’image « ${short(from)} » n’a pas suivi`,
      `mettez-la dans le dossier media sous le nom ${file} (SVG ou PNG), et dites dans "alt" ce qu’elle montre`,
    ],
    'IMPORT_LANGUAGE/unsaid': ({ taken }) => [
      `le fichier ne dit pas de langue des bornes : ${taken} a été pris`,
      'si c’est une autre, importez de nouveau avec --locale',
    ],
    'IMPORT_LANGUAGE/unspoken': ({ language }) => [
      `les bornes ne parlent pas « ${short(language)} » : ces textes ont été laissés de côté`,
      'rien à faire, sauf si une autre langue était voulue',
    ],
    IMPORT_TIES: () => ['à parts égales gagne le premier dans cet ordre', 'mettez-les dans l’ordre voulu'],
    IMPORT_MANY: ({ more }) => [`il y a encore ${more} remarques`, 'traitez celles du dessus, puis importez de nouveau'],
    'IMPORT_TABLE/not-text': () => ['ce n’est pas enregistré en UTF-8', 'enregistrez-le dans le tableur comme « CSV UTF-8 »'],
    'IMPORT_TABLE/large': ({ bytes, most }) => [
      `il fait ${megabytes(bytes)}, on en lit ${megabytes(most)} au plus`,
      'importez les textes d’un quiz à la fois',
    ],
    'IMPORT_TABLE/broken': () => [
      'un guillemet s’ouvre ou se ferme au mauvais endroit',
      'enregistrez-le de nouveau en CSV dans le tableur',
    ],
    'IMPORT_TABLE/no-path': () => [
      'la première ligne n’a pas de colonne « path »',
      'partez du tableau qu’écrit « content export-texts », et gardez sa première ligne',
    ],
    'IMPORT_TABLE/no-language': () => ['la première ligne ne nomme aucune langue', 'nommez les colonnes fr, en, nl ou de'],
    'IMPORT_COLUMN/unknown': ({ name }) => [
      `la colonne « ${short(name)} » n’est pas une langue des bornes`,
      'nommez-la fr, en, nl ou de, ou enlevez-la',
    ],
    'IMPORT_COLUMN/twice': ({ name }) => [`la colonne « ${short(name)} » y figure deux fois : la première a été prise`, 'enlevez-en une'],
    'IMPORT_ROW/unknown': ({ path, near }) => [
      `le quiz n’a pas (ou plus) de texte « ${short(path)} »`,
      meant(near, 'exportez de nouveau les textes : la question ou la réponse n’est plus là ou a un autre identifiant'),
    ],
    'IMPORT_ROW/changed': ({ path }) => [
      `« ${short(path)} » a changé dans le quiz depuis l’export : le quiz garde ce qu’il a`,
      'exportez de nouveau les textes et revoyez celui-ci',
    ],
    'IMPORT_ROW/twice': ({ path, first }) => [`« ${short(path)} » figure déjà à la ligne ${first}`, 'enlevez une des deux lignes'],
    'IMPORT_ROW/emptied': ({ locale }) => [
      `la case ${locale} a été vidée : le quiz garde son texte`,
      'écrivez le texte, ou enlevez-le dans le quiz lui-même',
    ],
    'IMPORT_ROW/cells': ({ cells, columns }) => [
      `cette ligne a ${cells} cases, la première ${columns}`,
      'enregistrez-le de nouveau en CSV dans le tableur ; un texte qui contient un séparateur se met entre guillemets',
    ],
    IMPORT_ABSENT: ({ first, texts }) => [
      texts === 1
        ? `le tableau n’a pas de ligne pour « ${short(first)} »`
        : `le tableau n’a pas de ligne pour ${texts} textes, le premier est « ${short(first)} »`,
      'exportez de nouveau les textes s’ils devaient être traduits ; sinon, il n’y a rien à faire',
    ],
    IMPORT_UNMARKED: () => [
      'le tableau n’a pas de colonne « mark » : on ne peut pas savoir si des textes ont changé depuis',
      'gardez cette colonne de « content export-texts » la prochaine fois',
    ],
  },
};
