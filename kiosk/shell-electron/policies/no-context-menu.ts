import type { WebContents } from 'electron';

/** A long press asks for the context menu. Electron has none of its own; this keeps it so. */
export const noContextMenu = (contents: WebContents): void => {
  contents.on('context-menu', (event) => event.preventDefault());
};
