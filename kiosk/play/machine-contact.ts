import { and, assign } from 'xstate';
import { EMPTY_CONTACT } from './contact.ts';
import { change, type PlayWords } from './play-setup.ts';
import { problemsOf, purposesOf, withConsent } from './visit.ts';

/** What is asked of who wants to leave an address: age, purposes, fields, a last look. Nothing of it leaves the page before *Send*. */
export const contactStates = (words: PlayWords) => ({
  age: words.createStateConfig({
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
  }),
  consent: words.createStateConfig({
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
  }),
  contact: words.createStateConfig({
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
  }),
  review: words.createStateConfig({
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
  }),
});
