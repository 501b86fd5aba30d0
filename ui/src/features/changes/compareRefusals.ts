// Which refusals and conflicts have not been said yet, and which that were said have ended.
import type { PendingChange } from '@/api';

export interface Refusals {
  readonly fresh: readonly PendingChange[];
  readonly settled: readonly number[];
}

export function compareRefusals(changes: readonly PendingChange[], told: ReadonlyMap<number, unknown>): Refusals {
  const refused = changes.filter(({ state }) => state.state === 'refused' || state.state === 'conflict');
  const ids = new Set(refused.map(({ id }) => id));
  return {
    fresh: refused.filter(({ id }) => !told.has(id)),
    settled: [...told.keys()].filter((id) => !ids.has(id)),
  };
}
