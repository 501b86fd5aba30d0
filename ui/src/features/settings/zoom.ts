// How large everything is, in per cent. Ctrl and +, − or 0 change it, wherever one is.
import { useEffect, useEffectEvent } from 'react';

import { useSettings } from '@/api';

export const ZOOMS = [80, 90, 100, 110, 125, 150, 175, 200] as const;
export const USUAL = 100;

/** What a key with Ctrl makes of it; nothing when it is no key for this. */
export function zoomed(zoom: number, key: string): number | undefined {
  if (key === '0') return USUAL;
  // "+" is with Shift on many keyboards, and nobody presses it.
  if (key === '+' || key === '=') return ZOOMS.find((each) => each > zoom) ?? zoom;
  if (key === '-' || key === '_') return ZOOMS.findLast((each) => each < zoom) ?? zoom;
  return undefined;
}

export function useZoomKeys(): void {
  const [{ zoom }, change] = useSettings();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const to = zoomed(zoom ?? USUAL, event.key);
    if (to === undefined) return;
    event.preventDefault();
    if (to !== zoom) change({ zoom: to });
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
