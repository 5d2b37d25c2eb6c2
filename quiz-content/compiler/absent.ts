/** What the machine calls a failure of a file: `ENOENT`, `EACCES`. */
export const codeOf = (cause: unknown): string => (cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause));

/** Does this failure only say that there is no such file or folder? Everything else is worth telling. */
export const isAbsent = (cause: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(cause));
