// Text that was typed and not saved, kept in memory for as long as the window lives: closing the panel, opening
// another task or a slip on Esc loses nothing. One small store; components read it with `useDraft`.
import { useSyncExternalStore } from 'react';

/** Where a draft belongs. */
export type DraftKey = `name:${string}` | `description:${string}` | `comment:${string}` | 'create';

const drafts = new Map<DraftKey, unknown>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What was kept under `key`. */
export function readDraft<T>(key: DraftKey): T | undefined {
  return drafts.get(key) as T | undefined;
}

/** Keeps `value`; `undefined` forgets. */
export function keepDraft<T>(key: DraftKey, value: T | undefined): void {
  if (value === undefined) drafts.delete(key);
  else drafts.set(key, value);
  for (const listener of listeners) listener();
}

/** A task made here got its id from Cubicl: its drafts move along. */
export function moveDrafts(from: string, to: string): void {
  for (const kind of ['name', 'description', 'comment'] as const) {
    const value = drafts.get(`${kind}:${from}`);
    if (value === undefined) continue;
    drafts.delete(`${kind}:${from}`);
    drafts.set(`${kind}:${to}`, value);
  }
  for (const listener of listeners) listener();
}

/** Forgets everything: somebody else signed in. */
export function forgetDrafts(): void {
  drafts.clear();
  for (const listener of listeners) listener();
}

/** A draft and the way to change it. */
export function useDraft<T>(key: DraftKey): [T | undefined, (value: T | undefined) => void] {
  const value = useSyncExternalStore(subscribe, () => readDraft<T>(key));
  return [value, (next) => keepDraft(key, next)];
}
