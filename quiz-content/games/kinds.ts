import { chainKind } from './chain/chain.ts';
import type { GameKind } from './game-kind.ts';
import { memoryKind } from './memory/memory.ts';
import { swipeKind } from './swipe/swipe.ts';
import { triviaKind } from './trivia/trivia.ts';

/** Every kind of game that can be written. A new one is a folder beside this file, and a line here. */
export const GAME_KINDS: readonly GameKind[] = [memoryKind, swipeKind, triviaKind, chainKind];

export const gameKindOf = (word: string | null): GameKind | null => GAME_KINDS.find(({ kind }) => kind === word) ?? null;
