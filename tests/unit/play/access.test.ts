import { expect, test } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import { idOf } from '#contract/ids.ts';
import { PLAIN_ACCESS, VOLUME_STEP, voiceOf, withVolume } from '#play/access.ts';
import { isWarned, makeKioskMachine } from '#play/kiosk-machine.ts';
import { isAtRest } from '#play/visit.ts';
import { smallKiosk } from '#tests/fixtures/small-quiz.ts';
import { surroundings } from '#tests/fixtures/surroundings.ts';

const SESSION = idOf('session', '01900000-0000-7000-8000-00000000000a');
const { afterSeconds, warningSeconds } = smallKiosk.idle;

const begin = (kiosk = smallKiosk) => {
  const clock = new SimulatedClock();
  const host = {
    startSession: () => Promise.resolve({ session: SESSION }),
    giveAnswer: () => Promise.resolve(),
    endSession: () => Promise.resolve(),
    endUnattended: () => undefined,
  };
  const actor = createActor(makeKioskMachine(host, surroundings(clock)), { clock, input: { kiosk } });
  actor.start();
  const context = () => actor.getSnapshot().context;
  /** Seconds pass one by one, as the countdown needs them. */
  const wait = (seconds: number): void => {
    for (let second = 0; second < seconds; second += 1) clock.increment(1000);
  };
  return { actor, context, wait, warned: () => isWarned(actor.getSnapshot()) };
};

test('a mode chosen before the game stays for the game', () => {
  const { actor, context } = begin();
  actor.send({ type: 'access.changed', mode: 'largeText', on: true });
  actor.send({ type: 'attract.touched' });
  expect(context().view).toBe('language');
  expect(context().access).toEqual({ ...PLAIN_ACCESS, largeText: true });
});

test('who chose a mode and walked away leaves nothing of it to the next visitor', () => {
  const { actor, context, wait, warned } = begin();
  actor.send({ type: 'dialog.opened', dialog: 'access' });
  actor.send({ type: 'access.changed', mode: 'highContrast', on: true });
  actor.send({ type: 'voice.changed', voice: withVolume(context().voice, 1) });
  wait(afterSeconds);
  expect(warned()).toBe(true);
  wait(warningSeconds);
  expect(context()).toMatchObject({ view: 'attract', access: PLAIN_ACCESS, dialog: null, voice: voiceOf(smallKiosk.site) });
  expect(warned()).toBe(false);
});

test('a terminal at rest is never warned, and after a closed dialog it is at rest again', () => {
  const { actor, context, wait, warned } = begin();
  wait(afterSeconds * 3);
  expect(warned()).toBe(false);
  actor.send({ type: 'dialog.opened', dialog: 'access' });
  expect(isAtRest(context())).toBe(false);
  actor.send({ type: 'dialog.closed' });
  expect(isAtRest(context())).toBe(true);
  wait(afterSeconds * 3);
  expect(warned()).toBe(false);
});

test('content is not replaced under a visitor who is choosing how to play', () => {
  const { actor, context } = begin();
  const next = { ...smallKiosk, contentVersion: 'v2' };
  actor.send({ type: 'dialog.opened', dialog: 'access' });
  actor.send({ type: 'kiosk.replaced', kiosk: next });
  expect(context().kiosk.contentVersion).toBe(smallKiosk.contentVersion);
  actor.send({ type: 'dialog.closed' });
  actor.send({ type: 'kiosk.replaced', kiosk: next });
  expect(context().kiosk.contentVersion).toBe('v2');
});

test('who listened to a terminal that is closed leaves it silent for the next one', () => {
  const { actor, context, wait, warned } = begin({ ...smallKiosk, campaigns: [] });
  expect(context().view).toBe('closed');
  actor.send({ type: 'access.changed', mode: 'speech', on: true });
  wait(afterSeconds * 10);
  expect(warned()).toBe(true);
  wait(warningSeconds);
  expect(context()).toMatchObject({ view: 'closed', access: PLAIN_ACCESS });
  actor.send({ type: 'kiosk.replaced', kiosk: smallKiosk });
  expect(context().view).toBe('attract');
});

test('without a time limit the warning comes ten times later', () => {
  const { actor, wait, warned } = begin();
  actor.send({ type: 'access.changed', mode: 'untimed', on: true });
  actor.send({ type: 'attract.touched' });
  wait(afterSeconds * 10 - 1);
  expect(warned()).toBe(false);
  wait(1);
  expect(warned()).toBe(true);
});

test('the warning can be answered more than ten times', () => {
  const { actor, wait, warned } = begin();
  actor.send({ type: 'attract.touched' });
  for (let extension = 0; extension < 12; extension += 1) {
    wait(afterSeconds + warningSeconds - 1);
    expect(warned()).toBe(true);
    actor.send({ type: 'visitor.active' });
    expect(warned()).toBe(false);
  }
});

test('the volume keeps between audible and full', () => {
  let voice = voiceOf(smallKiosk.site);
  for (let step = 0; step < 20; step += 1) voice = withVolume(voice, 1);
  expect(voice.volume).toBe(1);
  for (let step = 0; step < 20; step += 1) voice = withVolume(voice, -1);
  expect(voice.volume).toBe(VOLUME_STEP);
});
