import { describe, expect, test } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import type { AnswerValue } from '#contract/answer.ts';
import type { EndSession, KioskState } from '#contract/host-api.ts';
import { idOf } from '#contract/ids.ts';
import { isMendable } from '#play/fault.ts';
import { type HostCalls, isBusy, isWarned, makeKioskMachine } from '#play/kiosk-machine.ts';
import { progressOf, purposeShown } from '#play/visit.ts';
import { smallKiosk } from '#tests/fixtures/small-quiz.ts';
import { surroundings } from '#tests/fixtures/surroundings.ts';

// long: every view of the one machine, driven by the same simulated clock and host.

const SESSION = idOf('session', '01900000-0000-7000-8000-00000000000a');
const ANSWERS: readonly AnswerValue[] = [
  { kind: 'choices', choices: [idOf('choice', 'large')] },
  { kind: 'skipped' },
  { kind: 'number', number: 4 },
  { kind: 'department', code: '44' },
];

/** A host that notes what it is asked and answers as it is told. */
const makeHost = () => {
  const ended: { how: 'waited' | 'unattended'; body: EndSession }[] = [];
  const given: string[] = [];
  let failing: unknown = null;
  const answer = async <Value>(value: Value): Promise<Value> => {
    if (failing !== null) throw failing;
    return value;
  };
  const calls: HostCalls = {
    startSession: () => answer({ session: SESSION }),
    giveAnswer: async (_session, question) => {
      await answer(null);
      given.push(question);
    },
    endSession: async (_session, body) => {
      await answer(null);
      ended.push({ how: 'waited', body });
    },
    endUnattended: (_session, body) => ended.push({ how: 'unattended', body }),
  };
  return { calls, ended, given, failWith: (cause: unknown) => (failing = cause) };
};

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const begin = (kiosk: KioskState = smallKiosk) => {
  const host = makeHost();
  const clock = new SimulatedClock();
  const actor = createActor(makeKioskMachine(host.calls, surroundings(clock)), { clock, input: { kiosk } });
  actor.start();
  const view = () => actor.getSnapshot().context.view;
  const toFirstQuestion = async () => {
    actor.send({ type: 'attract.touched' });
    actor.send({ type: 'locale.chosen', locale: 'en' });
    await settled();
  };
  const answerAll = async () => {
    for (const value of ANSWERS) {
      actor.send({ type: 'question.answered', value, tookMs: 900 });
      await settled();
    }
  };
  const toConsent = async () => {
    await toFirstQuestion();
    await answerAll();
    actor.send({ type: 'contact.wanted' });
    actor.send({ type: 'age.answered', age: '18_plus' });
  };
  return { ...host, clock, actor, view, toFirstQuestion, answerAll, toConsent, context: () => actor.getSnapshot().context };
};

describe('the way through', () => {
  test('goes from attract over language, questions and result to thanks, and back to attract by itself', async () => {
    const play = begin();
    expect(play.view()).toBe('attract');
    play.actor.send({ type: 'attract.touched' });
    expect(play.view()).toBe('language');
    play.actor.send({ type: 'locale.chosen', locale: 'en' });
    await settled();
    expect(play.view()).toBe('question');
    await play.answerAll();
    expect(play.view()).toBe('result');
    expect(play.context().visit.outcome).toBe('vague');
    expect(play.given).toEqual(['envie', 'plaisirs', 'combien', 'origine']);
    play.actor.send({ type: 'result.finished' });
    await settled();
    expect(play.view()).toBe('thanks');
    expect(play.ended).toEqual([{ how: 'waited', body: { endedBy: 'finished', lastView: 'result' } }]);
    play.clock.increment(15_000);
    expect(play.view()).toBe('attract');
    expect(play.context().locale).toBe('fr');
  });

  test('a question that is not on disk yet does not give way to the next one', async () => {
    const play = begin();
    await play.toFirstQuestion();
    play.actor.send({ type: 'question.answered', value: ANSWERS[0] ?? { kind: 'skipped' }, tookMs: 1 });
    expect(play.context().visit.index).toBe(0);
    expect(isBusy(play.actor.getSnapshot())).toBe(true);
    play.actor.send({ type: 'question.answered', value: { kind: 'choices', choices: [idOf('choice', 'foret')] }, tookMs: 1 });
    await settled();
    expect(play.given).toEqual(['envie']);
    expect(play.context().visit.index).toBe(1);
  });

  test('an answer that the question cannot take changes nothing', async () => {
    const play = begin();
    await play.toFirstQuestion();
    for (const value of [{ kind: 'skipped' }, { kind: 'number', number: 3 }, { kind: 'choices', choices: [] }] satisfies AnswerValue[]) {
      play.actor.send({ type: 'question.answered', value, tookMs: 1 });
      await settled();
    }
    expect(play.given).toEqual([]);
    expect(play.context().visit.index).toBe(0);
  });

  test('going back and answering otherwise replaces the answer and does not count it twice', async () => {
    const play = begin();
    await play.toFirstQuestion();
    play.actor.send({ type: 'question.answered', value: { kind: 'choices', choices: [idOf('choice', 'foret')] }, tookMs: 1 });
    await settled();
    play.actor.send({ type: 'went.back' });
    expect(play.context().visit.index).toBe(0);
    await play.answerAll();
    expect(play.context().visit.answers).toHaveLength(4);
    expect(progressOf(play.context())).toBe(1);
    expect(play.context().visit.outcome).toBe('vague');
  });

  test('a language chosen in the middle keeps the place', async () => {
    const play = begin();
    await play.toFirstQuestion();
    play.actor.send({ type: 'question.answered', value: ANSWERS[0] ?? { kind: 'skipped' }, tookMs: 1 });
    await settled();
    play.actor.send({ type: 'locale.chosen', locale: 'fr' });
    expect(play.view()).toBe('question');
    expect(play.context().visit.index).toBe(1);
    expect(play.context().locale).toBe('fr');
  });
});

