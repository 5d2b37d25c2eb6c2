import { expect, test } from 'vitest';
import type { HostEvent, KioskState } from '#contract/host-api.ts';
import { idOf } from '#contract/ids.ts';
import { listenToHost } from '#page/host-events.ts';
import { isShallow, targetPx } from '#page/measures.ts';
import { replacementOf } from '#page/replacing.ts';
import { loadPatiently } from '#page/start-up.ts';
import { backOff } from '#page/waiting.ts';
import { PLAIN_ACCESS, voiceOf } from '#play/access.ts';
import { type KioskContext, NEW_VISIT } from '#play/visit.ts';
import { SAMPLE_KIOSK } from '#tests/fixtures/sample-kiosk.ts';

const gone = { code: 'KIOSK_UNREACHABLE', detail: 'refused' } as const;

test('a host that is away is asked again at growing distances, and no further apart than ten seconds', () => {
  expect([1, 2, 3, 4, 5, 6, 20].map(backOff)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
});

test('the page asks until the host answers, and shows something calm meanwhile', async () => {
  let tries = 0;
  const waited: number[] = [];
  const shown: string[] = [];
  const newer = { code: 'KIOSK_STORE_NEWER', detail: 'version 99' } as const;
  const kiosk = await loadPatiently({
    load: () => {
      tries += 1;
      return tries < 4 ? Promise.reject(tries === 3 ? newer : gone) : Promise.resolve(SAMPLE_KIOSK);
    },
    pause: async (ms) => void waited.push(ms),
    failed: (code) => shown.push(code),
  });
  expect(kiosk).toBe(SAMPLE_KIOSK);
  expect(waited).toEqual([500, 1_000, 2_000]);
  // What is shown depends on why: a store of a newer app is nothing that another try mends.
  expect(shown).toEqual(['KIOSK_UNREACHABLE', 'KIOSK_UNREACHABLE', 'KIOSK_STORE_NEWER']);
});

test('an outage of the host loses no event: the same cursor is asked again', async () => {
  const cursors: number[] = [];
  const heard: HostEvent[] = [];
  const event: HostEvent = { kind: 'content-changed', version: 'v2' };
  const answers = [
    () => Promise.resolve({ cursor: 4, events: [] }),
    () => Promise.reject(gone),
    () => Promise.resolve({ cursor: 5, events: [event] }),
  ];
  await listenToHost({
    host: {
      nextEvents: (after) => {
        cursors.push(after);
        const next = answers.shift();
        return next ? next() : Promise.reject(gone);
      },
    },
    after: 3,
    hear: (one) => heard.push(one),
    pause: async () => undefined,
    stopped: () => answers.length === 0,
  });
  expect(cursors).toEqual([3, 4, 4]);
  expect(heard).toEqual([event]);
});

const contextAt = (view: KioskContext['view'], session: KioskContext['visit']['session'] = null): KioskContext => ({
  kiosk: SAMPLE_KIOSK,
  locale: 'fr',
  view,
  visit: { ...NEW_VISIT, session },
  access: PLAIN_ACCESS,
  voice: voiceOf(SAMPLE_KIOSK.site),
  dialog: null,
  place: null,
  lastSecret: null,
  countdown: 0,
});

test('new content waits until nobody plays', async () => {
  const next: KioskState = { ...SAMPLE_KIOSK, contentVersion: 'v2' };
  let context = contextAt('question');
  const sent: string[] = [];
  const replacement = replacementOf({
    load: () => Promise.resolve(next),
    context: () => context,
    send: (event) => sent.push(event.type),
    pause: () => Promise.resolve(),
  });
  replacement.hear({ kind: 'content-changed', version: 'v2' });
  await new Promise((resolve) => setTimeout(resolve));
  replacement.settle();
  expect(sent).toEqual([]);
  context = contextAt('attract');
  replacement.settle();
  replacement.settle();
  expect(sent).toEqual(['kiosk.replaced']);
});

test('new content is asked for until the host gives it', async () => {
  const next: KioskState = { ...SAMPLE_KIOSK, contentVersion: 'v2' };
  let failures = 2;
  const load = (): Promise<KioskState> => {
    failures -= 1;
    return failures >= 0 ? Promise.reject({ code: 'KIOSK_UNREACHABLE', detail: 'the test said so' }) : Promise.resolve(next);
  };
  const sent: string[] = [];
  const waited: number[] = [];
  const replacement = replacementOf({
    load,
    context: () => contextAt('attract'),
    send: (event) => sent.push(event.type),
    pause: async (ms) => void waited.push(ms),
  });
  replacement.hear({ kind: 'content-changed', version: 'v2' });
  await new Promise((resolve) => setTimeout(resolve));
  expect(sent).toEqual(['kiosk.replaced']);
  expect(waited).toHaveLength(2);
});

test('a session that the host has ended ends on the page, another one does not', () => {
  const session = idOf('session', '01890a5d-ac96-774b-bcce-b302099a8057');
  const other = idOf('session', '01890a5d-ac96-774b-bcce-b302099a8058');
  const sent: string[] = [];
  const replacement = replacementOf({
    load: () => Promise.resolve(SAMPLE_KIOSK),
    context: () => contextAt('question', session),
    send: (event) => sent.push(event.type),
    pause: () => Promise.resolve(),
  });
  replacement.hear({ kind: 'session-ended', session: other });
  expect(sent).toEqual([]);
  replacement.hear({ kind: 'session-ended', session });
  expect(sent).toEqual(['visitor.left']);
});

test('a target is 15 mm on every display of the fleet, and never under 44 px', () => {
  expect(targetPx(0.17)).toBe(89);
  expect(targetPx(0.277)).toBe(55);
  expect(targetPx(0.369)).toBe(44);
  expect(isShallow(800, 0.17)).toBe(true);
  expect(isShallow(1080, 0.277)).toBe(false);
});
