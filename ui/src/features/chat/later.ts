// The chats come when they are opened: nothing of them is needed to show a board.
import { later } from '@/lib/later';

export const ChatPage = later(async () => (await import('./ChatPage')).ChatPage);
