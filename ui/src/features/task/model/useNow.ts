// The time of the clock in whole seconds, a minute at a time: "3 minutes ago" stays true while it is looked at.
import { useSyncExternalStore } from 'react';

const MINUTE = 60_000;

export function useNow(): number {
  return useSyncExternalStore(subscribe, read) * 60;
}

function subscribe(tick: () => void): () => void {
  const timer = setInterval(tick, MINUTE / 4);
  return () => clearInterval(timer);
}

function read(): number {
  return Math.round(Date.now() / MINUTE);
}
