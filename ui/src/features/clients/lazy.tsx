// Comes when somebody opens it: the start shows a board.
import { lazy, Suspense } from 'react';

import type { ClientsPageProps } from './ClientsPage';

const Page = lazy(async () => ({ default: (await import('./ClientsPage')).ClientsPage }));

export function ClientsPage(props: ClientsPageProps) {
  return (
    <Suspense>
      <Page {...props} />
    </Suspense>
  );
}
