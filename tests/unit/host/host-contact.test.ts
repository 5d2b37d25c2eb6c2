import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { installVersion } from '#store/content-versions.ts';
import { rememberCentral } from '#store/settings.ts';
import { smallKiosk } from '#tests/fixtures/small-quiz.ts';
import { waitingEvents } from '#tests/support/outbox.ts';
import { writeSmallContent } from '#tests/support/small-content.ts';
import { makeSealingKeyPair, open } from '#wire/sealed.ts';
import { call, events, playAll, poll, start, useHostKiosk } from './support/host-kiosk.ts';

const kiosk = useHostKiosk();

describe('contact', () => {
  const submission = {
    age: '18_plus',
    locale: 'en',
    controller: 'Office',
    noticeVersion: '1',
    consents: [
      { purpose: 'newsletter', given: true, recipient: 'Office', text: 'Newsletter?' },
      { purpose: 'texts', given: false, recipient: 'Office', text: 'Texts?' },
      { purpose: 'partner', given: false, recipient: 'Club', text: 'Club?' },
    ],
    contact: { given_name: 'Canari', email: 'canari-7f3a@example.test' },
  };
  const end = (session: string, changed: object = {}) =>
    call('POST', `/api/sessions/${session}/end`, { endedBy: 'finished', lastView: 'review', submission: { ...submission, ...changed } });
  const enrol = async () => {
    const pair = await makeSealingKeyPair();
    rememberCentral(kiosk.beside, {
      tenant: 'office',
      terminal: smallKiosk.terminal,
      url: 'http://127.0.0.1:1/',
      sealingKey: { id: 'key-1', publicKey: pair.publicKey },
      centralKey: 'AAAA',
    });
    return pair;
  };

  test('is neither offered nor taken before central’s key is known', async () => {
    expect((await call('GET', '/api/kiosk')).json).toMatchObject({ contactOffered: false });
    const refused = await end(await start());
    expect(refused.json).toMatchObject({ code: 'KIOSK_CONTACT_NOT_OFFERED' });
  });

  test('is offered as soon as the agent has enrolled, and the page is told', async () => {
    const told = poll();
    await enrol();
    expect(await told).toEqual([{ kind: 'contact-offered', offered: true }]);
    expect((await call('GET', '/api/kiosk')).json).toMatchObject({ contactOffered: true });
  });

  test('is sealed before it is written: no byte of the data folder tells it, and central can open it', async () => {
    const pair = await enrol();
    const session = await start();
    await playAll(session);
    expect((await end(session)).status).toBe(204);
    const [item] = waitingEvents(kiosk.beside, 1);
    if (item?.sealed == null) throw new Error('nothing sealed');
    expect(await open(item.sealed, pair.privateKey, session)).toEqual({ ok: true, value: submission });
    expect((await open(item.sealed, pair.privateKey, smallKiosk.terminal)).ok).toBe(false);
    const bytes = readdirSync(kiosk.data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
      .join('');
    expect(bytes).toContain(session);
    expect(bytes).not.toMatch(/canari/i);
  });

  test.each([
    [
      'words that were not offered',
      { consents: [{ ...submission.consents[0], text: 'Anything at all?' }, submission.consents[1], submission.consents[2]] },
    ],
    ['a purpose left out', { consents: submission.consents.slice(0, 2) }],
    ['nothing agreed to', { consents: submission.consents.map((one) => ({ ...one, given: false })) }],
    ['a field nobody agreed to', { contact: { email: 'canari-7f3a@example.test', mobile: '+33612345678' } }],
    ['no e-mail', { contact: {} }],
    ['a transfer to a third party at 16', { age: '15_17' }],
    ['another notice', { noticeVersion: '2' }],
  ])('refuses %s', async (_what, changed) => {
    await enrol();
    const session = await start();
    expect((await end(session, changed)).json).toMatchObject({ code: 'KIOSK_BAD_SUBMISSION' });
    expect(events()).toEqual([]);
  });

  test('typed while another notice was installed is taken with the words that were shown', async () => {
    await enrol();
    const session = await start();
    const told = poll();
    writeSmallContent(join(kiosk.data, 'next'), 'version-2', 'v1', '2');
    installVersion(join(kiosk.data, 'content'), join(kiosk.data, 'next'));
    await told;
    expect((await end(session)).status).toBe(204);
    expect((await end(await start(), { noticeVersion: '3' })).json).toMatchObject({ code: 'KIOSK_BAD_SUBMISSION' });
  });

  describe('to be called back', () => {
    const consent = { purpose: 'call-back', given: true, recipient: 'Office', text: 'Call me back once on this number.' };
    const callBack = {
      consents: [consent],
      contact: { given_name: 'Canari', mobile: '+33612345678' },
      request: { kind: 'call-back', about: 'practical', moment: 'afternoon' },
    };

    test('is sealed whole: the event says that a call is awaited, and neither whose, about what nor when', async () => {
      const pair = await enrol();
      const session = await start();
      await playAll(session);
      expect((await end(session, callBack)).status).toBe(204);
      const [item] = waitingEvents(kiosk.beside, 1);
      if (item?.sealed == null) throw new Error('nothing sealed');
      expect(await open(item.sealed, pair.privateKey, session)).toEqual({ ok: true, value: { ...submission, ...callBack } });
      expect(events()).toMatchObject([{ id: session, sealed: true, request: 'call-back' }]);
      const bytes = readdirSync(kiosk.data, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.parentPath.includes('content') && !entry.parentPath.includes('source'))
        .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
        .join('');
      expect(bytes).toContain(session);
      expect(bytes).not.toMatch(/canari|33612345678|practical|afternoon/i);
    });

    test.each([
      ['words that were not offered', { ...callBack, consents: [{ ...consent, text: 'Call me every day.' }] }],
      ['a consent to something else beside it', { ...callBack, consents: [consent, submission.consents[0]] }],
      ['the consents of the brand instead of its own', { ...callBack, consents: submission.consents }],
      ['no number', { ...callBack, contact: {} }],
      ['an address that nobody needs for a call', { ...callBack, contact: { mobile: '+33612345678', email: 'a@example.test' } }],
    ])('is refused with %s', async (_what, changed) => {
      await enrol();
      const session = await start();
      expect((await end(session, changed)).json).toMatchObject({ code: 'KIOSK_BAD_SUBMISSION' });
      expect(events()).toEqual([]);
    });

    test('is refused under 15, and about what nobody knows', async () => {
      await enrol();
      const session = await start();
      for (const changed of [
        { ...callBack, age: 'under_15' },
        { ...callBack, request: { ...callBack.request, about: 'all' } },
      ])
        expect((await end(session, changed)).json).toMatchObject({ code: 'KIOSK_BAD_REQUEST' });
    });
  });

  test('in a body that is no JSON is neither answered back nor logged', async () => {
    const session = await start();
    const body = '{"endedBy":"finished","lastView":"review","submission":{"contact":{"email":canari-7f3a@example.test}}}';
    const refused = await call('POST', `/api/sessions/${session}/end`, body);
    expect(refused.json).toMatchObject({ code: 'KIOSK_BAD_REQUEST' });
    expect(refused.text + kiosk.logged.join()).not.toMatch(/canari/i);
  });

  test('that comes after the backstop ended the session is refused aloud, not lost in silence', async () => {
    await enrol();
    const session = await start();
    await call('POST', `/api/sessions/${session}/end`, { endedBy: 'idle', lastView: 'review' });
    expect((await end(session)).json).toMatchObject({ code: 'KIOSK_SESSION_ENDED' });
  });
});
