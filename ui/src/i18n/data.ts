// Every text file there is. English is the shape that Turkish must have; `i18n.test.ts` compares the keys.
import enBoard from './en/board.json';
import enChat from './en/chat.json';
import enClients from './en/clients.json';
import enCommon from './en/common.json';
import enFiles from './en/files.json';
import enFrame from './en/frame.json';
import enNews from './en/news.json';
import enNodes from './en/nodes.json';
import enProblems from './en/problems.json';
import enSearch from './en/search.json';
import enSession from './en/session.json';
import enSettings from './en/settings.json';
import enTask from './en/task.json';
import trBoard from './tr/board.json';
import trChat from './tr/chat.json';
import trClients from './tr/clients.json';
import trCommon from './tr/common.json';
import trFiles from './tr/files.json';
import trFrame from './tr/frame.json';
import trNews from './tr/news.json';
import trNodes from './tr/nodes.json';
import trProblems from './tr/problems.json';
import trSearch from './tr/search.json';
import trSession from './tr/session.json';
import trSettings from './tr/settings.json';
import trTask from './tr/task.json';

export const resources = {
  en: {
    common: enCommon,
    session: enSession,
    frame: enFrame,
    board: enBoard,
    chat: enChat,
    task: enTask,
    files: enFiles,
    news: enNews,
    nodes: enNodes,
    problems: enProblems,
    search: enSearch,
    clients: enClients,
    settings: enSettings,
  },
  tr: {
    common: trCommon,
    session: trSession,
    frame: trFrame,
    board: trBoard,
    chat: trChat,
    task: trTask,
    files: trFiles,
    news: trNews,
    nodes: trNodes,
    problems: trProblems,
    search: trSearch,
    clients: trClients,
    settings: trSettings,
  },
} as const;

export const namespaces = [
  'common',
  'session',
  'frame',
  'board',
  'chat',
  'task',
  'files',
  'news',
  'nodes',
  'problems',
  'search',
  'clients',
  'settings',
] as const;
export const defaultNamespace = 'common';
