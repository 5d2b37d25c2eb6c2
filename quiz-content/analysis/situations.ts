/** Most stay few, and arrays of that length cost next to nothing. */
const FIRST_ROOM = 4;

/** Spreads numbers over a table; fractions are rare enough to share a place. */
const placeOf = (row: Float64Array): number => {
  let mixed = 0;
  for (const number of row) {
    mixed = Math.imul(mixed ^ (number | 0), 0x9e3779b1);
    mixed ^= mixed >>> 15;
  }
  return mixed >>> 0;
};

/**
 * Where visits can stand between two questions: rows of numbers, each with the share of visits that stand there. Visits that come to
 * the same row are counted together.
 */
export class Situations {
  readonly #width: number;
  readonly #costs: number;
  #rows: Float64Array;
  #places: Int32Array;
  #shares: Float64Array;
  #longest: Float64Array;
  #before: Int32Array;
  #answer: Int16Array;
  #size = 0;

  /** `width` numbers in a row; `costs`: how many sums are kept of which only the largest matters. */
  constructor(width: number, costs: number) {
    this.#width = width;
    this.#costs = costs;
    this.#rows = new Float64Array(FIRST_ROOM * width);
    this.#places = new Int32Array(FIRST_ROOM * 2);
    this.#shares = new Float64Array(FIRST_ROOM);
    this.#longest = new Float64Array(FIRST_ROOM * costs);
    this.#before = new Int32Array(FIRST_ROOM);
    this.#answer = new Int16Array(FIRST_ROOM);
  }

  get size(): number {
    return this.#size;
  }

  shareOf(index: number): number {
    return this.#shares[index] ?? 0;
  }

  /** The situation before this one from which the first visit came, and the class of the answer that it gave; -1: it was not asked. */
  cameBy(index: number): { readonly before: number; readonly answer: number } {
    return { before: this.#before[index] ?? 0, answer: this.#answer[index] ?? -1 };
  }

  /** Copies a row, and the sums of its costs. */
  read(index: number, row: Float64Array, longest: Float64Array): void {
    for (let at = 0; at < this.#width; at += 1) row[at] = this.#rows[index * this.#width + at] ?? 0;
    for (let at = 0; at < this.#costs; at += 1) longest[at] = this.#longest[index * this.#costs + at] ?? 0;
  }

  /** Counts a share of the visits in. */
  take(row: Float64Array, share: number, before: number, answer: number, longest: Float64Array): void {
    const mask = this.#places.length - 1;
    let place = placeOf(row) & mask;
    for (let there = this.#places[place] ?? 0; there !== 0; there = this.#places[place] ?? 0) {
      if (this.#isAt(there - 1, row)) {
        this.#shares[there - 1] = (this.#shares[there - 1] ?? 0) + share;
        for (let at = 0; at < this.#costs; at += 1) {
          const cost = (there - 1) * this.#costs + at;
          this.#longest[cost] = Math.max(this.#longest[cost] ?? 0, longest[at] ?? 0);
        }
        return;
      }
      place = (place + 1) & mask;
    }
    const index = this.#size;
    this.#size += 1;
    this.#places[place] = this.#size;
    this.#rows.set(row, index * this.#width);
    this.#longest.set(longest, index * this.#costs);
    this.#shares[index] = share;
    this.#before[index] = before;
    this.#answer[index] = answer;
    if (this.#size * 2 >= this.#places.length) this.#grow();
  }

  /** Gives back the room of the rows when only the way back still matters. */
  forgetRows(): void {
    this.#rows = new Float64Array(0);
    this.#places = new Int32Array(1);
    this.#longest = new Float64Array(0);
  }

  #isAt(index: number, row: Float64Array): boolean {
    for (let at = 0; at < this.#width; at += 1) if (this.#rows[index * this.#width + at] !== row[at]) return false;
    return true;
  }

  #grow(): void {
    const room = this.#places.length;
    const wider = <Kind extends Float64Array | Int32Array | Int16Array>(old: Kind, made: Kind): Kind => {
      made.set(old);
      return made;
    };
    this.#rows = wider(this.#rows, new Float64Array(room * this.#width));
    this.#shares = wider(this.#shares, new Float64Array(room));
    this.#longest = wider(this.#longest, new Float64Array(room * this.#costs));
    this.#before = wider(this.#before, new Int32Array(room));
    this.#answer = wider(this.#answer, new Int16Array(room));
    this.#places = new Int32Array(room * 2);
    const mask = room * 2 - 1;
    for (let index = 0; index < this.#size; index += 1) {
      let place = placeOf(this.#rows.subarray(index * this.#width, (index + 1) * this.#width)) & mask;
      while (this.#places[place] !== 0) place = (place + 1) & mask;
      this.#places[place] = index + 1;
    }
  }
}
