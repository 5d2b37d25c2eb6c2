export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Colour = readonly [red: number, green: number, blue: number];

/** A piece of text as it stands on the page. */
export interface SeenText {
  readonly text: string;
  readonly box: Box;
  readonly colour: Colour;
  /** What it stands on, where the styles say so; null: only the pixels know. */
  readonly ground: Colour | null;
  /** The language it is meant to be in. */
  readonly lang: string;
  /** It rests, or is scrolled away: its contrast does not count. */
  readonly exempt: boolean;
}

/** A control that can be pressed. */
export interface SeenControl {
  readonly name: string;
  readonly box: Box;
  /** No words on it show where it is. */
  readonly needsEdge: boolean;
}

/** What is wrong with where something stands; measured in the page itself. */
export interface Misplaced {
  readonly kind: 'clipped' | 'out-of-view' | 'overflowing' | 'overlapping' | 'picture-missing';
  readonly text: string;
  /** What else it is about: the things that `text` covers. */
  readonly also: readonly string[];
  readonly box: Box;
}

export interface Seen {
  readonly texts: readonly SeenText[];
  readonly controls: readonly SeenControl[];
  readonly misplaced: readonly Misplaced[];
}
