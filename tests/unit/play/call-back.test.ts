import { describe, expect, test } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import type { AnswerValue } from '#contract/answer.ts';
import type { EndSession, KioskState } from '#contract/host-api.ts';
import { idOf } from '#contract/ids.ts';
import type { Place } from '#contract/place.ts';
import { CALL_BACK_ABOUT, type CallBack } from '#contract/submission.ts';
import { fieldByKey, valuesOf } from '#fields/values.ts';
import { makeKioskMachine } from '#play/kiosk-machine.ts';
import { needsOf, purposesOf } from '#play/visit.ts';
import { smallKiosk } from '#tests/fixtures/small-quiz.ts';
import { surroundings } from '#tests/fixtures/surroundings.ts';

const ANSWERS: readonly AnswerValue[] = [
  { kind: 'choices', choices: [idOf('choice', 'large')] },
  { kind: 'skipped' },
  { kind: 'number', number: 4 },
  { kind: 'department', code: '44' },
];
const REQUEST: CallBack = { kind: 'call-back', about: 'events', moment: 'afternoon' };
const TODAY = new Date('2027-07-10T10:00:00Z');

const secret = (id: string): Place => ({
  ...{ id: idOf('place', id), kind: 'secret', locales: ['fr', 'en'], name: { fr: id, en: id }, text: { fr: id, en: id }, tip: null },
  coordinates: smallKiosk.site.coordinates,
  open: { months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], weekdays: [], hours: null },
  audience: { parties: [], stays: [], ages: { min: null, max: null }, accessibility: [] },
  ...{ themes: [], outcomes: [], minutes: null, cost: null, link: null, lovedBy: null, credits: null, expires: null },
});

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A visit that has come to its result. */
const atResult = async (kiosk: KioskState = smallKiosk) => {
  const ended: EndSession[] = [];
  const actor = createActor(
    makeKioskMachine(
      {
        startSession: async () => ({ session: idOf('session', '01900000-0000-7000-8000-00000000000a') }),
        giveAnswer: async () => undefined,
        endSession: async (_session, body) => {
          ended.push(body);
        },
        endUnattended: (_session, body) => ended.push(body),
      },
      surroundings(),
    ),
    { clock: new SimulatedClock(), input: { kiosk } },
  );
  actor.start();
  const play = async (): Promise<void> => {
    actor.send({ type: 'attract.touched' });
    actor.send({ type: 'locale.chosen', locale: 'en' });
    await settled();
    for (const value of ANSWERS) {
      actor.send({ type: 'question.answered', value, tookMs: 900 });
      await settled();
    }
  };
  await play();
  return { actor, ended, play, context: () => actor.getSnapshot().context };
};

describe('asking to be called back', () => {
  test('leads past the purposes of the brand, and asks for a number alone', async () => {
    const { actor, context } = await atResult();
    actor.send({ type: 'dialog.opened', dialog: 'desk' });
    actor.send({ type: 'callBack.wanted', request: REQUEST });
    expect(context()).toMatchObject({ view: 'age', dialog: null });
    actor.send({ type: 'age.answered', age: '18_plus' });
    expect(context().view).toBe('contact');
    expect(needsOf(context())).toEqual({ email: false, mobile: true });
    expect(purposesOf(context())).toEqual([]);
    actor.send({ type: 'went.back' });
    expect(context().view).toBe('age');
  });

  test('sends the request with its own consent, in the words that were read, and nothing else', async () => {
    const { actor, context, ended } = await atResult();
    actor.send({ type: 'callBack.wanted', request: REQUEST });
    actor.send({ type: 'age.answered', age: '15_17' });
    actor.send({ type: 'contact.typed', typed: { given_name: 'Camille', email: 'left@over.test', mobile: '06 12 34 56 78' } });
    expect(context().view).toBe('review');
    actor.send({ type: 'review.sent' });
    await settled();
    expect(ended).toEqual([
      {
        endedBy: 'finished',
        lastView: 'review',
        submission: {
          age: '15_17',
          locale: 'en',
          controller: 'Office',
          noticeVersion: '1',
          consents: [{ purpose: 'call-back', given: true, recipient: 'Office', text: 'Call me back once on this number.' }],
          contact: { given_name: 'Camille', mobile: '+33612345678' },
          request: REQUEST,
        },
      },
    ]);
  });

  test('is not sent before Send: leaving, idling or thinking better of it keeps nothing', async () => {
    for (const type of ['visitor.left', 'contact.declined'] as const) {
      const { actor, ended } = await atResult();
      actor.send({ type: 'callBack.wanted', request: REQUEST });
      actor.send({ type: 'age.answered', age: '18_plus' });
      actor.send({ type: 'contact.typed', typed: { given_name: '', email: '', mobile: '06 12 34 56 78' } });
      actor.send({ type });
      await settled();
      expect(ended, type).toHaveLength(1);
      expect(JSON.stringify(ended), type).not.toMatch(/submission|request/);
    }
  });

  test('under 15 ends without a contact, and forgets that a call was wanted', async () => {
    const { actor, context, ended } = await atResult();
    actor.send({ type: 'callBack.wanted', request: REQUEST });
    actor.send({ type: 'age.answered', age: 'under_15' });
    await settled();
    expect(context()).toMatchObject({ view: 'thanks', visit: { request: null, sending: false } });
    expect(ended).toEqual([{ endedBy: 'finished', lastView: 'age' }]);
  });

  test('is given up for the purposes of the brand when the visitor would rather have its letter', async () => {
    const { actor, context } = await atResult();
    actor.send({ type: 'callBack.wanted', request: REQUEST });
    actor.send({ type: 'went.back' });
    actor.send({ type: 'contact.wanted' });
    actor.send({ type: 'age.answered', age: '18_plus' });
    expect(context()).toMatchObject({ view: 'consent', visit: { request: null } });
  });

  test('is not taken where nobody calls back, nor without a key of central', async () => {
    const { brand } = smallKiosk;
    const silent: KioskState[] = [
      { ...smallKiosk, brand: { ...brand, desk: null } },
      { ...smallKiosk, brand: { ...brand, desk: brand.desk && { ...brand.desk, callBack: null } } },
      { ...smallKiosk, contactOffered: false },
    ];
    for (const kiosk of silent) {
      const { actor, context } = await atResult(kiosk);
      actor.send({ type: 'callBack.wanted', request: REQUEST });
      expect(context()).toMatchObject({ view: 'result', visit: { request: null } });
    }
  });

  test('is about something that the dictionary knows', () => {
    expect([...CALL_BACK_ABOUT].toSorted()).toEqual(Object.keys(valuesOf(fieldByKey('request_type').type) ?? {}).toSorted());
  });
});

