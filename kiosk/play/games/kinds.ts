import type { AnyGame } from './game.ts';
import { memory } from './memory/memory.ts';
import { swipe } from './swipe/swipe.ts';
import { trivia } from './trivia/trivia.ts';

/** Every kind of game that terminals can play. A new one is a folder beside this file, and a line here. */
export const GAMES: readonly AnyGame[] = [memory, swipe, trivia];
