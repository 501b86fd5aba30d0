// The time on the screen, in unix seconds. It moves every few seconds: nothing here counts seconds down.
import { useSyncExternalStore } from 'react';

const step = 10;

const subscribe = (changed: () => void) => {
  const timer = setInterval(changed, step * 1000);
  return () => clearInterval(timer);
};

export function useNow(): number {
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / 1000 / step) * step);
}
