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

/** The same, for what is said in days of a moment `at`: it moves when the day ends, and when `at` has passed. */
export const useNowFor = (at: number | null): number =>
  useSyncExternalStore(subscribe, () => nowFor(at, minute() * 60));

/** The first moment of `now`'s day from which on nothing would be said differently until `now`. */
export function nowFor(at: number | null, now: number): number {
  const day = new Date(now * 1000).setHours(0, 0, 0, 0) / 1000;
  return at !== null && at < now ? Math.max(day, at + 1) : day;
}