describe('contact', () => {
  test('is sent only by Send, with every purpose and only the fields agreed to', async () => {
    const play = begin();
    await play.toConsent();
    expect(purposeShown(play.context())?.id).toBe('newsletter');
    play.actor.send({ type: 'consent.answered', given: true });
    play.actor.send({ type: 'consent.answered', given: false });
    play.actor.send({ type: 'consent.answered', given: false });
    expect(play.view()).toBe('contact');
    play.actor.send({ type: 'contact.typed', typed: { given_name: 'Nina', email: 'no address', mobile: '' } });
    expect(play.view()).toBe('contact');
    play.actor.send({ type: 'contact.typed', typed: { given_name: ' Nina ', email: 'Nina@Example.test', mobile: '06 12 34 56 78' } });
    expect(play.view()).toBe('review');
    expect(play.ended).toEqual([]);
    play.actor.send({ type: 'review.sent' });
    await settled();
    expect(play.ended[0]?.body.submission).toEqual({
      age: '18_plus',
      locale: 'en',
      controller: 'Office',
      noticeVersion: '1',
      consents: [
        { purpose: 'newsletter', given: true, recipient: 'Office', text: 'Newsletter?' },
        { purpose: 'texts', given: false, recipient: 'Office', text: 'Texts?' },
        { purpose: 'partner', given: false, recipient: 'Club', text: 'Club?' },
      ],
      contact: { given_name: 'Nina', email: 'nina@example.test' },
    });
    expect(JSON.stringify(play.context())).not.toContain('xample.test');
  });

  test('thinking better of it at the review sends nothing, and ends well', async () => {
    const play = begin();
    await play.toConsent();
    for (const given of [true, false, false]) play.actor.send({ type: 'consent.answered', given });
    play.actor.send({ type: 'contact.typed', typed: { given_name: '', email: 'a@example.test', mobile: '' } });
    play.actor.send({ type: 'contact.declined' });
    await settled();
    expect(play.view()).toBe('thanks');
    expect(play.ended).toEqual([{ how: 'waited', body: { endedBy: 'finished', lastView: 'review' } }]);
  });

  test('what is half typed is there again after going back and forth, and goes with the visit', async () => {
    const play = begin();
    await play.toConsent();
    for (const given of [true, false, false]) play.actor.send({ type: 'consent.answered', given });
    play.actor.send({ type: 'contact.drafted', typed: { given_name: 'Ni', email: 'nina@', mobile: '' } });
    play.actor.send({ type: 'went.back' });
    expect(play.view()).toBe('consent');
    play.actor.send({ type: 'consent.answered', given: false });
    expect(play.view()).toBe('contact');
    expect(play.context().visit.typed).toEqual({ given_name: 'Ni', email: 'nina@', mobile: '' });
    play.actor.send({ type: 'visitor.left' });
    expect(JSON.stringify(play.context())).not.toContain('nina@');
  });

  test('each line of the review can be put right alone, and the review comes back', async () => {
    const play = begin();
    await play.toConsent();
    for (const given of [true, true, false]) play.actor.send({ type: 'consent.answered', given });
    play.actor.send({ type: 'contact.typed', typed: { given_name: '', email: 'a@example.test', mobile: '06 12 34 56 78' } });
    play.actor.send({ type: 'field.corrected', field: 'mobile' });
    expect([play.view(), play.context().visit.field]).toEqual(['contact', 'mobile']);
    play.actor.send({ type: 'contact.drafted', typed: { given_name: '', email: 'a@example.test', mobile: '06 87' } });
    play.actor.send({ type: 'went.back' });
    expect(play.view()).not.toBe('review');
    play.actor.send({ type: 'consent.answered', given: false });
    play.actor.send({ type: 'contact.typed', typed: { given_name: '', email: 'a@example.test', mobile: '06 87 65 43 21' } });
    expect(play.view()).toBe('review');
    play.actor.send({ type: 'consent.corrected', purpose: idOf('purpose', 'texts') });
    expect([play.view(), purposeShown(play.context())?.id]).toEqual(['consent', 'texts']);
    play.actor.send({ type: 'went.back' });
    expect([play.view(), play.context().visit.correcting]).toEqual(['review', null]);
    play.actor.send({ type: 'consent.corrected', purpose: idOf('purpose', 'texts') });
    play.actor.send({ type: 'consent.answered', given: false });
    expect(play.view()).toBe('review');
    play.actor.send({ type: 'review.sent' });
    await settled();
    expect(play.ended[0]?.body.submission?.contact).toEqual({ email: 'a@example.test' });
    expect(play.ended[0]?.body.submission?.consents.map(({ given }) => given)).toEqual([true, false, false]);
  });

  test('the last yes taken back at the review sends nothing; another yes asks for its field', async () => {
    const play = begin();
    await play.toConsent();
    for (const given of [true, false, false]) play.actor.send({ type: 'consent.answered', given });
    play.actor.send({ type: 'contact.typed', typed: { given_name: '', email: 'a@example.test', mobile: '' } });
    play.actor.send({ type: 'consent.corrected', purpose: idOf('purpose', 'texts') });
    play.actor.send({ type: 'consent.answered', given: true });
    expect([play.view(), play.context().visit.correcting]).toEqual(['contact', null]);
    play.actor.send({ type: 'contact.typed', typed: { given_name: '', email: 'a@example.test', mobile: '06 12 34 56 78' } });
    for (const purpose of ['texts', 'newsletter']) {
      play.actor.send({ type: 'consent.corrected', purpose: idOf('purpose', purpose) });
      play.actor.send({ type: 'consent.answered', given: false });
    }
    await settled();
    expect(play.view()).toBe('thanks');
    expect(play.ended).toEqual([{ how: 'waited', body: { endedBy: 'finished', lastView: 'consent' } }]);
  });

  test('under 15 there is none at all', async () => {
    const play = begin();
    await play.toFirstQuestion();
    await play.answerAll();
    play.actor.send({ type: 'contact.wanted' });
    play.actor.send({ type: 'age.answered', age: 'under_15' });
    await settled();
    expect(play.view()).toBe('thanks');
    expect(play.ended[0]?.body).not.toHaveProperty('submission');
  });

  test('between 15 and 17 nobody else gets it', async () => {
    const play = begin();
    await play.toFirstQuestion();
    await play.answerAll();
    play.actor.send({ type: 'contact.wanted' });
    play.actor.send({ type: 'age.answered', age: '15_17' });
    play.actor.send({ type: 'consent.answered', given: true });
    play.actor.send({ type: 'consent.answered', given: false });
    expect(play.view()).toBe('contact');
  });

  test('refusing everything keeps nothing and ends well', async () => {
    const play = begin();
    await play.toConsent();
    for (let count = 0; count < 3; count += 1) play.actor.send({ type: 'consent.answered', given: false });
    await settled();
    expect(play.view()).toBe('thanks');
    expect(play.ended).toEqual([{ how: 'waited', body: { endedBy: 'finished', lastView: 'consent' } }]);
  });

  test('is not offered while central’s key is unknown', async () => {
    const play = begin({ ...smallKiosk, contactOffered: false });
    await play.toFirstQuestion();
    await play.answerAll();
    play.actor.send({ type: 'contact.wanted' });
    expect(play.view()).toBe('result');
  });
});

