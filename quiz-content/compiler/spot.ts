/** Where a value stands in a file: keys and places in lists, from the top. */
export type Path = readonly (string | number)[];

/**
 * A value with its place. The rules read the file through spots, because they also have to work in a file that does not have the
 * right form everywhere: whatever is not of the expected type looks empty, its form is somebody else's finding.
 */
export interface Spot {
  readonly value: unknown;
  readonly path: Path;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const has = (spot: Spot, key: string): boolean => isRecord(spot.value) && Object.hasOwn(spot.value, key);

/** A spot below another one. Only findings ask for the path: until then nobody writes it down. */
class Below implements Spot {
  readonly value: unknown;
  readonly #above: Spot;
  readonly #step: string | number;

  constructor(value: unknown, above: Spot, step: string | number) {
    this.value = value;
    this.#above = above;
    this.#step = step;
  }

  get path(): Path {
    return [...this.#above.path, this.#step];
  }
}

const valueAt = ({ value }: Spot, key: string): unknown => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined);

export const child = (spot: Spot, key: string): Spot => new Below(valueAt(spot, key), spot, key);

export const itemsOf = (spot: Spot): readonly Spot[] =>
  Array.isArray(spot.value) ? spot.value.map((value: unknown, index) => new Below(value, spot, index)) : [];

export const keysOf = (spot: Spot): readonly string[] => (isRecord(spot.value) ? Object.keys(spot.value) : []);

export const entriesOf = (spot: Spot): readonly (readonly [string, Spot])[] => keysOf(spot).map((key) => [key, child(spot, key)]);

export const isObject = (spot: Spot): boolean => isRecord(spot.value);

export const textOf = (spot: Spot): string | null => (typeof spot.value === 'string' ? spot.value : null);

export const numberOf = (spot: Spot): number | null => (typeof spot.value === 'number' ? spot.value : null);

/** The text of a child. Most rules look at many things and find nothing: what only is looked at needs no spot of its own. */
export const textAt = (spot: Spot, key: string): string | null => {
  const value = valueAt(spot, key);
  return typeof value === 'string' ? value : null;
};

/** The number of a child. */
export const numberAt = (spot: Spot, key: string): number | null => {
  const value = valueAt(spot, key);
  return typeof value === 'number' ? value : null;
};

/** Does this hold for what a text says in one of its languages? */
export const saysSomewhere = ({ value }: Spot, holds: (words: string) => boolean): boolean => {
  if (typeof value === 'string') return holds(value);
  return isRecord(value) && Object.values(value).some((words) => typeof words === 'string' && holds(words));
};

/** What gives a field its value and outcomes their points: the choices of a question, or the bands of a scale. */
export const answersOf = (question: Spot): readonly Spot[] => [
  ...itemsOf(child(question, 'choices')),
  ...itemsOf(child(question, 'bands')),
];
