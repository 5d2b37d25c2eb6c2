import { assign, not, raise, type SnapshotFrom } from 'xstate';
import { PLAIN_ACCESS, voiceOf } from './access.ts';
import { EMPTY_CONTACT } from './contact.ts';
import { askingState } from './machine-asking.ts';
import { contactStates } from './machine-contact.ts';
import { gameStates } from './machine-game.ts';
import { change, type HostCalls, PAGE_FAULT, type PlaySurroundings, playSetup } from './play-setup.ts';
import { outcomeOf } from './scoring.ts';
import { finishedSession, homeLocaleOf, NEW_VISIT, secretOf } from './visit.ts';

export type { HostCalls } from './play-setup.ts';

/** The whole play of a terminal, from attract to attract. Pure: the host's calls are passed in, the clock is the actor's. */
export const makeKioskMachine = (host: HostCalls, surroundings: PlaySurroundings) => {
  const words = playSetup(host, surroundings);
  const game = gameStates(words, surroundings);
  const asking = askingState(words);
  const contact = contactStates(words);
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
          starting: game.starting,
          playing: game.playing,
          question: asking,
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
          age: contact.age,
          consent: contact.consent,
          contact: contact.contact,
          review: contact.review,
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
