import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Answer, Failure } from './api.ts';

export type Asked<Value> =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'here'; readonly value: Value };

/** Asks central once when the part appears, and again on `again()`. An answer that comes after the part is gone is dropped. */
export const useAnswer = <Value>(question: () => Answer<Value>): { readonly asked: Asked<Value>; readonly again: () => void } => {
  const [asked, setAsked] = useState<Asked<Value>>({ state: 'waiting' });
  const [round, setRound] = useState(0);
  // The question is a new function at every drawing; `round` says when to ask again.
  useEffect(() => {
    let wanted = true;
    void question().then((answer) => {
      if (wanted) setAsked(answer.ok ? { state: 'here', value: answer.value } : { state: 'failed', failure: answer.error });
    });
    return () => {
      wanted = false;
    };
  }, [round]);
  return { asked, again: useCallback(() => setRound((n) => n + 1), []) };
};
