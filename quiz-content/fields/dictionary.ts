import type { FieldDefinition, FieldType, Labels, StrategicGroup } from './types.ts';

/**
 * The dictionary of profile fields: every fact about a visitor that the project knows how to hold.
 * Formats, store, console and reports are derived from it. Sources: the field lists of the offices' own tools
 * (counter entry, web forms, tactile app); the table in `quiz-content/README.md` is generated from this file.
 */
const l = (fr: string, en: string): Labels => ({ fr, en });
type Extra = Partial<Pick<FieldDefinition, 'group' | 'personal' | 'setBy'>>;
const field = <Key extends string>(key: Key, labels: Labels, type: FieldType, extra: Extra = {}) =>
  ({ key, labels, type, group: null, personal: false, setBy: 'visitor', ...extra }) as const satisfies FieldDefinition;
const inGroup = (group: StrategicGroup, extra: Extra = {}): Extra => ({ group, ...extra });
const personal: Extra = { personal: true };
const text = (maxLength: number): FieldType => ({ kind: 'text', maxLength });

const CHANNELS = {
  counter: l('Guichet', 'Counter'),
  post: l('Courrier', 'Post'),
  phone: l('Téléphone', 'Telephone'),
  file_import: l('Import de fichier', 'File import'),
  web_form: l('Formulaire web', 'Web form'),
  touch_app: l('Appli tactile', 'Touch app'),
  mini_site: l('Mini-site', 'Mini-site'),
  email: l('E-mail', 'E-mail'),
  web_messaging: l('Messagerie web', 'Web messaging'),
  text_message: l('SMS', 'Text message'),
  kiosk: l('Borne', 'Kiosk'),
  paper_quiz: l('Questionnaire papier', 'Paper quiz'),
  event_registration: l('Inscription à un événement', 'Event registration'),
  social_quiz: l('Quiz sur réseau social', 'Social network quiz'),
} as const;

