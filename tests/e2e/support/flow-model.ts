/**
 * The machine of the play as a graph: what can happen in each of its states, with the host's replies as events like any other.
 * Time is left out (idling and the clock have tests of their own), and so are the dialogs: a touch path opens them where it must.
 */
import type { SnapshotFrom } from 'xstate';
import { adjacencyMapToArray, getAdjacencyMap, getShortestPaths } from 'xstate/graph';
import type { Answer } from '#contract/answer.ts';
import type { KioskState } from '#contract/host-api.ts';
import { type CampaignId, idOf } from '#contract/ids.ts';
import type { Locale } from '#fields/types.ts';
import { EMPTY_CONTACT } from '#play/contact.ts';
import { makeKioskMachine } from '#play/kiosk-machine.ts';
import { type KioskContext, type KioskEvent, purposesOf, questionShown } from '#play/visit.ts';
import { surroundings } from '#tests/fixtures/surroundings.ts';

/** What the visitor types: found in no file of the project. */
export const TYPED_ADDRESS = 'wal@mer.fr';

/** A call of the machine has come back, or has failed: an event of XState's own. */
export type Move = KioskEvent;
export const isReply = ({ type }: Move): boolean => type.startsWith('xstate.');
export const isFailure = ({ type }: Move): boolean => type.startsWith('xstate.error.');

type Machine = ReturnType<typeof makeKioskMachine>;
export type Snapshot = SnapshotFrom<Machine>;

export interface Step {
  readonly before: Snapshot;
  readonly move: Move;
  readonly after: Snapshot;
}

/** Which way through the quiz is played: the answers of one path class. */
export interface Way {
  readonly campaign: CampaignId;
  readonly locale: Locale;
  readonly answers: readonly Answer[];
}

const never = (): Promise<never> => new Promise(() => undefined);
const machineOf = (): Machine =>
  makeKioskMachine({ startSession: never, giveAnswer: never, endSession: never, endUnattended: () => undefined }, surroundings());

/** The state within the region of the views, in one word. */
export const placeOf = ({ value }: Pick<Snapshot, 'value'>): string => {
  const { view } = value;
  return typeof view === 'string' ? view : (Object.entries(view)[0]?.join('.') ?? '');
};

const SESSION = idOf('session', '01900000-0000-7000-8000-00000000000a');
const CALLS: Readonly<Record<string, string>> = { starting: 'starting', 'question.saving': 'question.saving', ending: 'ending' };

const repliesOf = (place: string): readonly Move[] => {
  const call = CALLS[place];
  if (call === undefined) return [];
  const id = `0.kiosk.view.${call}`;
  const replies = [
    { type: `xstate.done.actor.${id}`, output: call === 'starting' ? { session: SESSION } : undefined },
    { type: `xstate.error.actor.${id}`, error: { code: 'KIOSK_UNREACHABLE', detail: 'the model says so' } },
  ];
  // Every machine takes the replies of what it invokes, but XState leaves them out of the type of its events.
  return replies as unknown as readonly Move[];
};

/** To another language and back to the one chosen. */
const turned = ({ locale }: KioskContext, way: Way): Move => ({
  type: 'locale.chosen',
  locale: locale === way.locale ? (way.locale === 'en' ? 'de' : 'en') : way.locale,
});

/** Everything a visitor can do in a state, and everything the host can reply. */
const movesIn =
  (way: Way) =>
  (snapshot: Snapshot): readonly Move[] => {
    const { context } = snapshot;
    const place = placeOf(snapshot);
    const replies = repliesOf(place);
    if (replies.length > 0) return replies;
    const left: Move = { type: 'visitor.left' };
    const back: Move = { type: 'went.back' };
    switch (context.view) {
      case 'attract':
        return [{ type: 'attract.touched' }];
      case 'language':
        return [{ type: 'locale.chosen', locale: way.locale }];
      case 'games':
        return [{ type: 'campaign.chosen', campaign: way.campaign }, turned(context, way), left];
      case 'question': {
        const answer = way.answers.find((one) => one.question === questionShown(context)?.id);
        return [
          ...(answer ? [{ type: 'question.answered', value: answer.value, tookMs: 1 } as const] : []),
          back,
          turned(context, way),
          left,
        ];
      }
      case 'result':
        return [{ type: 'contact.wanted' }, { type: 'result.finished' }, back, turned(context, way), left];
      case 'age':
        return [
          { type: 'age.answered', age: '18_plus' },
          { type: 'age.answered', age: '15_17' },
          { type: 'age.answered', age: 'under_15' },
          back,
          left,
        ];
      case 'consent':
        return [{ type: 'consent.answered', given: true }, { type: 'consent.answered', given: false }, back, left];
      case 'contact':
        return [{ type: 'contact.typed', typed: { ...EMPTY_CONTACT, email: TYPED_ADDRESS } }, back, left];
      case 'review': {
        const [purpose] = purposesOf(context).filter(({ id }) => context.visit.consents[id] === true);
        return [
          { type: 'review.sent' },
          { type: 'contact.declined' },
          { type: 'field.corrected', field: 'email' },
          ...(purpose ? [{ type: 'consent.corrected', purpose: purpose.id } as const] : []),
          back,
          left,
        ];
      }
      case 'thanks':
        return [{ type: 'thanks.read' }];
      case 'fault':
        return [{ type: 'fault.retried' }, left];
      default:
        return [];
    }
  };

