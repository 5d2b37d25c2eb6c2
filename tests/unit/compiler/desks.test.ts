import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { checkContent, compileContent } from '#compiler/compile-content.ts';
import { brandShape } from '#host/compiled-content.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { type Draft, validBrand, write, writeValidContent } from './support/packs.ts';

const folder = temporaryFolder('desks');
const BRAND = 'brands/office/brand.json';
const DESK: Draft = {
  name: "l'accueil",
  answersWithinMinutes: 15,
  hours: [{ week: { mon: ['09:00-12:30', '14:00-24:00'] } }],
  exceptions: [{ on: '12-24', until: '01-02', why: 'Repos.' }],
  telephone: '+33261910085',
  email: 'accueil@office.example.org',
  chat: { name: 'WhatsApp', page: 'https://office.example.org/chat' },
  callBack: 'Rappelez-moi.',
};
const withDesk = (part: Draft): void => write(folder.path, BRAND, { ...validBrand(), desk: { ...DESK, ...part } });

beforeEach(() => writeValidContent(folder.path));
afterAll(() => folder.remove());

const found = async (): Promise<readonly string[]> => {
  const { diagnostics } = await checkContent({ path: folder.path, shown: '' });
  return diagnostics.map(({ code, where }) => `${code} ${where}`);
};

describe('the desk of a brand', () => {
  it('goes to the terminals as minutes of the day, and they read it back as it is', async () => {
    withDesk({});
    const compiled = await compileContent(folder.path);
    const desk = compiled.ok ? compiled.value.brands[0]?.desk : null;
    expect(desk).toMatchObject({
      timeZone: 'Europe/Paris',
      seasons: [
        {
          from: '01-01',
          to: '12-31',
          week: {
            mon: [
              { from: 540, to: 750 },
              { from: 840, to: 1440 },
            ],
            tue: [],
          },
        },
      ],
      exceptions: [{ from: '12-24', to: '01-02', open: [] }],
      channels: [
        { kind: 'telephone', address: '+33261910085' },
        { kind: 'email', address: 'accueil@office.example.org' },
        { kind: 'web', address: 'https://office.example.org/chat' },
      ],
    });
    expect(compiled.ok && brandShape.parse(compiled.value.brands[0]).desk).toEqual(desk);
  });

  it('may be left out: then nobody is offered', async () => {
    const compiled = await compileContent(folder.path);
    expect(compiled.ok && compiled.value.brands[0]?.desk).toBeNull();
  });

  it('speaks every language of its brand', async () => {
    withDesk({ callBack: { fr: 'Rappelez-moi.', en: 'Call me back.' }, where: { fr: 'Ici.' } });
    expect(await found()).toContain('CONTENT_TRANSLATION_MISSING desk, where');
  });

  it.each([
    ['hours that end before they begin', { hours: [{ week: { mon: ['12:30-09:00'] } }] }, 'desk, hours 1, week, mon 1'],
    ['hours that take no time', { hours: [{ week: { mon: ['09:00-09:00'] } }] }, 'desk, hours 1, week, mon 1'],
    ['an hour that no clock shows', { hours: [{ week: { mon: ['09:00-24:30'] } }] }, 'desk, hours 1, week, mon 1'],
    ['an exception that ends before it begins', { exceptions: [{ on: '2027-03-29', until: '2027-03-28' }] }, 'desk, exceptions 1, until'],
    [
      'one year at the beginning and every year at the end',
      { exceptions: [{ on: '2027-12-24', until: '01-02' }] },
      'desk, exceptions 1, until',
    ],
    ['a day that no calendar has', { exceptions: [{ on: '2027-13-01' }] }, 'desk, exceptions 1, on'],
    ['a number that cannot be dialled from abroad', { telephone: '02 61 91 00 85' }, 'desk, telephone'],
    ['a page without a lock', { chat: { name: 'Chat', page: 'http://office.example.org' } }, 'desk, chat, page'],
  ])('%s: found at its place', async (_, part, where) => {
    withDesk(part);
    expect(await found()).toEqual([`CONTENT_FORM ${where}`]);
  });
});
