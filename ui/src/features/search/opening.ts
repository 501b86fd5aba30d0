// Whether the palette stands open: the key, the button in a top bar and the palette itself are far apart.
import { useSyncExternalStore } from 'react';

let open = false;
const listeners = new Set<() => void>();

export function setSearchOpen(next: boolean): void {
  open = next;
  for (const listener of listeners) listener();
}

export function useSearchOpen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
