// Texts that were typed and not sent, by place. Closing the panel, opening another task, a slip on Esc or the end of the
// app loses nothing: each is on the disk within a second, with the caret. Components read them with `useDraft`.
import { useSyncExternalStore } from 'react';

import type { DraftView, TaskId } from '@/api';

import { saveNothing, saveNow, saveSoon, unkeptPlaces } from './disk';

/** Where a draft belongs: a kind and, after the colon, a task, a column or a chat. */
export type DraftPlace =
  | `description:${string}`
  | `comment:${string}`
  | `message:${string}`
  | `quickAdd:${string}`
  | 'create';

/** Where the next letter goes: which of the place's fields, and the selection in it. */
export interface Caret {
  field: string;
  start: number;
  end: number;
}

interface Draft {
  value: unknown;
  caret?: Caret | undefined;
  /** It comes from the disk, and nobody has been there since. */
  returned?: boolean;
}

/** A text on its way out of its field. */
interface Handed {
  place: DraftPlace;
  value: unknown;
  /** The text with what was typed since, as it stands when it comes back. */
  back: (since: unknown) => unknown;
}

const drafts = new Map<string, Draft>();
const handed = new Set<Handed>();
const confirmed = new Map<TaskId, TaskId>();
const listeners = new Set<() => void>();

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What was kept at a place. */
export function readDraft<T>(place: DraftPlace): T | undefined {
  return draftAt(place)?.value as T | undefined;
}

/** Keeps `value`; `undefined` forgets, on the disk at once: what was sent must not come back after a crash. */
export function keepDraft<T>(place: DraftPlace, value: T | undefined): void {
  if (value === undefined) drafts.delete(real(place));
  else drafts.set(real(place), { ...draftAt(place), value });
  saveSoon(place, () => written(place));
  tell();
  if (value === undefined) void saveNow();
}

/**
 * Takes the text out of its field while `send` hands it over, which answers whether it was taken. Until then the disk keeps
 * it. What is not taken comes back: `back` joins it with what was typed since.
 */
export async function handOver<T>(
  place: DraftPlace,
  send: () => Promise<boolean>,
  back: (sent: T, since: T | undefined) => T,
): Promise<boolean> {
  const sent = readDraft<T>(place);
  if (sent === undefined) return send();
  const text: Handed = { place, value: sent, back: (since) => back(sent, since as T | undefined) };
  handed.add(text);
  drafts.delete(real(place));
  tell();
  const isTaken = await send();
  // The account may have been closed meanwhile.
  if (!handed.delete(text)) return isTaken;
  const since = readDraft<T>(place);
  keepDraft(place, isTaken ? since : back(sent, since));
  void saveNow();
  return isTaken;
}

/** A draft and the way to change it. */
export function useDraft<T>(place: DraftPlace): [T | undefined, (value: T | undefined) => void] {
  const value = useSyncExternalStore(subscribe, () => readDraft<T>(place));
  return [value, (next) => keepDraft(place, next)];
}

/** How many texts are being written. */
export function useDraftCount(): number {
  return useSyncExternalStore(subscribe, () => Array.from(drafts.values()).filter(holdsWords).length);
}

/** An editor that was only opened, a message that only answers, or a chosen project is nothing of the person's own yet. */
function holdsWords({ value }: Draft): boolean {
  if (typeof value !== 'object' || value === null) return String(value).trim() !== '';
  const { html, from, text, name, description, files } = value as Record<string, unknown>;
  if (html !== undefined) return html !== from;
  const words = [text, name, description].some((each) => typeof each === 'string' && each.trim() !== '');
  return words || (Array.isArray(files) && files.length > 0);
}

export function caretOf(place: DraftPlace): Caret | undefined {
  return draftAt(place)?.caret;
}

/** Remembers the caret beside a text; without a text there is nothing to remember. */
export function keepCaret(place: DraftPlace, caret: Caret): void {
  const draft = draftAt(place);
  if (!draft) return;
  const { caret: known } = draft;
  if (known?.field === caret.field && known.start === caret.start && known.end === caret.end) return;
  draft.caret = caret;
  saveSoon(place, () => written(place));
}

export function isReturned(place: DraftPlace): boolean {
  return draftAt(place)?.returned ?? false;
}

/** Somebody is there now. */
export function welcome(place: DraftPlace): void {
  const draft = draftAt(place);
  if (draft) draft.returned = false;
  tell();
}

/** A task made here got its id from Cubicl: its drafts are found under both. Rust does the same. */
export function moveDrafts(local: TaskId, id: TaskId): void {
  confirmed.set(local, id);
  for (const [place, draft] of drafts) {
    const moved = real(place);
    if (moved === place) continue;
    drafts.delete(place);
    if (!drafts.has(moved)) drafts.set(moved, draft);
  }
  tell();
}

/** What the disk had. What was typed since the start is newer. */
export function recallDrafts(kept: readonly DraftView[]): void {
  for (const { place, text } of kept) {
    const draft = read(text);
    if (draft && !drafts.has(real(place))) drafts.set(real(place), { ...draft, returned: true });
  }
  tell();
}

/** Writes what is not written yet, and answers with the places whose text the disk does not have then. */
export async function saveDrafts(): Promise<string[]> {
  await saveNow();
  return unkeptPlaces();
}

/** Forgets everything, and leaves the disk alone: the account is closed. */
export function forgetDrafts(): void {
  saveNothing();
  drafts.clear();
  handed.clear();
  confirmed.clear();
  tell();
}

function draftAt(place: string): Draft | undefined {
  return drafts.get(real(place));
}

function real(place: string): string {
  const colon = place.indexOf(':');
  const id = confirmed.get(place.slice(colon + 1));
  return id === undefined ? place : `${place.slice(0, colon + 1)}${id}`;
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** Without its files: what they were picked as ends with the app, the text does not. With what is being handed over. */
function written(place: DraftPlace): string | null {
  const draft = draftAt(place);
  const leaving = Array.from(handed).filter((text) => real(text.place) === real(place));
  const value = leaving.reduceRight<unknown>((since, text) => text.back(since), draft?.value);
  if (value === undefined) return null;
  const caret = leaving.length === 0 ? draft?.caret : undefined;
  return JSON.stringify({ value, caret }, (name, part: unknown) => (name === 'files' ? undefined : part));
}

function read(text: string): Draft | undefined {
  try {
    const { value, caret } = JSON.parse(text) as Draft;
    return value === undefined ? undefined : { value, caret };
  } catch {
    // Written by another version; there is nothing to show of it.
    return undefined;
  }
}
