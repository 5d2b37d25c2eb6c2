import { describe, expect, test } from 'vitest';
import { waitUntil } from '#tests/support/wait-until.ts';
import { answer, call, events, openAgain, playAll, start, useHostKiosk } from './support/host-kiosk.ts';

const kiosk = useHostKiosk();

describe('a session', () => {
  test('is on disk answer by answer, and one event when it ended', async () => {
    const session = await start();
    expect((await answer(session, 'envie', { kind: 'choices', choices: ['large'] })).status).toBe(204);
    expect(kiosk.beside.db.prepare('SELECT question FROM answer').pluck().all()).toEqual(['envie']);
    await playAll(session);
    expect((await call('POST', `/api/sessions/${session}/end`, { endedBy: 'finished', lastView: 'result' })).status).toBe(204);
    expect((await call('POST', `/api/sessions/${session}/end`, { endedBy: 'finished', lastView: 'result' })).status).toBe(204);
    expect(events()).toEqual([
      expect.objectContaining({
        id: session,
        seq: 1,
        predecessor: null,
        status: 'completed',
        locale: 'en',
        outcome: { id: 'vague', label: 'La vague' },
        site: { id: 'hall', label: 'Hall' },
        quiz: { id: 'petit', version: 'v1', label: 'Petit quiz' },
        sealed: false,
      }),
    ]);
    const [event] = events();
    expect(event?.answers.map((one) => [one.questionLabel, one.chosen.map((chosen) => chosen.label)])).toEqual([
      ['Envie de ?', ['large fr']],
      ['Plaisirs ?', []],
      ['Combien ?', ['4']],
      ['D’où ?', ['Loire-Atlantique']],
    ]);
    expect(Object.fromEntries((event?.fields ?? []).map((field) => [field.key, [field.value, field.provenance]]))).toEqual({
      themes: [['sea_beach_sun'], 'declared'],
      party_size: [4, 'declared'],
      origin_department: ['44', 'declared'],
      origin_country: ['FR', 'derived'],
      contact_channel: ['kiosk', 'system'],
      reply_channel: ['on_screen', 'system'],
      contact_kind: ['individual', 'system'],
      reception_point_id: ['hall', 'system'],
    });
  });

  test('that was open when the terminal lost power is ended as abandoned, with its answers as fields', async () => {
    const session = await start();
    await answer(session, 'combien', { kind: 'number', number: 3 });
    kiosk.host.close();
    kiosk.host = openAgain();
    expect(events()).toEqual([expect.objectContaining({ id: session, status: 'abandoned', endedBy: 'boot', lastView: 'unknown' })]);
    expect(events()[0]?.fields).toContainEqual({ key: 'party_size', value: 3, provenance: 'declared', question: 'combien' });
    expect((await answer(session, 'combien', { kind: 'number', number: 5 })).json).toMatchObject({ code: 'KIOSK_SESSION_ENDED' });
  });

  test('whose page is never heard of again is ended by the backstop, and not before', async () => {
    const session = await start();
    kiosk.uptime += 4 * 60_000;
    await call('POST', `/api/sessions/${session}/seen`);
    kiosk.uptime += 4 * 60_000;
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(events()).toEqual([]);
    kiosk.uptime += 2 * 60_000;
    await waitUntil(() => events().length === 1, 'the backstop', { withinMs: 3000 });
    expect(events()[0]).toMatchObject({ status: 'abandoned', endedBy: 'backstop' });
  });

  test.each([
    ['ahead', 6 * 365 * 86_400_000],
    ['back', -6 * 365 * 86_400_000],
  ])('is not ended by a wall clock that jumps %s, nor kept open by it', async (_where, ms) => {
    const session = await start();
    kiosk.now += ms;
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect((await answer(session, 'combien', { kind: 'number', number: 5 })).status).toBe(204);
    kiosk.uptime += 6 * 60_000;
    await waitUntil(() => events().length === 1, 'the backstop', { withinMs: 3000 });
  });

  test('whose answers cannot be read any more neither keeps the terminal from starting nor takes others with it', async () => {
    const damaged = await start();
    await answer(damaged, 'combien', { kind: 'number', number: 3 });
    const other = await start();
    await answer(other, 'combien', { kind: 'number', number: 2 });
    kiosk.host.close();
    kiosk.beside.db.prepare("UPDATE answer SET record = '{\"question' WHERE session = ?").run(damaged);
    kiosk.host = openAgain();
    expect((await call('GET', '/api/kiosk')).status).toBe(200);
    expect(events().map((one) => [one.id, one.answers.length])).toEqual([
      [damaged, 0],
      [other, 1],
    ]);
    expect(kiosk.logged.join()).toContain(damaged);
  });

  test('with an answer to a field that an update took out of the dictionary keeps that answer', async () => {
    const session = await start();
    await answer(session, 'combien', { kind: 'number', number: 3 });
    kiosk.host.close();
    kiosk.beside.db.prepare('UPDATE answer SET record = replace(record, \'"party_size"\', \'"field_of_old"\')').run();
    kiosk.host = openAgain();
    expect(events()[0]?.fields).toContainEqual({ key: 'field_of_old', value: 3, provenance: 'declared', question: 'combien' });
  });

  test.each([
    [
      'an unknown session',
      '/api/sessions/01900000-0000-7000-8000-00000000ffff/answers/envie',
      { answer: { kind: 'skipped' }, locale: 'fr', tookMs: 1 },
      404,
      'KIOSK_UNKNOWN_SESSION',
    ],
    [
      'an unknown question',
      '/api/sessions/SESSION/answers/nulle',
      { answer: { kind: 'skipped' }, locale: 'fr', tookMs: 1 },
      422,
      'KIOSK_UNKNOWN_QUESTION',
    ],
    [
      'an answer it cannot take',
      '/api/sessions/SESSION/answers/combien',
      { answer: { kind: 'number', number: 99 }, locale: 'fr', tookMs: 1 },
      422,
      'KIOSK_BAD_ANSWER',
    ],
    [
      'an id that is none',
      '/api/sessions/SESSION/answers/..%2f',
      { answer: { kind: 'skipped' }, locale: 'fr', tookMs: 1 },
      400,
      'KIOSK_BAD_REQUEST',
    ],
    [
      'a choice id that is none',
      '/api/sessions/SESSION/answers/envie',
      { answer: { kind: 'choices', choices: ['<script>'] }, locale: 'fr', tookMs: 1 },
      400,
      'KIOSK_BAD_REQUEST',
    ],
    ['a body of another form', '/api/sessions/SESSION/answers/envie', { answer: 'large' }, 400, 'KIOSK_BAD_REQUEST'],
    ['broken JSON', '/api/sessions/SESSION/answers/envie', '{"answer":', 400, 'KIOSK_BAD_REQUEST'],
  ])('refuses %s', async (_what, path, body, status, code) => {
    const session = await start();
    const refused = await call('PUT', path.replace('SESSION', session), body);
    expect([refused.status, refused.json]).toEqual([status, expect.objectContaining({ code })]);
  });
});
