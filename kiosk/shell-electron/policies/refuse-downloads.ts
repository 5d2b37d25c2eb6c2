import type { Session } from 'electron';

/** A download opens a dialog of the system, and its folder. */
export const refuseDownloads = (session: Session): void => {
  session.on('will-download', (event) => event.preventDefault());
};
