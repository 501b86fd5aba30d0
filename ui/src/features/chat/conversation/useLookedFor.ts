// Brings the message that a search found into view, once. It is on this computer, perhaps some steps before those that are
// shown at first.
import { useEffect, useEffectEvent, useRef } from 'react';

import type { MessageId, MessagesView } from '@/api';

/** Steps back before the message counts as gone. */
const MOST_STEPS = 20;

export function useLookedFor(
  lookedFor: MessageId | undefined,
  { messages, earlier }: MessagesView,
  onEarlier: () => void,
  goTo: (message: MessageId) => void,
): void {
  const steps = useRef<{ of: MessageId | undefined; left: number }>({ of: undefined, left: 0 });
  const look = useEffectEvent((message: MessageId, shown: MessagesView['messages']) => {
    if (steps.current.of !== message) steps.current = { of: message, left: MOST_STEPS };
    if (steps.current.left === 0) return;
    if (shown.some(({ id }) => id === message)) {
      steps.current.left = 0;
      goTo(message);
    } else if (earlier.state === 'some') {
      steps.current.left -= 1;
      onEarlier();
    }
  });
  useEffect(() => {
    if (lookedFor !== undefined) look(lookedFor, messages);
  }, [lookedFor, messages]);
}
