/** Plays the steps of the flow model by touch in the page, and keeps what the machine says the host must then know. */
import { setImmediate } from 'node:timers/promises';
import type { Page, Route } from 'playwright-core';
import { createActor } from 'xstate';
import type { Answer, AnswerValue } from '#contract/answer.ts';
import type { CompiledQuestion } from '#contract/compiled-quiz.ts';
import type { EndSession, KioskState } from '#contract/host-api.ts';
import { idOf } from '#contract/ids.ts';
import { makeKioskMachine } from '#play/kiosk-machine.ts';
import { hasBegun, localesOf, questionShown } from '#play/visit.ts';
import { surroundings } from '#tests/fixtures/surroundings.ts';
import { isFailure, isReply, type Move, placeOf, type Snapshot, type Step, TYPED_ADDRESS } from './flow-model.ts';
import { settled, typeByTouch } from './walk.ts';

/** One session as the host must have it in the end. */
export interface ExpectedSession {
  readonly campaign: string;
  readonly locale: string;
  readonly answers: readonly Answer[];
  readonly end: EndSession | null;
}

/** The same moves through the machine itself, with a host that answers as the model says: what it asked of the host. */
export const expectedOf = async (kiosk: KioskState, moves: readonly Move[]): Promise<readonly ExpectedSession[]> => {
  const sessions = new Map<string, ExpectedSession>();
  const waiting: { done: () => void; failed: (cause: unknown) => void }[] = [];
  const asked = <Value>(then: () => Value): Promise<Value> =>
    new Promise((resolve, reject) => {
      waiting.push({ done: () => resolve(then()), failed: reject });
    });
  const put = (id: string, part: Partial<ExpectedSession>): void => {
    const before = sessions.get(id);
    if (before !== undefined) sessions.set(id, { ...before, ...part });
  };
  const actor = createActor(
    makeKioskMachine(
      {
        startSession: ({ campaign, locale }) =>
          asked(() => {
            const id = `session-${sessions.size}`;
            sessions.set(id, { campaign, locale, answers: [], end: null });
            return { session: idOf('session', `01900000-0000-7000-8000-${String(sessions.size - 1).padStart(12, '0')}`) };
          }),
        giveAnswer: (session, question, { answer, locale }) =>
          asked(() => {
            const id = `session-${Number(session.slice(-12))}`;
            const others = (sessions.get(id)?.answers ?? []).filter((one) => one.question !== question);
            put(id, { locale, answers: [...others, { question, value: answer }] });
          }),
        endSession: (session, end) => asked(() => put(`session-${Number(session.slice(-12))}`, { end })),
        endUnattended: (session, end) => put(`session-${Number(session.slice(-12))}`, { end }),
      },
      surroundings(),
    ),
    { input: { kiosk } },
  );
  actor.start();
  for (const move of moves) {
    if (!isReply(move)) actor.send(move);
    else if (isFailure(move)) waiting.pop()?.failed({ code: 'KIOSK_UNREACHABLE', detail: 'the model says so' });
    else waiting.pop()?.done();
    await setImmediate();
  }
  actor.stop();
  return [...sessions.values()];
};

const press = async (page: Page, selector: string, nth = 0): Promise<void> => {
  await page.locator(selector).nth(nth).tap();
};

const chooseSeveral = async (page: Page, question: CompiledQuestion, value: Extract<AnswerValue, { kind: 'choices' }>): Promise<void> => {
  if (!('choices' in question)) return;
  for (const [index, { id }] of question.choices.entries()) {
    const tile = page.locator('.tile').nth(index);
    // After a step back they are chosen already.
    if (((await tile.getAttribute('aria-pressed')) === 'true') !== value.choices.includes(id)) await tile.tap();
  }
  await press(page, '.onward .button');
};

const answerByTouch = async (page: Page, question: CompiledQuestion, value: AnswerValue): Promise<void> => {
  if (value.kind === 'skipped') return press(page, '.skip');
  switch (question.kind) {
    case 'single':
      return press(
        page,
        '.tile, .smiley',
        question.choices.findIndex(({ id }) => value.kind === 'choices' && value.choices.includes(id)),
      );
    case 'multiple':
      return value.kind === 'choices' ? chooseSeveral(page, question, value) : undefined;
    case 'number': {
      const wanted = value.kind === 'number' ? value.number : question.min;
      const direct = page.locator('.numbers__one').nth(wanted - question.min);
      if ((await direct.count()) > 0) return direct.tap();
      if ((await page.locator('.counter').count()) === 0) await press(page, '.numbers__more');
      while (Number(await page.locator('.counter__count').textContent()) < wanted) await press(page, '.counter__step', 1);
      return press(page, '.counter__confirm');
    }
    case 'scale':
      return press(page, `[data-position="${value.kind === 'number' ? value.number : question.min}"]`);
    case 'month': {
      const now = new Date();
      const [year = 0, month = 0] = value.kind === 'month' ? value.month.split('-').map(Number) : [];
      return press(page, '.months__one', (year - now.getFullYear()) * 12 + month - 1 - now.getMonth());
    }
    case 'origin': {
      const near = [...question.departments, ...question.countries.slice(0, 4)];
      return press(
        page,
        '.place',
        near.findIndex((code) => 'code' in value && value.code === code),
      );
    }
    case 'commune':
      return press(
        page,
        '.place',
        question.shortcuts.findIndex((code) => 'code' in value && value.code === code),
      );
  }
};

