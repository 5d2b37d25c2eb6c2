import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { isFieldKey, parseFieldValue } from '#fields/values.ts';
import { seededChance } from '#play/chance.ts';
import { sessionEvent } from '#wire/event.ts';
import { batch } from '#wire/protocol.ts';
import { plansOf } from './support/plans.ts';
import { playVisit } from './support/play.ts';
import { terminalWith } from './support/terminal.ts';
import { validPack } from './support/valid-pack.ts';

/** How many packs; `ESTRAN_PROPERTY_PACKS=2000` for a long night. */
const PACKS = Number(process.env.ESTRAN_PROPERTY_PACKS ?? 60);
/** Path classes of one pack that are played; of more, as many are drawn. */
const MOST_PATHS = 24;

const count = { packs: 0, whole: 0, paths: 0, answers: 0 };
const kinds = new Map<string, number>();

it('any pack that is right compiles, is played to its end on every path, and every event is one that central takes', async () => {
  await fc.assert(
    fc.asyncProperty(validPack, fc.integer(), async (pack, seed) => {
      using terminal = await terminalWith(pack);
      const chance = seededChance(seed);
      const quiz = terminal.kiosk.campaigns[0]?.quiz;
      if (quiz === undefined) throw new Error('the terminal has no game');
      const { plans, whole } = plansOf(pack, quiz, chance, MOST_PATHS);
      const outcomes: (string | null)[] = [];
      for (const [index, plan] of plans.entries()) {
        const locale = quiz.locales[index % quiz.locales.length] ?? quiz.defaultLocale;
        const played = await playVisit(terminal, plan, locale);
        expect(played.asked).toEqual(plan.map(({ question }) => question));
        const chosen = quiz.locales.length > 1 ? ['language'] : [];
        expect(played.views).toEqual(['attract', ...chosen, 'question', 'result', 'thanks', 'attract']);
        expect(played.outcome === null).toBe(quiz.kind === 'survey');
        outcomes.push(played.outcome);
      }

      const texts = terminal.outbox();
      const raw: unknown[] = texts.map((text) => JSON.parse(text));
      const events = raw.map((event) => sessionEvent.parse(event));
      // What the wire format does not know would be lost on the way.
      expect(events).toEqual(raw);
      for (const event of texts) batch.parse({ items: [{ event, sealed: null }] });
      expect(events.map(({ seq }) => seq)).toEqual(plans.map((_, index) => index + 1));
      expect(events.map(({ status }) => status)).toEqual(plans.map(() => 'completed'));
      expect(events.map(({ outcome }) => outcome?.id ?? null)).toEqual(outcomes);
      for (const [index, { answers, fields }] of events.entries()) {
        const plan = plans[index] ?? [];
        expect(answers.map(({ question }) => question)).toEqual(plan.map(({ question }) => question));
        expect(answers.map(({ skipped }) => skipped)).toEqual(plan.map(({ value }) => value.kind === 'skipped'));
        for (const { skipped, chosen } of answers) expect(chosen.length === 0).toBe(skipped);
        for (const { key, value } of fields) expect(isFieldKey(key) && parseFieldValue(key, value).ok, `${key} = ${value}`).toBe(true);
      }
      expect(terminal.logged).toEqual([]);

      count.packs += 1;
      count.whole += whole ? 1 : 0;
      count.paths += plans.length;
      count.answers += plans.reduce((sum, plan) => sum + plan.length, 0);
      for (const { kind } of quiz.questions) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }),
    { numRuns: PACKS },
  );
  expect([...kinds.keys()].toSorted()).toEqual(['commune', 'month', 'multiple', 'number', 'origin', 'ranking', 'scale', 'single']);
}, 3_600_000);

/** What an event says of the visitor, without when and how it came about. */
const saidIn = (text: string | undefined) => {
  const { answers, fields, outcome, quiz, status } = sessionEvent.parse(JSON.parse(text ?? ''));
  return { answers, fields, outcome, quiz, status };
};

it('a visitor who goes all the way back and answers otherwise leaves what one leaves who answered so at once', async () => {
  await fc.assert(
    fc.asyncProperty(validPack, fc.integer(), async (pack, seed) => {
      using terminal = await terminalWith(pack);
      const quiz = terminal.kiosk.campaigns[0]?.quiz;
      if (quiz === undefined) throw new Error('the terminal has no game');
      const { plans } = plansOf(pack, quiz, seededChance(seed), 4);
      const [first = [], last = []] = [plans[0], plans.at(-1)];
      const straight = await playVisit(terminal, last, quiz.defaultLocale);
      const regretful = await playVisit(terminal, last, quiz.defaultLocale, first);
      expect({ ...regretful, views: [] }).toEqual({ ...straight, views: [] });
      const [one, other] = terminal.outbox();
      expect(saidIn(other)).toEqual(saidIn(one));
    }),
    { numRuns: Math.ceil(PACKS / 4) },
  );
}, 3_600_000);

afterAll(() => {
  const { packs, whole, paths, answers } = count;
  console.info(`${packs} packs (${whole} of them on every path), ${paths} visits, ${answers} answers`);
});
