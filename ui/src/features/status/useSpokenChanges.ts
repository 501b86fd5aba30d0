// How many waiting changes are said aloud. Each edit waits for a moment until Cubicl has it, which is no news: without a
// connection every one is said, else what still waits after some seconds.
import { useEffect, useState } from 'react';

import type { StatusView } from '@/api';

const SECONDS = 5;

export function useSpokenChanges({ connection, waitingChanges }: StatusView): number {
  const [lasting, setLasting] = useState(0);
  if (waitingChanges === 0 && lasting !== 0) setLasting(0);
  useEffect(() => {
    if (waitingChanges === 0) return;
    const timer = setTimeout(() => setLasting(waitingChanges), SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [waitingChanges]);
  const goesOut = connection.state !== 'offline' && connection.state !== 'tokenRejected';
  return goesOut ? lasting : waitingChanges;
}
