/** A disk without room, as SQLite and as Node say it. */
const isFull = (cause: unknown): boolean =>
  typeof cause === 'object' && cause !== null && 'code' in cause && (cause.code === 'SQLITE_FULL' || cause.code === 'ENOSPC');

/** Runs a write. When the disk is full and `relieve` finds room it runs once more; nothing was written the first time. */
export const withRoom = <T>(write: () => T, relieve: () => boolean): T => {
  try {
    return write();
  } catch (cause) {
    if (!isFull(cause) || !relieve()) throw cause;
    return write();
  }
};
