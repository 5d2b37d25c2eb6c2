import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Locale } from '#fields/types.ts';
import type { GameKind, MadeGame, Making, OpenGame } from '#games/game-kind.ts';
import { checkIds } from './check-twice.ts';
import { compilePicture, compileText } from './compile-texts.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type Contents, contentsIn } from './game-contents.ts';
import type { Media } from './media.ts';
import { nearest } from './nearest.ts';
import { questionsOf } from './questions-by-id.ts';
import type { Source } from './source.ts';
import { child, has } from './spot.ts';

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

/** A mistake elsewhere in the file keeps the whole from being read: its game alone still says what is wrong with it. */
const readAlone = (kind: GameKind, game: unknown): OpenGame | null => kind.opened.safeParse(game).data ?? null;

/** Asks of the key `game` what its form cannot say. `opened`: it was read with the whole file. */
export const checkGame = async (
  source: Source,
  kind: GameKind,
  opened: OpenGame | null,
  locales: readonly Locale[],
  beside: Siblings,
): Promise<CheckedGame> => {
  const none = { texts: [], files: [], lists: [], make: null, siblings: [], diagnostics: [] };
  if (!has(source.root, 'game')) return none;
  const spot = child(source.root, 'game');
  const contents = contentsIn(kind.schema, spot);
  const twice = contents.lists.flatMap((list) => checkIds(source, list));
  const open = opened ?? readAlone(kind, spot.value);
  if (open === null) return { ...none, ...contents, diagnostics: twice };
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
  const wrong = open.check(making);
  const diagnostics = [
    ...twice,
    ...wrong.map(({ path, fr, en }) => source.finding([...spot.path, ...path], { variant: 'CONTENT_GAME', fr, en })),
  ];
  const siblings = needed.flatMap(([, found]) => found ?? []);
  return { ...contents, diagnostics, make: diagnostics.length === 0 ? () => open.make(making) : null, siblings };
};
