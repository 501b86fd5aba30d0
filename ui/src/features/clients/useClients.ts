// The list in windows: the first one says how many there are, further ones come as they are scrolled to.
import { useQueries, useQuery } from '@tanstack/react-query';

import { type ClientRow, clientsQuery, type ClientsView, type ProblemError } from '@/api';

import { offsetsOf, WINDOW } from './model/windows';

export interface Clients {
  /** The first window; undefined until it is read. */
  view: ClientsView | undefined;
  error: ProblemError | null;
  /** The client at a place; undefined while it is not read. */
  at: (index: number) => ClientRow | undefined;
}

export function useClients(text: string, first: number, last: number): Clients {
  const { data: view, error } = useQuery(clientsQuery({ text, offset: 0, length: WINDOW }));
  const offsets = offsetsOf(first, last, view?.matching ?? 0);
  const windows = useQueries({
    queries: offsets.map((offset) => clientsQuery({ text, offset, length: WINDOW })),
  });
  const rows = new Map(offsets.map((offset, place) => [offset, windows[place]?.data?.rows]));
  return {
    view,
    error,
    at: (index) => {
      const offset = index - (index % WINDOW);
      return (offset === 0 ? view?.rows : rows.get(offset))?.[index - offset];
    },
  };
}

/** For the head of the screen: how many there are, or how many were found; undefined while nothing is known. */
export function useClientCount(text: string): { count: number; found: boolean } | undefined {
  const { data } = useQuery(clientsQuery({ text, offset: 0, length: WINDOW }));
  if (data === undefined || data.total === 0) return undefined;
  return { count: data.matching, found: text.trim() !== '' };
}
