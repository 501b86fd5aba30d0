// What the first picture is made of is asked for while the code that draws it is still on its way, all at once: asked one
// after the other, each answer would be a picture of its own.
import type { QueryClient } from '@tanstack/react-query';

import {
  changesQuery,
  client,
  createQueryClient,
  listenToRust,
  newsCountsQuery,
  peopleQuery,
  projectsQuery,
  sessionQuery,
  settingsQuery,
  statusQuery,
  transfersQuery,
  type BoardView,
} from '@/api';

export interface Opening {
  queries: QueryClient;
  /** The board of the last time, when it was there soon enough. */
  board: BoardView | undefined;
}

/** A board that takes longer comes after the rest. */
const PATIENCE = 250;

export async function askForOpening(): Promise<Opening> {
  const queries = createQueryClient();
  // What Rust says from here on is heard, so nothing that is asked below can go stale unnoticed.
  const [settings] = await Promise.all([attempt(queries.fetchQuery(settingsQuery())), listenToRust(queries)]);
  const last = settings?.lastProject ?? null;
  const [board] = await Promise.all([
    last === null ? undefined : soon(attempt(client.board({ project: last, text: '', onlyMine: false }))),
    queries.prefetchQuery(sessionQuery()),
    queries.prefetchQuery(projectsQuery()),
    queries.prefetchQuery(peopleQuery()),
    queries.prefetchQuery(newsCountsQuery()),
    queries.prefetchQuery(statusQuery()),
    queries.prefetchQuery(changesQuery()),
    queries.prefetchQuery(transfersQuery()),
  ]);
  // Before somebody is signed in there is nothing to know; whoever needs it asks again.
  queries.removeQueries({ predicate: ({ state }) => state.status === 'error' });
  return { queries, board };
}

/** What is wrong is said by whoever asks again. */
const attempt = <T>(asked: Promise<T>): Promise<T | undefined> => asked.catch(() => undefined);

function soon<T>(asked: Promise<T>): Promise<T | undefined> {
  return Promise.race([asked, new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE))]);
}
