/** A terminal is no desktop: no context menu, no dragged pictures, no selected text, no zoom by key or wheel. */
export const takeBrowserGesturesAway = (page: Document): void => {
  const prevent = (event: Event): void => event.preventDefault();
  page.addEventListener('contextmenu', prevent);
  page.addEventListener('dragstart', prevent);
  page.addEventListener('selectstart', (event) => {
    if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
  });
  page.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), { passive: false });
  page.addEventListener('submit', prevent);
};
