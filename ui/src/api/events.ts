// One subscription for the life of the page: what Rust announces becomes exactly the queries that are read again.
// Features that need the announcement itself use `useHappened` and `useFilesDragged`.
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';

import { type CloseAsked, events, type Event, type FilesDragged, type TransferView } from './bindings';
import { keys } from './queries';

type Listener<T> = (value: T) => void;

function announcer<T>() {
  const listeners = new Set<Listener<T>>();
  return {
    tell: (value: T) => listeners.forEach((listener) => listener(value)),
    listen: (listener: Listener<T>) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

const happened = announcer<Event>();
const filesDragged = announcer<FilesDragged>();
const closeAsked = announcer<CloseAsked>();

/** Starts listening. Answers with how to stop. */
export async function listenToRust(queries: QueryClient): Promise<() => void> {
  const stops = await Promise.all([
    events.happened.listen(({ payload }) => {
      apply(queries, payload);
      happened.tell(payload);
    }),
    events.filesDragged.listen(({ payload }) => filesDragged.tell(payload)),
    events.closeAsked.listen(({ payload }) => closeAsked.tell(payload)),
  ]);
  return () => stops.forEach((stop) => stop());
}

/** What an announcement means for what is known. */
export function apply(queries: QueryClient, event: Event): void {
  const again = (queryKey: readonly unknown[]) => void readAgain(queries, queryKey);
  switch (event.type) {
    case 'sessionChanged':
      again(keys.session);
      // Rust takes an account's projects out of them before it says that the account is gone.
      again(keys.settings);
      return;
    case 'projectsChanged':
      again(keys.projects);
      // Columns come with the board, and the chat of a project is called as the project is.
      again(keys.boards);
      again(keys.chats);
      again(keys.messages);
      return;
    case 'peopleChanged':
      again(keys.people);
      // Chats without a name of their own are called as their people are.
      again(keys.chats);
      again(keys.messages);
      return;
    case 'clientsChanged':
      again(keys.clients);
      again(keys.tasks);
      return;
    case 'tasksChanged':
      again(keys.clientDetails);
      again(keys.boardsOf(event.project));
      again(keys.tags(event.project));
      if (event.tasks.length === 0) again(keys.tasks);
      for (const task of event.tasks) again(keys.task(task));
      return;
    case 'activitiesChanged':
      again(keys.activities(event.task));
      return;
    case 'chatsChanged':
      again(keys.chats);
      return;
    case 'messagesChanged':
      // The chat with a person may have become a thread: whatever is shown is asked again.
      again(keys.messages);
      return;
    case 'newsChanged':
      again(keys.news(event.project));
      again(keys.newsCounts);
      return;
    case 'nodesChanged':
      again(keys.nodesOf(event.owner));
      again(keys.nodeChanges);
      return;
    case 'taskConfirmed':
      again(keys.task(event.id));
      again(keys.activities(event.id));
      return;
    case 'changesChanged':
      again(keys.changes);
      return;
    case 'transfersChanged':
      know(queries, keys.transfers, event.transfers);
      return;
    case 'transfersMoved':
      moveTransfers(queries, event.transfers);
      return;
    case 'statusChanged':
      know(queries, keys.status, event.status);
      return;
    default:
      // A newer Rust side may say more than this page knows.
      event satisfies never;
  }
}

/** What is announced whole is newer than any answer that is still on its way. */
function know(queries: QueryClient, queryKey: readonly unknown[], data: unknown): void {
  void queries.cancelQueries({ queryKey });
  queries.setQueryData(queryKey, data);
}

/** Those that run are somewhere else; the others are as they were. */
function moveTransfers(queries: QueryClient, moved: readonly TransferView[]): void {
  const now = new Map(moved.map((transfer) => [transfer.id, transfer]));
  queries.setQueryData<TransferView[]>(keys.transfers, (known) =>
    known?.map((transfer) => now.get(transfer.id) ?? transfer),
  );
}

/**
 * Reads again what the key names. A first reading that is under way was asked before the announcement, and the query
 * library would let its answer stand: it is waited for, and then read again.
 */
async function readAgain(queries: QueryClient, queryKey: readonly unknown[]): Promise<void> {
  const first = queries
    .getQueryCache()
    .findAll({ queryKey, fetchStatus: 'fetching', predicate: ({ state }) => state.data === undefined });
  if (first.length > 0) await Promise.allSettled(first.map((query) => query.promise));
  await queries.invalidateQueries({ queryKey });
}

/** Runs for every announcement of the Rust side while the component is there. */
export function useHappened(handler: Listener<Event>): void {
  const onEvent = useEffectEvent(handler);
  useEffect(() => happened.listen((event) => onEvent(event)), []);
}

/** Files dragged over the window from another program. */
export function useFilesDragged(handler: Listener<FilesDragged>): void {
  const onDrag = useEffectEvent(handler);
  useEffect(() => filesDragged.listen((drag) => onDrag(drag)), []);
}

/** The window is to be closed while something is on its way. Answer with `client.answerClose`. */
export function useCloseAsked(handler: Listener<CloseAsked>): void {
  const onAsk = useEffectEvent(handler);
  useEffect(() => closeAsked.listen((asked) => onAsk(asked)), []);
}
