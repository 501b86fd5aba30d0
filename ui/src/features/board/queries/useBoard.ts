// The board of a query, and the reader that keeps it in step.
import { type QueryClient, type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { type BoardQuery, type BoardView, keys, type ProblemError } from '@/api';

import { keepingEqual, snapshotOf, type Snapshot } from '../model/snapshot';
import { BoardReader } from './BoardReader';

/** Below the project's boards, so that what Rust announces of the project reads it again. */
export function snapshotKey({ project, text, onlyMine }: BoardQuery): QueryKey {
  return [...keys.boardsOf(project), 'snapshot', text, onlyMine];
}

/** A plain board that was asked for before its page was there. */
export function knowBoard(queries: QueryClient, view: BoardView): void {
  queries.setQueryData(snapshotKey({ project: view.project, text: '', onlyMine: false }), snapshotOf(view));
}

export interface BoardState {
  readonly snapshot: Snapshot | undefined;
  readonly error: ProblemError | null;
  readonly reader: BoardReader;
}

export function useBoard(query: BoardQuery): BoardState {
  const reader = useReader(useQueryClient(), query);
  const { data, error } = useQuery<Snapshot>({
    queryKey: snapshotKey(query),
    queryFn: reader.read,
    structuralSharing: (before, after) =>
      before === undefined ? after : keepingEqual(before as Snapshot, after as Snapshot),
    // While the words in the search field change, the board stays; another project starts from nothing.
    placeholderData: (previous) => (previous?.view.project === query.project ? previous : undefined),
  });
  return { snapshot: data, error, reader };
}

/** One reader a query: it remembers what is on the screen. */
function useReader(queries: QueryClient, query: BoardQuery): BoardReader {
  const name = JSON.stringify(snapshotKey(query));
  const [kept, setKept] = useState(() => ({ name, reader: new BoardReader(queries, snapshotKey(query), query) }));
  if (kept.name === name) return kept.reader;
  const next = { name, reader: new BoardReader(queries, snapshotKey(query), query) };
  setKept(next);
  return next.reader;
}
