// long: one catalogue holds every sentence of its language, so that a translator reads one file.
import type { FieldKey } from '#fields/dictionary.ts';
import { unreachable } from '#fields/result.ts';
import type { FieldType } from '#fields/types.ts';
import { fieldByKey, valuesOf } from '#fields/values.ts';
import type { FontFault } from '../woff2.ts';
import { inWords } from './places.ts';
import type { Catalogue, Instead, PngFault, SaidOf, Sentence, SvgBroken, SvgUnsafe, SyntaxMistake, Twice, Wanted } from './said.ts';

const named = (name: string): string => `« ${name} »`;
const quoted = (names: readonly string[], joint: string): string => names.map(named).join(joint);
/** In French, zero and one are singular. */
const counted = (number: number, one: string, many = `${one}s`): string => `${number} ${number < 2 ? one : many}`;

const oneOf = (known: readonly string[]): string => {
  if (known.length === 0) return "il n'y a rien à choisir";
  return known.length <= 14
    ? `écrivez l'un de ceux-ci : ${known.join(', ')}`
    : `écrivez l'un de ceux-ci : ${known.slice(0, 12).join(', ')}, … (${known.length} en tout)`;
};
const instead = ({ near, known }: Instead): string => (near === null ? oneOf(known) : `vouliez-vous dire ${named(near)} ?`);

const TYPES = {
  null: 'null',
  list: 'une liste',
  text: 'un texte',
  object: 'un objet',
  number: 'un nombre',
  true: 'true',
  false: 'false',
  nothing: 'rien',
} as const;
const WANTED: Readonly<Record<Wanted, string>> = {
  text: 'un texte entre "guillemets droits"',
  number: 'un nombre sans guillemets',
  'whole-number': 'un nombre entier sans guillemets',
  boolean: 'true ou false, sans guillemets',
  list: 'une liste entre [ ]',
  object: 'un objet entre { }',
};

const SYNTAX: Readonly<Record<SyntaxMistake, Sentence>> = {
  'not-json': ["ce n'est pas du JSON", 'les textes sont entre "guillemets droits" ; sinon, seulement des nombres, true, false et null'],
  number: ["ce n'est pas un nombre", 'écrivez-le comme 3 ou 0.25 (un point, pas de virgule)'],
  'key-expected': ['une clé est attendue ici', 'écrivez "clé": valeur, ou supprimez la virgule qui précède'],
  'value-expected': ['une valeur est attendue ici', 'écrivez la valeur, ou supprimez la virgule qui précède'],
  'colon-missing': ['il manque un deux-points', 'écrivez "clé": valeur'],
  'comma-missing': ['il manque une virgule après ceci', 'ajoutez une virgule ici'],
  'brace-missing': ["il manque le } qui ferme l'objet", "ajoutez } là où l'objet se termine"],
  'bracket-missing': ['il manque le ] qui ferme la liste', 'ajoutez ] là où la liste se termine'],
  'goes-on': ['le fichier continue après sa fin', 'supprimez ce qui suit le dernier }, ou un } de trop avant'],
  comment: ['les commentaires ne sont pas admis', 'supprimez le commentaire'],
  'comment-open': ["un commentaire est ouvert et n'est jamais fermé", 'supprimez le commentaire'],
  'quote-missing': [
    "un texte est ouvert et n'est pas fermé sur sa ligne",
    'ajoutez le guillemet droit manquant ; dans un texte, écrivez \\" pour un guillemet, \\n pour un saut de ligne',
  ],
  'unicode-escape': ['\\u demande quatre chiffres', 'écrivez le caractère lui-même'],
  escape: [
    "une barre oblique inverse précède une lettre qui n'en demande pas",
    'écrivez \\\\ pour une barre oblique inverse, \\" pour un guillemet',
  ],
  'control-character': [
    'un caractère de commande invisible ou un saut de ligne est dans un texte',
    'supprimez-le ; écrivez \\n pour un saut de ligne',
  ],
  empty: ['le fichier est vide', 'écrivez le contenu, ou copiez un fichier qui fonctionne'],
  'cut-off': [
    'le fichier se termine ici, au milieu de ce qui a été ouvert',
    'retrouvez le fichier entier, ou fermez ce qui est ouvert avec ] et }',
  ],
  'trailing-comma': ['une virgule suit le dernier élément', 'supprimez cette virgule'],
};

