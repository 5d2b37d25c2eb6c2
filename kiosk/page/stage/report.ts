/** For the operator's log alone: the visitor plays on without the stage. */
export const report = (what: string, cause: unknown): void => {
  // biome-ignore lint/suspicious/noConsole: the console is the page's log; the stage must not know the host.
  console.warn(what, cause);
};