describe('idling', () => {
  test('warns after 45 seconds, counts 20 down, then ends the session and forgets everything', async () => {
    const play = begin();
    await play.toConsent();
    play.actor.send({ type: 'consent.answered', given: true });
    play.clock.increment(44_999);
    expect(isWarned(play.actor.getSnapshot())).toBe(false);
    play.clock.increment(1);
    expect(isWarned(play.actor.getSnapshot())).toBe(true);
    expect(play.context().countdown).toBe(20);
    for (let second = 0; second < 19; second += 1) play.clock.increment(1000);
    expect(play.context().countdown).toBe(1);
    expect(play.view()).toBe('consent');
    play.clock.increment(1000);
    expect(play.view()).toBe('attract');
    expect(play.ended).toEqual([{ how: 'unattended', body: { endedBy: 'idle', lastView: 'consent' } }]);
    expect(play.context().visit).toMatchObject({ session: null, answers: [], consents: {}, campaign: null });
  });

  test('any sign of life takes the warning away, more than ten times', async () => {
    const play = begin();
    await play.toFirstQuestion();
    for (let time = 0; time < 12; time += 1) {
      play.clock.increment(45_000);
      for (let second = 0; second < 15; second += 1) play.clock.increment(1000);
      expect(isWarned(play.actor.getSnapshot())).toBe(true);
      play.actor.send({ type: 'visitor.active' });
      expect(isWarned(play.actor.getSnapshot())).toBe(false);
    }
    expect(play.view()).toBe('question');
  });

  test('nobody is warned in front of the attract loop', () => {
    const play = begin();
    play.clock.increment(600_000);
    expect(isWarned(play.actor.getSnapshot())).toBe(false);
    expect(play.ended).toEqual([]);
  });
});

