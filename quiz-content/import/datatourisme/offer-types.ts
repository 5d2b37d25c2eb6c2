import type { PlaceSource } from '#format/place.ts';

/** What a type of the DATAtourisme ontology becomes. */
export interface OfferType {
  /** Values of `themes`. */
  readonly themes: readonly string[];
  readonly kind: PlaceSource['kind'];
  /** A thing of nature, or a way: it is there all year, also where the register gives no opening. */
  readonly isAlwaysThere: boolean;
}

const activity = (...themes: readonly string[]): OfferType => ({ themes, kind: 'activity', isAlwaysThere: false });
const provider = (...themes: readonly string[]): OfferType => ({ themes, kind: 'provider', isAlwaysThere: false });
const outside = (...themes: readonly string[]): OfferType => ({ themes, kind: 'activity', isAlwaysThere: true });

/**
 * The types that a terminal recommends, and under which themes. What is not here is left out and counted: lodging, services and
 * transport, since a visitor at a terminal has a bed and asks what to do.
 */
export const OFFER_TYPES: Readonly<Record<string, OfferType>> = {
  Beach: outside('sea_beach_sun'),
  NaturalHeritage: outside('wide_open_spaces'),
  NaturalPark: outside('wide_open_spaces'),
  Forest: outside('wide_open_spaces'),
  Swamp: outside('wide_open_spaces'),
  Cliff: outside('wide_open_spaces'),
  Landform: outside('wide_open_spaces'),
  PicnicArea: outside('wide_open_spaces', 'family'),
  ParkAndGarden: activity('wide_open_spaces'),
  WalkingTour: outside('wide_open_spaces', 'sport_nature'),
  Rambling: outside('wide_open_spaces', 'sport_nature'),
  EducationalTrail: outside('wide_open_spaces', 'family'),
  CyclingTour: outside('bike'),
  HorseTour: outside('sport_nature'),

  SportsAndLeisurePlace: activity('sport_nature'),
  NauticalCentre: provider('sport_nature', 'sea_beach_sun'),
  EquestrianCenter: provider('sport_nature'),
  GolfCourse: activity('sport_nature'),
  SwimmingPool: activity('sport_nature', 'family'),
  ClimbingWall: activity('sport_nature'),
  MiniGolf: activity('family'),
  BowlingAlley: activity('family'),
  LeisureSportActivityProvider: provider('sport_nature'),
  SightseeingBoat: provider('sea_beach_sun', 'wide_open_spaces'),

  ThemePark: activity('family'),
  AmusementPark: activity('family'),
  PlayArea: activity('family'),
  KidsClub: provider('family'),
  ZooAnimalPark: activity('family'),
  Zoo: activity('family'),
  TeachingFarm: activity('family'),
  TouristTrain: activity('family'),

  CulturalSite: activity('heritage'),
  Museum: activity('heritage'),
  InterpretationCentre: activity('heritage'),
  Castle: activity('heritage'),
  FortifiedCastle: activity('heritage'),
  ReligiousSite: activity('heritage'),
  ArcheologicalSite: activity('heritage'),
  RemarkableBuilding: activity('heritage'),
  TechnicalHeritage: activity('heritage'),
  RemembranceSite: activity('heritage'),
  CityHeritage: activity('heritage'),
  Mill: activity('heritage'),
  Lighthouse: activity('heritage', 'sea_beach_sun'),

  CulturalEvent: activity('events'),
  Festival: activity('events'),
  Concert: activity('events'),
  Exhibition: activity('events'),
  ExhibitionEvent: activity('events'),
  MusicEvent: activity('events'),
  ShowEvent: activity('events'),
  TheaterEvent: activity('events'),
  SportsEvent: activity('events', 'sport_nature'),
  ChildrensEvent: activity('events', 'family'),
  TraditionalCelebration: activity('events'),
  LocalAnimation: activity('events'),
  FairOrShow: activity('events'),
  Parade: activity('events'),
  MovieTheater: activity('events'),
  Cinema: activity('events'),
  Theater: activity('events'),

  Restaurant: provider('food'),
  FoodEstablishment: provider('food'),
  CafeOrTeahouse: provider('food'),
  BrasserieOrTavern: provider('food'),
  GourmetRestaurant: provider('food'),
  FarmhouseInn: provider('food'),
  Winery: provider('food'),
  Brewery: provider('food'),
  Distillery: provider('food'),
  TastingProvider: provider('food'),
  Tasting: provider('food'),
  LocalProductsShop: provider('food', 'shopping'),
  Producer: provider('food'),

  Market: activity('shopping', 'food'),
  BricABrac: activity('shopping'),
  BoutiqueOrLocalShop: provider('shopping'),
  CraftsmanShop: provider('shopping'),
  EquipmentRentalShop: provider('sport_nature'),
};

/** Types that nearly every offer has besides its own: they say nothing about it. */
export const GENERAL_TYPES: ReadonlySet<string> = new Set([
  'PointOfInterest',
  'PlaceOfInterest',
  'Product',
  'LocalBusiness',
  'EntertainmentAndEvent',
  'ActivityProvider',
  'ServiceProvider',
  'Store',
  'Event',
  'Tour',
  'Visit',
  'Organization',
  'Place',
  'TouristAttraction',
]);

const MOST_THEMES = 4;

/** What the types of an offer make of it together; null: none of them is known. */
export const offerTypeOf = (types: readonly string[]): OfferType | null => {
  const known = Object.keys(OFFER_TYPES).flatMap((type) => (types.includes(type) ? (OFFER_TYPES[type] ?? []) : []));
  if (known.length === 0) return null;
  return {
    themes: [...new Set(known.flatMap(({ themes }) => themes))].slice(0, MOST_THEMES),
    kind: known.some(({ kind }) => kind === 'provider') ? 'provider' : 'activity',
    isAlwaysThere: known.every(({ isAlwaysThere }) => isAlwaysThere),
  };
};

/** What the register calls the people an offer is for, in the words of `party_type`. */
export const PARTIES: Readonly<Record<string, string>> = {
  Families: 'family',
  Family: 'family',
  Children: 'family',
  Couples: 'couple',
  Couple: 'couple',
  Individuals: 'single',
  Groups: 'group',
};
