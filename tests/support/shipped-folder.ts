import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder in which the shipped content lies as a version. */
    shippedContent: string;
  }
}

/** The shipped content as a version in a folder, to be installed on terminals. `shipped-level.ts` has built it, once for the level. */
export const shippedFolder = (): string => inject('shippedContent');
