// Tells that the newest message was looked at: it is on the screen, and somebody sits at it.
import { useEffect } from 'react';

import { type ChatRef, client, type MessageId } from '@/api';

export function useSeen({ kind, id }: ChatRef, newest: MessageId | undefined, isAtEnd: boolean): void {
  useEffect(() => {
    if (newest === undefined || !isAtEnd) return;
    const see = () => {
      if (document.visibilityState === 'visible' && document.hasFocus())
        client.seeChat({ kind, id } as ChatRef).catch(() => {});
    };
    see();
    window.addEventListener('focus', see);
    return () => window.removeEventListener('focus', see);
  }, [kind, id, newest, isAtEnd]);
}
