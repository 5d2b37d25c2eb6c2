import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { contactPage, openedContact } from '#central/published.ts';
import type { Submission } from '#contract/submission.ts';
import { makeCallBack } from '#play/contact.ts';
import { smallKiosk, smallQuiz } from '#tests/fixtures/small-quiz.ts';
import { signIn, startCentralProcess, startTerminalProcess } from '#tests/support/fleet.ts';
import { writeSmallContent } from '#tests/support/small-content.ts';
import { type TemporaryFolder, temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

/** Searched for in every byte that the terminal and central wrote. */
const CANARY = 'Canari-77b2';
const NUMBER = '06 12 34 56 78';

let folder: TemporaryFolder;
beforeAll(() => {
  folder = temporaryFolder('call-back');
});
afterAll(() => folder.remove());

const everyByteBelow = (path: string): string =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('content'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n');

const submissionOf = (): Submission => {
  const request = { kind: 'call-back', about: 'shop_ticketing', moment: 'afternoon' } as const;
  const typed = { given_name: CANARY, email: '', mobile: NUMBER };
  const made = makeCallBack(smallKiosk.brand, '18_plus', request, typed, { locale: 'en', fallback: 'fr', country: 'FR' });
  if (made === null) throw new Error('the small terminal calls back');
  return made;
};

test('who asks to be called back is seen waiting in the console, and nothing of them was written unsealed on the way', async () => {
  writeSmallContent(join(folder.path, 'content'));
  await using central = await startCentralProcess(join(folder.path, 'central-data'), { site: 'Hall' });
  if (central.claim === null || central.password === null) throw new Error('central issued nothing');
  const terminalData = join(folder.path, 'terminal');
  await using terminal = await startTerminalProcess(terminalData, [
    ...['--content', join(folder.path, 'content')],
    ...['--central', central.url, '--claim', central.claim],
  ]);
  const call = async (method: 'POST' | 'GET', path: string, body?: unknown): Promise<Response> =>
    fetch(new URL(path, terminal.url), {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  const enrolled = z.object({ contactOffered: z.literal(true) });
  await waitUntil(async () => enrolled.safeParse(await (await call('GET', '/api/kiosk')).json()).success, 'a contact to be offered', {
    withinMs: 30_000,
  });

  const start = { campaign: smallKiosk.campaigns[0]?.id, quizVersion: smallQuiz.version, locale: 'en' };
  const { session } = z.object({ session: z.string() }).parse(await (await call('POST', '/api/sessions', start)).json());
  const submission = submissionOf();
  const ended = await call('POST', `/api/sessions/${session}/end`, { endedBy: 'finished', lastView: 'review', submission });
  expect(ended.status).toBe(204);

  const ask = await signIn(central.url, central.password);
  const [waiting] = await waitUntil(
    async () => {
      const { contacts } = contactPage.parse(await ask('contacts'));
      return contacts.length === 1 ? contacts : null;
    },
    'the request at central',
    { withinMs: 30_000 },
  );
  expect(waiting).toMatchObject({ id: session, looks: 0, request: { kind: 'call-back', state: 'waiting', step: null } });
  for (const data of [terminalData, join(folder.path, 'central-data')]) {
    const bytes = everyByteBelow(data);
    expect(bytes, data).toContain(session);
    expect(bytes, data).not.toMatch(/canari|33612345678|shop_ticketing/i);
  }
  const opened = openedContact.parse(await ask(`contacts/${waiting?.terminal}/${session}/open`, {}));
  expect(opened.submission).toEqual(submission);
  expect(opened.submission).toMatchObject({
    contact: { given_name: CANARY, mobile: '+33612345678' },
    request: { about: 'shop_ticketing' },
  });
});