const FORMS: Readonly<Record<string, string>> = {
  id: 'un identifiant : lettres minuscules a–z et chiffres, joints par des traits simples',
  colour: 'une couleur en #rrvvbb, par exemple #0e5a78',
  'web-address': 'une adresse qui commence par https://, sans autres accolades que {quiz}, {outcome} et {language}',
  'https-address': 'une adresse qui commence par https://, sans espaces',
  date: 'un jour du calendrier, par exemple 2027-06-30',
  'day-of-year': 'un jour de chaque année : le mois et le jour, par exemple 04-01',
  'day-or-date': 'un jour du calendrier, par exemple 2027-03-29, ou de chaque année, par exemple 12-25',
  'open-span': 'des heures, du plus tôt au plus tard, par exemple "09:00-12:30" ; 24:00 est minuit',
  'last-day': 'un jour écrit comme le premier, et pas avant lui',
  telephone: 'un numéro avec son pays et sans espaces, par exemple +33251590000',
  email: 'une adresse e-mail en minuscules',
  'commune-code': "le code INSEE d'une commune : cinq caractères, par exemple 85234",
};

const TWICE: Readonly<Record<Twice, readonly [the: string, another: string]>> = {
  id: ["l'identifiant", 'un autre identifiant'],
  language: ['la langue', 'une autre langue'],
  code: ['le code', 'un autre code'],
  outcome: ['le résultat', 'un autre résultat'],
};

const listed = (type: FieldType): string => Object.keys(valuesOf(type) ?? {}).join(', ');
/** What a field takes. */
const takes = (key: FieldKey): string => {
  const type: FieldType = fieldByKey(key).type;
  switch (type.kind) {
    case 'enum':
      return `l'une de ces valeurs : ${listed(type)}`;
    case 'enum-list':
      return `une liste de valeurs parmi : ${listed(type)}`;
    case 'integer':
      return `un nombre entier de ${type.min} à ${type.max}`;
    case 'nights':
      return `un nombre entier de nuits, 365 au plus, ou l'une de ces valeurs : ${listed(type)}`;
    case 'period':
      return `un mois (2026-07), un intervalle (2026-07-04/2026-07-18), ou l'une de ces valeurs : ${listed(type)}`;
    case 'country':
      return 'un code de pays ISO 3166-1 (deux majuscules, par exemple GB)';
    case 'department':
      return "le code d'un département (par exemple 85 ou 2A)";
    case 'commune':
      return "le code INSEE d'une commune (cinq caractères, par exemple 85234)";
    case 'postcode':
      return 'un code postal de cinq chiffres';
    case 'text':
      return `un texte de 1 à ${type.maxLength} caractères`;
    case 'email':
      return 'une adresse e-mail';
    case 'phone':
      return 'un numéro de téléphone avec son pays, par exemple +33251580048';
    case 'url':
      return 'une adresse web qui commence par https://';
    case 'date':
      return 'une date, par exemple 1984-06-30';
    case 'boolean':
      return 'true ou false';
    case 'reference':
      return 'un identifiant : lettres minuscules, chiffres et traits';
    default:
      return unreachable(type);
  }
};

const limit = (least: number | null, most: number | null): string => {
  if (least !== null && most !== null) return `de ${least} à ${most}`;
  return most === null ? `au moins ${least}` : `au plus ${most}`;
};

const VOICE: Readonly<Record<SaidOf<'CONTENT_VOICE_BROKEN'>['fault'], string>> = {
  index: "ce n'est pas une liste de sons",
  missing: "la liste nomme ce son, et il n'est pas là",
  'no-audio': "ce n'est pas le son que dit son nom",
  empty: "il n'y a pas de son dedans",
  'too-large': "il est plus gros qu'un son ne peut l'être (4 Mo)",
};

const EXPORT_SVG = "exportez de nouveau l'image en SVG simple";
const BROKEN: Readonly<Record<SvgBroken, (name: string) => string>> = {
  'instruction-open': () => "un <? n'est jamais fermé",
  'comment-open': () => "un commentaire ou un CDATA n'est jamais fermé",
  'no-tag': () => 'ce < ne commence aucune balise',
  'not-open': (name) => `</${name}> ferme ce qui n'est pas ouvert`,
  'other-root': (name) => `l'image commence par <${name}> et non par <svg>`,
  'no-namespace': () => 'il manque à <svg> xmlns="http://www.w3.org/2000/svg"',
  'no-viewbox': () => "<svg> n'a pas de viewBox : on ne peut pas changer sa taille",
  'no-svg': () => "ce n'est pas un SVG",
  'tag-open': (name) => `<${name}> n'est jamais fermé`,
};
const FONT: Readonly<Record<FontFault, (name: string) => string>> = {
  'no-woff2': (name) => `${named(name)} n'est pas un WOFF2`,
  collection: (name) => `${named(name)} est une collection de plusieurs polices`,
  'cut-off': (name) => `${named(name)} est tronqué : il manque la fin`,
  damaged: (name) => `${named(name)} est endommagé`,
  'no-characters': (name) => `${named(name)} ne dit pas quels caractères il dessine`,
};
/** Characters beside each other, as many as fit a line. */
const some = (characters: readonly string[]): string => `${characters.slice(0, 12).join(' ')}${characters.length > 12 ? ' …' : ''}`;