export const FIELDS = [
  field('origin_country', l("Pays d'origine", 'Country of origin'), { kind: 'country' }, inGroup('origin')),
  field('origin_department', l("Département d'origine", 'Département of origin'), { kind: 'department' }, inGroup('origin')),
  field('origin_commune_insee', l("Commune d'origine", 'Commune of origin'), { kind: 'commune' }),
  field('origin_postcode', l("Code postal d'origine", 'Postcode of origin'), { kind: 'postcode' }),
  field(
    'contact_channel',
    l('Mode de contact', 'Contact channel'),
    { kind: 'enum', values: CHANNELS },
    inGroup('contact_channel', { setBy: 'system' }),
  ),
  field(
    'reply_channel',
    l('Mode de réponse', 'Reply channel'),
    {
      kind: 'enum',
      values: {
        email: l('E-mail', 'E-mail'),
        counter: l('Guichet', 'Counter'),
        phone: l('Téléphone', 'Telephone'),
        post: l('Courrier', 'Post'),
        fax: l('Fax', 'Fax'),
        sms: l('SMS', 'Text message'),
        on_screen: l("À l'écran", 'On screen'),
        print: l('Imprimé', 'Printed'),
        qr: l('QR code', 'QR code'),
      },
    },
    inGroup('reply_channel', { setBy: 'system' }),
  ),
  field('reception_point_id', l("Point d'accueil", 'Reception point'), { kind: 'reference', list: false }, { setBy: 'system' }),
  field(
    'contact_kind',
    l('Type de contact', 'Type of contact'),
    { kind: 'enum', values: { individual: l('Particulier', 'Individual'), professional: l('Professionnel', 'Professional') } },
    inGroup('contact_kind', { setBy: 'system' }),
  ),
  field('party_type', l('Type de personnes', 'Type of party'), {
    kind: 'enum',
    values: {
      not_specified: l('Non précisé', 'Not specified'),
      single: l('Seul', 'Alone'),
      couple: l('Couple', 'Couple'),
      family: l('Famille', 'Family'),
      group: l('Groupe', 'Group'),
      local_population: l('Population locale', 'Local population'),
      other: l('Autre', 'Other'),
    },
  }),
  field('party_size', l('Nombre de personnes', 'Number of people'), { kind: 'integer', min: 1, max: 99 }, inGroup('party_size')),
  field('request_type', l('Type de demande', 'Type of request'), {
    kind: 'enum',
    values: {
      practical: l('Pratique', 'Practical'),
      shop_ticketing: l('Boutique et billetterie', 'Shop and tickets'),
      events: l('Agenda', 'Events'),
      accommodation: l('Hébergement', 'Accommodation'),
      activities_heritage: l('Activités et patrimoine', 'Activities and heritage'),
      tourist_info: l('Information touristique', 'Tourist information'),
    },
  }),
  field('stay_zone', l('Zone de séjour', 'Area of stay'), {
    kind: 'enum',
    values: { hyperlocal: l('Sur la commune', 'In town'), local: l('Aux environs', 'Nearby'), other: l('Ailleurs', 'Elsewhere') },
  }),
  field('stay_commune_insee', l('Lieu du séjour', 'Place of stay'), { kind: 'commune' }),
  field(
    'stay_duration',
    l('Durée du séjour', 'Length of stay'),
    {
      kind: 'nights',
      bins: {
        day_trip: l('La journée', 'Day trip'),
        n1_3: l('1 à 3 nuits', '1 to 3 nights'),
        n4_7: l('4 à 7 nuits', '4 to 7 nights'),
        n8_14: l('8 à 14 nuits', '8 to 14 nights'),
        n15_plus: l('15 nuits et plus', '15 nights and more'),
        resident: l("À l'année", 'Resident'),
      },
    },
    inGroup('stay_duration'),
  ),
  field(
    'stay_period',
    l('Période du séjour', 'Period of stay'),
    {
      kind: 'period',
      bins: {
        high: l('Juillet-août', 'July–August'),
        mid: l('Printemps et arrière-saison', 'Spring and late season'),
        low: l('Hiver', 'Winter'),
      },
    },
    inGroup('stay_period'),
  ),
  field('accommodation_type', l("Mode d'hébergement", 'Accommodation'), {
    kind: 'enum',
    values: {
      camping: l('Camping', 'Campsite'),
      hotel: l('Hôtel', 'Hotel'),
      club_residence: l('Club ou résidence', 'Holiday club or residence'),
      second_home: l('Résidence secondaire', 'Second home'),
      rental: l('Location', 'Rental'),
      friends_family: l('Famille ou amis', 'Family or friends'),
      b_and_b: l("Chambre d'hôtes", 'Bed and breakfast'),
      motorhome: l('Camping-car', 'Motorhome'),
      none_day: l('Aucun, à la journée', 'None, day trip'),
    },
  }),
  field(
    'themes',
    l('Thèmes', 'Themes'),
    {
      kind: 'enum-list',
      values: {
        sea_beach_sun: l('Mer, plage et soleil', 'Sea, beach and sun'),
        wide_open_spaces: l('Grands espaces', 'Wide open spaces'),
        freedom: l('Liberté', 'Freedom'),
        wellbeing: l('Bien-être', 'Well-being'),
        bike: l('Vélo', 'Cycling'),
        sport_nature: l('Sport et nature', 'Sport and nature'),
        heritage: l('Patrimoine', 'Heritage'),
        events: l('Fêtes et spectacles', 'Events and shows'),
        food: l('Gastronomie', 'Food'),
        family: l('En famille', 'Family'),
        shopping: l('Boutiques et marchés', 'Shops and markets'),
      },
    },
    inGroup('themes'),
  ),
  field('brochures', l('Brochures', 'Brochures'), { kind: 'reference', list: true }, { setBy: 'staff' }),
  field(
    'age_band',
    l("Tranche d'âge", 'Age band'),
    {
      kind: 'enum',
      values: {
        under_15: l('Moins de 15 ans', 'Under 15'),
        '15_17': l('15 à 17 ans', '15 to 17'),
        '18_plus': l('18 ans et plus', '18 and over'),
      },
    },
    personal,
  ),
  field('occupation_class', l('Catégorie socioprofessionnelle', 'Occupational class'), {
    kind: 'enum',
    values: {
      pcs_1: l('Agriculteurs exploitants', 'Farmers'),
      pcs_2: l("Artisans, commerçants et chefs d'entreprise", 'Craftspeople, shopkeepers and business owners'),
      pcs_3: l('Cadres et professions intellectuelles supérieures', 'Managers and professionals'),
      pcs_4: l('Professions intermédiaires', 'Intermediate occupations'),
      pcs_5: l('Employés', 'Clerical, sales and service staff'),
      pcs_6: l('Ouvriers', 'Manual workers'),
      pcs_7: l('Retraités', 'Retired'),
      pcs_8: l('Sans activité professionnelle', 'Not working'),
    },
  }),
  field(
    'civility',
    l('Civilité', 'Title'),
    {
      kind: 'enum',
      values: { mme: l('Madame', 'Ms'), mr: l('Monsieur', 'Mr'), unspecified: l('Non précisé', 'Not specified') },
    },
    personal,
  ),
  field('family_name', l('Nom', 'Family name'), text(80), personal),
  field('given_name', l('Prénom', 'First name'), text(80), personal),
  field('organisation', l('Raison sociale', 'Organisation'), text(120), personal),
  field('email', l('E-mail', 'E-mail'), { kind: 'email' }, personal),
  field('phone', l('Téléphone', 'Telephone'), { kind: 'phone' }, personal),
  field('mobile', l('Téléphone mobile', 'Mobile'), { kind: 'phone' }, personal),
  field('url', l('Site web', 'Website'), { kind: 'url' }, personal),
  field('postal_address', l('Adresse postale', 'Postal address'), text(300), personal),
  field('birth_date', l('Date de naissance', 'Date of birth'), { kind: 'date' }, { personal: true, setBy: 'staff' }),
  field('do_not_phone', l('Ne pas appeler', 'Do not phone'), { kind: 'boolean' }, personal),
  field('do_not_email', l("Ne pas envoyer d'e-mail", 'Do not e-mail'), { kind: 'boolean' }, personal),
  field('email_refused', l('Ne souhaite pas communiquer son e-mail', 'Prefers not to give an e-mail'), { kind: 'boolean' }, personal),
  field('notes', l('Divers', 'Notes'), text(2000), { personal: true, setBy: 'staff' }),
] as const;

export type FieldKey = (typeof FIELDS)[number]['key'];
