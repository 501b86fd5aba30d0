// The deletions that can still be undone: the words about them, with their "Undo", are there only as long.
import { useSyncExternalStore } from 'react';

import type { PendingChange } from '@/api';

/** As long as Rust holds a deletion back. */
const HELD_MS = 8000;

export interface Deletion {
  readonly change: number;
  /** Of the task. */
  readonly name: string;
  readonly undo: () => Promise<void>;
}

interface Told {
  readonly timer: ReturnType<typeof setTimeout>;
  /** The list of changes has named it. */
  listed: boolean;
}

let deletions: readonly Deletion[] = [];
const told = new Map<number, Told>();
const listeners = new Set<() => void>();

/** Oldest first. */
export function useDeletions(): readonly Deletion[] {
  return useSyncExternalStore(subscribe, currentDeletions);
}

export function currentDeletions(): readonly Deletion[] {
  return deletions;
}

export function tellDeletion(deletion: Deletion): void {
  forgetDeletion(deletion.change);
  const timer = setTimeout(() => forgetDeletion(deletion.change), HELD_MS);
  told.set(deletion.change, { timer, listed: false });
  set([...deletions, deletion]);
}

/** It was undone, or it is too late. */
export function forgetDeletion(change: number): void {
  const known = told.get(change);
  if (!known) return;
  clearTimeout(known.timer);
  told.delete(change);
  set(deletions.filter((deletion) => deletion.change !== change));
}

/** The person needs no words about them. */
export function forgetDeletions(): void {
  for (const { change } of deletions) forgetDeletion(change);
}

/** Forgets what is sent, undone or let go. */
export function compareDeletions(changes: readonly PendingChange[]): void {
  const waiting = new Set(changes.filter(({ state }) => state.state === 'waiting').map(({ id }) => id));
  for (const [change, known] of told) {
    if (waiting.has(change)) known.listed = true;
    // A list that was asked for before the deletion does not name it yet.
    else if (known.listed) forgetDeletion(change);
  }
}

function set(now: readonly Deletion[]): void {
  deletions = now;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
