// The chats come when they are opened: nothing of them is needed to show a board.
import { lazy, Suspense } from 'react';

import type { ChatPageProps } from './ChatPage';

const Page = lazy(async () => ({ default: (await import('./ChatPage')).ChatPage }));

export function ChatPage(props: ChatPageProps) {
  return (
    <Suspense>
      <Page {...props} />
    </Suspense>
  );
}
