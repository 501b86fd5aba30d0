// Chats: the list, the messages of one, and what is unread.
export { ChatPage } from './later';
export type { ChatPageProps } from './ChatPage';
export { useUnread } from './useChats';
