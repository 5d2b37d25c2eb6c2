import type { ViewName } from '#contract/host-api.ts';
import type { QuestionId } from '#contract/ids.ts';
import type { News, Round } from '#play/games/game.ts';
import type { SoundName } from './sounds.ts';

/** What of the play can be heard. */
export interface Heard {
  readonly view: ViewName;
  /** The question shown; null: none. */
  readonly question: QuestionId | null;
  /** Its place in the quiz. */
  readonly index: number;
  /** The game that is played; null: none. */
  readonly round: Pick<Round, 'news'> | null;
  readonly warned: boolean;
  readonly sending: boolean;
  /** Somebody listens to the voice: nothing else may be heard (EN 301 549 §5.1.3.7). */
  readonly speech: boolean;
}

const AHEAD: readonly ViewName[] = ['attract', 'language', 'games', 'question', 'result', 'age', 'consent', 'contact', 'review', 'thanks'];

/** A game has no sounds of its own: what its moves bring is heard the same in every one. No clock ticks. */
const SOUND_OF = { gain: 'gain', miss: 'miss', step: 'choice', back: 'back' } as const satisfies Record<News, SoundName>;

/** The sound of a step of the play, or silence. Attract is silent: a hall that hears it all day would switch it off. */
export const soundFor = (before: Heard, after: Heard): SoundName | null => {
  if (after.speech) return null;
  if (after.warned && !before.warned) return 'warning';
  if (before.warned !== after.warned || after.view === 'attract' || after.view === 'closed' || after.view === 'fault') return null;
  if (after.view === 'result' && before.view === 'question') return 'wave';
  if (after.view === 'thanks' && before.view !== 'thanks') return after.sending ? 'sent' : 'onward';
  if (after.view === before.view) {
    const news = after.round !== null && after.round !== before.round && before.round !== null ? after.round.news : null;
    if (news !== null) return SOUND_OF[news];
    if (after.question === before.question) return null;
    return after.index > before.index ? 'choice' : 'back';
  }
  return AHEAD.indexOf(after.view) > AHEAD.indexOf(before.view) ? 'onward' : 'back';
};
