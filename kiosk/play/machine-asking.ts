import { assign } from 'xstate';
import { checkAnswer } from './answers.ts';
import { change, type PlayWords } from './play-setup.ts';
import { neighbourOf, questionShown, withAnswer } from './visit.ts';

/** The questions, one after the other: each answer is on disk before the next one is asked. */
export const askingState = (words: PlayWords) =>
  words.createStateConfig({
    entry: { type: 'show', params: { view: 'question' } },
    initial: 'shown',
    states: {
      shown: {
        on: {
          'question.answered': {
            guard: ({ context, event }) => {
              const question = questionShown(context);
              return question !== null && checkAnswer(question, event.value).ok;
            },
            target: 'saving',
            actions: assign(({ context, event }) => {
              const question = questionShown(context);
              const answer = question && { question: question.id, value: event.value };
              return change(context.visit, { pending: answer && { answer, tookMs: event.tookMs } });
            }),
          },
          'went.back': {
            guard: ({ context }) => neighbourOf(context, -1) !== null,
            actions: assign(({ context }) => change(context.visit, { index: neighbourOf(context, -1) ?? context.visit.index })),
          },
        },
      },
      saving: {
        invoke: {
          src: 'giveAnswer',
          input: ({ context: { locale, visit } }) => {
            if (visit.session === null || visit.pending === null) throw new Error('nothing to save');
            const { answer, tookMs } = visit.pending;
            return { session: visit.session, question: answer.question, body: { answer: answer.value, locale, tookMs } };
          },
          onDone: {
            target: 'saved',
            actions: assign(({ context: { visit } }) =>
              change(visit, {
                pending: null,
                answers: visit.pending ? withAnswer(visit.answers, visit.pending.answer) : visit.answers,
              }),
            ),
          },
          onError: {
            target: '#kiosk.view.fault.saving',
            actions: { type: 'fail', params: ({ event }) => ({ error: event.error }) },
          },
        },
      },
      saved: {
        always: [
          { guard: 'lastQuestion', target: '#kiosk.view.result' },
          {
            target: 'shown',
            actions: assign(({ context }) => change(context.visit, { index: neighbourOf(context, 1) ?? context.visit.index })),
          },
        ],
      },
    },
  });
