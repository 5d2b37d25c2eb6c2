import { afterEach, describe, expect, test, vi } from 'vitest';
import { claimCodeHash, makeClaimCode } from '#central/claim-code.ts';
import { hashPassword, makePassword, passwordMatches } from '#central/password.ts';
import { findIdentity, firstAccount } from '#central/postgres-identity.ts';
import { parsePostmasterPid } from '#central/postmaster-pid.ts';
import { makeRateLimit } from '#central/rate-limit.ts';
import { readBody } from '#central/read-body.ts';

import { parsePlace, placeText } from '#central/store/paging.ts';
import { furthestSettled, type Incarnation, newestIncarnation } from '#central/store/positions.ts';

describe('a claim code', () => {
  test('uses only letters that cannot be taken for one another', () => {
    let next = 0;
    const code = Array.from({ length: 40 }, () => makeClaimCode((n) => next++ % n)).join('');
    expect(code.replaceAll('-', '')).not.toMatch(/[01258ILOSZB]/);
  });

  test('typed carelessly is still itself, and one letter off is not', () => {
    expect(claimCodeHash('acde fghj')).toBe(claimCodeHash('ACDE-FGHJ'));
    expect(claimCodeHash('ACDE-FGHK')).not.toBe(claimCodeHash('ACDE-FGHJ'));
  });
});

describe('a password', () => {
  test('matches its hash and no other, and two hashes of it differ', async () => {
    const hash = await hashPassword('abcd-efgh-jkmn');
    expect(hash).not.toContain('abcd');
    expect(await passwordMatches('abcd-efgh-jkmn', hash)).toBe(true);
    expect(await passwordMatches('abcd-efgh-jkmm', hash)).toBe(false);
    expect(await hashPassword('abcd-efgh-jkmn')).not.toBe(hash);
  });

  test('is never taken for a match by a hash that is none', async () => {
    for (const hash of ['', 'plain', 'scrypt$1$2', 'bcrypt$32768$8$1$c2FsdA$a2V5']) expect(await passwordMatches('x', hash)).toBe(false);
  });

  test('that is made can be dictated', () => {
    expect(makePassword(() => 0)).toBe('aaaa-aaaa-aaaa');
  });
});

describe('the furthest position', () => {
  test.for([
    [0, [], 0],
    [0, [[1, 3]], 3],
    [0, [[2, 3]], 0],
    [
      4,
      [
        [5, 6],
        [8, 8],
      ],
      6,
    ],
    [
      2,
      [
        [1, 4],
        [5, 9],
      ],
      9,
    ],
    [7, [[1, 4]], 7],
  ] as const)('from %i over %j is %i', ([from, settled, expected]) => {
    expect(furthestSettled(from, settled)).toBe(expected);
  });

  const one = (id: string, predecessor: string | null, minute: number): Incarnation => ({
    id,
    predecessor,
    firstReceivedAt: new Date(minute * 60_000),
  });
  test('is in the incarnation at the end of the chain, whatever the order of the ids', () => {
    expect(newestIncarnation([one('c', null, 1), one('a', 'c', 2), one('b', 'a', 3)])?.id).toBe('b');
    expect(newestIncarnation([])).toBeNull();
  });

  test('is in the one heard of last when an incarnation in between never sent anything', () => {
    expect(newestIncarnation([one('z', null, 1), one('a', 'never-seen', 2)])?.id).toBe('a');
  });
});

test('postmaster.pid is believed only when it is whole', () => {
  expect(parsePostmasterPid('8038\n/data\n1795000000\n38027\n\n127.0.0.1\n')).toEqual({ pid: 8038, port: 38_027 });
  for (const text of ['', '8038', '8038\n/data\n1795000000\n', 'x\n/data\n1\n38027\n']) expect(parsePostmasterPid(text)).toBeNull();
});

test('tries are counted by address and forgotten when their time is over', () => {
  const limit = makeRateLimit(2, 1000);
  const at = (ms: number): Date => new Date(ms);
  limit.countTry('a', at(0));
  limit.countTry('a', at(500));
  expect([limit.allows('a', at(900)), limit.allows('b', at(900)), limit.allows('a', at(1001))]).toEqual([false, true, true]);
});

test('a body is read byte for byte, up to its limit and not one over', async () => {
  const request = (bytes: number): Request => new Request('http://x/', { method: 'POST', body: new Uint8Array(bytes).fill(7) });
  expect((await readBody(request(10), 10))?.length).toBe(10);
  expect(await readBody(request(11), 10)).toBeNull();
  expect(await readBody(request(1000), 10)).toBeNull();
});

test('a place in a list survives its text, and other texts are none', () => {
  const place = { at: new Date('2026-07-14T11:58:30.123Z'), id: '01980000-0000-7000-8000-000000000001' };
  expect(parsePlace(placeText(place))).toEqual(place);
  for (const text of ['', '_', 'x_y', `2026-07-14_${place.id}`, `${placeText(place)}_more`]) expect(parsePlace(text)).toBeNull();
});

describe('as whom PostgreSQL runs', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('root on a machine that permits no other identity is told the way out', async () => {
    vi.stubEnv('PATH', '/nowhere');
    const found = await findIdentity(0);
    expect(found).toMatchObject({ ok: false, error: { code: 'CENTRAL_NO_NAMESPACE', detail: expect.stringContaining('DATABASE_URL') } });
  });

  test('root becomes an account that the machine has: initdb looks its own name up, and a bare Debian has no number 1000', () => {
    const bare = 'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\nnobody:x:65534:65534::/:/bin/false\n';
    expect(firstAccount(bare)).toEqual({ uid: 1, gid: 1 });
    expect(firstAccount('root:x:0:0:root:/root:/bin/sh\ntoor:x:0:0::/root:/bin/sh\n')).toBeNull();
  });

  test('anybody else runs it as themselves, without a namespace', async () => {
    vi.stubEnv('PATH', '/nowhere');
    const found = await findIdentity(1000);
    expect(found.ok && found.value('initdb', ['-D', 'x'])).toEqual({ program: 'initdb', args: ['-D', 'x'] });
  });
});