const OWN_PARTS = "n'utilisez que des parties de l'image : url(#…)";
const UNSAFE: Readonly<Record<SvgUnsafe, (name: string) => Sentence>> = {
  'style-sheet': () => ["une feuille de style est chargée de l'extérieur", 'supprimez le <?xml-stylesheet'],
  doctype: () => ['un DOCTYPE peut charger et multiplier des choses', 'supprimez le <!DOCTYPE …>'],
  element: (name) => [`<${name}> fait plus que dessiner`, `supprimez <${name}>`],
  handler: (name) => [`le gestionnaire ${named(name)} pourrait exécuter quelque chose`, `supprimez l'attribut ${name}`],
  reference: (name) => [`${named(name)} renvoie hors de l'image`, "dessinez-le dans l'image, ou renvoyez à l'une de ses parties avec #"],
  animation: () => ['une animation change un renvoi', "supprimez l'animation"],
  loads: (name) => [`${named(name)} charge quelque chose de l'extérieur`, OWN_PARTS],
  'style-loads': () => ["le style charge quelque chose de l'extérieur", OWN_PARTS],
};
const PNG: Readonly<Record<PngFault, (width: number, height: number) => string>> = {
  'no-png': () => "ce n'est pas un PNG",
  'cut-off': () => 'le PNG est tronqué',
  damaged: () => 'le PNG est abîmé (une somme de contrôle est fausse)',
  size: (width, height) => `${width} × ${height} pixels : ce n'est pas une taille pour une borne`,
  'goes-on': () => 'quelque chose suit la fin du PNG',
};

const inPlaces = (places: number): string => (places === 1 ? '' : ` (nommé à ${places} endroits)`);

const places: Catalogue['places'] = {
  file: 'le fichier',
  picture: "l'image",
  folder: 'le dossier',
  entry: (number) => `élément ${number}`,
  lists: { questions: 'question', choices: 'réponse', bands: 'palier', purposes: 'finalité', campaigns: 'campagne' },
  maps: { outcomes: (id) => `résultat ${named(id)}`, weights: (id) => `points pour ${named(id)}` },
  condition: 'condition',
};

