// What is said to screen readers only: the eye has seen it.
import { useSyncExternalStore } from 'react';

let spoken = '';
const listeners = new Set<() => void>();

export function speak(words: string): void {
  // The same words twice are news twice.
  spoken = words === spoken ? `${words}\u00a0` : words;
  for (const listener of listeners) listener();
}

export function useSpoken(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => spoken,
  );
}
