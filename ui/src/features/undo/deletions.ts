// The words about a deletion, with their "Undo", are there only while it can be undone.
import type { PendingChange } from '@/api';

interface Told {
  readonly close: () => void;
  /** The list of changes has named it. */
  listed: boolean;
}

const told = new Map<number, Told>();

export function tellUntilSent(change: number, close: () => void): void {
  told.set(change, { close, listed: false });
}

/** It was undone. */
export function forgetDeletion(change: number): void {
  told.get(change)?.close();
  told.delete(change);
}

/** Takes away the words about what is sent, undone or let go. */
export function compareDeletions(changes: readonly PendingChange[]): void {
  const waiting = new Set(changes.filter(({ state }) => state.state === 'waiting').map(({ id }) => id));
  for (const [change, words] of told) {
    if (waiting.has(change)) words.listed = true;
    // A list that was asked for before the deletion does not name it yet.
    else if (words.listed) forgetDeletion(change);
  }
}
