import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { openHost } from '#host/host.ts';
import { smallQuiz } from '#tests/fixtures/small-quiz.ts';

/** This file, for a process of its own that plays. */
export const PLAY_A_DAY = import.meta.filename;

/** A terminal's day in this process, so that all it says can be read. Ends as a power cut does. */
export const playADay = async (folder: string, visits: number): Promise<void> => {
  const opened = openHost({
    dataFolder: folder,
    pageFolder: join(import.meta.dirname, '../../../fixtures/page'),
    site: null,
    app: 'test',
    now: () => new Date(),
    uptimeMs: () => performance.now(),
    newId: uuidv7,
    log: (line) => console.error(line),
    disk: { room: () => ({ size: 1000, free: 1000 }), ballastBytes: 65_536 },
  });
  if (!opened.ok) throw new Error(opened.error);
  const host = opened.value;

  const call = async (method: string, path: string, body: unknown): Promise<unknown> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const request = new Request(`http://127.0.0.1:4800${path}`, { method, headers: { 'content-type': 'application/json' }, body: text });
    const response = await host.fetch(request);
    const said = await response.text();
    // What the page is told comes back over the network of the machine: it is searched, too.
    console.log(`${method} ${response.status} ${said}`);
    return said === '' ? null : JSON.parse(said);
  };

  const submission = (number: number) => ({
    age: '18_plus',
    locale: 'en',
    controller: 'Office',
    noticeVersion: '1',
    consents: [
      { purpose: 'newsletter', given: true, recipient: 'Office', text: 'Newsletter?' },
      { purpose: 'texts', given: true, recipient: 'Office', text: 'Texts?' },
      { purpose: 'partner', given: false, recipient: 'Club', text: 'Club?' },
    ],
    contact: { given_name: `Canari${number}`, email: `canari-${number}@plume.test`, mobile: `+3361234${String(number).padStart(4, '0')}` },
  });

  for (let number = 0; number < visits; number += 1) {
    const started = await call('POST', '/api/sessions', { campaign: 'ete', quizVersion: smallQuiz.version, locale: 'en' });
    const { session } = z.object({ session: z.string() }).parse(started);
    const answer = (question: string, value: unknown) =>
      call('PUT', `/api/sessions/${session}/answers/${question}`, { answer: value, locale: 'en', tookMs: 900 });
    const end = (endedBy: string, lastView: string, more: object | string = {}) =>
      call('POST', `/api/sessions/${session}/end`, typeof more === 'string' ? more : { endedBy, lastView, ...more });
    await answer('envie', { kind: 'choices', choices: ['large'] });
    // Back, and another answer.
    await answer('envie', { kind: 'choices', choices: ['large'] });
    if (number % 5 === 4) {
      await end('left', 'question');
      continue;
    }
    await answer('plaisirs', { kind: 'skipped' });
    await answer('combien', { kind: 'number', number: 4 });
    await answer('origine', { kind: 'department', code: '44' });
    await call('PUT', `/api/sessions/${session}/score`, { initials: 'ABC', points: number });
    const whole = submission(number);
    // What a page of tomorrow, a broken one or a stranger might send: refused, and nothing of it kept or said.
    await end('finished', 'review', { submission: { ...whole, noticeVersion: '9' } });
    await end('finished', 'review', { submission: { ...whole, contact: { ...whole.contact, nickname: whole.contact.given_name } } });
    await end('finished', 'review', JSON.stringify({ submission: whole }).replace('"email":', '"email"'));
    await end(`finished ${whole.contact.email}`, 'review', { submission: whole });
    await call('PUT', `/api/sessions/${session}/answers/combien`, {
      answer: { kind: 'number', number: whole.contact.email },
      locale: 'en',
      tookMs: 1,
    });
    if (number % 3 === 0) await end('finished', 'review', { submission: whole });
    else await end('finished', 'result');
  }
  // One that is in the middle of it.
  await call('POST', '/api/sessions', { campaign: 'ete', quizVersion: smallQuiz.version, locale: 'en' });
  process.kill(process.pid, 'SIGKILL');
};
