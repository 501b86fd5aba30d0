// The list of chats, and how many messages in it are unread.
import { useQuery } from '@tanstack/react-query';

import { chatsQuery, sessionQuery, type UserId } from '@/api';

export function useChats() {
  return useQuery(chatsQuery());
}

export function useUnread(): number {
  return useChats().data?.unread ?? 0;
}

/** Whose messages are my own. */
export function useMe(): UserId | null {
  const { data: session } = useQuery(sessionQuery());
  return session?.state === 'signedIn' ? session.account.user : null;
}
