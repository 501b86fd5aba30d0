// Comes when somebody opens it: the start shows a board.
import { later } from '@/lib/later';

export const ClientsPage = later(async () => (await import('./ClientsPage')).ClientsPage);
