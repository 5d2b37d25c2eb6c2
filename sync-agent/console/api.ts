import { z } from 'zod';
import {
  type ConsoleErrorCode,
  type ContactRequest,
  claimRequest,
  consoleError,
  contactPage,
  contactRow,
  isConsoleErrorCode,
  issuedClaim,
  ledgerPage,
  openedContact,
  overview,
  requestStep,
  sessionDetail,
  sessionPage,
  signedIn,
  terminalList,
  whoIsIt,
} from '#central/published.ts';
import { err, ok, type Result } from '#fields/result.ts';

/** What went wrong: central's own code, or that central could not be asked. */
export type Failure = ConsoleErrorCode | 'CONSOLE_UNREACHABLE';
export type Answer<Value> = Promise<Result<Value, Failure>>;

const failureOf = async (response: Response): Promise<Failure> => {
  const body = consoleError.safeParse(await response.json().catch(() => null));
  return body.success && isConsoleErrorCode(body.data.code) ? body.data.code : 'CONSOLE_UNREACHABLE';
};

const ask = async <Schema extends z.ZodType>(schema: Schema, path: string, init?: RequestInit): Answer<z.infer<Schema>> => {
  let response: Response;
  try {
    response = await fetch(`/console/api${path}`, init);
  } catch {
    return err('CONSOLE_UNREACHABLE');
  }
  if (!response.ok) return err(await failureOf(response));
  const content = schema.safeParse(await response.json().catch(() => null));
  return content.success ? ok(content.data) : err('CONSOLE_UNREACHABLE');
};

const post = <Schema extends z.ZodType>(schema: Schema, path: string, content: unknown = {}): Answer<z.infer<Schema>> =>
  ask(schema, path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) });

const nothing = z.object({});
const from = (place: string | null): string => (place === null ? '' : `?before=${encodeURIComponent(place)}`);

/** Central's routes, as the pages use them. */
export const api = {
  me: () => ask(whoIsIt, '/me'),
  signIn: (password: string) => post(signedIn, '/login', { password }),
  signOut: () => post(nothing, '/logout'),
  overview: () => ask(overview, '/overview'),
  sessions: (place: string | null) => ask(sessionPage, `/sessions${from(place)}`),
  session: (terminal: string, id: string) => ask(sessionDetail, `/sessions/${terminal}/${id}`),
  contacts: (place: string | null) => ask(contactPage, `/contacts${from(place)}`),
  takeStep: (terminal: string, id: string, state: ContactRequest['state']) =>
    post(contactRow, `/contacts/${terminal}/${id}/request`, requestStep.parse({ state })),
  openContact: (terminal: string, id: string) => post(openedContact, `/contacts/${terminal}/${id}/open`),
  ledger: () => ask(ledgerPage, '/ledger'),
  terminals: () => ask(terminalList, '/terminals'),
  revoke: (terminal: string) => post(nothing, `/terminals/${terminal}/revoke`),
  issueClaim: (site: string) => post(issuedClaim, '/claims', claimRequest.parse({ site })),
};