/** Two states are one when nothing that can happen from here on tells them apart. */
const stateKey = (snapshot: Snapshot): string => {
  const { visit, locale, view } = snapshot.context;
  const { index, answers, age, consents, purpose, correcting, sending, typed, outcome } = visit;
  return JSON.stringify([
    placeOf(snapshot),
    view,
    locale,
    index,
    answers.length,
    age,
    consents,
    purpose,
    correcting,
    sending,
    typed.email,
    outcome,
  ]);
};

/** What a walk has to have taken once: the first and the last question stand for those between. */
const moveKey = ({ before, move, after }: Step): string => {
  const { view, visit } = before.context;
  const position = view !== 'question' ? '' : visit.index === 0 ? ' first' : after.context.view === 'result' ? ' last' : ' between';
  const detail = 'given' in move ? ` ${move.given}` : 'age' in move ? ` ${move.age}` : '';
  return `${placeOf(before)}${position} ${move.type}${detail}${visit.correcting === null || move.type === 'visitor.left' ? '' : ' correcting'}`;
};

const optionsOf = (kiosk: KioskState, way: Way) => ({
  input: { kiosk },
  events: movesIn(way),
  filterEvents: (snapshot: Snapshot, move: Move) => snapshot.can(move),
  serializeState: stateKey,
  serializeEvent: (event: Move) => JSON.stringify(event),
});

const withBefore = (first: Snapshot, steps: readonly { readonly event: Move; readonly state: Snapshot }[]): Step[] =>
  steps
    // The first step is XState's own beginning.
    .filter((_, index) => index > 0)
    .map(({ event, state }, index, all) => ({ before: all[index - 1]?.state ?? first, move: event, after: state }));

/** The shortest way to each view, from attract. */
export const pathsToViews = (kiosk: KioskState, way: Way): ReadonlyMap<string, readonly Step[]> => {
  const paths = getShortestPaths(machineOf(), optionsOf(kiosk, way));
  const shortest = new Map<string, readonly Step[]>();
  for (const { state, steps } of paths.toSorted((a, b) => a.weight - b.weight)) {
    const { view } = state.context;
    if (!shortest.has(view)) shortest.set(view, withBefore(steps[0]?.state ?? state, steps));
  }
  return shortest;
};

/** The shortest way through: all questions of the way, the result, the end. */
export const wayThrough = (kiosk: KioskState, way: Way): readonly Step[] => pathsToViews(kiosk, way).get('thanks') ?? [];

/**
 * One walk that takes every kind of move at least once: from where it is, the shortest way to the nearest one it has not taken.
 * Steps back, refusals, faults of each call with the retry, and leaving from every view are among them.
 */
export const tourOf = (kiosk: KioskState, way: Way): readonly Step[] => {
  const graph = getAdjacencyMap(machineOf(), optionsOf(kiosk, way));
  const edges = Map.groupBy(
    adjacencyMapToArray(graph).map(({ state, event, nextState }) => ({ before: state, move: event, after: nextState })),
    ({ before }) => stateKey(before),
  );
  const taken = new Set<string>();
  const tour: Step[] = [];
  const nearest = (from: string): { readonly steps: readonly Step[]; readonly to: string } | null => {
    const reached = new Map<string, readonly Step[]>([[from, []]]);
    for (const [key, steps] of reached)
      for (const step of edges.get(key) ?? []) {
        const to = stateKey(step.after);
        if (!taken.has(moveKey(step))) return { steps: [...steps, step], to };
        if (!reached.has(to)) reached.set(to, [...steps, step]);
      }
    return null;
  };
  let at: string | undefined = [...edges.keys()][0];
  while (at !== undefined) {
    const next = nearest(at);
    for (const step of next?.steps ?? []) taken.add(moveKey(step));
    tour.push(...(next?.steps ?? []));
    at = next?.to;
  }
  // The host has the last word: a tour does not end while it is asked.
  const last = tour.at(-1);
  const reply = last && edges.get(stateKey(last.after))?.find(({ move }) => isReply(move) && !isFailure(move));
  return reply === undefined ? tour : [...tour, reply];
};
