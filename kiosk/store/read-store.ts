import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { err, ok, type Result } from '#fields/result.ts';
import { STORE_VERSION, type Store } from './store.ts';

/** Opens the store to look at it, while others write or when nobody does: nothing is made, migrated or changed. */
export const openStoreToRead = (file: string): Result<Store, string> => {
  if (!existsSync(file)) return err(`there is no store at ${file}`);
  let db: Database.Database;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
  } catch (cause) {
    return err(`${file} does not open: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  try {
    db.pragma('busy_timeout = 5000');
    const version = Number(db.pragma('user_version', { simple: true }));
    if (version === STORE_VERSION) return ok({ db, close: () => db.close() });
    db.close();
    return err(`${file} has version ${version} and this app reads ${STORE_VERSION}: start the terminal with this app once`);
  } catch (cause) {
    db.close();
    return err(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
};
