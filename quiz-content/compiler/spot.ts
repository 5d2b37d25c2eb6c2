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

export const child = (spot: Spot, key: string): Spot =>
  new Below(isRecord(spot.value) && Object.hasOwn(spot.value, key) ? spot.value[key] : undefined, spot, key);

export const itemsOf = (spot: Spot): readonly Spot[] =>
  Array.isArray(spot.value) ? spot.value.map((value: unknown, index) => new Below(value, spot, index)) : [];

export const keysOf = (spot: Spot): readonly string[] => (isRecord(spot.value) ? Object.keys(spot.value) : []);

export const entriesOf = (spot: Spot): readonly (readonly [string, Spot])[] => keysOf(spot).map((key) => [key, child(spot, key)]);

export const isObject = (spot: Spot): boolean => isRecord(spot.value);

export const textOf = (spot: Spot): string | null => (typeof spot.value === 'string' ? spot.value : null);

export const numberOf = (spot: Spot): number | null => (typeof spot.value === 'number' ? spot.value : null);

/** What gives a field its value and outcomes their points: the choices of a question, or the bands of a scale. */
export const answersOf = (question: Spot): readonly Spot[] => [
  ...itemsOf(child(question, 'choices')),
  ...itemsOf(child(question, 'bands')),
];
