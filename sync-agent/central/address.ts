import type { HttpBindings } from '@hono/node-server';

/** Node's own request beside the standard one; absent when the app is called directly. */
export type Bindings = Partial<HttpBindings>;

/** Where a request comes from, for counting tries. Behind a proxy all come from the proxy, and share their tries. */
export const addressOf = (context: { readonly env: Bindings | undefined }): string =>
  context.env?.incoming?.socket.remoteAddress ?? 'direct';
