import type { Session } from 'electron';

/** The spell checker fetches its dictionaries from the network, and underlines what visitors type. */
export const noSpelling = (session: Session): void => {
  session.setSpellCheckerEnabled(false);
};
