// Chats. Which one is open is in the address, so "back" works.
import { createRoute, useNavigate } from '@tanstack/react-router';

import type { ChatRef } from '@/api';
import { ChatPage } from '@/features/chat';
import { BrokenScreen } from '@/features/frame';

import { rootRoute } from './root';

export interface ChatSearch {
  thread?: string;
  person?: string;
}

export const chatRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/chat',
  validateSearch: (search: Record<string, unknown>): ChatSearch => {
    if (typeof search['thread'] === 'string') return { thread: search['thread'] };
    return typeof search['person'] === 'string' ? { person: search['person'] } : {};
  },
  component: ChatScreen,
  errorComponent: ({ error, reset }) => <BrokenScreen error={error} onRetry={reset} />,
});

function ChatScreen() {
  const { thread, person } = chatRoute.useSearch();
  const navigate = useNavigate({ from: chatRoute.fullPath });
  const chat: ChatRef | null =
    thread !== undefined
      ? { kind: 'thread', id: thread }
      : person !== undefined
        ? { kind: 'person', id: person }
        : null;
  return <ChatPage chat={chat} onOpen={(next) => void navigate({ search: next ? { [next.kind]: next.id } : {} })} />;
}
