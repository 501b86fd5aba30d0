// What the page reads, one entry a read: its key and how to ask. Rust announces every difference (events.ts), so nothing
// goes stale by itself, and nothing is tried again here: Rust decides what may be repeated.
import { notifyManager, queryOptions, QueryClient } from '@tanstack/react-query';

import type {
  BoardQuery,
  ChatRef,
  ClientId,
  ClientsQuery,
  NodeOwner,
  NodePlace,
  ProjectId,
  Settings,
  TaskId,
  WindowQuery,
} from './bindings';
import { client } from './client';
import type { ProblemError } from './problem';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ProblemError;
  }
}

// What is known together is drawn together, and at once: the library's own way is a timer, which waits behind a frame.
notifyManager.setScheduler(queueMicrotask);

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 10 * 60 * 1000,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** Keys from the general to the particular: a shorter one names everything below it. */
export const keys = {
  session: ['session'] as const,
  projects: ['projects'] as const,
  people: ['people'] as const,
  clients: ['clients'] as const,
  clientList: ({ text, offset, length }: ClientsQuery) => ['clients', 'list', text, offset, length] as const,
  clientDetails: ['clients', 'one'] as const,
  client: (id: ClientId) => ['clients', 'one', id] as const,
  boards: ['board'] as const,
  boardsOf: (project: ProjectId) => ['board', project] as const,
  board: (query: BoardQuery) => ['board', query.project, 'columns', query.text, query.onlyMine] as const,
  boardWindow: (query: WindowQuery) =>
    [
      'board',
      query.board.project,
      'window',
      query.board.text,
      query.board.onlyMine,
      query.state,
      query.offset,
      query.length,
    ] as const,
  search: (text: string) => ['search', text] as const,
  tags: (project: ProjectId) => ['tags', project] as const,
  tasks: ['task'] as const,
  task: (task: TaskId) => ['task', task] as const,
  activities: (task: TaskId) => ['activities', task] as const,
  chats: ['chats'] as const,
  messages: ['messages'] as const,
  messagesOf: (chat: ChatRef, count: number) => ['messages', chat.kind, chat.id, count] as const,
  news: (project: ProjectId) => ['news', project] as const,
  newsCounts: ['news-counts'] as const,
  nodesOf: (owner: NodeOwner) => ['nodes', owner.kind, owner.id] as const,
  nodes: ({ owner, directory }: NodePlace) => ['nodes', owner.kind, owner.id, directory] as const,
  nodeChanges: ['node-changes'] as const,
  changes: ['changes'] as const,
  transfers: ['transfers'] as const,
  status: ['status'] as const,
  settings: ['settings'] as const,
  diagnostics: ['diagnostics'] as const,
  diagnosis: ['diagnosis'] as const,
};

export const sessionQuery = () => queryOptions({ queryKey: keys.session, queryFn: () => client.sessionView() });

export const projectsQuery = () => queryOptions({ queryKey: keys.projects, queryFn: () => client.projects() });

export const peopleQuery = () => queryOptions({ queryKey: keys.people, queryFn: () => client.people() });

/** While words are typed, the answer before stays. */
export const clientsQuery = (query: ClientsQuery) =>
  queryOptions({
    queryKey: keys.clientList(query),
    queryFn: () => client.clients(query),
    placeholderData: (previous) => (query.offset === 0 ? previous : undefined),
  });

export const clientQuery = (id: ClientId) =>
  queryOptions({ queryKey: keys.client(id), queryFn: () => client.client(id) });

/** Boards are large and replaced whole: comparing them deeply would cost more than drawing what is seen. */
export const boardQuery = (query: BoardQuery) =>
  queryOptions({
    queryKey: keys.board(query),
    queryFn: () => client.board(query),
    structuralSharing: false,
    // While the words in the search field change, the board stays; another project starts from nothing.
    placeholderData: (previous, before) => (before?.queryKey[1] === query.project ? previous : undefined),
  });

export const boardWindowQuery = (query: WindowQuery) =>
  queryOptions({
    queryKey: keys.boardWindow(query),
    queryFn: () => client.boardWindow(query),
    structuralSharing: false,
  });

/** Hits of each kind that the palette shows. */
const MOST_HITS = 20;

/** Nothing is announced of what is found: each showing asks. While words are typed, the answer before stays. */
export const searchQuery = (text: string) =>
  queryOptions({
    queryKey: keys.search(text),
    queryFn: async () => ({ text, ...(await client.search(text, MOST_HITS)) }),
    staleTime: 0,
    gcTime: 0,
    placeholderData: (previous) => previous,
  });

export const tagsQuery = (project: ProjectId) =>
  queryOptions({ queryKey: keys.tags(project), queryFn: () => client.tags(project) });

export const taskQuery = (task: TaskId) =>
  queryOptions({ queryKey: keys.task(task), queryFn: () => client.task(task) });

export const activitiesQuery = (task: TaskId) =>
  queryOptions({ queryKey: keys.activities(task), queryFn: () => client.activities(task) });

export const chatsQuery = () => queryOptions({ queryKey: keys.chats, queryFn: () => client.chats() });

/** At least so many of the newest messages. While more are asked for, those that are there stay. */
export const messagesQuery = (chat: ChatRef, count: number) =>
  queryOptions({
    queryKey: keys.messagesOf(chat, count),
    queryFn: () => client.messages(chat, count),
    placeholderData: (previous, before) =>
      before?.queryKey[1] === chat.kind && before.queryKey[2] === chat.id ? previous : undefined,
  });

export const newsQuery = (project: ProjectId) =>
  queryOptions({ queryKey: keys.news(project), queryFn: () => client.news(project) });

export const newsCountsQuery = () => queryOptions({ queryKey: keys.newsCounts, queryFn: () => client.newsCounts() });

export const nodesQuery = (place: NodePlace) =>
  queryOptions({ queryKey: keys.nodes(place), queryFn: () => client.nodes(place) });

export const nodeChangesQuery = () => queryOptions({ queryKey: keys.nodeChanges, queryFn: () => client.nodeChanges() });

export const changesQuery = () => queryOptions({ queryKey: keys.changes, queryFn: () => client.changes() });

export const transfersQuery = () => queryOptions({ queryKey: keys.transfers, queryFn: () => client.transfers() });

export const statusQuery = () => queryOptions({ queryKey: keys.status, queryFn: () => client.status() });

export const diagnosticsQuery = () => queryOptions({ queryKey: keys.diagnostics, queryFn: () => client.diagnostics() });

/** Asked only when the person says so: it sends up to thirty requests. */
export const diagnosisQuery = () =>
  queryOptions({ queryKey: keys.diagnosis, queryFn: () => client.checkServer(), enabled: false });

/** Settings with every field: what Rust leaves out has its default. */
export type AllSettings = Required<Settings>;

export const settingsQuery = () =>
  queryOptions({
    queryKey: keys.settings,
    queryFn: async () => ({ ...defaultSettings, ...(await client.settings()) }),
  });

export const defaultSettings: AllSettings = {
  language: 'system',
  theme: 'system',
  zoom: null,
  useLessData: false,
  sidebarCollapsed: false,
  onlyMyProjects: false,
  favourites: [],
  recent: [],
  openProjects: [],
  collapsedColumns: [],
  lastProject: null,
};