describe('faults', () => {
  test('an answer that could not be kept is kept on retry, once', async () => {
    const play = begin();
    await play.toFirstQuestion();
    play.failWith({ code: 'KIOSK_STORE_FAILED', detail: 'disk full' });
    play.actor.send({ type: 'question.answered', value: ANSWERS[0] ?? { kind: 'skipped' }, tookMs: 1 });
    await settled();
    expect(play.view()).toBe('fault');
    expect(play.context().visit.fault?.code).toBe('KIOSK_STORE_FAILED');
    play.failWith(null);
    play.actor.send({ type: 'fault.retried' });
    await settled();
    expect(play.view()).toBe('question');
    expect(play.context().visit.index).toBe(1);
    expect(play.given).toEqual(['envie']);
  });

  test('a submission that could not be taken is still there on retry', async () => {
    const play = begin();
    await play.toConsent();
    for (const given of [true, false, false]) play.actor.send({ type: 'consent.answered', given });
    play.actor.send({ type: 'contact.typed', typed: { given_name: '', email: 'a@example.test', mobile: '' } });
    play.failWith(new TypeError('Failed to fetch'));
    play.actor.send({ type: 'review.sent' });
    await settled();
    expect(play.view()).toBe('fault');
    play.failWith(null);
    play.actor.send({ type: 'fault.retried' });
    await settled();
    expect(play.view()).toBe('thanks');
    expect(play.ended[0]?.body.submission?.contact).toEqual({ email: 'a@example.test' });
  });

  test('giving up in a fault leads back to attract', async () => {
    const play = begin();
    play.failWith({ code: 'KIOSK_HOST_FAULT', detail: '' });
    await play.toFirstQuestion();
    expect(play.view()).toBe('fault');
    play.actor.send({ type: 'visitor.left' });
    expect(play.view()).toBe('attract');
  });

  test('where the host will never say yes, trying again begins anew instead of asking for ever', async () => {
    const play = begin();
    await play.toFirstQuestion();
    play.failWith({ code: 'KIOSK_SESSION_ENDED', detail: '' });
    play.actor.send({ type: 'question.answered', value: ANSWERS[0] ?? { kind: 'skipped' }, tookMs: 1 });
    await settled();
    expect(play.view()).toBe('fault');
    expect(isMendable(play.context())).toBe(false);
    play.actor.send({ type: 'fault.retried' });
    expect(play.view()).toBe('attract');
    expect(play.ended).toEqual([{ how: 'unattended', body: { endedBy: 'fault', lastView: 'fault' } }]);
  });

  test('a view that cannot be drawn ends the visit, and nobody has to press anything for that', async () => {
    const play = begin();
    await play.toFirstQuestion();
    play.actor.send({ type: 'page.broke' });
    expect(play.view()).toBe('fault');
    expect(play.context().visit.fault?.code).toBe('KIOSK_PAGE_FAULT');
    play.clock.increment(smallKiosk.idle.afterSeconds * 1000);
    for (let second = 0; second < smallKiosk.idle.warningSeconds; second += 1) play.clock.increment(1000);
    expect(play.view()).toBe('attract');
    expect(play.ended).toEqual([{ how: 'unattended', body: { endedBy: 'fault', lastView: 'fault' } }]);
  });

  test('a terminal without campaigns is closed until content comes', () => {
    const play = begin({ ...smallKiosk, campaigns: [] });
    expect(play.view()).toBe('closed');
    play.actor.send({ type: 'kiosk.replaced', kiosk: smallKiosk });
    expect(play.view()).toBe('attract');
  });

  test('new content never changes a session under way', async () => {
    const play = begin();
    await play.toFirstQuestion();
    play.actor.send({ type: 'kiosk.replaced', kiosk: { ...smallKiosk, contentVersion: 'content-2' } });
    expect(play.context().kiosk.contentVersion).toBe('content-1');
  });
});
