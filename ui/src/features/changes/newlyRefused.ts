// Which refusals have not been said yet. A change that was tried again and refused again is said again.
import type { PendingChange } from '@/api';

export interface Refusals {
  readonly fresh: readonly PendingChange[];
  /** All that are refused: what counts as said from here on. */
  readonly refused: ReadonlySet<number>;
}

export function newlyRefused(changes: readonly PendingChange[], told: ReadonlySet<number>): Refusals {
  const refused = changes.filter(({ state }) => state.state === 'refused');
  return {
    fresh: refused.filter(({ id }) => !told.has(id)),
    refused: new Set(refused.map(({ id }) => id)),
  };
}
