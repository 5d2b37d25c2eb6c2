import { createActor, SimulatedClock, waitFor } from 'xstate';
import type { AnswerValue } from '#contract/answer.ts';
import type { ViewName } from '#contract/host-api.ts';
import type { OutcomeId, QuestionId } from '#contract/ids.ts';
import type { Locale } from '#fields/types.ts';
import { isBusy, makeKioskMachine } from '#play/kiosk-machine.ts';
import { localesOf, questionShown } from '#play/visit.ts';
import { surroundings } from '#tests/fixtures/surroundings.ts';
import type { Plan } from './plans.ts';
import type { Terminal } from './terminal.ts';

/** What a visitor saw. */
export interface Played {
  readonly views: readonly ViewName[];
  readonly asked: readonly QuestionId[];
  readonly outcome: OutcomeId | null;
}

/** More questions than any quiz of a test has: a game that goes round in a circle is found out. */
const MOST_ANSWERS = 100;

/**
 * Plays one visit from attract to attract: the real machine, the page's client, the host and its store. Only the clock is simulated.
 * With `regretted` the visitor first answers like that, comes to the result, goes all the way back and answers anew.
 */
export const playVisit = async ({ kiosk, calls }: Terminal, plan: Plan, locale: Locale, regretted?: Plan): Promise<Played> => {
  const clock = new SimulatedClock();
  const actor = createActor(makeKioskMachine(calls, surroundings(clock)), { clock, input: { kiosk } });
  const views: ViewName[] = [];
  const see = (): ViewName => {
    const { view } = actor.getSnapshot().context;
    if (views.at(-1) !== view) views.push(view);
    return view;
  };
  const settled = async (): Promise<ViewName> => {
    await waitFor(actor, (snapshot) => !isBusy(snapshot));
    return see();
  };
  actor.start();
  try {
    see();
    actor.send({ type: 'attract.touched' });
    if (localesOf(kiosk).length > 1) {
      see();
      actor.send({ type: 'locale.chosen', locale });
    }
    const answerAll = async (answers: Plan): Promise<readonly QuestionId[]> => {
      const asked: QuestionId[] = [];
      while ((await settled()) === 'question' && asked.length < MOST_ANSWERS) {
        const question = questionShown(actor.getSnapshot().context);
        if (question === null) throw new Error('a view of questions without a question');
        asked.push(question.id);
        const value: AnswerValue | undefined = answers.find((answer) => answer.question === question.id)?.value;
        if (value === undefined) throw new Error(`${question.id} is asked, and this visitor should not come to it`);
        actor.send({ type: 'question.answered', value, tookMs: 900 });
        if (!isBusy(actor.getSnapshot())) throw new Error(`${question.id} does not take ${JSON.stringify(value)}`);
      }
      return asked;
    };
    if (regretted !== undefined) {
      // From the result to the last question, and from each to the one before.
      for (const _ of await answerAll(regretted)) actor.send({ type: 'went.back' });
    }
    const asked = await answerAll(plan);
    const { outcome } = actor.getSnapshot().context.visit;
    actor.send({ type: 'result.finished' });
    await settled();
    clock.increment(60_000);
    see();
    return { views, asked, outcome };
  } finally {
    actor.stop();
  }
};