const switchLanguage = async (page: Page, locale: string, several: boolean): Promise<void> => {
  if (several) await press(page, '.corner__languages > .corner__button');
  await press(page, `.corner [lang="${locale}"]`);
};

const leave = async (page: Page, { context }: Snapshot): Promise<void> => {
  await page.locator('.corner__button:not(.corner__list *)').last().tap();
  if (hasBegun(context)) await press(page, '.leave .pair .button', 1);
};

const fillAndGoOn = async (page: Page): Promise<void> => {
  const address = page.locator('#field-email');
  await address.tap();
  if ((await address.inputValue()) === '') await typeByTouch(page, TYPED_ADDRESS);
  await press(page, '.contact__onward');
};

const AGES = ['under_15', '15_17', '18_plus'];

/** Does with a finger what the move says. The host's replies come by themselves. */
const perform = async (page: Page, { before, move }: Step): Promise<void> => {
  const { context } = before;
  const { view } = context;
  const question = questionShown(context);
  switch (move.type) {
    case 'attract.touched':
      return press(page, '.attract__play .button');
    case 'locale.chosen':
      if (view === 'language') return press(page, `main [lang="${move.locale}"].button`);
      return switchLanguage(page, move.locale, localesOf(context.kiosk).length > 2);
    case 'campaign.chosen':
      return press(
        page,
        '.game',
        context.kiosk.campaigns.findIndex(({ id }) => id === move.campaign),
      );
    case 'question.answered':
      return question === null ? undefined : answerByTouch(page, question, move.value);
    case 'went.back':
      return press(page, '.corner__back');
    case 'visitor.left':
      return leave(page, before);
    case 'contact.wanted':
      return press(page, '.view--result .pair .button');
    case 'result.finished':
      return page.locator('.view--result .pair .button').last().tap();
    case 'age.answered':
      return press(page, '.view--age .choices .button', AGES.indexOf(move.age));
    case 'consent.answered':
      return press(page, '.view--consent .pair .button', move.given ? 1 : 0);
    case 'contact.typed':
      return fillAndGoOn(page);
    case 'field.corrected':
      return press(page, '.review__lines .review__correct');
    case 'consent.corrected':
      return press(page, '.review__purposes .review__correct');
    case 'contact.declined':
      return press(page, '.review__end .button');
    case 'review.sent':
      return press(page, '.review__end .button', 1);
    case 'thanks.read':
    case 'fault.retried':
      return press(page, '.choices .button');
    default:
      return undefined;
  }
};

/** The page is where the model says: the view, the question, the language. */
const arrivedAt = async (page: Page, { context }: Snapshot): Promise<void> => {
  const expected = {
    view: context.view,
    question: context.view === 'question' ? (questionShown(context)?.id ?? '') : '',
    lang: context.locale,
  };
  await page.waitForFunction(
    ({ view, question, lang }) => {
      const shown = document.querySelector<HTMLElement>('main')?.dataset['view'];
      const asked =
        performance
          .getEntriesByType('mark')
          .findLast(({ name }) => name.startsWith('question '))
          ?.name.slice(9) ?? '';
      return shown === view && document.documentElement.lang === lang && (question === '' || asked === question);
    },
    expected,
    { timeout: 10_000 },
  );
  await settled(page);
};

const PATHS = /\/api\/sessions(?:$|\/.*\/(?:answers\/.*|end)$)/;

/** Plays the steps; where the model's host fails, the page's own request is lost on the way. */
export const playSteps = async (page: Page, steps: readonly Step[]): Promise<void> => {
  let losing = false;
  const lose = (route: Route): Promise<void> => {
    if (!losing) return route.continue();
    losing = false;
    return route.abort();
  };
  await page.route(PATHS, lose);
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1];
    // Until its request comes, however late that is.
    if (next !== undefined && isFailure(next.move)) losing = true;
    try {
      if (!isReply(step.move)) await perform(page, step);
      if (next === undefined || !isReply(next.move)) await arrivedAt(page, step.after);
    } catch (cause) {
      throw new Error(`step ${index} of ${steps.length}: ${placeOf(step.before)} ${step.move.type}`, { cause });
    }
  }
  await page.unroute(PATHS, lose);
};
