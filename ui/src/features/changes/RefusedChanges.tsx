// Says that Cubicl refused a change: what, what is back as it was, why, and "Try again". Mounted once, in the frame.
//
// Closing the words lets a change go that holds nothing of the person's own; typed text stays with its task.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';

import { changesQuery, client, type PendingChange } from '@/api';
import { toast } from '@/components';

import { newlyRefused } from './newlyRefused';
import { useRefusalWords } from './useRefusalWords';

const AT_ONCE = 3;

export function RefusedChanges() {
  const { data: changes } = useQuery(changesQuery());
  const words = useRefusalWords();
  const told = useRef<ReadonlySet<number>>(new Set());

  const tell = useEffectEvent((list: readonly PendingChange[]) => {
    const { fresh, refused } = newlyRefused(list, told.current);
    told.current = refused;
    for (const change of fresh.slice(0, AT_ONCE)) {
      toast({
        tone: 'danger',
        title: words.title(change),
        text: words.reason(change),
        action: { label: words.tryAgain, onPress: () => void client.retryChange(change.id).catch(() => undefined) },
      });
    }
    if (fresh.length > AT_ONCE) toast({ tone: 'danger', title: words.more(fresh.length - AT_ONCE) });
  });

  useEffect(() => {
    if (changes) tell(changes);
  }, [changes]);

  return null;
}
