/**
 * What can keep central from starting or a command from working, and the exit code that says so. The table in `sync-agent/README.md` lists the same codes.
 */
export const CENTRAL_ERRORS = {
  CENTRAL_NO_BINARIES: { exit: 1, text: 'The PostgreSQL that npm brings is missing or incomplete on this machine.' },
  CENTRAL_NO_NAMESPACE: { exit: 1, text: 'PostgreSQL refuses to run as root, and this machine lets root be nobody else.' },
  CENTRAL_POSTGRES_FAILED: { exit: 1, text: 'PostgreSQL did not start.' },
  CENTRAL_DATABASE_UNREACHABLE: { exit: 1, text: 'The PostgreSQL of DATABASE_URL cannot be used.' },
  CENTRAL_FOLDER_IN_USE: { exit: 2, text: 'Another central runs on this data folder.' },
  CENTRAL_PORT_TAKEN: { exit: 2, text: 'Another program listens on this port.' },
  CENTRAL_KEYS_LOST: { exit: 1, text: 'The database knows keys that this data folder does not hold.' },
  CENTRAL_NO_BASE: { exit: 2, text: 'There is no base in this data folder.' },
  CENTRAL_NO_ACCOUNT: { exit: 2, text: 'The console has no such account.' },
  CENTRAL_BASE_NOT_EMPTY: { exit: 2, text: 'The base holds something already.' },
  CENTRAL_BACKUP_UNUSABLE: { exit: 1, text: 'The backup cannot be used.' },
} as const satisfies Record<string, { exit: number; text: string }>;

export type CentralErrorCode = keyof typeof CENTRAL_ERRORS;
export interface CentralError {
  readonly code: CentralErrorCode;
  /** For the operator: what was found, and what to do. */
  readonly detail: string;
}
