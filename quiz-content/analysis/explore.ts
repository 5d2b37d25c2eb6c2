import { countAll, type End, type Gathering, type Terrain } from './count-all.ts';
import { playVisits } from './play-visits.ts';

/** One question that the analysis asks about whole visits. Made anew for each try: what was gathered in vain is thrown away. */
export interface Inquiry<Found> {
  readonly gathering: Gathering;
  readonly take: (end: End) => void;
  /** What was found. `simulated`: how many visits were played by chance; null: all there are were counted, the figures are exact. */
  readonly found: (simulated: number | null) => Found;
}

/** Every visit there can be, of visitors who answer at random. Null where counting all takes too long. */
const counted = <Found>(terrain: Terrain, inquiry: () => Inquiry<Found>): Found | null => {
  const { gathering, take, found } = inquiry();
  const all = countAll(terrain, terrain.table.questions, gathering);
  if (all === null) return null;
  all.each(take);
  return found(null);
};

/** The answer counted where that is quick enough, else from visits played by chance. */
export const exploreOne = <Found>(terrain: Terrain, inquiry: () => Inquiry<Found>): Found => {
  const exact = counted(terrain, inquiry);
  if (exact !== null) return exact;
  const played = inquiry();
  playVisits(terrain, { observers: [played] });
  return played.found(terrain.visits);
};

/** Both answers: counted where that is quick enough, else from the same visits, played by chance. */
export const exploreBoth = <One, Other>(
  terrain: Terrain,
  one: () => Inquiry<One>,
  other: () => Inquiry<Other>,
): { readonly one: One; readonly other: Other } => {
  const exact = { one: counted(terrain, one), other: counted(terrain, other) };
  const played = { one: one(), other: other() };
  const wanted = [...(exact.one === null ? [played.one] : []), ...(exact.other === null ? [played.other] : [])];
  if (wanted.length > 0) playVisits(terrain, { observers: wanted });
  return { one: exact.one ?? played.one.found(terrain.visits), other: exact.other ?? played.other.found(terrain.visits) };
};
