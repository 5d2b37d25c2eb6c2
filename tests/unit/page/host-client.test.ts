import { expect, test } from 'vitest';
import { idOf } from '#contract/ids.ts';
import { hostClient } from '#page/host-client.ts';
import { SAMPLE_KIOSK } from '#tests/fixtures/sample-kiosk.ts';

const session = idOf('session', '01890a5d-ac96-774b-bcce-b302099a8057');
const answering = (make: () => Response | Promise<Response>) => hostClient(async () => make());
const start = { campaign: idOf('campaign', 'ete'), quizVersion: 'v', locale: 'fr' } as const;

test('a failure of the host arrives as its own code', async () => {
  const client = answering(() => Response.json({ code: 'KIOSK_STORE_FAILED', detail: 'disk full' }, { status: 500 }));
  await expect(client.startSession(start)).rejects.toEqual({ code: 'KIOSK_STORE_FAILED', detail: 'disk full' });
});

test('a host that is gone, answers nonsense or is somebody else is a KioskError too', async () => {
  await expect(answering(() => Promise.reject(new TypeError('refused'))).startSession(start)).rejects.toMatchObject({
    code: 'KIOSK_UNREACHABLE',
  });
  await expect(answering(() => new Response('<h1>502</h1>', { status: 502 })).startSession(start)).rejects.toMatchObject({
    code: 'KIOSK_HOST_FAULT',
  });
  await expect(answering(() => Response.json({ session: 'not-an-id' })).startSession(start)).rejects.toMatchObject({
    code: 'KIOSK_HOST_FAULT',
  });
  await expect(answering(() => Response.json({ hello: 'world' })).loadKiosk()).rejects.toMatchObject({ code: 'KIOSK_HOST_FAULT' });
  await expect(answering(() => new Response('not json')).nextEvents(0, AbortSignal.timeout(100))).rejects.toMatchObject({
    code: 'KIOSK_HOST_FAULT',
  });
});

test('what the host says well is taken as it is', async () => {
  expect(await answering(() => Response.json({ session })).startSession(start)).toEqual({ session });
  expect((await answering(() => Response.json(SAMPLE_KIOSK)).loadKiosk()).campaigns).toHaveLength(1);
});

test('an unattended end may outlive the page and never throws; its failure is told by its code alone', async () => {
  const inits: (RequestInit | undefined)[] = [];
  const warned: unknown[][] = [];
  const original = console.warn;
  console.warn = (...words: unknown[]) => warned.push(words);
  try {
    const client = hostClient((_, init) => {
      inits.push(init);
      return Promise.reject(new TypeError('camille@example.org could not be sent'));
    });
    client.endUnattended(session, { endedBy: 'idle', lastView: 'contact' });
    await new Promise((resolve) => setTimeout(resolve, 10));
  } finally {
    console.warn = original;
  }
  expect(inits[0]).toMatchObject({ keepalive: true, method: 'POST' });
  expect(warned).toEqual([['ending a session: KIOSK_UNREACHABLE']]);
});
