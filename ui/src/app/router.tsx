// The places of the app. The history is in memory: a desktop window has no address bar.
import type { QueryClient } from '@tanstack/react-query';
import { createMemoryHistory, createRouter } from '@tanstack/react-router';

import { boardRoute } from '@/routes/board';
import { chatRoute } from '@/routes/chat';
import { clientsRoute } from '@/routes/clients';
import { filesRoute } from '@/routes/files';
import { homeRoute } from '@/routes/home';
import { rootRoute } from '@/routes/root';

const routeTree = rootRoute.addChildren([homeRoute, boardRoute, chatRoute, clientsRoute, filesRoute]);

export type AppRouter = ReturnType<typeof createAppRouter>;

export function createAppRouter(queries: QueryClient, place: string) {
  return createRouter({
    routeTree,
    context: { queries },
    history: createMemoryHistory({ initialEntries: [place] }),
    defaultPreload: false,
    scrollRestoration: false,
    notFoundMode: 'root',
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
