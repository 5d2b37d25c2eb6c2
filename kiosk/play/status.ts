import type { EndedBy, ViewName } from '#contract/host-api.ts';

/**
 * Completed: the visitor saw the result and nothing was left half done. Who reads the result and walks away has played to the
 * end; who walks away from a question, or from a form begun, has not.
 */
export const statusOf = (endedBy: EndedBy | 'backstop' | 'boot', lastView: ViewName | null): 'completed' | 'abandoned' => {
  if (endedBy === 'finished') return 'completed';
  const nothingPending = lastView === 'result' || lastView === 'thanks';
  return nothingPending && (endedBy === 'left' || endedBy === 'idle') ? 'completed' : 'abandoned';
};
