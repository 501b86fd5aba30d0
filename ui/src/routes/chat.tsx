// Chats. Which one is open is in the address, so "back" works.
import { createRoute, useNavigate } from '@tanstack/react-router';

import type { ChatRef, MessageId } from '@/api';
import { ChatPage } from '@/features/chat';
import { BrokenScreen } from '@/features/frame';

import { rootRoute } from './root';

export interface ChatSearch {
  thread?: string;
  person?: string;
  /** What was looked for: it comes into view. */
  message?: MessageId;
}

export const chatRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/chat',
  validateSearch: (search: Record<string, unknown>): ChatSearch => {
    const message = typeof search['message'] === 'string' ? { message: search['message'] } : {};
    if (typeof search['thread'] === 'string') return { thread: search['thread'], ...message };
    return typeof search['person'] === 'string' ? { person: search['person'], ...message } : {};
  },
  component: ChatScreen,
  errorComponent: ({ error, reset }) => <BrokenScreen error={error} onRetry={reset} />,
});

function ChatScreen() {
  const { thread, person, message } = chatRoute.useSearch();
  const navigate = useNavigate({ from: chatRoute.fullPath });
  const chat: ChatRef | null =
    thread !== undefined
      ? { kind: 'thread', id: thread }
      : person !== undefined
        ? { kind: 'person', id: person }
        : null;
  return (
    <ChatPage
      chat={chat}
      lookedFor={message}
      onOpen={(next) => void navigate({ search: next ? { [next.kind]: next.id } : {} })}
    />
  );
}
