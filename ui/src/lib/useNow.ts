// The time on the screen, in unix seconds. It moves once a minute: what is drawn anew more often keeps the computer awake.
import { useSyncExternalStore } from 'react';

const MINUTE = 60_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

const subscribe = (changed: () => void) => {
  listeners.add(changed);
  // A timer of a whole minute could be a minute late.
  timer ??= setInterval(() => listeners.forEach((listener) => listener()), MINUTE / 4);
  return () => {
    listeners.delete(changed);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
};

const minute = () => Math.floor(Date.now() / MINUTE);

export const useNow = (): number => useSyncExternalStore(subscribe, minute) * 60;