describe('a secret', () => {
  const kiosk: KioskState = { ...smallKiosk, places: [secret('one'), secret('two')] };

  test('is told once in a visit: asking again, or with another chance, tells the same', async () => {
    const { actor, context } = await atResult(kiosk);
    actor.send({ type: 'secret.wanted', chance: 0, today: TODAY });
    expect(context()).toMatchObject({ dialog: 'secret', visit: { secret: 'one' } });
    actor.send({ type: 'dialog.closed' });
    actor.send({ type: 'secret.wanted', chance: 0.99, today: TODAY });
    expect(context()).toMatchObject({ dialog: 'secret', visit: { secret: 'one' } });
  });

  test('goes with the visit; the next visitor is told another one', async () => {
    const { actor, context, play } = await atResult(kiosk);
    actor.send({ type: 'secret.wanted', chance: 0, today: TODAY });
    actor.send({ type: 'visitor.left' });
    expect(context()).toMatchObject({ view: 'attract', dialog: null, visit: { secret: null }, lastSecret: 'one' });
    await play();
    actor.send({ type: 'secret.wanted', chance: 0, today: TODAY });
    expect(context().visit.secret).toBe('two');
  });

  test('is told by no event, and only at the result', async () => {
    const { actor, context, ended } = await atResult(kiosk);
    actor.send({ type: 'secret.wanted', chance: 0, today: TODAY });
    actor.send({ type: 'result.finished' });
    await settled();
    expect(ended).toEqual([{ endedBy: 'finished', lastView: 'result' }]);
    actor.send({ type: 'thanks.read' });
    actor.send({ type: 'secret.wanted', chance: 0, today: TODAY });
    expect(context()).toMatchObject({ dialog: null, visit: { secret: null } });
  });

  test('is not offered where there is none', async () => {
    const { actor, context } = await atResult();
    actor.send({ type: 'secret.wanted', chance: 0, today: TODAY });
    expect(context().dialog).toBeNull();
  });
});

describe('looking around without playing', () => {
  test('in another language ends in the language of the terminal', async () => {
    const actor = createActor(
      makeKioskMachine(
        {
          startSession: () => Promise.reject(new Error('nobody plays')),
          giveAnswer: async () => undefined,
          endSession: async () => undefined,
          endUnattended: () => undefined,
        },
        surroundings(),
      ),
      { clock: new SimulatedClock(), input: { kiosk: smallKiosk } },
    );
    actor.start();
    actor.send({ type: 'dialog.opened', dialog: 'around' });
    actor.send({ type: 'locale.chosen', locale: 'en' });
    expect(actor.getSnapshot().context).toMatchObject({ view: 'attract', locale: 'en', dialog: 'around' });
    actor.send({ type: 'dialog.opened', dialog: 'around', place: idOf('place', 'one') });
    expect(actor.getSnapshot().context.place).toBe('one');
    actor.send({ type: 'dialog.closed' });
    expect(actor.getSnapshot().context).toMatchObject({ view: 'attract', locale: 'fr', dialog: null, place: null });
  });
});
