import type { Phrase, Utterance } from './phrases.ts';
import type { Speaker } from './speaker.ts';

interface TellerOptions {
  readonly speaker: Speaker;
  readonly volume: () => number;
  /** A phrase begins: its caption is shown. */
  readonly began: (phrase: Phrase, utterance: Utterance) => void;
  /** All of it was said, and nothing else since. */
  readonly ended: () => void;
  readonly failed: (cause: unknown) => void;
}

export interface Teller {
  /** Says it from the beginning; whatever was said before ends. */
  readonly tell: (utterance: Utterance) => void;
  readonly stop: () => void;
}

/** One voice that says one thing at a time, phrase by phrase. */
export const tellerOf = ({ speaker, volume, began, ended, failed }: TellerOptions): Teller => {
  let turn = 0;
  const stop = (): void => {
    turn += 1;
    speaker.stop();
  };
  const sayAll = async (utterance: Utterance): Promise<void> => {
    const mine = turn;
    for (const phrase of utterance.phrases) {
      if (mine !== turn) return;
      began(phrase, utterance);
      // A clip that is broken costs one phrase, never the rest; its words stand in the caption.
      await speaker.speak(phrase, volume()).catch(failed);
    }
    if (mine === turn) ended();
  };
  return {
    tell: (utterance) => {
      stop();
      sayAll(utterance).catch(failed);
    },
    stop,
  };
};
