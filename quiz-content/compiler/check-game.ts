import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Locale } from '#fields/types.ts';
import type { GameKind, MadeGame, Making } from '#games/game-kind.ts';
import { checkForm } from './check-form.ts';
import { compilePicture, compileText } from './compile-texts.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type Contents, contentsIn } from './game-contents.ts';
import type { Media } from './media.ts';
import { nearest } from './nearest.ts';
import { questionsOf } from './questions-by-id.ts';
import type { Source } from './source.ts';
import { child, has, type Spot } from './spot.ts';

export interface Sibling {
  readonly id: string;
  readonly quiz: CompiledQuiz;
  readonly media: Media;
}

/** The other packs of the same content folder. */
export interface Siblings {
  readonly ids: () => readonly string[];
  /** Null when it is not there, has mistakes of its own, or is made of others. */
  readonly read: (id: string) => Promise<Sibling | null>;
}

export const NO_SIBLINGS: Siblings = { ids: () => [], read: async () => null };

export interface CheckedGame extends Contents {
  readonly diagnostics: readonly Diagnostic[];
  /** Null as long as something is wrong with it. */
  readonly make: (() => MadeGame) | null;
  /** The packs it is made of. */
  readonly siblings: readonly Sibling[];
}

/** A part of a file as a file of its own: places are said as places of the whole. */
const below = (source: Source, spot: Spot): Source => ({
  ...source,
  root: { value: spot.value, path: [] },
  finding: (path, said, at) => source.finding([...spot.path, ...path], said, at),
  isThere: (path) => source.isThere([...spot.path, ...path]),
  place: (path) => source.place([...spot.path, ...path]),
});

/** Holds the key `game` against its kind. */
export const checkGame = async (source: Source, kind: GameKind, locales: readonly Locale[], beside: Siblings): Promise<CheckedGame> => {
  const none = { texts: [], files: [], make: null, siblings: [] };
  // A key that is not there is the form's finding.
  if (!has(source.root, 'game')) return { ...none, diagnostics: [] };
  const spot = child(source.root, 'game');
  const contents = contentsIn(kind.schema, spot);
  const form = checkForm(below(source, spot), kind.schema);
  const open = form.value === null ? null : kind.open(spot.value);
  if (open === null) return { ...none, ...contents, diagnostics: form.diagnostics };
  const needed = await Promise.all([...new Set(open.needs)].map(async (id) => [id, await beside.read(id)] as const));
  const making: Making = {
    locales,
    asked: [...questionsOf(source.root).byId.keys()],
    text: (text) => compileText(text, locales),
    picture: (picture) => compilePicture(picture, locales),
    nearest,
    packs: new Map(needed.map(([id, found]) => [id, found?.quiz ?? null])),
    beside: beside.ids(),
  };
  const diagnostics = open
    .check(making)
    .map(({ path, fr, en }) => source.finding([...spot.path, ...path], { variant: 'CONTENT_GAME', fr, en }));
  const siblings = needed.flatMap(([, found]) => found ?? []);
  return { ...contents, diagnostics, make: diagnostics.length === 0 ? () => open.make(making) : null, siblings };
};
