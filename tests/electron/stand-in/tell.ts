/** What the stand-in tells the test, over the channel between the two processes. */
export type Told =
  | { readonly kind: 'browser'; readonly endpoint: string }
  | { readonly kind: 'called'; readonly name: string; readonly argument: unknown }
  | { readonly kind: 'refused'; readonly what: 'navigation' | 'window' | 'download' | 'webview'; readonly url: string }
  | { readonly kind: 'allowed'; readonly what: 'navigation' | 'window' | 'download' | 'webview'; readonly url: string }
  | { readonly kind: 'permission'; readonly name: string; readonly granted: boolean; readonly check: boolean }
  | { readonly kind: 'gone'; readonly how: 'exit' | 'relaunch' | 'quit-prevented'; readonly detail: unknown };

export const tell = (told: Told): void => {
  process.send?.(told);
};

/** A call that the stand-in remembers and does nothing for. */
export const called = (name: string, argument: unknown = null): void => tell({ kind: 'called', name, argument });
