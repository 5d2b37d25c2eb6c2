import type { GameView } from './game-view.tsx';

/** How every kind of game is shown, fetched when it is played. A new one is a folder beside this file, and a line here. */
export const GAME_VIEWS: Readonly<Record<string, () => Promise<GameView>>> = {
  memory: async () => (await import('./memory/memory-view.tsx')).memoryView,
  swipe: async () => (await import('./swipe/swipe-view.tsx')).swipeView,
  trivia: async () => (await import('./trivia/trivia-view.tsx')).triviaView,
};
