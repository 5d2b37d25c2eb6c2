import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Answer, Failure } from './api.ts';

export interface PagedList<Row> {
  readonly rows: readonly Row[];
  /** True while a page is on its way. */
  readonly waiting: boolean;
  readonly failure: Failure | null;
  /** Asks for the next page; null when all is here. */
  readonly more: (() => void) | null;
}

/** A list that grows by pages: what is shown stays where it is when more comes. */
export const useList = <Row>(page: (place: string | null) => Answer<{ rows: readonly Row[]; next: string | null }>): PagedList<Row> => {
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(true);
  const [failure, setFailure] = useState<Failure | null>(null);

  const load = useCallback(
    async (place: string | null): Promise<void> => {
      setWaiting(true);
      const answer = await page(place);
      setWaiting(false);
      setFailure(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      setRows((before) => (place === null ? answer.value.rows : [...before, ...answer.value.rows]));
      setNext(answer.value.next);
    },
    [page],
  );
  useEffect(() => {
    void load(null);
  }, [load]);
  return { rows, waiting, failure, more: next === null ? null : () => void load(next) };
};
