import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import type { AnswerValue } from '#contract/answer.ts';
import { type KioskState, VIEWS } from '#contract/host-api.ts';
import { LOCALES } from '#fields/types.ts';
import { hostClient } from '#page/host-client.ts';
import { answersOnPath } from '#play/path.ts';
import { waysOf } from '#proof/drive/ways.ts';
import type { RealTerminal } from '#tests/support/terminal.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { pathsToViews, type Step, TYPED_ADDRESS, tourOf, type Way, wayThrough } from './support/flow-model.ts';
import { type ExpectedSession, expectedOf, playSteps } from './support/play-steps.ts';
import { atView } from './support/walk.ts';

// long: the model's walks through the shipped packs, on one terminal each.

/** Several packs, and a brand whose purposes are all about e-mail. */
const SITE = 'provider-portrait';
/** More ways than this none of the shipped packs has. */
const MOST = 24;

const { openPage, openTerminal } = useTerminals();
let terminal: RealTerminal;
let page: Page;
let troubles: string[];
beforeEach(async () => {
  troubles = [];
  terminal = await openTerminal({ site: SITE });
  page = await openPage(terminal.url, {
    reducedMotion: 'reduce',
    before: (one) => one.on('pageerror', (error) => troubles.push(error.message)),
  });
  await atView(page, 'attract');
});

const kioskState = (): Promise<KioskState> => hostClient((path, init) => fetch(new URL(String(path), terminal.url), init)).loadKiosk();

/** Every path class of the site's packs, each in the next language. Games are played by tests of their own. */
const waysIn = (kiosk: KioskState): readonly Way[] =>
  kiosk.campaigns
    .filter(({ quiz }) => quiz.game === null)
    .flatMap(({ id, quiz }) => waysOf(quiz, new Date(), MOST).plays.map(({ answers }) => ({ campaign: id, answers })))
    .map((way, index) => ({ ...way, locale: LOCALES[index % LOCALES.length] ?? 'fr' }));

const idsOf = (value: AnswerValue): readonly string[] => {
  if (value.kind === 'choices') return value.choices;
  if (value.kind === 'number') return [String(value.number)];
  if (value.kind === 'month') return [value.month];
  return 'code' in value ? [value.code] : [];
};

/** What was captured is what the model says, session by session, answer by answer. */
const compare = async (kiosk: KioskState, steps: readonly Step[]): Promise<number> => {
  const expected = await expectedOf(
    kiosk,
    steps.map(({ move }) => move),
  );
  await waitUntil(() => terminal.events().length === expected.length, `${expected.length} events`, { withinMs: 5_000 });
  const captured = await Promise.all(
    terminal.events().map(async ({ id, campaign, locale, endedBy, lastView, answers, sealed }) => ({
      campaign,
      locale,
      endedBy,
      lastView,
      answers: answers.map(({ question, chosen }) => ({ question, chosen: chosen.map((one) => one.id) })),
      contact: sealed ? await terminal.submissionOf(id) : null,
    })),
  );
  const wanted = expected.map(({ campaign, locale, answers, end }: ExpectedSession) => {
    const quiz = kiosk.campaigns.find(({ id }) => id === campaign)?.quiz;
    if (quiz === undefined) throw new Error(`no campaign ${campaign}`);
    return {
      campaign,
      locale,
      endedBy: end?.endedBy,
      lastView: end?.lastView,
      answers: answersOnPath(quiz, answers).map(({ question, value }) => ({ question, chosen: idsOf(value) })),
      contact: end?.submission ?? null,
    };
  });
  expect(captured).toEqual(wanted);
  const open: unknown = terminal.beside.db.prepare('SELECT count(*) FROM session WHERE ended_at IS NULL').pluck().get();
  expect(open).toBe(0);
  expect(terminal.logged).toEqual([]);
  expect(troubles).toEqual([]);
  return expected.length;
};

test('no path class of a shipped pack is answered otherwise than recorded', { timeout: 120_000 }, async () => {
  const kiosk = await kioskState();
  const ways = waysIn(kiosk);
  const steps = ways
    .flatMap((way) => wayThrough(kiosk, way))
    .flatMap((step, index, all) => {
      const next = all[index + 1];
      // The next visitor begins where this one has left.
      const over = step.after.context.view === 'thanks' && next !== undefined;
      return over ? [step, { before: step.after, move: { type: 'thanks.read' }, after: next.before } satisfies Step] : [step];
    });
  await playSteps(page, steps);
  const sessions = await compare(kiosk, steps);
  expect(sessions).toBe(ways.length);
  console.log(`${ways.length} path classes of ${kiosk.campaigns.length} packs, ${steps.length} steps`);
});

test('no step back, refusal, fault, retry or leaving from any view loses or changes what was recorded', { timeout: 240_000 }, async () => {
  const kiosk = await kioskState();
  const [way] = waysIn(kiosk).toSorted((a, b) => a.answers.length - b.answers.length);
  if (way === undefined) throw new Error('the shipped packs have a way');
  const views = pathsToViews(kiosk, way);
  const reached = new Set(views.keys());
  expect(VIEWS.filter((view) => !reached.has(view))).toEqual(['closed', 'operator']);
  const tour = tourOf(kiosk, way);
  await playSteps(page, tour);
  const sessions = await compare(kiosk, tour);
  const addresses = terminal.events().filter(({ sealed }) => sealed).length;
  expect(addresses).toBeGreaterThan(0);
  expect(terminal.logged.join('')).not.toContain(TYPED_ADDRESS);
  console.log(`${reached.size} views, ${tour.length} steps, ${sessions} sessions, ${addresses} with a contact`);
});
