/** What editors explain, in French, by the English words that stand with the format. One catalogue, so that a translator reads one file. */
const FRENCH: Readonly<Record<string, string>> = {
  'What the result gives: secret, one of the places that no list shows. The result then puts it forward.':
    'Ce que donne le résultat : secret, un des lieux qu’aucune liste ne montre. Le résultat le met alors en avant.',
  'A quiz of an Estran terminal.': 'Un quiz d’une borne Estran.',
  'Where an editor finds the rules of this file.': 'Où l’éditeur trouve les règles de ce fichier.',
  'The version of this format.': 'La version de ce format.',
  'The version of this format. Always 1.': 'La version de ce format. Toujours 1.',
  'The same as the name of the folder.': 'Le même que le nom du dossier.',
  'The same as the name of the file.': 'Le même que le nom du fichier.',
  'personality: answers give points, the visitor gets an outcome. survey: only questions.':
    'personality : les réponses donnent des points, le visiteur obtient un résultat. survey : des questions seulement.',
  'What the game is made of. Its keys depend on the kind.': 'Ce dont le jeu est fait. Ses clés dépendent du genre.',
  'The languages of this quiz. Every text must be there in each of them.':
    'Les langues de ce quiz. Chaque texte doit exister dans chacune.',
  'The language of the attract loop.': 'La langue de l’écran d’accueil, quand personne ne joue.',
  'The name of the quiz.': 'Le nom du quiz.',
  'The line that invites people who pass by.': 'La phrase qui invite les passants.',
  'The picture of the quiz in the attract loop and in the menu of games. Without it the menu shows that of the first outcome in the tie order.':
    'L’image du quiz à l’accueil et dans le menu des jeux. Sans elle, le menu montre celle du premier résultat de l’ordre de départage.',
  'Name of an SVG or PNG file in the media folder beside this file.': 'Nom d’un fichier SVG ou PNG du dossier media, à côté de ce fichier.',
  'What the picture shows, for people who do not see it. "" when the text beside the picture says the same. At most 150 characters.':
    'Ce que montre l’image, pour qui ne la voit pas. "" quand le texte à côté dit la même chose. 150 caractères au plus.',
  'What a visitor can turn out to be, by id. Only in a personality quiz.':
    'Ce que le visiteur peut être, par identifiant. Seulement dans un quiz de personnalité.',
  'The id of the outcome.': 'L’identifiant du résultat.',
  'What the visitor can turn out to be.': 'Ce que le visiteur peut être.',
  'The name of the outcome: « Vous êtes … ».': 'Le nom du résultat : « Vous êtes … ».',
  'What it says about the visitor.': 'Ce que cela dit du visiteur.',
  'Where to go, what to do.': 'Où aller, quoi faire.',
  'The line of the card that a visitor shares, beside the emblem.': 'La phrase de la carte que le visiteur partage, à côté de l’emblème.',
  'A picture with what it shows.': 'Une image et ce qu’elle montre.',
  'All outcomes, each once: of two with the same share of points the first one wins. Only in a personality quiz.':
    'Tous les résultats, chacun une fois : de deux qui ont la même part de points, le premier gagne. Seulement dans un quiz de personnalité.',
  'An outcome of this quiz.': 'Un résultat de ce quiz.',
  'How many seconds a visit may take, from the first touch to the last word of the result: 180 where nothing is said.':
    'Combien de secondes peut durer une visite, du premier toucher au dernier mot du résultat : 180 si rien n’est dit.',
  'The questions, in the order they are asked.': 'Les questions, dans l’ordre où elles sont posées.',
  'What the visitor does: each kind of question has keys of its own.':
    'Ce que fait le visiteur : chaque genre de question a ses propres clés.',
  'One answer of several, in words.': 'Une réponse parmi plusieurs, en mots.',
  'One answer of several, as pictures.': 'Une réponse parmi plusieurs, en images.',
  'One face of several, from sad to happy.': 'Un visage parmi plusieurs, du triste au content.',
  'Several answers of several.': 'Plusieurs réponses parmi plusieurs.',
  'A whole number. Nothing is preset.': 'Un nombre entier. Rien n’est prérempli.',
  'A position between two ends. Nothing is preset.': 'Une position entre deux bouts. Rien n’est prérempli.',
  'A month from now on.': 'Un mois, à partir de maintenant.',
  'A commune, out of the official register.': 'Une commune du répertoire officiel.',
  'Where the visitor comes from: fills origin_department or origin_country.':
    'D’où vient le visiteur : remplit origin_department ou origin_country.',
  'Unique within the quiz. Reports keep it: do not rename it later.': 'Unique dans le quiz. Les rapports le gardent : ne plus le renommer.',
  'Unique within the question. Reports keep it: do not rename it later.':
    'Unique dans la question. Les rapports le gardent : ne plus le renommer.',
  'Unique within the site. Reports keep it: do not rename it later.': 'Unique dans le site. Les rapports le gardent : ne plus le renommer.',
  'Unique within the brand. Consent records keep it: do not rename it later.':
    'Unique dans la marque. Les preuves de consentement le gardent : ne plus le renommer.',
  'The question. {answer:id-of-an-earlier-question} stands for what was answered there.':
    'La question. {answer:identifiant-d-une-question-précédente} y met ce qui a été répondu.',
  'A second, smaller line.': 'Une seconde ligne, plus petite.',
  'true: the visitor may go on without an answer.': 'true : le visiteur peut continuer sans répondre.',
  'Asked only when this holds for the answers before. Without it: always.':
    'N’est posée que si cela vaut pour les réponses précédentes. Sans cette clé : toujours.',
  'The profile field that the answer fills, or "none": the answer only plays.':
    'Le champ du profil que la réponse remplit, ou "none" : la réponse ne sert qu’au jeu.',
  'The possible answers, in the order they are shown.': 'Les réponses possibles, dans l’ordre où elles sont montrées.',
  'The possible answers, in the order they are shown. Each has a picture.':
    'Les réponses possibles, dans l’ordre où elles sont montrées. Chacune a une image.',
  'From the saddest to the happiest. The terminal draws the faces.': 'Du plus triste au plus content. La borne dessine les visages.',
  'One possible answer, in words.': 'Une réponse possible, en mots.',
  'One possible answer, with its picture.': 'Une réponse possible, avec son image.',
  'One possible answer. Either all answers of a question have a picture, or none has.':
    'Une réponse possible. Toutes les réponses d’une question ont une image, ou aucune.',
  'What the visitor reads and touches.': 'Ce que le visiteur lit et touche.',
  'What this answer says about the field of the question, or "none" when it says nothing about it.':
    'Ce que cette réponse dit du champ de la question, ou "none" si elle n’en dit rien.',
  'Points that this answer gives, per outcome. An outcome that is not named gets 0.':
    'Les points que donne cette réponse, par résultat. Un résultat qui n’est pas nommé en reçoit 0.',
  'The visitor must choose at least so many.': 'Le visiteur doit en choisir au moins autant.',
  'The visitor may choose at most so many.': 'Le visiteur peut en choisir au plus autant.',
  'The smallest number that can be given.': 'Le plus petit nombre possible.',
  'The largest number that can be given.': 'Le plus grand nombre possible.',
  'The lowest position.': 'La position la plus basse.',
  'The highest position: 2 to 11 positions in all.': 'La position la plus haute : 2 à 11 positions en tout.',
  'What the lowest position means.': 'Ce que veut dire la position la plus basse.',
  'What the highest position means.': 'Ce que veut dire la position la plus haute.',
  'What positions say and which points they give, rising; the first begins at min. Without bands the number itself fills the field.':
    'Ce que disent les positions et les points qu’elles donnent, en montant ; la première tranche commence à min. Sans tranches, le nombre lui-même remplit le champ.',
  'What the positions from here on say.': 'Ce que disent les positions à partir d’ici.',
  'The first position of this band; it ends where the next one begins.':
    'La première position de cette tranche ; elle finit où la suivante commence.',
  'How many months are offered, the running one included.': 'Combien de mois sont proposés, celui en cours compris.',
  'Codes of the départements whose communes can be chosen.': 'Codes des départements dont les communes peuvent être choisies.',
  'INSEE codes of the communes offered first (not postcodes); all others are one step further.':
    'Codes INSEE des communes proposées d’abord (pas les codes postaux) ; les autres sont un pas plus loin.',
  'Codes of the départements offered first; all others are one step further.':
    'Codes des départements proposés d’abord ; les autres sont un pas plus loin.',
  'Codes of the countries offered first (ISO 3166-1, two capitals); all others are one step further.':
    'Codes des pays proposés d’abord (ISO 3166-1, deux majuscules) ; les autres sont un pas plus loin.',
  'A condition on earlier answers.': 'Une condition sur des réponses précédentes.',
  'An earlier question of this quiz.': 'Une question précédente de ce quiz.',
  'Holds when this was answered: the id of a choice, a number, or the code of a place.':
    'Vaut si c’est ce qui a été répondu : l’identifiant d’une réponse, un nombre, ou le code d’un lieu.',
  'Holds when one of these was answered.': 'Vaut si l’une de celles-ci a été répondue.',
  'Holds when the number that was answered is not smaller.': 'Vaut si le nombre répondu n’est pas plus petit.',
  'true: holds when the question was answered. false: when it was skipped or not asked.':
    'true : vaut si la question a reçu une réponse. false : si elle a été passée ou n’a pas été posée.',
  'Holds when all of these hold.': 'Vaut si toutes celles-ci valent.',
  'Holds when at least one of these holds.': 'Vaut si l’une au moins de celles-ci vaut.',
  'Holds when this one does not.': 'Vaut si celle-ci ne vaut pas.',
  'A brand of an Estran terminal.': 'Une marque d’une borne Estran.',
  'The name of the office or provider.': 'Le nom de l’office ou du prestataire.',
  'The four colours a brand replaces. Ink, foam and the beach stay.':
    'Les quatre couleurs qu’une marque remplace. L’encre, l’écume et la plage restent.',
  'Primary surface and buttons; carries light text.': 'Surface principale et boutons ; porte un texte clair.',
  'Second surface; carries light text.': 'Seconde surface ; porte un texte clair.',
  'Attention; carries light text.': 'Ce qui attire l’œil ; porte un texte clair.',
  'Highlight, and the focus ring on dark.': 'Ce qui brille, et l’anneau de focus sur fond sombre.',
  'The font that a brand brings.': 'La police qu’apporte une marque.',
  'The font of the titles. Questions, answers and everything else that is read to play keep the font of the terminal.':
    'La police des titres. Questions, réponses et tout ce qui se lit pour jouer gardent la police de la borne.',
  'Name of a WOFF2 file in the media folder beside this file. It has the letters of all the languages.':
    'Nom d’un fichier WOFF2 du dossier media, à côté de ce fichier. Il a les lettres de toutes les langues.',
  'What allows its use on terminals: an SPDX id such as OFL-1.1, or who granted it.':
    'Ce qui permet de l’utiliser sur les bornes : un identifiant SPDX comme OFL-1.1, ou qui l’a accordé.',
  "Sentences of the terminal in the brand's own words. What is not here, the terminal says itself.":
    'Des phrases de la borne dans les mots de la marque. Ce qui n’est pas ici, la borne le dit elle-même.',
  'Under the button of the attract loop.': 'Sous le bouton de l’écran d’accueil.',
  'Over the menu of games, where a terminal offers several.': 'Au-dessus du menu des jeux, là où une borne en propose plusieurs.',
  'The title of the thanks at the end: the place for a name, or for where to go now.':
    'Le titre des remerciements, à la fin : la place d’un nom, ou d’où aller maintenant.',
  'When there is nothing to play: the place for opening hours.': 'Quand il n’y a rien à jouer : la place des horaires d’ouverture.',
  'The page that the code of a result card opens on a phone: https://…, with {quiz}, {outcome} and {language} where they belong. Without it the code holds the words of the card.':
    'La page qu’ouvre sur un téléphone le code de la carte : https://…, avec {quiz}, {outcome} et {language} à leur place. Sans elle, le code contient les mots de la carte.',
  'What the brand says when it offers to stay in touch.': 'Ce que dit la marque quand elle propose de garder le contact.',
  'Who is responsible for what is kept (GDPR art. 4.7).': 'Qui est responsable de ce qui est gardé (RGPD, art. 4.7).',
  'Changes with every change of the notice.': 'Change à chaque changement de la notice.',
  'What is kept, why, how long, and how to have it erased.': 'Ce qui est gardé, pourquoi, combien de temps, et comment le faire effacer.',
  'What a visitor can agree to, one by one.': 'Ce que le visiteur peut accepter, une chose à la fois.',
  'One reason to keep a contact. Each is asked alone, unticked.':
    'Une raison de garder un contact. Chacune est demandée seule, sans case cochée.',
  'The named organisation that may use the contact for it.': 'L’organisation nommée qui peut utiliser le contact pour cela.',
  'The exact words the visitor agrees to.': 'Les mots exacts que le visiteur accepte.',
  'Which contact field this purpose needs.': 'Quel champ de contact demande cette finalité.',
  'true: the contact goes to somebody else than the office. Never offered under 18.':
    'true : le contact va à quelqu’un d’autre que l’office. Jamais proposé avant 18 ans.',
  'The place and body of an Estran terminal.': 'Le lieu et le corps d’une borne Estran.',
  'The name of the place.': 'Le nom du lieu.',
  'Who lends the place; null for the office itself.': 'Qui prête le lieu ; null pour l’office lui-même.',
  'The id of the provider.': 'L’identifiant du prestataire.',
  'The name of the provider.': 'Le nom du prestataire.',
  'The brand this terminal wears: a folder of brands/.': 'La marque que porte cette borne : un dossier de brands/.',
  'The size of the display as the page sees it.': 'La taille de l’écran, telle que la page la voit.',
  'Width of the display in CSS pixels.': 'Largeur de l’écran en pixels CSS.',
  'Height of the display in CSS pixels.': 'Hauteur de l’écran en pixels CSS.',
  'Millimetres per CSS pixel: width of the display in mm ÷ widthPx.': 'Millimètres par pixel CSS : largeur de l’écran en mm ÷ widthPx.',
  "Height of the display's lower edge above the floor, in millimetres.":
    'Hauteur du bord inférieur de l’écran au-dessus du sol, en millimètres.',
  'How far from the display visitors stand or sit, in millimetres; 600 when it is not said. Large text is measured by it.':
    'À quelle distance de l’écran se tiennent les visiteurs, en millimètres ; 600 si rien n’est dit. Le grand texte s’y mesure.',
  'How loud the terminal is at the start of a visit: 0 silent, 1 loudest; 0.6 when it is not said.':
    'Le volume de la borne au début d’une visite : 0 muet, 1 au plus fort ; 0.6 si rien n’est dit.',
  'The keys of the keypad beside the display, by the names browsers give them; those of an ordinary keyboard when it is not said.':
    'Les touches du pavé à côté de l’écran, par le nom que leur donnent les navigateurs ; celles d’un clavier ordinaire si rien n’est dit.',
  'Begins and ends speech, from anywhere.': 'Commence et arrête la lecture à voix haute, de partout.',
  'Goes to the next thing on the view.': 'Va à l’élément suivant.',
  'Goes to the thing before.': 'Va à l’élément précédent.',
  'Chooses the thing that was said last.': 'Choisit l’élément qui vient d’être dit.',
  'Goes back.': 'Revient en arrière.',
  'Says it again.': 'Le redit.',
  'Speaks louder.': 'Parle plus fort.',
  'Speaks more softly.': 'Parle moins fort.',
  'Where the terminal stands.': 'Où se trouve la borne.',
  'Degrees north.': 'Degrés nord.',
  'Degrees east.': 'Degrés est.',
  'A place that the terminals recommend.': 'Un lieu que recommandent les bornes.',
  'activity: something to do. provider: somebody who offers it. secret: never listed, told to one visitor at a time.':
    'activity : quelque chose à faire. provider : qui le propose. secret : jamais dans une liste, confié à un visiteur à la fois.',
  'The name of the place, as a visitor reads it.': 'Le nom du lieu, tel que le visiteur le lit.',
  'Why to go there, in a sentence or two.': 'Pourquoi y aller, en une phrase ou deux.',
  'What only locals know.': 'Ce que seuls les gens d’ici savent.',
  'Where it is.': 'Où c’est.',
  'When it is there.': 'Quand on peut y aller.',
  'The months in which it is open, from 1 to 12. Out of them no terminal recommends it.':
    'Les mois d’ouverture, de 1 à 12. En dehors, aucune borne ne le recommande.',
  'Only on these days; every day when it is not said.': 'Ces jours-là seulement ; tous les jours si rien n’est dit.',
  'When in the day, in words.': 'À quelle heure, avec des mots.',
  'For whom it is.': 'Pour qui c’est.',
  'For these it was made; everybody when it is not said.': 'Pour eux surtout ; pour tout le monde si rien n’est dit.',
  'Handy for who sleeps there: a market for those who cook. Nothing when it is not said.':
    'Pratique pour qui dort là : un marché pour qui cuisine. Rien si rien n’est dit.',
  'For which ages; all of them when it is not said.': 'Pour quels âges ; pour tous si rien n’est dit.',
  'The youngest it is for.': 'L’âge du plus jeune.',
  'The oldest it is for.': 'L’âge du plus vieux.',
  'Who gets in and around without help.': 'Qui peut entrer et circuler sans aide.',
  'What it is about: the themes that visitors choose from.': 'De quoi il s’agit : les thèmes que choisissent les visiteurs.',
  'The results it goes with: for each pack the outcomes. Who gets one of them is told of it first.':
    'Les résultats avec lesquels il va : pour chaque quiz, ses résultats. Qui obtient l’un d’eux en entend parler d’abord.',
  'The pack: a folder of packs/.': 'Le quiz : un dossier de packs/.',
  'An outcome of the pack.': 'Un résultat du quiz.',
  'How long one stays, in minutes.': 'Combien de temps on y reste, en minutes.',
  'For one adult: free; low: up to 10 €; medium: up to 30 €; high: more. Nothing when nobody knows.':
    'Pour un adulte : free (gratuit) ; low, 10 € au plus ; medium, 30 € au plus ; high, davantage. Rien si personne ne sait.',
  'A page about it: https://… The terminal shows it as a code for phones.':
    'Une page qui en parle : https://… La borne la montre en code pour téléphone.',
  'A « coup de cœur ». It is the choice of a person, and never a rating.':
    'Un coup de cœur. C’est le choix d’une personne, jamais une note.',
  'Who of the office loves it: a first name or a role.': 'Qui l’aime à l’office : un prénom ou un rôle.',
  'Why, in their own words.': 'Pourquoi, avec ses mots.',
  'Where an imported place comes from. Terminals show it with the place.':
    'D’où vient un lieu importé. Les bornes le montrent avec le lieu.',
  'Who the description comes from.': 'De qui vient la description.',
  'What allows its use.': 'Ce qui permet de l’utiliser.',
  'When its source last changed it.': 'Quand sa source l’a changé pour la dernière fois.',
  'Where the source keeps it.': 'Où sa source le garde.',
  'The languages that a machine translated, and nobody has read yet.':
    'Les langues traduites par une machine, que personne n’a encore relues.',
  'The last day on which it may be recommended.': 'Le dernier jour où on peut le recommander.',
  'The games, in the order they are offered.': 'Les jeux, dans l’ordre où ils sont proposés.',
  'A game that this terminal offers.': 'Un jeu que propose cette borne.',
  'From the left edge: 0 to 100.': 'Depuis le bord gauche : de 0 à 100.',
  'From the top edge: 0 to 100.': 'Depuis le bord supérieur : de 0 à 100.',
  'Where it stands on the map, in hundredths of the picture.': 'Où il se trouve sur la carte, en centièmes de l’image.',
  'One place on the map, with its name.': 'Un lieu sur la carte, avec son nom.',
  'The drawn map. A square suits every terminal.': 'La carte dessinée. Un carré convient à toutes les bornes.',
  'The places that can be touched. They stand beside the map in words, too.':
    'Les lieux que l’on peut toucher. Ils sont aussi écrits à côté de la carte.',
  'One place on a drawn map.': 'Un lieu sur une carte dessinée.',
  'So many are put in order. A first place counts as often as there are places, the last one once.':
    'Autant de réponses sont classées. La première compte autant de fois qu’il y a de places, la dernière une fois.',
  'What is put in order.': 'Ce que l’on classe.',
  'The dearest of several, put in order by touching them.': 'Les préférées parmi plusieurs, classées en les touchant.',
  'The pack that is played: a folder of packs/.': 'Le quiz qui est joué : un dossier de packs/.',
  'The people behind the terminal: when they are there and how to reach them. Without it the terminal offers nobody.':
    'Les gens derrière la borne : quand ils sont là et comment les joindre. Sans cela, la borne ne propose personne.',
  'Who is there, as it stands in a sentence: « l’accueil de l’office ».': 'Qui est là, comme dans une phrase : « l’accueil de l’office ».',
  'Where to find them.': 'Où les trouver.',
  'How soon somebody answers while the desk is open. Visitors read it as a promise.':
    'En combien de minutes quelqu’un répond quand l’accueil est ouvert. Les visiteurs le lisent comme une promesse.',
  'When somebody is there, by the clocks of Paris.': 'Quand il y a quelqu’un, à l’heure de Paris.',
  'A part of the year with its week. Of two that cover a day the first one counts.':
    'Une partie de l’année avec sa semaine. De deux qui couvrent un jour, la première compte.',
  'The first day, each year, as 04-01; the whole year when it is not said.':
    'Le premier jour, chaque année, comme 04-01 ; toute l’année si rien n’est dit.',
  'The last day, each year, as 09-30. May lie in the next year.':
    'Le dernier jour, chaque année, comme 09-30. Peut tomber l’année suivante.',
  'The hours of each day of the week: mon, tue, wed, thu, fri, sat, sun. A day that is not said is closed.':
    'Les heures de chaque jour de la semaine : mon, tue, wed, thu, fri, sat, sun. Un jour qui n’est pas dit est fermé.',
  'When somebody is there, as "09:00-12:30"; nobody when it is not said.':
    'Quand il y a quelqu’un, comme "09:00-12:30" ; personne si rien n’est dit.',
  'Holidays, fairs, closures.': 'Jours fériés, foires, fermetures.',
  'Days that are not like the others. They win over the week.': 'Des jours pas comme les autres. Ils l’emportent sur la semaine.',
  'The day: 2027-03-29, or 12-25 for every year.': 'Le jour : 2027-03-29, ou 12-25 pour chaque année.',
  'The last day, where there are several; in the form of the first.': 'Le dernier jour, s’il y en a plusieurs ; écrit comme le premier.',
  'When somebody is there all the same, as "10:00-12:00"; closed when it is not said.':
    'Quand il y a quand même quelqu’un, comme "10:00-12:00" ; fermé si rien n’est dit.',
  'What this day is, where visitors should know.': 'Ce qu’est ce jour, si les visiteurs doivent le savoir.',
  'The number, as +33251590000. Phones get it as a code.': 'Le numéro, comme +33251590000. Les téléphones le reçoivent en code.',
  'The address. Phones get it as a code.': 'L’adresse. Les téléphones la reçoivent en code.',
  'A way to write that opens as a page. Phones get it as a code.':
    'Une façon d’écrire qui s’ouvre comme une page. Les téléphones la reçoivent en code.',
  'What it is called: WhatsApp, a chat.': 'Comment cela s’appelle : WhatsApp, une messagerie.',
  'The page that a phone opens: https://…': 'La page qu’un téléphone ouvre : https://…',
  'The exact words with which a visitor asks to be called back; they are sealed with the request. Nobody calls back when it is not said.':
    'Les mots exacts par lesquels un visiteur demande à être rappelé ; ils sont scellés avec la demande. Personne ne rappelle si rien n’est dit.',
};

