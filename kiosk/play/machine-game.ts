import { assign } from 'xstate';
import { beginRound } from './games/begin.ts';
import { change, nowFor, PAGE_FAULT, type PlaySurroundings, type PlayWords } from './play-setup.ts';
import { firstAsked, unsavedOf, withAnswer } from './visit.ts';

/** From the choice of a game to the end of its board. What it says is on disk before it goes on, as with any question. */
export const gameStates = (words: PlayWords, surroundings: PlaySurroundings) => ({
  starting: words.createStateConfig({
    invoke: {
      src: 'startSession',
      input: ({ context: { locale, visit } }) => {
        if (visit.campaign === null) throw new Error('a session starts without a campaign');
        return { campaign: visit.campaign.id, quizVersion: visit.campaign.quiz.version, locale };
      },
      onDone: {
        target: 'playing',
        actions: assign(({ context, event }) => change(context.visit, { session: event.output.session })),
      },
      onError: { target: 'fault.starting', actions: { type: 'fail', params: ({ event }) => ({ error: event.error }) } },
    },
  }),
  playing: words.createStateConfig({
    initial: 'beginning',
    states: {
      beginning: {
        entry: assign(({ context: { access, visit } }) => {
          const endedAt = surroundings.uptimeMs();
          const round = beginRound(visit, surroundings.games, nowFor(access, endedAt));
          return change(visit, { round, turn: { endedAt, tookMs: 0 }, index: round === null ? 0 : -1 });
        }),
        always: [
          { guard: 'gamePlayed', target: 'turn' },
          { guard: 'gameUnknown', target: '#kiosk.view.fault.broken', actions: { type: 'fail', params: { error: PAGE_FAULT } } },
          { target: 'over' },
        ],
      },
      turn: {
        entry: { type: 'show', params: { view: 'question' } },
        always: [
          { guard: 'gameUnsaved', target: 'saving' },
          { guard: 'gameOver', target: 'over' },
        ],
        after: {
          wake: {
            guard: 'gameWakes',
            target: 'turn',
            reenter: true,
            actions: assign(({ context: { access, visit } }) =>
              change(visit, { round: visit.round?.woken(nowFor(access, surroundings.uptimeMs())) ?? null }),
            ),
          },
        },
        on: {
          'game.moved': {
            // A move out of a state that is gone, by a finger faster than the page, is no move.
            guard: ({ context, event }) => event.before === context.visit.round,
            target: 'turn',
            reenter: true,
            actions: assign(({ context: { visit }, event }) => {
              const endedAt = surroundings.uptimeMs();
              const tookMs = Math.round(endedAt - visit.turn.endedAt);
              return change(visit, { round: event.after, turn: { endedAt, tookMs } });
            }),
          },
          'went.back': {
            guard: ({ context }) => (context.visit.round?.back ?? null) !== null,
            target: 'turn',
            reenter: true,
            actions: assign(({ context: { visit } }) => change(visit, { round: visit.round?.back ?? visit.round })),
          },
        },
      },
      saving: {
        invoke: {
          src: 'giveAnswer',
          input: ({ context: { locale, visit } }) => {
            const answer = unsavedOf(visit);
            if (visit.session === null || answer === null) throw new Error('nothing to save');
            const { tookMs } = visit.turn;
            return { session: visit.session, question: answer.question, body: { answer: answer.value, locale, tookMs } };
          },
          onDone: {
            target: 'turn',
            actions: assign(({ context: { visit } }) => {
              const answer = unsavedOf(visit);
              return change(visit, { answers: answer === null ? visit.answers : withAnswer(visit.answers, answer) });
            }),
          },
          onError: {
            target: '#kiosk.view.fault.playing',
            actions: { type: 'fail', params: ({ event }) => ({ error: event.error }) },
          },
        },
      },
      over: {
        always: [
          { guard: 'nothingAsked', target: '#kiosk.view.result' },
          {
            target: '#kiosk.view.question',
            actions: assign(({ context }) => change(context.visit, { index: firstAsked(context) ?? 0 })),
          },
        ],
      },
    },
  }),
});
