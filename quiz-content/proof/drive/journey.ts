/** What a finger does to a question: skip it, or press what carries these words. */
export type Deed = { readonly skip: true } | { readonly press: readonly string[] };

/** Where a journey stops. `question` and `purpose` name one of several. */
export interface Stop {
  readonly view: string;
  readonly question?: string;
  /** In a game: after so many touches. */
  readonly touches?: number;
  /** Which of the purposes, from 0. */
  readonly purpose?: number;
  /** Something over the view: the idle warning, or the notice. */
  readonly over?: 'idle' | 'notice';
}

/** The way through the page from attract: a language, what to answer, and where to stop. Crosses into the browser as JSON. */
export interface Journey {
  readonly locale: string;
  /** By question id. A question that is not named gets the first answer there is. */
  readonly answers: Readonly<Record<string, Deed>>;
  readonly to: Stop;
}

/** Where a journey ended before its stop: the view (empty: none was there), its first words, the language of the page. */
export interface Stuck {
  readonly at: string;
  readonly words: string;
  readonly lang: string;
}