/** Sentences that the formats add to a description, and what they are in French. */
const ENDINGS: readonly (readonly [english: RegExp, french: string])[] = [
  [
    /^(?<own>.+) One text per language, or one string for all languages\. At most (?<most>\d+) characters\.$/,
    'Un texte par langue, ou un seul pour toutes. $<most> caractères au plus.',
  ],
  [/^(?<own>.+) As #rrggbb\.$/, 'Écrite #rrggbb.'],
  [/^(?<own>.+) As 2027-06-30\.$/, 'Écrit 2027-06-30.'],
];

const frenchOf = (english: string, more: Readonly<Record<string, string>>): string | null => {
  for (const [ending, french] of ENDINGS) {
    const own = ending.exec(english)?.groups?.own;
    const translated = own === undefined ? undefined : (FRENCH[own] ?? more[own]);
    if (translated !== undefined) return `${translated} ${english.replace(ending, french)}`;
  }
  return FRENCH[english] ?? more[english] ?? null;
};

/**
 * What an editor shows: the French sentence, and below it the English one. In one file, since an editor that looks up a schema cannot
 * say which language its author reads. `more`: what kinds of games say of themselves. What has no French yet stays English alone; a test names it.
 */
export const inBothLanguages = (english: string, more: Readonly<Record<string, string>> = {}): string => {
  const french = frenchOf(english, more);
  return french === null ? english : `${french}\n${english}`;
};
