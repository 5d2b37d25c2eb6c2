/** Shows where the voice is: a ring around the thing, and the focus on it, so that eye, key and ear are at the same place. */
export const pointerOn = (): { readonly to: (element: Element, withFocus: boolean) => void; readonly gone: () => void } => {
  let at: Element | null = null;
  let made = false;
  const gone = (): void => {
    at?.removeAttribute('data-spoken');
    if (made) at?.removeAttribute('tabindex');
    at = null;
    made = false;
  };
  return {
    gone,
    to: (element, withFocus) => {
      if (at !== element) gone();
      at = element;
      element.setAttribute('data-spoken', '');
      element.scrollIntoView({ block: 'nearest' });
      if (!withFocus || !(element instanceof HTMLElement) || element.ownerDocument.activeElement === element) return;
      // A text takes no focus of its own; as long as the voice is on it, it does.
      if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) {
        element.tabIndex = -1;
        made = true;
      }
      element.focus({ preventScroll: true });
    },
  };
};
