// Where what is taken back is seen: a place on the screen shows it before Rust answers if it can, and again when it did.
import { useEffect, useEffectEvent } from 'react';

import type { DeedView } from '@/api';

interface Place {
  /** What the deed is about to lead to. */
  foresee: (deed: DeedView) => Promise<void>;
  /** Answers whether the person sees it there. */
  show: (deed: DeedView) => Promise<boolean>;
}

const places = new Set<Place>();

export function useUndone({ foresee, show }: Place): void {
  const onForesee = useEffectEvent(foresee);
  const onShow = useEffectEvent(show);
  useEffect(() => {
    const place: Place = { foresee: (deed) => onForesee(deed), show: (deed) => onShow(deed) };
    places.add(place);
    return () => void places.delete(place);
  }, []);
}

export async function foreseeUndone(deed: DeedView): Promise<void> {
  await Promise.all([...places].map(({ foresee }) => foresee(deed)));
}

export async function showUndone(deed: DeedView): Promise<boolean> {
  const seen = await Promise.all([...places].map(({ show }) => show(deed)));
  return seen.includes(true);
}
