// long: one machine is read as one piece; its words are in play-setup.ts, its pure parts in visit.ts
import { and, assign, not, raise, type SnapshotFrom } from 'xstate';
import { PLAIN_ACCESS, voiceOf } from './access.ts';
import { checkAnswer } from './answers.ts';
import { EMPTY_CONTACT } from './contact.ts';
import { beginRound } from './games/begin.ts';
import { change, type HostCalls, nowFor, type PlaySurroundings, playSetup } from './play-setup.ts';
import { outcomeOf } from './scoring.ts';
import {
  finishedSession,
  firstAsked,
  homeLocaleOf,
  NEW_VISIT,
  neighbourOf,
  problemsOf,
  purposesOf,
  questionShown,
  secretOf,
  unsavedOf,
  withAnswer,
  withConsent,
} from './visit.ts';

export type { HostCalls } from './play-setup.ts';

const PAGE_FAULT = { code: 'KIOSK_PAGE_FAULT', detail: 'a view could not be drawn' } as const;

/** The whole play of a terminal, from attract to attract. Pure: the host's calls are passed in, the clock is the actor's. */
export const makeKioskMachine = (host: HostCalls, surroundings: PlaySurroundings) => {
  const words = playSetup(host, surroundings);
  /** Nobody plays. Who chooses how to play is there all the same: it lasts as long as they are, and no longer. */
  const resting = {
    initial: 'alone',
    states: {
      alone: words.createStateConfig({
        always: { guard: not('atRest'), target: 'attended' },
        on: {
          'kiosk.replaced': {
            target: '#kiosk.view.attract',
            reenter: true,
            actions: assign(({ event }) => ({ kiosk: event.kiosk })),
          },
        },
      }),
      attended: words.createStateConfig({
        entry: raise({ type: 'visit.began' }),
        always: {
          guard: 'atRest',
          target: 'alone',
          // Who only looked around may have done so in another language.
          actions: [assign(({ context }) => ({ locale: homeLocaleOf(context.kiosk) })), raise({ type: 'visit.over' })],
        },
      }),
    },
  } as const;
  return words.createMachine({
    id: 'kiosk',
    context: ({ input: { kiosk } }) => ({
      kiosk,
      locale: homeLocaleOf(kiosk),
      view: 'attract',
      visit: NEW_VISIT,
      access: PLAIN_ACCESS,
      voice: voiceOf(kiosk.site),
      dialog: null,
      place: null,
      lastSecret: null,
      countdown: 0,
    }),
    type: 'parallel',
    on: {
      'locale.chosen': { actions: assign(({ event }) => ({ locale: event.locale })) },
      'access.changed': {
        actions: [
          assign(({ context, event }) => ({ access: { ...context.access, [event.mode]: event.on } })),
          // Another patience begins with the change.
          raise({ type: 'visitor.active' }),
        ],
      },
      'voice.changed': { actions: assign(({ event }) => ({ voice: event.voice })) },
      'dialog.opened': { actions: assign(({ event }) => ({ dialog: event.dialog, place: event.place ?? null })) },
      'dialog.closed': { actions: assign({ dialog: null, place: null }) },
    },
    states: {
      view: {
        initial: 'attract',
        on: {
          'idle.expired': { target: '.attract', actions: { type: 'endUnattended', params: { endedBy: 'idle' } } },
          'visitor.left': { target: '.attract', actions: { type: 'endUnattended', params: { endedBy: 'left' } } },
          'page.broke': { target: '.fault.broken', actions: { type: 'fail', params: { error: PAGE_FAULT } } },
        },
        states: {
          attract: {
            entry: ['wipe', { type: 'show', params: { view: 'attract' } }, raise({ type: 'visit.over' })],
            exit: raise({ type: 'visit.began' }),
            always: { guard: 'nothingToPlay', target: 'closed' },
            ...resting,
            on: {
              'attract.touched': [{ guard: 'oneLocale', target: 'choosing' }, { target: 'language' }],
            },
          },
          closed: {
            entry: [{ type: 'show', params: { view: 'closed' } }, raise({ type: 'visit.over' })],
            ...resting,
          },
          language: {
            entry: { type: 'show', params: { view: 'language' } },
            on: { 'locale.chosen': { target: 'choosing', actions: assign(({ event }) => ({ locale: event.locale })) } },
          },
          choosing: {
            always: [
              {
                guard: 'oneCampaign',
                target: 'starting',
                actions: assign(({ context: { kiosk, visit } }) => change(visit, { campaign: kiosk.campaigns[0] ?? null })),
              },
              { target: 'games' },
            ],
          },
          games: {
            entry: { type: 'show', params: { view: 'games' } },
            on: {
              'campaign.chosen': {
                guard: ({ context, event }) => context.kiosk.campaigns.some((one) => one.id === event.campaign),
                target: 'starting',
                actions: assign(({ context: { kiosk, visit }, event }) =>
                  change(visit, { campaign: kiosk.campaigns.find((one) => one.id === event.campaign) ?? null }),
                ),
              },
            },
          },
          starting: {
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
          },
          // The game of the quiz, where it has one. What it says is on disk before it goes on, as with any question.
          playing: {
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
          },
          question: {
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
          },
          result: {
            entry: [
              { type: 'show', params: { view: 'result' } },
              assign(({ context: { visit } }) =>
                change(visit, { outcome: visit.campaign ? (outcomeOf(visit.campaign.quiz, visit.answers)?.id ?? null) : null }),
              ),
            ],
            on: {
              'contact.wanted': {
                guard: 'contactOffered',
                target: 'age',
                actions: assign(({ context: { visit } }) => change(visit, { request: null })),
              },
              'callBack.wanted': {
                guard: 'callBackOffered',
                target: 'age',
                actions: assign(({ context: { visit }, event }) => ({ ...change(visit, { request: event.request }), dialog: null })),
              },
              'secret.wanted': {
                guard: ({ context, event }) => secretOf(context, event) !== null,
                actions: assign(({ context, event }) => {
                  const secret = secretOf(context, event);
                  return { ...change(context.visit, { secret }), lastSecret: secret, dialog: 'secret' as const, place: null };
                }),
              },
              'result.finished': { target: 'ending' },
              'went.back': { guard: not('nothingAsked'), target: 'question' },
            },
          },
          age: {
            entry: { type: 'show', params: { view: 'age' } },
            on: {
              'age.answered': [
                {
                  guard: ({ event }) => event.age === 'under_15',
                  target: 'ending',
                  actions: assign(({ context: { visit }, event }) =>
                    change(visit, { age: event.age, consents: {}, typed: EMPTY_CONTACT, request: null }),
                  ),
                },
                {
                  guard: 'callBackWanted',
                  target: 'contact',
                  actions: assign(({ context: { visit }, event }) => change(visit, { age: event.age, consents: {} })),
                },
                {
                  target: 'consent',
                  actions: assign(({ context: { visit }, event }) => change(visit, { age: event.age, consents: {}, purpose: 0 })),
                },
              ],
              'went.back': { target: 'result' },
            },
          },
          consent: {
            entry: { type: 'show', params: { view: 'consent' } },
            initial: 'asking',
            states: {
              asking: {
                on: {
                  'consent.answered': {
                    target: 'answered',
                    actions: assign(({ context, event }) => change(context.visit, { consents: withConsent(context, event.given) })),
                  },
                  'went.back': [
                    { guard: 'correctingConsent', target: '#kiosk.view.review' },
                    {
                      guard: ({ context }) => context.visit.purpose > 0,
                      actions: assign(({ context: { visit } }) => change(visit, { purpose: visit.purpose - 1 })),
                    },
                    { target: '#kiosk.view.age' },
                  ],
                },
              },
              answered: {
                always: [
                  { guard: and(['correctingConsent', 'somethingAgreed', 'contactComplete']), target: '#kiosk.view.review' },
                  {
                    guard: and(['correctingConsent', 'somethingAgreed']),
                    target: '#kiosk.view.contact',
                    actions: assign(({ context: { visit } }) => change(visit, { correcting: null })),
                  },
                  { guard: 'correctingConsent', target: '#kiosk.view.ending' },
                  {
                    guard: ({ context }) => context.visit.purpose + 1 < purposesOf(context).length,
                    target: 'asking',
                    actions: assign(({ context: { visit } }) => change(visit, { purpose: visit.purpose + 1 })),
                  },
                  { guard: 'somethingAgreed', target: '#kiosk.view.contact' },
                  { target: '#kiosk.view.ending' },
                ],
              },
            },
          },
          contact: {
            entry: { type: 'show', params: { view: 'contact' } },
            on: {
              'contact.drafted': { actions: assign(({ context: { visit }, event }) => change(visit, { typed: event.typed })) },
              'contact.typed': {
                guard: ({ context, event }) => problemsOf(context, event.typed).length === 0,
                target: 'review',
                actions: assign(({ context: { visit }, event }) => change(visit, { typed: event.typed })),
              },
              'went.back': [
                { guard: and(['correctingField', 'contactComplete']), target: 'review' },
                { guard: 'callBackWanted', target: 'age' },
                { target: 'consent' },
              ],
            },
          },
          review: {
            entry: [
              { type: 'show', params: { view: 'review' } },
              assign(({ context: { visit } }) => change(visit, { correcting: null, field: 'given_name' })),
            ],
            on: {
              'field.corrected': {
                target: 'contact',
                actions: assign(({ context: { visit }, event }) => change(visit, { correcting: 'field', field: event.field })),
              },
              'consent.corrected': {
                guard: ({ context, event }) => purposesOf(context).some((purpose) => purpose.id === event.purpose),
                target: 'consent',
                actions: assign(({ context, event }) => {
                  const purpose = purposesOf(context).findIndex((one) => one.id === event.purpose);
                  return change(context.visit, { correcting: 'consent', purpose });
                }),
              },
              'review.sent': {
                guard: 'contactComplete',
                target: 'ending',
                actions: assign(({ context: { visit } }) => change(visit, { sending: true })),
              },
              'contact.declined': { target: 'ending' },
              'went.back': { target: 'contact' },
            },
          },
          ending: {
            invoke: {
              src: 'endSession',
              input: ({ context }) => {
                if (context.visit.session === null) throw new Error('no session to end');
                return { session: context.visit.session, body: finishedSession(context) };
              },
              onDone: { target: 'thanks' },
              onError: { target: 'fault.ending', actions: { type: 'fail', params: ({ event }) => ({ error: event.error }) } },
            },
          },
          thanks: {
            // The session is over: what was typed and agreed goes before the thanks are read.
            entry: [
              { type: 'show', params: { view: 'thanks' } },
              assign(({ context: { visit } }) => change(visit, { session: null, typed: EMPTY_CONTACT, consents: {} })),
            ],
            after: { thanks: 'attract' },
            on: { 'thanks.read': { target: 'attract' } },
          },
          fault: {
            // A fault keeps the view behind it: `lastView` of a session that ends here is `fault`.
            entry: { type: 'show', params: { view: 'fault' } },
            initial: 'starting',
            // Where trying again cannot help, it begins anew.
            on: { 'fault.retried': { target: 'attract', actions: { type: 'endUnattended', params: { endedBy: 'left' } } } },
            states: {
              starting: { on: { 'fault.retried': { guard: 'mendable', target: '#kiosk.view.starting' } } },
              playing: { on: { 'fault.retried': { guard: 'mendable', target: '#kiosk.view.playing.saving' } } },
              saving: { on: { 'fault.retried': { guard: 'mendable', target: '#kiosk.view.question.saving' } } },
              ending: { on: { 'fault.retried': { guard: 'mendable', target: '#kiosk.view.ending' } } },
              // Also from views where nobody was: what is shown to nobody must go away by itself.
              broken: { entry: raise({ type: 'visit.began' }) },
            },
          },
        },
      },
      presence: {
        initial: 'absent',
        on: { 'visit.over': { target: '.absent' } },
        states: {
          absent: { on: { 'visit.began': { target: 'present' } } },
          present: {
            on: { 'visitor.active': { target: 'present', reenter: true } },
            after: { idle: 'warned' },
          },
          warned: {
            entry: 'warn',
            on: { 'visitor.active': { target: 'present' } },
            initial: 'counting',
            states: {
              counting: {
                after: {
                  second: [
                    { guard: 'timeIsUp', actions: raise({ type: 'idle.expired' }) },
                    { target: 'counting', reenter: true, actions: 'countDown' },
                  ],
                },
              },
            },
          },
        },
      },
    },
  });
};

export type KioskMachine = ReturnType<typeof makeKioskMachine>;
export type KioskSnapshot = SnapshotFrom<KioskMachine>;

/** Is the idle warning up? */
export const isWarned = (snapshot: KioskSnapshot): boolean => snapshot.matches({ presence: 'warned' });
/** Is the host at work, so that no answer is taken now? */
export const isBusy = (snapshot: KioskSnapshot): boolean =>
  snapshot.matches({ view: 'starting' }) ||
  snapshot.matches({ view: 'ending' }) ||
  snapshot.matches({ view: { question: 'saving' } }) ||
  snapshot.matches({ view: { playing: 'saving' } });
