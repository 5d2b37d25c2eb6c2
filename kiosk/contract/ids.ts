/**
 * Branded ids: a plain string is not one, and one kind is never another.
 * An id is made in one place (`idOf`), after its form was checked by whoever took it in.
 */
declare const brand: unique symbol;
type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type PackId = Id<'pack'>;
export type QuestionId = Id<'question'>;
export type ChoiceId = Id<'choice'>;
export type OutcomeId = Id<'outcome'>;
export type CampaignId = Id<'campaign'>;
export type SiteId = Id<'site'>;
export type BrandId = Id<'brand'>;
export type PurposeId = Id<'purpose'>;
export type PlaceId = Id<'place'>;
/** A UUIDv7, minted once when the session starts; it is also the id of the session's event. */
export type SessionId = Id<'session'>;

interface Ids {
  pack: PackId;
  question: QuestionId;
  choice: ChoiceId;
  outcome: OutcomeId;
  campaign: CampaignId;
  site: SiteId;
  brand: BrandId;
  purpose: PurposeId;
  place: PlaceId;
  session: SessionId;
}

const SLUG = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True when `text` has the form of an id of this kind: a slug of at most 64 characters, or a UUIDv7 for sessions. */
export const isId = <Kind extends keyof Ids>(kind: Kind, text: string): text is Ids[Kind] =>
  kind === 'session' ? UUID.test(text) : text.length <= 64 && SLUG.test(text);

/** The id, or a thrown RangeError: for text that our own code made or that was already checked. */
export const idOf = <Kind extends keyof Ids>(kind: Kind, text: string): Ids[Kind] => {
  if (!isId(kind, text)) throw new RangeError(`not a ${kind} id: ${JSON.stringify(text)}`);
  return text;
};