export const fr: Catalogue = {
  places,
  sentences: {
    'CONTENT_FILE_MISSING/absent': () => ["ce fichier n'existe pas", 'mettez-y le fichier ; copiez-en un qui fonctionne'],
    'CONTENT_FILE_MISSING/unreadable': ({ cause }) => [
      `on ne peut pas lire le fichier (${cause})`,
      'mettez-y le fichier ; copiez-en un qui fonctionne',
    ],
    'CONTENT_FILE_MISSING/no-content': () => ["il n'y a aucun contenu ici", 'indiquez le dossier qui contient packs/, brands/ et sites/'],
    'CONTENT_TOO_LARGE/file': ({ bytes, most }) => [
      `le fichier a ${bytes} octets, le maximum est ${most}`,
      'mettez les images dans le dossier media, ou partagez le quiz en deux',
    ],
    'CONTENT_TOO_LARGE/font': ({ name, bytes, most }) => [
      `la police ${named(name)} a ${bytes} octets, le maximum est ${most}`,
      'prenez une seule graisse, et seulement les lettres des langues latines (un sous-ensemble)',
    ],
    'CONTENT_TOO_LARGE/picture': ({ bytes, most }) => [
      `l'image a ${bytes} octets, le maximum est ${most}`,
      'réduisez-la : une borne montre au plus 1080 × 1920 pixels',
    ],
    CONTENT_NOT_UTF8: () => ["ce n'est pas de l'UTF-8", "enregistrez de nouveau le fichier avec l'encodage UTF-8"],
    CONTENT_BOM: () => [
      "le fichier commence par une marque d'ordre (BOM) invisible",
      'enregistrez-le de nouveau en « UTF-8 », pas en « UTF-8 avec BOM »',
    ],
    CONTENT_SYNTAX: ({ mistake }) => SYNTAX[mistake],
    'CONTENT_SYNTAX/refused': ({ cause }) => [`ce n'est pas du JSON (${cause})`, 'écrivez-le en JSON'],
    CONTENT_TOO_DEEP: ({ most }) => [`plus de ${most} crochets sont emboîtés`, "cherchez un crochet qui est ouvert et n'est jamais fermé"],
    CONTENT_FORMAT_VERSION: ({ written, newest }) => [
      `la version ${written} du format est inconnue ici ; la plus récente est ${newest}`,
      `écrivez ${newest}, ou mettez ce programme à jour si le fichier a été fait pour un plus récent`,
    ],
    CONTENT_FORMAT_OLD: ({ written, newest, file }) => [
      `le fichier est écrit dans la version ${written} du format ; la plus récente est ${newest}`,
      `il fonctionne tel quel ; pour le réécrire : npm run content -- migrate ${file}`,
    ],
    CONTENT_KEY_DUPLICATE: ({ key, line }) => [
      `la clé ${named(key)} est là deux fois ; la première est à la ligne ${line}`,
      "gardez l'une des deux, ou donnez à celle-ci son vrai nom",
    ],
    CONTENT_KEY_UNKNOWN: ({ key, near, known }) => [
      `le format n'a pas de clé ${named(key)} ici`,
      near === null ? `supprimez-la ; connues ici : ${known.join(', ')}` : `vouliez-vous dire ${named(near)} ?`,
    ],
    CONTENT_KEY_MISSING: ({ keys }) => [`il manque ${quoted(keys, ' et ')}`, `ajoutez ${quoted(keys, ' et ')}`],
    'CONTENT_KEY_MISSING/personality': ({ keys }) => [
      `il manque ${quoted(keys, ' et ')} : un quiz de personnalité en a besoin`,
      `ajoutez ${quoted(keys, ' et ')}, ou écrivez "kind": "survey"`,
    ],
    CONTENT_TYPE: ({ stands, wanted, known }) => {
      const words = [...wanted.map((one) => WANTED[one]), ...(known.length > 0 ? [`l'un de ceux-ci : ${known.join(', ')}`] : [])];
      return [`il y a ici ${TYPES[stands]}`, `écrivez ${words.length > 0 ? words.join(' ou ') : 'ce que le format demande'}`];
    },
    CONTENT_VALUE: (needs) => [`${named(needs.written)} est inconnu ici`, instead(needs)],
    CONTENT_KIND: ({ kind, meant }) => [
      `la question se dit ${named(kind)} et a les clés de ${named(meant)}`,
      `écrivez "kind": "${meant}", ou donnez-lui les clés de ${named(kind)}`,
    ],
    CONTENT_FORM: ({ written, form }) => [`${named(written)} n'a pas la bonne forme`, `écrivez ${FORMS[form] ?? form}`],
    'CONTENT_FORM/media-name': ({ name, plain }) => [
      `aucune borne ne prend un fichier nommé ${named(name)}`,
      `renommez-le en "${plain}" : lettres sans accent, chiffres, "-", "_" et "."`,
    ],
    CONTENT_RANGE: ({ written, least, most }) => [`${written} est hors limites`, `écrivez un nombre : ${limit(least, most)}`],
    CONTENT_COUNT: ({ there, least, most }) => [
      `${counted(there, 'élément')}, il en faut ${limit(least, most)}`,
      least !== null && there < least ? 'ajoutez ce qui manque' : 'supprimez-en',
    ],
    CONTENT_TEXT_EMPTY: () => ['le texte est vide', "écrivez le texte, ou supprimez la clé si elle n'est pas nécessaire"],
    CONTENT_TEXT_TOO_LONG: ({ length, most }) => [
      `${length} caractères, il y a place pour ${most} au plus`,
      `raccourcissez de ${counted(length - most, 'caractère')}`,
    ],
    'CONTENT_TEXT_CHARACTER/control': ({ character }) => [
      `le texte contient le caractère de commande invisible ${character}`,
      'supprimez-le ; les textes copiés en apportent souvent',
    ],
    'CONTENT_TEXT_CHARACTER/direction': ({ character }) => [
      `le texte contient ${character}, un caractère invisible qui retourne le sens d'écriture`,
      'supprimez-le ; les textes copiés en apportent souvent',
    ],
    'CONTENT_TEXT_CHARACTER/right-to-left': ({ character }) => [
      `le texte contient des lettres qui s'écrivent de droite à gauche (${character})`,
      "écrivez en lettres latines : aucune langue des bornes ne s'écrit de droite à gauche",
    ],
    CONTENT_ID_FOLDER: ({ id, name, place }) => {
      const holder = place === 'folder' ? 'le dossier' : 'le fichier';
      return [`l'identifiant est ${named(id)}, ${holder} s'appelle ${named(name)}`, `écrivez "${name}", ou renommez ${holder}`];
    },
    CONTENT_DUPLICATE: ({ what, text, first }) => [
      `${TWICE[what][0]} ${named(text)} est déjà là (${inWords(first, places)})`,
      `donnez à celui-ci ${TWICE[what][1]}, ou supprimez-le`,
    ],
    'CONTENT_DUPLICATE/call-back': ({ text }) => [
      `l'identifiant « ${text} » sert déjà : il désigne ceux qui ont demandé à être rappelés`,
      'donnez un autre identifiant à cette finalité',
    ],
    CONTENT_LOCALE_UNKNOWN: (needs) => [`les bornes ne parlent pas ${named(needs.written)}`, instead(needs)],
    'CONTENT_LOCALE_UNKNOWN/default': ({ written, known }) => [`${named(written)} n'est pas dans "locales"`, oneOf(known)],
    'CONTENT_LOCALE_UNKNOWN/unlisted': ({ locale, texts }) => [
      `${named(locale)} n'est pas dans la liste, et ${texts} textes l'ont`,
      `ajoutez "${locale}" à la liste`,
    ],
    'CONTENT_LOCALE_UNKNOWN/extra': ({ locale, hasList }) => [
      `${named(locale)} n'est pas une langue de ce fichier`,
      hasList ? `supprimez-la, ou ajoutez "${locale}" à "locales" et à chaque texte` : 'supprimez-la',
    ],
    CONTENT_TRANSLATION_MISSING: ({ locale }) => [`le texte n'existe pas en ${named(locale)}`, `ajoutez "${locale}": "…"`],
    'CONTENT_TRANSLATION_MISSING/everywhere': ({ locales }) => [
      "le texte n'existe dans aucune langue",
      `écrivez {${locales.map((locale) => `"${locale}": "…"`).join(', ')}}`,
    ],
    'CONTENT_TRANSLATION_MISSING/most': ({ locale, missing, texts }) => [
      `${named(locale)} est dans la liste, et il manque à ${missing} textes sur ${texts}`,
      `traduisez-les, ou retirez "${locale}" de la liste`,
    ],
    'CONTENT_TRANSLATION_MISSING/brand': ({ locales, brand }) => [
      `le pack parle ${locales.join(', ')}, pas la marque ${named(brand)}`,
      `traduisez les textes de la marque en ${locales.join(', ')}`,
    ],
    CONTENT_FIELD_UNKNOWN: (needs) => [`le dictionnaire n'a pas de champ ${named(needs.written)}`, instead(needs)],
    'CONTENT_FIELD_UNKNOWN/personal': ({ key, known }) => [
      `${named(key)} est personnel : un quiz ne le demande jamais, le formulaire de contact s'en charge`,
      oneOf(known),
    ],
    'CONTENT_FIELD_UNKNOWN/not-for-visitors': ({ key, setBy, known }) => [
      `ce n'est pas au visiteur de dire ${named(key)} : ${setBy === 'staff' ? "l'équipe" : 'la borne'} le remplit`,
      oneOf(known),
    ],
    'CONTENT_FIELD_UNKNOWN/kind': ({ key, known }) => [`une question de ce genre ne peut pas remplir ${named(key)}`, oneOf(known)],
    'CONTENT_FIELD_UNKNOWN/no-bands': ({ key, known }) => [
      `une échelle sans "bands" donne un nombre, et ${named(key)} ne prend pas tous les siens`,
      `ajoutez des "bands" qui disent une valeur, ou ${oneOf(known)}`,
    ],
    CONTENT_FIELD_TWICE: ({ key, first }) => [
      `${inWords(first, places)} remplit déjà ${named(key)} ; cette réponse remplace l'autre`,
      `gardez l'une des deux questions, ou écrivez "field": "none"`,
    ],
    CONTENT_VALUE_UNKNOWN: (needs) => [`${named(needs.key)} ne prend pas ${needs.written}`, instead(needs)],
    'CONTENT_VALUE_UNKNOWN/form': ({ key, written }) => [`${named(key)} ne prend pas ${written}`, `il prend ${takes(key)}`],
    'CONTENT_VALUE_UNKNOWN/list': ({ key }) => [`${named(key)} contient une valeur, pas une liste`, 'écrivez une valeur'],
    CONTENT_VALUE_MISSING: ({ key, known }) => [
      `il manque "value" : que dit cette réponse de ${named(key)} ?`,
      `ajoutez "value" ; ${oneOf(known)}`,
    ],
    'CONTENT_VALUE_MISSING/all': ({ key }) => [
      `aucune réponse ne dit quelle valeur elle donne à ${named(key)}`,
      'ajoutez "value" à chaque réponse, ou écrivez "field": "none"',
    ],
    CONTENT_VALUE_UNWANTED: () => ['la question ne remplit aucun champ', 'supprimez "value", ou nommez un champ dans la question'],
    'CONTENT_VALUE_UNWANTED/all': () => [
      'les réponses ont des valeurs, et la question ne remplit aucun champ',
      'nommez le champ, ou supprimez "value" des réponses',
    ],
    CONTENT_OUTCOME_UNKNOWN: (needs) => [`il n'y a pas de résultat ${named(needs.name)}${inPlaces(needs.places)}`, instead(needs)],
    CONTENT_OUTCOME_UNREACHABLE: ({ outcome }) => [
      `personne ne peut obtenir ${named(outcome)} : aucune réponse ne lui donne de points`,
      `donnez des points à "${outcome}" dans les "weights" de quelques réponses`,
    ],
    CONTENT_TIE_ORDER: ({ outcomes }) => [
      `${quoted(outcomes, ', ')} ${outcomes.length === 1 ? 'manque' : 'manquent'} dans "tieOrder"`,
      `ajoutez ${quoted(outcomes, ', ')}`,
    ],
    CONTENT_SURVEY_SCORES: ({ more }) => [
      `un sondage n'a ni résultats, ni "tieOrder", ni points${more === 0 ? '' : ` (et à ${counted(more, 'autre endroit', 'autres endroits')})`}`,
      'supprimez cela, ou écrivez "kind": "personality"',
    ],
    'CONTENT_BOUNDS_IMPOSSIBLE/order': ({ min, max }) => [`min (${min}) dépasse max (${max})`, 'échangez-les, ou baissez min'],
    'CONTENT_BOUNDS_IMPOSSIBLE/answers': ({ max, answers }) => [
      `max est ${max}, et il y a ${answers} réponses`,
      `écrivez ${answers} au plus`,
    ],
    'CONTENT_BOUNDS_IMPOSSIBLE/field': ({ key, bound }) => [`${named(key)} ne prend pas ${bound}`, `il prend ${takes(key)}`],
    'CONTENT_BOUNDS_IMPOSSIBLE/positions': ({ positions }) => [
      `l'échelle a ${counted(positions, 'position')}, il en faut de 2 à 11`,
      'changez min ou max ; pour plus de nombres, prenez une question du genre "number"',
    ],
    'CONTENT_BANDS/first': ({ from, min }) => [`le premier palier commence à ${from}, l'échelle à ${min}`, `écrivez "from": ${min}`],
    'CONTENT_BANDS/order': ({ from, before }) => [
      `ce palier commence à ${from}, le précédent à ${before}`,
      `écrivez plus que ${before}, ou mettez les paliers dans l'ordre croissant`,
    ],
    'CONTENT_BANDS/beyond': ({ from, max }) => [
      `ce palier commence à ${from}, et l'échelle s'arrête à ${max}`,
      `écrivez ${max} au plus, ou supprimez le palier`,
    ],
    'CONTENT_CONDITION/empty': () => [
      'la condition ne compare rien',
      'écrivez "question" avec "is", "anyOf", "atLeast" ou "answered" ; ou bien "all", "any" ou "not"',
    ],
    'CONTENT_CONDITION/mixed': ({ keys }) => [
      `${quoted(keys, ', ')} ne vont pas ensemble dans une condition`,
      'gardez l\'une des clés ; joignez des conditions avec "all": [ … ] ou "any": [ … ]',
    ],
    'CONTENT_CONDITION/alone': ({ key }) =>
      key === 'question'
        ? ['la condition nomme une question et ne compare rien', 'ajoutez "is", "anyOf", "atLeast" ou "answered"']
        : [`"${key}" compare une réponse, et il manque "question"`, 'ajoutez "question" avec l\'identifiant d\'une question précédente'],
    'CONTENT_CONDITION/no-number': ({ question, kind }) => [
      `on ne répond pas par un nombre à la question ${named(question)} (${kind})`,
      'prenez "is" ou "anyOf" avec ses réponses, ou nommez une question du genre "number" ou "scale"',
    ],
    'CONTENT_CONDITION/never': ({ question, max }) => [
      `la question ${named(question)} ne va jamais si loin : son plus grand nombre est ${max}`,
      `écrivez ${max} au plus`,
    ],
    CONTENT_QUESTION_UNKNOWN: (needs) => [`il n'y a pas de question ${named(needs.name)}${inPlaces(needs.places)}`, instead(needs)],
    'CONTENT_QUESTION_LATER/condition': ({ name }) => [
      `la question ${named(name)} vient plus tard : personne n'y a encore répondu`,
      "nommez une question précédente, ou déplacez l'autre avant celle-ci",
    ],
    'CONTENT_QUESTION_LATER/text': ({ name }) => [
      `le texte reprend la réponse à ${named(name)}, qui vient plus tard`,
      "nommez une question précédente, ou déplacez l'autre avant celle-ci",
    ],
    'CONTENT_QUESTION_LATER/itself': ({ name }) => [
      `la question ${named(name)} dépend de sa propre réponse`,
      'nommez une question précédente',
    ],
    'CONTENT_QUESTION_LATER/before-all': ({ name }) => [
      `le texte reprend la réponse à ${named(name)}, et on le lit avant la première question`,
      `supprimez {answer:${name}} ici`,
    ],
    CONTENT_ANSWER_UNKNOWN: (needs) => [
      `la question ${named(needs.question)} n'a pas de réponse ${named(needs.written)}${inPlaces(needs.places)}`,
      instead(needs),
    ],
    'CONTENT_ANSWER_UNKNOWN/number': ({ question, written, min, max }) => [
      `on ne répond jamais ${written} à la question ${named(question)}`,
      `écrivez un nombre entier de ${min} à ${max}, sans guillemets`,
    ],
    'CONTENT_ANSWER_UNKNOWN/place': ({ question, written }) => [
      `on ne répond jamais ${written} à la question ${named(question)}`,
      'écrivez le code d\'un département ("85"), "FR" pour toute la France, ou le code d\'un pays ("GB")',
    ],
    'CONTENT_ANSWER_UNKNOWN/commune': ({ question, written }) => [
      `on ne répond jamais ${written} à la question ${named(question)}`,
      'écrivez le code INSEE d\'une commune de ses départements, par exemple "85234"',
    ],
    'CONTENT_ANSWER_UNKNOWN/month': ({ question, written }) => [
      `on ne répond jamais ${written} à la question ${named(question)}`,
      'écrivez un mois comme "2027-07"',
    ],
    'CONTENT_PIPE/form': ({ written }) => [
      `${written} ne représente rien : les visiteurs le liraient tel quel`,
      'écrivez {answer:identifiant-de-la-question} pour une réponse précédente, ou supprimez les accolades',
    ],
    'CONTENT_PIPE/not-always': ({ name, why }) => [
      `la réponse à ${named(name)} n'existe pas toujours : la question ${why === 'when' ? 'a une condition' : 'peut être passée'}`,
      why === 'when'
        ? 'nommez une question sans "when", ou écrivez le texte sans la réponse'
        : 'retirez "optional" de cette question, ou écrivez le texte sans la réponse',
    ],
    CONTENT_PICTURE_MISSING: (needs) => [
      `il n'y a pas d'image ${named(needs.name)} dans ${needs.folder}`,
      `mettez-l'y, ou bien : ${instead(needs)}`,
    ],
    CONTENT_PICTURE_OUTSIDE: ({ name }) => [
      `${named(name)} sort du dossier media`,
      "mettez l'image dans le dossier media et écrivez son nom seul",
    ],
    'CONTENT_PICTURE_BROKEN/kind': ({ name }) => [`${named(name)} n'est ni un SVG ni un PNG`, "exportez l'image en .svg ou .png"],
    'CONTENT_PICTURE_BROKEN/encoding': () => ["ce n'est pas un SVG : son texte n'est pas en UTF-8", EXPORT_SVG],
    'CONTENT_PICTURE_BROKEN/svg': ({ fault, name }) => [BROKEN[fault](name), EXPORT_SVG],
    'CONTENT_PICTURE_BROKEN/png': ({ fault, width, height }) => [PNG[fault](width, height), "exportez de nouveau l'image en PNG"],
    CONTENT_PICTURE_UNSAFE: ({ fault, name }) => UNSAFE[fault](name),
    CONTENT_PICTURE_PARTLY: ({ without, answers }) => [
      `${without} des ${answers} réponses n'ont pas d'image`,
      'donnez une image à chaque réponse, ou à aucune',
    ],
    CONTENT_GAME: ({ fr: sentence }) => sentence,
    CONTENT_FONT_MISSING: (needs) => [
      `il n'y a pas de police ${named(needs.name)} dans ${needs.folder}`,
      `mettez-l'y, ou bien : ${instead(needs)}`,
    ],
    CONTENT_FONT_OUTSIDE: ({ name }) => [
      `${named(name)} sort du dossier media`,
      'mettez la police dans le dossier media et écrivez son nom seul',
    ],
    CONTENT_FONT_BROKEN: ({ name, fault }) => [FONT[fault](name), 'exportez de nouveau la police en WOFF2'],
    CONTENT_FONT_CHARACTERS: ({ name, lacking }) => [
      `il manque à ${named(name)} ${counted(lacking.length, 'caractère')} des titres : ${some(lacking)}`,
      "prenez une police, ou un sous-ensemble, qui a les lettres du français, de l'anglais, du néerlandais et de l'allemand",
    ],
    CONTENT_VOICE_BROKEN: ({ fault }) => [VOICE[fault], 'enregistrez de nouveau : npm run content -- voice'],
    CONTENT_CONTRAST: ({ colour, ground, other, ratio, least, lighter }) => [
      `le contraste de ${colour} et de ${ground} (${other}) est de ${ratio}, il faut au moins ${least}`,
      lighter ? 'prenez une couleur plus claire' : 'prenez une couleur plus sombre',
    ],
    CONTENT_BRAND_UNKNOWN: (needs) => [`il n'y a pas de marque ${named(needs.id)}`, instead(needs)],
    CONTENT_PACK_UNKNOWN: (needs) => [`il n'y a pas de pack ${named(needs.id)}`, instead(needs)],
    'CONTENT_PLACE_UNKNOWN/department': ({ written, near }) => [
      `aucun département n'a le code ${named(written)}`,
      near === null ? 'les codes vont de 01 à 95, puis 2A, 2B, 971 à 974 et 976' : `écrivez "${near}"`,
    ],
    'CONTENT_PLACE_UNKNOWN/country': ({ written, near }) => [
      `aucun pays n'a le code ${named(written)}`,
      near === null ? 'les codes sont les deux majuscules de la norme ISO 3166-1, par exemple GB' : `écrivez "${near}"`,
    ],
    'CONTENT_PLACE_UNKNOWN/commune': ({ written }) => [
      `aucune commune n'a le code INSEE ${named(written)}`,
      "cherchez le code sur geo.api.gouv.fr/communes ; ce n'est pas le code postal",
    ],
    'CONTENT_PLACE_UNKNOWN/postcode': ({ written, communes }) => [
      `${named(written)} est un code postal, pas le code INSEE d'une commune`,
      `écrivez l'un de ceux-ci : ${communes.join(', ')}`,
    ],
    'CONTENT_PLACE_UNKNOWN/elsewhere': ({ commune, department }) => [
      `${commune} est dans le département ${department}, qui n'est pas dans "departments"`,
      `ajoutez "${department}" à "departments", ou supprimez la commune`,
    ],
    CONTENT_PLACE_FAR: ({ kilometres, isSwapped }) => [
      `c'est à ${kilometres} km de la borne la plus proche`,
      isSwapped ? 'échangez "latitude" et "longitude"' : 'corrigez les coordonnées, ou supprimez le lieu',
    ],
    CONTENT_PLACE_LANGUAGES: ({ locales }) => [
      `les quiz parlent ${locales.join(', ')}, pas ce lieu : ces visiteurs n'en entendront pas parler`,
      `traduisez chaque texte du lieu en ${locales.join(', ')} ; sinon, laissez`,
    ],
    CONTENT_PLACE_EXPIRED: ({ expires }) => [
      `on devait le recommander jusqu'au ${expires}, et c'est passé`,
      "écrivez un jour plus tard si c'est encore vrai ; sinon, supprimez le fichier",
    ],
    CONTENT_PLACE_AMBIGUOUS: ({ commune, written, communes }) => [
      `ceci propose ${commune} ; comme code postal, ${written} serait ${communes.join(', ')}`,
      "si c'est ce que vous vouliez, écrivez son code INSEE ; sinon, laissez",
    ],
  },
};
