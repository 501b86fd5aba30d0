// Whoever shows the task shows where it is after something was taken back or done again.
import { useEffect, useEffectEvent } from 'react';

import type { DeedView } from '@/api';

/** Answers whether the person sees it there. */
type Show = (deed: DeedView) => Promise<boolean>;

const places = new Set<Show>();

export function useUndone(show: Show): void {
  const onUndone = useEffectEvent(show);
  useEffect(() => {
    const place: Show = (deed) => onUndone(deed);
    places.add(place);
    return () => void places.delete(place);
  }, []);
}

export async function showUndone(deed: DeedView): Promise<boolean> {
  const seen = await Promise.all([...places].map((show) => show(deed)));
  return seen.includes(true);
}
